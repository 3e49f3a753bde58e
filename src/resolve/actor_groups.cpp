#include "resolve/actor_groups.hpp"

#include <algorithm>
#include <numeric>

#include "base/sorted.hpp"

namespace entente {

ActorGroups::ActorGroups(std::size_t sightings) : parent_(sightings) {
  std::iota(parent_.begin(), parent_.end(), 0U);
}

std::uint32_t ActorGroups::find(std::uint32_t sighting) {
  while (parent_[sighting] != sighting) {
    parent_[sighting] = parent_[parent_[sighting]];
    sighting = parent_[sighting];
  }
  return sighting;
}

bool ActorGroups::keep_apart(std::uint32_t sighting, std::uint32_t pair, bool second) {
  std::vector<std::uint32_t>& sides = sides_[find(sighting)];
  const std::uint32_t side = 2 * pair + (second ? 1 : 0);
  if (std::ranges::binary_search(sides, side ^ 1U)) return false;
  if (!std::ranges::binary_search(sides, side)) sides.insert(std::ranges::lower_bound(sides, side), side);
  return true;
}

bool ActorGroups::may_join(std::uint32_t a, std::uint32_t b) {
  if (sides_.empty()) return true;
  const auto left = sides_.find(find(a));
  const auto right = sides_.find(find(b));
  if (left == sides_.end() || right == sides_.end() || left == right) return true;
  return std::ranges::none_of(left->second,
                              [&](std::uint32_t side) { return std::ranges::binary_search(right->second, side ^ 1U); });
}

bool ActorGroups::join(std::uint32_t a, std::uint32_t b) {
  a = find(a);
  b = find(b);
  if (a == b) return true;
  if (!may_join(a, b)) return false;
  // The smaller number stands for both: no order of joining shows.
  if (b < a) std::swap(a, b);
  parent_[b] = a;
  if (const auto moved = sides_.find(b); moved != sides_.end()) {
    std::vector<std::uint32_t> sides = std::move(moved->second);
    sides_.erase(moved);
    std::vector<std::uint32_t>& target = sides_[a];
    target.insert(target.end(), sides.begin(), sides.end());
    sort_unique(target);
  }
  return true;
}

}  // namespace entente
