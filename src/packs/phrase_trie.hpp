#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "model/document.hpp"

namespace entente {

/// All phrases of a pack, looked up together: one walk from a token finds every phrase that begins there.
class PhraseTrie {
 public:
  void insert(std::span<const WordId> words, PhraseKind kind, std::size_t index);

  /// Appends every phrase that begins at `tokens[0]` and lies within `tokens`, shortest first.
  /// Costs the length of the longest phrase.
  void find(std::span<const Token> tokens, std::vector<Phrase>& out) const;

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> edges_;  // (node, word) → node; 0 is the root
  std::vector<std::vector<Phrase>> items_{{}};  // by node
};

}  // namespace entente
