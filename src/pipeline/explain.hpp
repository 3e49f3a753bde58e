#pragma once

#include <string>

#include "model/article.hpp"
#include "packs/language_pack.hpp"

namespace entente {

/// The article sentence by sentence: its noun phrases with what they were taken for, and the relations that
/// names and rules found in it, each with the id of the rule.
[[nodiscard]] std::string explain(Article article, const Ontology& ontology, const LanguagePack& pack);

}  // namespace entente
