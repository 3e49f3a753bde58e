#pragma once

// Not for use outside this folder.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "resolve/actor_groups.hpp"
#include "resolve/join_decisions.hpp"
#include "resolve/name_blocks.hpp"
#include "resolve/sightings.hpp"

namespace entente {

/// A join of two sightings that evidence or a decision brought about, or a failure to join.
struct JoinStep {
  std::uint32_t first;
  std::uint32_t second;
  double odds;
  std::string why;
  bool same;
};

/// A decision and the sightings of its two actors.
struct DecidedJoin {
  const JoinDecision* decision = nullptr;
  std::array<std::vector<std::uint32_t>, 2> sides;  ///< neither is empty
};

/// Finds out which sightings are one actor's; `decided` goes before all evidence. `steps`, unless nullptr, gets what
/// was joined by more than its key. Errors: schema, for decisions that contradict one another.
[[nodiscard]] Result<ActorGroups> group_sightings(const Sightings& sightings, const NameBlocks& blocks,
                                                  const std::vector<DecidedJoin>& decided,
                                                  std::vector<JoinStep>* steps);

/// A naming of somebody with a common name is compared with so many of those that others were found to be one.
inline constexpr std::size_t kMostComparisons = 300;

}  // namespace entente
