#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "model/document.hpp"

namespace entente {

/// All phrases of a pack, looked up together: one walk from a token finds every phrase that begins there.
class PhraseTrie {
 public:
  PhraseTrie() = default;
  PhraseTrie(PhraseTrie&&) = default;
  PhraseTrie& operator=(PhraseTrie&&) = default;
  PhraseTrie(const PhraseTrie&) = delete;  // its groups point into it
  PhraseTrie& operator=(const PhraseTrie&) = delete;
  ~PhraseTrie() = default;

  /// `capital`: the phrase is never written all in lower case.
  void insert(std::span<const WordId> words, PhraseKind kind, std::size_t index, bool capital = false);
  /// How common the words of each word class are, until it is sealed: of its phrases of one word the one that most
  /// classes have, and how many those are. Function words are in many, and so are the first in every sentence.
  [[nodiscard]] std::vector<std::uint32_t> shared_words(std::size_t word_classes) const;
  /// Ends the insertion: find() serves only now. Takes the rules by the word class of their anchor, and what rules ask
  /// for by word class, which may both end early, and the word classes whose places find_each() is to tell.
  void seal(const std::vector<std::vector<RuleStart>>& by_anchor = {}, const std::vector<RuleWords>& rule_words = {},
            const ClassSet& told = {});

  /// Tokens of the longest phrase of the word class; 0 if it has none.
  [[nodiscard]] std::uint32_t longest(std::uint32_t word_class) const {
    return word_class < class_lengths_.size() ? class_lengths_[word_class] : 0;
  }
  /// Every phrase that begins at `tokens[0]` and lies within `tokens`. Costs the length of the longest phrase.
  [[nodiscard]] const PhraseGroup& find(std::span<const Token> tokens) const;
  /// What find() finds at each of the tokens within its sentence, and behind the last one a group of none. Makes
  /// `told` the tokens that may begin a phrase of the classes to be told, sorted.
  [[nodiscard]] std::vector<const PhraseGroup*> find_each(std::span<const Token> tokens,
                                                          std::span<const Sentence> sentences,
                                                          std::vector<std::uint32_t>& told) const;

 private:
  /// Where the way of some words from the root ends. Each word leads from it to the place that stands so many places
  /// behind `next` as the word's number says, if that one comes from here: a step costs one look.
  struct Place {
    std::uint32_t from = kNowhere;
    std::uint32_t next = 0;
    std::uint32_t next_words = 0;  // a bit for each word with which the way goes on, which several may share
    std::uint32_t group : 31 = 0;  // index into groups_
    std::uint32_t told : 1 = 0;    // it may hold a phrase of the classes to be told
  };
  static constexpr std::uint32_t kNowhere = UINT32_MAX;
  static constexpr std::uint32_t kMostGroups = (1U << 31U) - 1;
  struct Entry {
    std::vector<WordId> words;
    Phrase phrase;
  };
  struct Branch;
  [[nodiscard]] static std::uint32_t bit(WordId word) { return 1U << word.value % 32; }
  /// Makes groups_ of the phrases of each.
  void place(const std::vector<std::vector<Phrase>>& groups, const std::vector<std::vector<RuleStart>>& by_anchor,
             const std::vector<RuleWords>& rule_words);
  /// Makes places_ of the branches, the root first.
  void lay_out(const std::vector<Branch>& branches);
  /// The first place on the way from a word.
  [[nodiscard]] std::uint32_t first(WordId word) const { return std::min(word.value, words_); }
  /// The place to which a word leads, if it comes from the given one.
  [[nodiscard]] std::uint32_t next(const Place& place, WordId word) const { return place.next + first(word); }
  /// 1 if the way may go on from a place by a word; 0 is sure.
  [[nodiscard]] static std::uint32_t may_go_on(const Place& place, WordId next) {
    return place.next_words >> next.value % 32 & 1U;
  }

  std::vector<Entry> entries_;                // until it is sealed
  std::uint32_t words_ = 0;                   // all words have lower numbers, but for those in no phrase
  std::vector<Place> places_{{}};             // by word, the first on the ways; one for all other words; then the rest
  std::vector<Phrase> phrases_;               // of all groups, one behind the other
  std::vector<RuleStart> rules_;              // likewise
  std::vector<std::uint32_t> class_lengths_;  // by word class: tokens of its longest phrase
  std::vector<PhraseGroup> groups_{{}};       // 0 is the empty one
};

}  // namespace entente
