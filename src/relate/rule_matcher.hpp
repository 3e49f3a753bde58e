#pragma once

// Not for use outside this folder.

#include <optional>
#include <vector>

#include "packs/language_pack.hpp"
#include "relate/clause.hpp"

namespace entente {

/// Where a rule matched.
struct RuleMatch {
  std::vector<std::uint32_t> roles;  ///< role → chunk; kNone for an optional one that is absent
  TokenSpan anchor;
  TokenSpan span;                    ///< all that was matched
};

/// Tries one rule with its anchor at `anchor`. Gaps are as short as possible; nothing if the rule does not match.
[[nodiscard]] std::optional<RuleMatch> match_rule(const Rule& rule, const Clause& clause, const Document& document,
                                                  const Mentions& mentions, const Ontology& ontology,
                                                  const LanguagePack& pack, TokenSpan anchor);

}  // namespace entente
