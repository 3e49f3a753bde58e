#pragma once

#include <vector>

#include "model/document.hpp"
#include "model/mention.hpp"
#include "packs/language_pack.hpp"

namespace entente {

/// Applies the pack's relation rules to every sentence. Of two relations between the same ends with the same
/// modality in one sentence the more specific one stays. Costs one step a phrase that anchors a rule plus the
/// matching of that rule, whatever the number of rules.
[[nodiscard]] std::vector<Relation> relate(const Document& document, const Mentions& mentions,
                                           const Ontology& ontology, const LanguagePack& pack);

}  // namespace entente
