#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "model/extraction.hpp"
#include "model/graph_snapshot.hpp"
#include "model/ontology.hpp"
#include "resolve/join_decisions.hpp"

namespace entente {

/// Why two namings of an actor in two articles are one entity, or why they are two.
struct JoinReason {
  bool same = false;
  std::string first;   ///< id of the entity
  std::string second;  ///< the same where `same`
  std::string first_name;
  std::string second_name;
  std::string first_article;
  std::string second_article;
  double odds = 0;  ///< natural logarithm of the odds that they are one
  std::string why;
};

/// The actors of all articles, each once.
struct JoinedEntities {
  std::vector<Entity> entities;                       ///< sorted by id
  std::vector<std::vector<std::uint32_t>> entity_of;  ///< article → local entity → index into `entities`
  std::vector<JoinReason> reasons;            ///< by name, if they were asked for; none for what only its key joins
  std::vector<std::uint32_t> idle_decisions;  ///< lines of the decisions that name an actor no article names
};

/// An actor of an article: EntityJoiner::describe()'s number, and how often the article names it.
struct DescribedActor {
  std::uint32_t description = 0;
  std::uint32_t mentions = 0;
};

/// Of a LocalStatement, what may tell who its actors are.
struct StatedTie {
  std::uint32_t subject = 0;
  PropertyId predicate;
  std::uint32_t object = 0;
  Modality modality = Modality::asserted;
  std::string_view title;
};

/// Finds out which actors of the articles are one (docs/decisions/0015-one-node-for-one-actor.md). Keeps of an
/// article no more than its names and ties; independent of the order in which articles come, but for indices
/// into them. Time grows with the articles, and inside a name that many share with the square of its articles.
class EntityJoiner {
 public:
  explicit EntityJoiner(const Ontology& ontology);
  EntityJoiner(EntityJoiner&&) noexcept;
  EntityJoiner& operator=(EntityJoiner&&) noexcept;
  ~EntityJoiner();

  /// The n-th article that is added is the article n of the result. Their ids differ.
  void add(const ArticleExtraction& article);
  /// The same where actors are described alike in many articles: with these in place of the article's entities and
  /// statements.
  void add(const ArticleExtraction& article, std::span<const DescribedActor> actors, std::span<const StatedTie> ties);
  /// The number of all that an article says of an actor but its mentions.
  [[nodiscard]] std::uint32_t describe(const LocalEntity& actor);

  /// Joins what was added; call it once. `decisions` go before all evidence.
  /// Error: schema, for decisions that contradict one another.
  [[nodiscard]] Result<JoinedEntities> finish(const JoinDecisions& decisions = {}, bool with_reasons = false);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The same in one call.
[[nodiscard]] Result<JoinedEntities> join_entities(const std::vector<ArticleExtraction>& articles,
                                                   const Ontology& ontology, const JoinDecisions& decisions = {},
                                                   bool with_reasons = false);

}  // namespace entente
