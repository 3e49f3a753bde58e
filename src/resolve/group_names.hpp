#pragma once

// Not for use outside this folder.

#include <cstdint>
#include <string>
#include <vector>

#include "resolve/actor_groups.hpp"
#include "resolve/name_blocks.hpp"
#include "resolve/sightings.hpp"

namespace entente {

/// A name stands for a group unless another is so many times as frequent: "Hà Nội Nguyễn Văn An" is a slip.
inline constexpr std::uint32_t kRareName = 4;

/// What groups of sightings are called, each by a number of its own.
struct GroupNames {
  std::vector<std::uint32_t> number;  ///< by sighting that stands for a group (ActorGroups::find)
  std::vector<std::string> ids;       ///< by number; no two are equal
  std::vector<std::uint32_t> blocks;  ///< by number: the block whose name the id is made of

  [[nodiscard]] const std::string& id(std::uint32_t group) const { return ids[number[group]]; }
};

/// Makes the ids: of the key of a group's fullest name, where the group is the first of those that bear it; else also
/// of the article that names it first.
[[nodiscard]] GroupNames name_groups(const Sightings& sightings, const NameBlocks& blocks, ActorGroups& groups);

}  // namespace entente
