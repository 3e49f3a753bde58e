#pragma once

#include <cstdint>
#include <vector>

#include "model/extraction.hpp"
#include "model/graph_snapshot.hpp"

namespace entente {

/// The actors of all articles, each once.
struct JoinedEntities {
  std::vector<Entity> entities;                        ///< sorted by id
  std::vector<std::vector<std::uint32_t>> entity_of;   ///< article → local entity → index into `entities`
};

/// Joins the entities of the articles: equal keys are one actor. The articles are taken in the given order
/// (their indices become Entity::articles), but ids, labels and aliases do not depend on it. An id is made of
/// the key alone, so that further articles never change it (docs/decisions/0005-entity-ids.md).
[[nodiscard]] JoinedEntities join_entities(const std::vector<ArticleExtraction>& articles);

}  // namespace entente
