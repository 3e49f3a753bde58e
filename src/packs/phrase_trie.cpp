#include "packs/phrase_trie.hpp"

#include <algorithm>
#include <utility>

namespace entente {

void PhraseTrie::insert(std::span<const WordId> words, PhraseKind kind, std::size_t index) {
  std::uint32_t node = 0;
  for (const WordId word : words) {
    const auto next = static_cast<std::uint32_t>(nodes_.size());
    const std::uint32_t parent = std::exchange(node, edges_.insert(edge(node, word), next));
    if (node == next) nodes_.push_back({.parent = parent});
  }
  const Phrase phrase{kind, static_cast<std::uint32_t>(index), static_cast<std::uint32_t>(words.size())};
  const auto same = [&](const Phrase& other) { return other.kind == kind && other.index == phrase.index; };
  if (node != 0 && std::ranges::none_of(nodes_[node].ends, same)) nodes_[node].ends.push_back(phrase);
}

void PhraseTrie::seal() {
  for (Node& node : nodes_) {
    node.group = nodes_[node.parent].group;
    if (node.ends.empty()) continue;
    PhraseGroup group = groups_[node.group];
    for (const Phrase& phrase : node.ends) group.add(phrase);
    node.group = static_cast<std::uint32_t>(groups_.size());
    groups_.push_back(std::move(group));
    node.ends = {};
  }
}

const PhraseGroup& PhraseTrie::find(std::span<const Token> tokens) const {
  std::uint32_t node = 0;
  for (const Token& token : tokens) {
    if (!token.word.valid()) break;
    const std::uint32_t next = edges_.find(edge(node, token.word));
    if (next == KeyIndex::kAbsent) break;
    node = next;
  }
  return groups_[nodes_[node].group];
}

}  // namespace entente
