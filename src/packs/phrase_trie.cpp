#include "packs/phrase_trie.hpp"

#include <algorithm>

namespace entente {
namespace {

std::uint64_t edge(std::uint32_t node, WordId word) { return (std::uint64_t{node} << 32U) | word.value; }

}  // namespace

void PhraseTrie::insert(std::span<const WordId> words, PhraseKind kind, std::size_t index) {
  std::uint32_t node = 0;
  for (const WordId word : words) {
    const auto [it, added] = edges_.try_emplace(edge(node, word), static_cast<std::uint32_t>(items_.size()));
    if (added) items_.emplace_back();
    node = it->second;
  }
  const Phrase phrase{kind, static_cast<std::uint32_t>(index), static_cast<std::uint32_t>(words.size())};
  const auto same = [&](const Phrase& other) { return other.kind == kind && other.index == phrase.index; };
  if (node != 0 && std::ranges::none_of(items_[node], same)) items_[node].push_back(phrase);
}

void PhraseTrie::find(std::span<const Token> tokens, std::vector<Phrase>& out) const {
  std::uint32_t node = 0;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].word.valid()) return;
    const auto it = edges_.find(edge(node, tokens[i].word));
    if (it == edges_.end()) return;
    node = it->second;
    out.insert(out.end(), items_[node].begin(), items_[node].end());
  }
}

}  // namespace entente
