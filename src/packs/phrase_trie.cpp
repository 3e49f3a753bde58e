#include "packs/phrase_trie.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <utility>

namespace entente {

void PhraseTrie::insert(std::span<const WordId> words, PhraseKind kind, std::size_t index) {
  if (words.empty()) return;
  entries_.push_back({{words.begin(), words.end()},
                      {kind, static_cast<std::uint32_t>(index), static_cast<std::uint32_t>(words.size())}});
}

void PhraseTrie::seal(const std::vector<std::vector<RuleStart>>& by_anchor, const std::vector<std::uint32_t>& required,
                      const ClassSet& told) {
  std::ranges::stable_sort(entries_, {}, &Entry::words);
  /// The entries below a node, whose first words are those on the way there.
  struct Range {
    std::size_t begin;
    std::size_t end;
    std::size_t depth;
  };
  std::vector<Range> ranges{{0, entries_.size(), 0}};
  first_.clear();
  std::vector<std::vector<Phrase>> groups(1);
  for (std::size_t node = 0; node < nodes_.size(); ++node) {
    auto [begin, end, depth] = ranges[node];
    // Those that end here stand first; each means something once.
    std::vector<Phrase> group = groups[nodes_[node].group];
    const std::size_t before = group.size();
    for (; begin < end && entries_[begin].words.size() == depth; ++begin) {
      const Phrase& phrase = entries_[begin].phrase;
      const auto same = [&](const Phrase& other) {
        return other.kind == phrase.kind && other.index == phrase.index && other.length == phrase.length;
      };
      if (std::ranges::none_of(group, same)) group.push_back(phrase);
    }
    if (group.size() > before) {
      nodes_[node].group = static_cast<std::uint32_t>(groups.size()) & kMostGroups;
      groups.push_back(std::move(group));
    }
    while (begin < end) {
      const WordId word = entries_[begin].words[depth];
      const std::size_t first = begin;
      while (begin < end && entries_[begin].words[depth] == word) ++begin;
      const auto child = static_cast<std::uint32_t>(nodes_.size());
      if (depth == 0) {
        first_.resize(word.value, kNowhere);  // they are sorted
        first_.push_back(child);
      } else {
        edges_.insert(edge(static_cast<std::uint32_t>(node), word), child);
      }
      nodes_[node].next_words |= bit(word);
      nodes_.push_back({.group = nodes_[node].group});
      ranges.push_back({first, begin, depth + 1});
    }
  }
  first_.push_back(kNowhere);
  nodes_[kNowhere] = {};
  entries_ = {};
  place(groups, by_anchor, required);
  for (Node& node : nodes_) node.told = groups_[node.group].classes().may_meet(told) ? 1 : 0;
}

void PhraseTrie::place(const std::vector<std::vector<Phrase>>& groups,
                       const std::vector<std::vector<RuleStart>>& by_anchor,
                       const std::vector<std::uint32_t>& required) {
  struct Ends {
    std::size_t phrases;
    std::size_t rules;
  };
  std::vector<Ends> ends;
  std::vector<RequiredWords> required_here(groups.size());
  for (std::size_t i = 0; i < groups.size(); ++i) {
    for (const Phrase& phrase : groups[i]) {
      phrases_.push_back(phrase);
      if (phrase.kind != PhraseKind::word_class) continue;
      class_lengths_.resize(std::max<std::size_t>(class_lengths_.size(), phrase.index + 1));
      class_lengths_[phrase.index] = std::max(class_lengths_[phrase.index], phrase.length);
      if (phrase.index < required.size() && required[phrase.index] != UINT32_MAX)
        required_here[i].add(required[phrase.index]);
      if (phrase.index >= by_anchor.size()) continue;
      for (RuleStart start : by_anchor[phrase.index]) {
        start.length = phrase.length;
        rules_.push_back(start);
      }
    }
    ends.push_back({phrases_.size(), rules_.size()});
  }
  // They stay where they are now.
  groups_.clear();
  Ends begin{0, 0};
  for (std::size_t i = 0; i < groups.size(); begin = ends[i++])
    groups_.emplace_back(std::span(phrases_).subspan(begin.phrases, ends[i].phrases - begin.phrases),
                         std::span(rules_).subspan(begin.rules, ends[i].rules - begin.rules), required_here[i]);
}

const PhraseTrie::Node& PhraseTrie::last(const Token* at, const Token* end) const {
  std::uint32_t node = first(at->word);
  while (++at != end && may_go_on(nodes_[node], at->word)) {
    const std::uint32_t next = edges_.find(edge(node, at->word));
    if (next == KeyIndex::kAbsent) break;
    node = next;
  }
  return nodes_[node];
}

const PhraseGroup& PhraseTrie::find(std::span<const Token> tokens) const {
  return groups_[tokens.empty() ? 0 : last(tokens.data(), tokens.data() + tokens.size()).group];
}

void PhraseTrie::find_each(std::span<const Token> tokens, std::vector<const PhraseGroup*>& out,
                           std::vector<std::uint32_t>& told) const {
  const PhraseGroup* const groups = groups_.data();
  const Node* const nodes = nodes_.data();
  std::size_t begin = out.size();
  out.resize(begin + tokens.size());
  // First each word alone, without a branch; then the few from which a way may go on.
  constexpr std::size_t kAtOnce = 64;
  for (; !tokens.empty(); tokens = tokens.subspan(std::min(kAtOnce, tokens.size())), begin += kAtOnce) {
    const Token* const end = tokens.data() + tokens.size();
    const std::size_t count = std::min(kAtOnce, tokens.size());
    std::uint64_t open = 0;
    std::uint64_t telling = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const Token* const token = tokens.data() + i;
      const Node& node = nodes[first(token->word)];
      out[begin + i] = groups + node.group;
      telling |= std::uint64_t{node.told} << i;
      if (token + 1 != end) open |= std::uint64_t{may_go_on(node, token[1].word)} << i;
    }
    for (; open != 0; open &= open - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(open));
      const Node& node = last(tokens.data() + i, end);
      out[begin + i] = groups + node.group;
      telling |= std::uint64_t{node.told} << i;
    }
    for (; telling != 0; telling &= telling - 1)
      told.push_back(static_cast<std::uint32_t>(begin + static_cast<std::size_t>(std::countr_zero(telling))));
  }
}

}  // namespace entente
