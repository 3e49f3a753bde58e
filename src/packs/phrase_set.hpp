#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/key_index.hpp"
#include "model/document.hpp"

namespace entente {

/// The words of a text as documents are cut into words, folded, without punctuation.
[[nodiscard]] std::vector<std::string> folded_words(std::string_view text);
/// Their keys.
[[nodiscard]] std::vector<WordKey> word_keys(std::string_view text);

/// The number of a row of words and one more behind it; 0 is that of no word. Two rows that share one count as the
/// same.
[[nodiscard]] constexpr std::uint64_t add_word(std::uint64_t words, WordKey word) {
  return (std::rotl(words, 23) ^ static_cast<std::uint64_t>(word)) * 0x9E3779B97F4A7C15U;
}

/// Phrases that are compared word by word in folded form; punctuation and case never matter.
class PhraseSet {
 public:
  PhraseSet() = default;
  explicit PhraseSet(const std::vector<std::string>& phrases);

  /// A phrase without any word is ignored.
  void add(std::string_view phrase);

  [[nodiscard]] bool empty() const { return beginnings_.size() == 0; }

  /// True if all of `words` together are one of the phrases.
  [[nodiscard]] bool contains(std::span<const WordKey> words) const {
    return !words.empty() && prefix(words) == words.size();
  }
  [[nodiscard]] bool contains(WordKey word) const { return may_begin(word) && beginnings_.find(step(0, word)) == 1; }

  /// False, as for nearly every word, if no phrase begins with it for sure. Costs a look at a bit.
  [[nodiscard]] bool may_begin(WordKey word) const {
    const std::uint64_t bit = static_cast<std::uint64_t>(word) % kFilterBits;
    return (first_words_[bit / 64] >> bit % 64 & 1U) != 0;
  }

  /// Number of words of the longest phrase with which `words` begins; 0 if there is none.
  [[nodiscard]] std::size_t prefix(std::span<const WordKey> words) const {
    return !words.empty() && may_begin(words.front()) ? longest(words) : 0;
  }

  /// True if `words` is nothing but phrases one after the other, and at least one.
  [[nodiscard]] bool composes(std::span<const WordKey> words) const;

 private:
  /// The first words of a phrase as one number, which grows word by word.
  [[nodiscard]] static std::uint64_t step(std::uint64_t words, WordKey next) {
    return (words << 23U | words >> 41U) ^ static_cast<std::uint64_t>(next);
  }
  [[nodiscard]] std::size_t longest(std::span<const WordKey> words) const;

  static constexpr std::uint64_t kFilterBits = 8192;
  std::array<std::uint64_t, kFilterBits / 64> first_words_{};  // a bit for each first word, which several may share
  // Of all phrases → 1 for a whole one, else 0. With so much room that two seldom meet: nobody foresees when.
  KeyIndex beginnings_ = KeyIndex(256);
};

}  // namespace entente
