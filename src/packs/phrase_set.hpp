#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace entente {

/// The words of a text as documents are cut into words, folded, without punctuation.
[[nodiscard]] std::vector<std::string> folded_words(std::string_view text);

/// Phrases that are compared word by word in folded form; punctuation and case never matter.
class PhraseSet {
 public:
  PhraseSet() = default;
  explicit PhraseSet(const std::vector<std::string>& phrases);

  /// A phrase without any word is ignored.
  void add(std::string_view phrase);

  [[nodiscard]] bool empty() const { return phrases_.empty(); }

  /// True if all of `words` together are one of the phrases.
  [[nodiscard]] bool contains(std::span<const std::string> words) const;
  [[nodiscard]] bool contains(const std::string& word) const { return phrases_.contains(word); }

  /// Number of words of the longest phrase with which `words` begins; 0 if there is none.
  [[nodiscard]] std::size_t prefix(std::span<const std::string> words) const;

  /// True if `words` is nothing but phrases one after the other, and at least one.
  [[nodiscard]] bool composes(std::span<const std::string> words) const;

 private:
  std::unordered_set<std::string> phrases_;  // words joined by single spaces
  std::unordered_set<std::string> firsts_;   // first word of each: most lines begin with none of them
  std::size_t longest_ = 0;                  // in words
};

}  // namespace entente
