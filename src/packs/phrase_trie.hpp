#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "model/document.hpp"

namespace entente {

/// What a phrase of the pack is.
enum class PhraseKind : std::uint8_t {
  gazetteer,   ///< index of a gazetteer form
  title,       ///< index of a title
  head,        ///< index of a head noun
  reference,   ///< index of a reference word
  word_class,  ///< index of a word class
};

struct PhraseItem {
  PhraseKind kind = PhraseKind::word_class;
  std::uint32_t index = 0;
  bool operator==(const PhraseItem&) const = default;
};

/// A phrase found in a text, beginning at a known token.
struct PhraseMatch {
  PhraseItem item;
  std::uint32_t length = 0;  ///< in tokens
};

/// All phrases of a pack, looked up together: one walk from a token finds every phrase that begins there.
class PhraseTrie {
 public:
  void insert(std::span<const WordId> words, PhraseItem item);

  /// Appends every phrase that begins at `tokens[0]` and lies within `tokens`, shortest first.
  /// Costs the length of the longest phrase.
  void find(std::span<const Token> tokens, std::vector<PhraseMatch>& out) const;

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> edges_;  // (node, word) → node; 0 is the root
  std::vector<std::vector<PhraseItem>> items_{{}};          // by node
};

}  // namespace entente
