#pragma once

// Not for use outside this folder.

#include <cstdint>
#include <string>
#include <vector>

#include "resolve/sightings.hpp"

namespace entente {

inline constexpr std::uint32_t kNoKey = UINT32_MAX;

/// One meeting place of sightings: a name.
struct NameBlock {
  std::string name;                    ///< meeting_names() of the keys of its members
  std::vector<std::uint32_t> members;  ///< sightings, in the canonical order; never empty
  double namesakes = 0;
  bool known = false;            ///< a gazetteer's
  std::uint32_t owner = kNoKey;  ///< its owner's key, if several bear the owner's name
};

/// The sightings by name. Keeps a reference.
class NameBlocks {
 public:
  static constexpr std::uint32_t kNone = UINT32_MAX;

  /// The sightings are weighed.
  explicit NameBlocks(const Sightings& sightings);

  /// Sorted by name.
  [[nodiscard]] const std::vector<NameBlock>& all() const { return blocks_; }
  [[nodiscard]] const NameBlock& operator[](std::uint32_t block) const { return blocks_[block]; }
  /// The block in which all sightings of a key are; kNone if there are none.
  [[nodiscard]] std::uint32_t of_key(std::uint32_t key) const { return of_key_[key]; }
  /// The canonical order: by date, sightings without one last, then by the article's id, then by key. What comes later
  /// in the news changes nothing of what was there.
  [[nodiscard]] bool earlier(std::uint32_t a, std::uint32_t b) const;

 private:
  void rank_articles();
  void meet();
  void count_longer_names();
  void find_shared_owners();

  const Sightings& sightings_;
  std::vector<NameBlock> blocks_;
  std::vector<std::uint32_t> of_key_;
  std::vector<std::uint32_t> articles_;      // in the canonical order
  std::vector<std::uint32_t> article_rank_;  // article → its place in it
};

}  // namespace entente
