#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/arena.hpp"

namespace entente {

/// Texts by number, each once and one behind the other.
class TextPool {
 public:
  static constexpr std::uint32_t kAbsent = UINT32_MAX;

  /// The number of the text; it gets the next one if it has none.
  std::uint32_t add(std::string_view text);
  /// kAbsent if it has none.
  [[nodiscard]] std::uint32_t find(std::string_view text) const;
  /// It stays where it is as long as the pool lives.
  [[nodiscard]] std::string_view operator[](std::uint32_t number) const { return texts_[number]; }
  [[nodiscard]] std::size_t size() const { return texts_.size(); }

 private:
  /// A place by hash. Its mark, the hash, spares a look at most texts that are others.
  struct Slot {
    std::uint32_t mark = 0;
    std::uint32_t number = kAbsent;
  };

  [[nodiscard]] std::size_t slot_of(std::string_view text, std::uint32_t mark) const;
  void grow();

  TextArena arena_;
  std::vector<std::string_view> texts_;
  std::vector<Slot> slots_;  // a power of two, at most half of them taken
};

}  // namespace entente
