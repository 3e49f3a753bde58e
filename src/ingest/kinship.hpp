#pragma once

// Not for use outside this folder.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "model/token.hpp"

namespace entente {

/// How far a line is made of the words of an article, and of its pairs of words; shares of the line's own.
struct Kinship {
  double words = 0;
  double pairs = 0;
};

/// A set of numbers that are hashes already and not 0: a flat table with room for so many as it is made for.
class HashSet {
 public:
  explicit HashSet(std::size_t hashes) : slots_(std::bit_ceil(2 * hashes + 1)) {}
  void insert(std::uint64_t hash) { slots_[place(hash)] = hash; }
  [[nodiscard]] bool contains(std::uint64_t hash) const { return slots_[place(hash)] == hash; }

 private:
  /// Where it is or would be.
  [[nodiscard]] std::size_t place(std::uint64_t hash) const {
    const std::uint64_t* const slots = slots_.data();
    const std::size_t last = slots_.size() - 1;
    std::size_t i = hash & last;
    while (slots[i] != hash && slots[i] != 0) i = (i + 1) & last;
    return i;
  }
  std::vector<std::uint64_t> slots_;  // 0: free; so many as a power of two, at most half of them taken
};

/// The words and pairs of words of what is known to be of an article. Keeps views of what is added, which costs nothing
/// until something is compared.
class Kin {
 public:
  /// `words`: of the whole page, no more are added.
  explicit Kin(std::size_t words) : expected_(words) {}

  void add(std::span<const WordKey> words) { waiting_.push_back(words); }
  [[nodiscard]] Kinship of(std::span<const WordKey> words);

 private:
  void take_in();

  std::size_t expected_;
  bool empty_ = true;
  std::vector<std::span<const WordKey>> waiting_;
  HashSet words_{0};
  HashSet pairs_{0};
};

}  // namespace entente
