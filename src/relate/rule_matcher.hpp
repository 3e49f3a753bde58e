#pragma once

// Not for use outside this folder.

#include <vector>

#include "packs/language_pack.hpp"
#include "relate/clause.hpp"

namespace entente {

/// Where a rule matched.
struct RuleMatch {
  std::vector<std::uint32_t> roles;  ///< role → chunk; kNone for an optional one that is absent
  TokenSpan anchor;
  TokenSpan span;  ///< all that was matched
};

/// Where a rule got stuck: at the element farthest from its anchor that was looked for.
struct MatchFailure {
  std::uint32_t element = kNone;
  std::uint32_t token = kNone;  ///< where it was to begin, or, of one before the anchor, where it was to end
  std::uint32_t chunk = kNone;  ///< the noun phrase that stands there and does not fit; kNone if there is none
};

/// True if the mention may fill a role of these classes (any class if there are none).
[[nodiscard]] bool fits_role(const std::vector<ClassId>& types, const Mention& mention, const Ontology& ontology,
                             const LanguagePack& pack);

/// Tries one rule with its anchor at `anchor`. Gaps are as short as possible; false if the rule does not match:
/// `failure`, where it is asked for, then says why. `match`, whose room is used again, holds what was found if it does.
[[nodiscard]] bool match_rule(const Rule& rule, const Clause& clause, const Document& document,
                              const Mentions& mentions, const Ontology& ontology, const LanguagePack& pack,
                              TokenSpan anchor, RuleMatch& match, MatchFailure* failure = nullptr);

}  // namespace entente
