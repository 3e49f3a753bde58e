#pragma once

// Not for use outside this folder.

#include <cstddef>
#include <cstdint>
#include <span>

#include "base/scratch.hpp"
#include "model/token.hpp"

namespace entente {

/// How far a line is made of the words of an article, and of its pairs of words; shares of the line's own.
struct Kinship {
  double words = 0;
  double pairs = 0;
};

/// The words and pairs of words of what is known to be of an article. Keeps views of what is added, which costs nothing
/// until something is compared. Lies in scratch memory.
class Kin {
 public:
  /// `words`: of the whole page, no more are added.
  explicit Kin(std::size_t words) : expected_(words) {
    constexpr std::size_t kWordsPerLine = 16;  // a guess on the safe side
    waiting_.reserve(words / kWordsPerLine);
  }

  void add(std::span<const WordKey> words) { waiting_.push_back(words); }
  [[nodiscard]] Kinship of(std::span<const WordKey> words);

 private:
  /// A word where it stands. Those whose hashes end alike hang together, the last one first: to take a word in asks
  /// nothing, not even whether it is there, so that there is no branch which nobody foresees.
  struct Place {
    std::uint64_t word;
    std::uint64_t pair;       // of it and the word before on its line
    std::uint32_t next_word;  // 0: there is none
    std::uint32_t next_pair;
  };
  struct Row {
    std::uint32_t word = 0;  // the last place whose word ends as this row's number does
    std::uint32_t pair = 0;
  };

  void take_in();
  [[nodiscard]] Row& row(std::uint64_t hash) { return rows_[hash & (rows_.size() - 1)]; }

  std::size_t expected_;
  scratch::vector<std::span<const WordKey>> waiting_;
  // Room for all words, which costs nothing until they come; the first one is none. None until something is compared.
  Place* places_ = nullptr;
  std::uint32_t taken_in_ = 1;  // of the places
  scratch::vector<Row> rows_;   // so many as a power of two
};

}  // namespace entente
