#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/key_index.hpp"
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

  void insert(std::span<const WordId> words, PhraseKind kind, std::size_t index);
  /// Ends the insertion: find() serves only now. Takes the rules by the word class of their anchor, and the numbers of
  /// the word classes that rules require (UINT32_MAX for all others), which may both end early, and the word classes
  /// whose places find_each() is to tell.
  void seal(const std::vector<std::vector<RuleStart>>& by_anchor = {}, const std::vector<std::uint32_t>& required = {},
            const ClassSet& told = {});

  /// Tokens of the longest phrase of the word class; 0 if it has none.
  [[nodiscard]] std::uint32_t longest(std::uint32_t word_class) const {
    return word_class < class_lengths_.size() ? class_lengths_[word_class] : 0;
  }
  /// Every phrase that begins at `tokens[0]` and lies within `tokens`. Costs the length of the longest phrase.
  [[nodiscard]] const PhraseGroup& find(std::span<const Token> tokens) const;
  /// Appends what find() finds at each of `tokens`, and to `told` the places in `out` of those that may hold a phrase
  /// of the classes to be told.
  void find_each(std::span<const Token> tokens, std::vector<const PhraseGroup*>& out,
                 std::vector<std::uint32_t>& told) const;

 private:
  struct Node {
    std::uint64_t next_words = 0;  // a bit for each word with which the way goes on, which several may share
    std::uint32_t group : 31 = 0;  // index into groups_
    std::uint32_t told : 1 = 0;    // it may hold a phrase of the classes to be told
  };
  /// The root, when all is sealed: no way leads there, none from there.
  static constexpr std::uint32_t kNowhere = 0;
  static constexpr std::uint32_t kMostGroups = (1U << 31U) - 1;
  struct Entry {
    std::vector<WordId> words;
    Phrase phrase;
  };
  [[nodiscard]] static std::uint64_t bit(WordId word) { return std::uint64_t{1} << word.value % 64; }
  /// Makes groups_ of the phrases of each.
  void place(const std::vector<std::vector<Phrase>>& groups, const std::vector<std::vector<RuleStart>>& by_anchor,
             const std::vector<std::uint32_t>& required);
  /// The first node on the way from a word.
  [[nodiscard]] std::uint32_t first(WordId word) const {
    return first_.data()[std::min<std::size_t>(word.value, first_.size() - 1)];
  }
  /// The way from a node by a word.
  [[nodiscard]] static std::uint64_t edge(std::uint32_t node, WordId word) {
    return std::uint64_t{node} << 32U | word.value;
  }
  /// True if the way may go on from a node: false is sure.
  [[nodiscard]] static bool may_go_on(const Node& node, WordId next) { return (node.next_words & bit(next)) != 0; }
  /// The last node on the longest way from the word at `at`, which is before `end`.
  [[nodiscard]] const Node& last(const Token* at, const Token* end) const;

  std::vector<Entry> entries_;                  // until it is sealed
  std::vector<Node> nodes_{{}};                 // level by level
  KeyIndex edges_;                              // below the first level → the node to which they lead
  std::vector<std::uint32_t> first_{kNowhere};  // by word: the child of the root; the last serves all words behind
  std::vector<Phrase> phrases_;                 // of all groups, one behind the other
  std::vector<RuleStart> rules_;                // likewise
  std::vector<std::uint32_t> class_lengths_;    // by word class: tokens of its longest phrase
  std::vector<PhraseGroup> groups_{{}};         // 0 is the empty one
};

}  // namespace entente
