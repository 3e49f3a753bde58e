#pragma once

#include <vector>

#include "base/deadline.hpp"
#include "model/document.hpp"
#include "model/extraction.hpp"
#include "model/mention.hpp"
#include "packs/language_pack.hpp"

namespace entente {

/// Decides which mentions of one article are the same actor, whom its offices and references stand for, and
/// states the relations between the actors so found. `relations` are those of the rules; those of `mentions`
/// itself join them. A relation whose end cannot be resolved is dropped rather than guessed. Throws DeadlinePassed.
[[nodiscard]] ArticleExtraction resolve_article(const Document& document, const Mentions& mentions,
                                                const std::vector<Relation>& relations, const Ontology& ontology,
                                                const LanguagePack& pack, const Deadline& deadline = {});

}  // namespace entente
