#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

#include "base/scratch.hpp"

namespace entente {

/// A map of 64-bit keys to numbers below 2^32 - 1, into which one only inserts: a flat table, so that finding a
/// key costs a multiplication and one or two places next to each other.
template <template <class> class Allocator>
class BasicKeyIndex {
 public:
  static constexpr std::uint32_t kAbsent = std::numeric_limits<std::uint32_t>::max();

  /// Has room for so many keys before it grows.
  explicit BasicKeyIndex(std::size_t keys = 0) {
    if (keys > 0) resize(std::bit_ceil(std::max(2 * keys, kSmallest)));
  }

  /// The number of the key; kAbsent if it has none.
  [[nodiscard]] std::uint32_t find(std::uint64_t key) const {
    if (size_ == 0) return kAbsent;
    const Slot* const slots = slots_.data();
    const std::size_t last = slots_.size() - 1;
    std::size_t i = home(key);
    while (slots[i].key != key && slots[i].value != kAbsent) i = (i + 1) & last;
    return slots[i].value;
  }

  [[nodiscard]] bool contains(std::uint64_t key) const { return find(key) != kAbsent; }

  /// Gives the key a number unless it has one; the number that it has.
  std::uint32_t insert(std::uint64_t key, std::uint32_t value) {
    if (const std::uint32_t known = find(key); known != kAbsent) return known;
    if (2 * (size_ + 1) > slots_.size()) resize(std::max(2 * slots_.size(), kSmallest));
    put({key, value});
    ++size_;
    return value;
  }

  /// Gives the key another number than it has.
  void replace(std::uint64_t key, std::uint32_t value) {
    for (std::size_t i = home(key);; i = (i + 1) & (slots_.size() - 1))
      if (slots_[i].key == key) {
        slots_[i].value = value;
        return;
      }
  }

  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t value = kAbsent;
  };
  using Slots = std::vector<Slot, Allocator<Slot>>;

  [[nodiscard]] std::size_t home(std::uint64_t key) const { return (key * 0x9E3779B97F4A7C15U) >> shift_; }
  void put(Slot slot) {
    std::size_t i = home(slot.key);
    while (slots_[i].value != kAbsent) i = (i + 1) & (slots_.size() - 1);
    slots_[i] = slot;
  }
  void resize(std::size_t slots) {
    const Slots old = std::exchange(slots_, Slots(slots));
    shift_ = 64U - static_cast<unsigned>(std::countr_zero(slots));
    for (const Slot& slot : old)
      if (slot.value != kAbsent) put(slot);
  }

  static constexpr std::size_t kSmallest = 16;  // a power of two, as all sizes are
  Slots slots_;                                 // at most half of them taken
  unsigned shift_ = 64;
  std::size_t size_ = 0;
};

using KeyIndex = BasicKeyIndex<std::allocator>;
namespace scratch {
using KeyIndex = BasicKeyIndex<Scratch::Allocator>;
}  // namespace scratch

}  // namespace entente
