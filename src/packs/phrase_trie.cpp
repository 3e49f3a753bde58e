#include "packs/phrase_trie.hpp"

#include <algorithm>
#include <utility>

namespace entente {

void PhraseTrie::insert(std::span<const WordId> words, PhraseKind kind, std::size_t index) {
  if (words.empty()) return;
  entries_.push_back({{words.begin(), words.end()},
                      {kind, static_cast<std::uint32_t>(index), static_cast<std::uint32_t>(words.size())}});
}

void PhraseTrie::seal() {
  std::ranges::stable_sort(entries_, {}, &Entry::words);
  /// The entries below a node, whose first words are those on the way there.
  struct Range {
    std::size_t begin;
    std::size_t end;
    std::size_t depth;
  };
  std::vector<Range> ranges{{0, entries_.size(), 0}};
  nodes_.push_back({});
  words_.push_back({});
  for (std::size_t node = 0; node < nodes_.size(); ++node) {
    auto [begin, end, depth] = ranges[node];
    // Those that end here stand first; each means something once.
    PhraseGroup group = groups_[nodes_[node].group];
    const std::size_t before = group.phrases.size();
    for (; begin < end && entries_[begin].words.size() == depth; ++begin) {
      const Phrase& phrase = entries_[begin].phrase;
      const auto same = [&](const Phrase& other) {
        return other.kind == phrase.kind && other.index == phrase.index && other.length == phrase.length;
      };
      if (std::ranges::none_of(group.phrases, same)) group.add(phrase);
    }
    if (group.phrases.size() > before) {
      nodes_[node].group = static_cast<std::uint32_t>(groups_.size());
      groups_.push_back(std::move(group));
    }
    nodes_[node].children = static_cast<std::uint32_t>(nodes_.size());
    while (begin < end) {
      const WordId word = entries_[begin].words[depth];
      const std::size_t first = begin;
      while (begin < end && entries_[begin].words[depth] == word) ++begin;
      nodes_[node].next_words |= bit(word);
      nodes_.push_back({.group = nodes_[node].group});
      words_.push_back(word);
      ranges.push_back({first, begin, depth + 1});
    }
  }
  for (std::uint32_t node = 1; node < nodes_.size() && ranges[node].depth == 1; ++node) {
    first_.resize(words_[node].value + 1);  // they are sorted
    first_[words_[node].value] = node;
  }
  nodes_.push_back({.children = static_cast<std::uint32_t>(nodes_.size())});
  entries_ = {};
}

void PhraseTrie::note_rules(const std::vector<std::vector<RuleStart>>& by_anchor,
                            const std::vector<std::uint32_t>& required) {
  for (PhraseGroup& group : groups_)
    for (const Phrase& phrase : group.phrases) {
      if (phrase.kind != PhraseKind::word_class) continue;
      if (required[phrase.index] != UINT32_MAX) group.required.add(required[phrase.index]);
      for (RuleStart start : by_anchor[phrase.index]) {
        start.length = phrase.length;
        group.rules.push_back(start);
      }
    }
}

std::uint32_t PhraseTrie::child(std::uint32_t node, WordId word) const {
  if ((nodes_[node].next_words & bit(word)) == 0) return 0;
  // The last child whose word is not behind the wanted one: found without a branch that nobody foresees.
  std::uint32_t found = nodes_[node].children;
  for (std::uint32_t size = nodes_[node + 1].children - found; size > 1; size -= size / 2)
    found += words_[found + size / 2] <= word ? size / 2 : 0;
  return words_[found] == word ? found : 0;
}

const PhraseGroup& PhraseTrie::find(std::span<const Token> tokens) const {
  std::uint32_t node = tokens.empty() || tokens[0].word.value >= first_.size() ? 0 : first_[tokens[0].word.value];
  if (node == 0) return groups_[0];
  for (const Token& token : tokens.subspan(1)) {
    const std::uint32_t next = token.word.valid() ? child(node, token.word) : 0;
    if (next == 0) break;
    node = next;
  }
  return groups_[nodes_[node].group];
}

}  // namespace entente
