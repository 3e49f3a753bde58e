#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace entente {

struct KnownPrefix {
  std::string name;
  std::string ns;
};

/// Looks for what Rasqal lacks, crashes on or answers wrongly, before it sees the query: the first such
/// place, with line and column. What is no SPARQL at all passes, for Rasqal to say so. Error: schema.
[[nodiscard]] Result<void> check_supported(std::string_view query);

/// The query behind declarations of those prefixes that it uses and does not declare itself, all in its first
/// line, so that lines stay what they are.
/// Error: schema, with line and column, for a prefix that is neither declared nor known.
[[nodiscard]] Result<std::string> declare_prefixes(std::string_view query, std::span<const KnownPrefix> known);

/// Where the tokens of a query end, in bytes from its begin. Comments are none.
[[nodiscard]] std::vector<std::size_t> token_ends(std::string_view query);

/// The names of the variables that a SELECT gives, in its order; those of "SELECT *" as they come in the query.
[[nodiscard]] std::vector<std::string> selected_variables(std::string_view query);

/// A schema error at byte `pos` of the query, with line and column.
[[nodiscard]] Error error_in(std::string_view query, std::size_t pos, std::string message);

}  // namespace entente
