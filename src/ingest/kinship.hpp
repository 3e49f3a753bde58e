#pragma once

// Not for use outside this folder.

#include <span>
#include <vector>

#include "base/key_index.hpp"
#include "model/token.hpp"

namespace entente {

/// How far a line is made of the words of an article, and of its pairs of words; shares of the line's own.
struct Kinship {
  double words = 0;
  double pairs = 0;
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
  std::vector<std::span<const WordKey>> waiting_;
  KeyIndex words_;
  KeyIndex pairs_;
};

}  // namespace entente
