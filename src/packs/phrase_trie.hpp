#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/key_index.hpp"
#include "model/document.hpp"

namespace entente {

/// All phrases of a pack, looked up together: one walk from a token finds every phrase that begins there.
class PhraseTrie {
 public:
  void insert(std::span<const WordId> words, PhraseKind kind, std::size_t index);
  /// Ends the insertion: find() serves only now.
  void seal();

  /// Every phrase that begins at `tokens[0]` and lies within `tokens`. Costs the length of the longest phrase.
  [[nodiscard]] const PhraseGroup& find(std::span<const Token> tokens) const;

 private:
  struct Node {
    std::uint32_t parent = 0;
    std::uint32_t group = 0;  // index into groups_
    std::vector<Phrase> ends;  // phrases that end here; until it is sealed
  };
  [[nodiscard]] static std::uint64_t edge(std::uint32_t node, WordId word) {
    return std::uint64_t{node} << 32U | word.value;
  }

  KeyIndex edges_;  // (node, word) → node
  std::vector<Node> nodes_{{}};  // a parent stands before its children; 0 is the root
  std::vector<PhraseGroup> groups_{{}};  // 0 is the empty one
};

}  // namespace entente
