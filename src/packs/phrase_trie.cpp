#include "packs/phrase_trie.hpp"

#include <algorithm>

namespace entente {
namespace {

std::uint64_t edge(std::uint32_t node, WordId word) { return (std::uint64_t{node} << 32U) | word.value; }

}  // namespace

void PhraseTrie::insert(std::span<const WordId> words, PhraseItem item) {
  std::uint32_t node = 0;
  for (const WordId word : words) {
    const auto [it, added] = edges_.try_emplace(edge(node, word), static_cast<std::uint32_t>(items_.size()));
    if (added) items_.emplace_back();
    node = it->second;
  }
  if (node != 0 && std::ranges::find(items_[node], item) == items_[node].end()) items_[node].push_back(item);
}

void PhraseTrie::find(std::span<const Token> tokens, std::vector<PhraseMatch>& out) const {
  std::uint32_t node = 0;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].word.valid()) return;
    const auto it = edges_.find(edge(node, tokens[i].word));
    if (it == edges_.end()) return;
    node = it->second;
    for (const PhraseItem& item : items_[node]) out.push_back({item, i + 1});
  }
}

}  // namespace entente
