#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace entente {

/// Whom a line of decisions means.
struct DecidedActor {
  std::string actor;    ///< an entity's id, or a name in any spelling that folds alike
  std::string article;  ///< only as this article names it; empty: in all
};

/// What somebody who looked at it says of two actors.
struct JoinDecision {
  bool same = false;
  DecidedActor first;
  DecidedActor second;
  std::uint32_t line = 0;
};

struct JoinDecisions {
  std::string file;  ///< for messages
  std::vector<JoinDecision> list;
};

/// Reads decisions: a line each of `same` or `different` and two actors, between tabs; an actor is an id or a name,
/// behind it perhaps " @ " and the id of an article. What follows behind another tab, empty lines and lines that begin
/// with # say nothing.
/// Errors: schema, with the line.
[[nodiscard]] Result<JoinDecisions> parse_join_decisions(std::string_view text, const std::string& file);

}  // namespace entente
