#pragma once

#include <string>

#include "packs/language_pack.hpp"

namespace entente {

/// One element of a rule as its pattern writes it; of many alternatives only the first few.
[[nodiscard]] std::string element_text(const Rule& rule, const RuleElement& element, const LanguagePack& pack,
                                       const Ontology& ontology);

/// The whole pattern, its elements so shortened.
[[nodiscard]] std::string pattern_text(const Rule& rule, const LanguagePack& pack, const Ontology& ontology);

}  // namespace entente
