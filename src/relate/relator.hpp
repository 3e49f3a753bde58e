#pragma once

#include <vector>

#include "base/deadline.hpp"
#include "model/document.hpp"
#include "model/mention.hpp"
#include "packs/language_pack.hpp"

namespace entente {

/// What became of one rule at one place where its anchor, its first required words, stands.
struct RuleTrace {
  enum class Outcome : std::uint8_t {
    fired,
    inside_name,   ///< the anchor is part of a name
    nominal,       ///< all is there, but the anchor is part of a phrase in which it is no verb
    stuck,         ///< `element` was not found
    hypothetical,  ///< all is there, but the clause states nothing
  };
  std::uint32_t rule = 0;  ///< index into LanguagePack::rules
  TokenSpan anchor;
  Outcome outcome = Outcome::fired;
  std::uint32_t element = kNone;  ///< index into Rule::elements
  std::uint32_t token = kNone;    ///< where it was to begin, or, of one before the anchor, where it was to end
  std::uint32_t chunk = kNone;    ///< index into Mentions::chunks of what stands there and does not fit
};

/// Says of every rule whose anchor stands in the document whether it fired, and if not, why: for whoever maintains
/// the rules. By sentence, anchor and rule.
[[nodiscard]] std::vector<RuleTrace> trace(const Document& document, const Mentions& mentions, const Ontology& ontology,
                                           const LanguagePack& pack);

/// Applies the pack's relation rules to every sentence. Of two relations between the same ends with the same
/// modality in one sentence the more specific one stays. Costs one step a phrase that anchors a rule plus the
/// matching of that rule, whatever the number of rules. Throws DeadlinePassed.
[[nodiscard]] std::vector<Relation> relate(const Document& document, const Mentions& mentions, const Ontology& ontology,
                                           const LanguagePack& pack, const Deadline& deadline = {});

}  // namespace entente
