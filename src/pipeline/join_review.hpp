#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "pipeline/options.hpp"
#include "resolve/join_decisions.hpp"
#include "resolve/joiner.hpp"

namespace entente {

/// Reads a file of decisions (docs/review.md); none for an empty path. Errors: not_found, unreadable, invalid_utf8,
/// and those of parse_join_decisions().
[[nodiscard]] Result<JoinDecisions> read_join_decisions(const std::string& path);

/// Which namings of actors were joined and which were not, and why.
struct JoinReview {
  std::size_t articles = 0;
  std::size_t entities = 0;
  std::vector<JoinReason> reasons;  ///< by name; none for what only its key joins
  std::vector<Error> idle;          ///< decisions that concern no actor of the articles
};

/// Joins the records of the files that `options.paths` names, as merge() does, with `options.decisions`, and writes
/// nothing. Errors: those of load_knowledge(), read_records(), read_join_decisions() and EntityJoiner::finish().
[[nodiscard]] Result<JoinReview> review_joins(const Options& options);

/// A table, tab separated, whose lines begin as decisions do: a file of decisions once it is edited.
[[nodiscard]] std::string to_text(const JoinReview& review);
/// The same as JSON Lines: an object a pair.
[[nodiscard]] std::string to_json(const JoinReview& review);

}  // namespace entente
