#pragma once

// Not for use outside this folder.

#include <set>
#include <string>
#include <vector>

#include "packs/language_pack.hpp"
#include "tools/lint.hpp"

namespace entente {

/// What the rules say, held against one another, the ontology and the lexicon. `phrases` are those of every word
/// class, folded.
[[nodiscard]] std::vector<Finding> lint_rules(const LanguagePack& pack, const Ontology& ontology,
                                              const std::vector<std::set<std::string>>& phrases);

}  // namespace entente
