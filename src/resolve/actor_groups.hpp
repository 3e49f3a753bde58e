#pragma once

// Not for use outside this folder.

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace entente {

/// Which sightings are one actor: disjoint sets, with pairs that must never meet.
class ActorGroups {
 public:
  explicit ActorGroups(std::size_t sightings);

  /// The sighting that stands for all of its group.
  [[nodiscard]] std::uint32_t find(std::uint32_t sighting);
  /// Puts the sighting on one side of a pair of groups: what is on its other side is somebody else. False if its
  /// group is on the other side already.
  bool keep_apart(std::uint32_t sighting, std::uint32_t pair, bool second);
  /// True if nothing keeps the two apart.
  [[nodiscard]] bool may_join(std::uint32_t a, std::uint32_t b);
  /// Makes them one; false if something keeps them apart.
  bool join(std::uint32_t a, std::uint32_t b);
  /// True if the sighting's group must be kept apart from some other.
  [[nodiscard]] bool constrained(std::uint32_t sighting) { return sides_.contains(find(sighting)); }

 private:
  std::vector<std::uint32_t> parent_;
  std::map<std::uint32_t, std::vector<std::uint32_t>> sides_;  // of groups: 2 × pair + side, sorted
};

}  // namespace entente
