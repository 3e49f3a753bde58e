#include "packs/phrase_trie.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/scratch.hpp"

namespace entente {

void PhraseTrie::insert(std::span<const WordId> words, PhraseKind kind, std::size_t index, bool capital) {
  if (words.empty()) return;
  entries_.push_back({{words.begin(), words.end()},
                      {kind, static_cast<std::uint32_t>(index), static_cast<std::uint32_t>(words.size()), capital}});
}

/// A place while it is made.
struct PhraseTrie::Branch {
  std::size_t begin = 0;  // of the entries whose first words are those on the way there
  std::size_t end = 0;
  std::size_t depth = 0;     // words on the way there
  std::uint32_t parent = 0;  // index of a branch
  WordId word;               // the last one on the way there
  std::uint32_t group = 0;   // index of a group
  bool told = false;
  std::uint32_t first_child = 0;  // they stand side by side, sorted by their words
  std::uint32_t children = 0;
};

std::vector<std::uint32_t> PhraseTrie::shared_words(std::size_t word_classes) const {
  const auto is_word = [](const Entry& entry) {
    return entry.phrase.kind == PhraseKind::word_class && entry.words.size() == 1;
  };
  std::unordered_map<std::uint32_t, std::uint32_t> classes;  // by word: how many have it
  for (const Entry& entry : entries_)
    if (is_word(entry)) ++classes[entry.words.front().value];
  std::vector<std::uint32_t> out(word_classes, 0);
  for (const Entry& entry : entries_)
    if (is_word(entry)) {
      std::uint32_t& most = out[entry.phrase.index];
      most = std::max(most, classes[entry.words.front().value]);
    }
  return out;
}

void PhraseTrie::seal(const std::vector<std::vector<RuleStart>>& by_anchor, const std::vector<RuleWords>& rule_words,
                      const ClassSet& told) {
  std::ranges::stable_sort(entries_, {}, &Entry::words);
  std::vector<Branch> branches(1);
  branches[0].end = entries_.size();
  std::vector<std::vector<Phrase>> groups(1);
  for (std::uint32_t b = 0; b < branches.size(); ++b) {
    auto [begin, end, depth] = std::tuple(branches[b].begin, branches[b].end, branches[b].depth);
    // Those that end here stand first; each means something once.
    std::vector<Phrase> group = groups[branches[b].group];
    const std::size_t before = group.size();
    for (; begin < end && entries_[begin].words.size() == depth; ++begin) {
      const Phrase& phrase = entries_[begin].phrase;
      const auto same = [&](const Phrase& other) {
        return other.kind == phrase.kind && other.index == phrase.index && other.length == phrase.length;
      };
      if (std::ranges::none_of(group, same)) group.push_back(phrase);
    }
    if (group.size() > before) {
      branches[b].group = static_cast<std::uint32_t>(groups.size()) & kMostGroups;
      groups.push_back(std::move(group));
    }
    branches[b].first_child = static_cast<std::uint32_t>(branches.size());
    while (begin < end) {
      Branch child;
      child.begin = begin;
      child.word = entries_[begin].words[depth];
      while (begin < end && entries_[begin].words[depth] == child.word) ++begin;
      child.end = begin;
      child.depth = depth + 1;
      child.parent = b;
      child.group = branches[b].group;
      branches.push_back(child);
      ++branches[b].children;
    }
  }
  entries_ = {};
  place(groups, by_anchor, rule_words);
  for (Branch& branch : branches) branch.told = groups_[branch.group].classes().may_meet(told);
  lay_out(branches);
}

void PhraseTrie::lay_out(const std::vector<Branch>& branches) {
  for (const Branch& branch : branches)
    if (branch.depth > 0) words_ = std::max(words_, branch.word.value + 1);
  std::vector<std::uint32_t> order;  // of those that go on: many ways first, while there is room for them side by side
  for (std::uint32_t b = 1; b < branches.size(); ++b)
    if (branches[b].children > 0) order.push_back(b);
  std::ranges::stable_sort(order, std::greater{}, [&](std::uint32_t b) { return branches[b].children; });

  std::vector<std::uint32_t> next(branches.size());  // by branch: from where on its children stand
  std::vector<bool> taken(words_ + 1, true);
  std::size_t first_free = taken.size();
  std::size_t tried = first_free;  // before it is hardly room for more than one
  std::uint32_t last_next = 0;
  for (const std::uint32_t b : order) {
    const auto children = std::span(branches).subspan(branches[b].first_child, branches[b].children);
    const auto fit = [&](std::size_t begin) {
      return std::ranges::none_of(children, [&](const Branch& child) {
        const std::size_t at = begin + child.word.value;
        return at < taken.size() && taken[at];
      });
    };
    std::size_t begin = (children.size() > 1 ? tried : first_free) - children.front().word.value;
    while (!fit(begin)) ++begin;
    tried = begin + children.front().word.value;
    if (const std::size_t end = begin + children.back().word.value + 1; taken.size() < end) taken.resize(end);
    for (const Branch& child : children) taken[begin + child.word.value] = true;
    while (first_free < taken.size() && taken[first_free]) ++first_free;
    next[b] = static_cast<std::uint32_t>(begin);
    last_next = std::max(last_next, next[b]);
  }

  places_.assign(last_next + words_ + 1, {});
  std::vector<std::uint32_t> place_of(branches.size(), kNowhere);
  for (std::uint32_t b = 1; b < branches.size(); ++b) {
    const Branch& branch = branches[b];
    place_of[b] = next[branch.parent] + branch.word.value;
    Place& place = places_[place_of[b]];
    place.from = place_of[branch.parent];
    place.next = next[b];
    place.group = branch.group & kMostGroups;
    place.told = branch.told ? 1 : 0;
    if (branch.depth > 1) places_[place.from].next_words |= bit(branch.word);
  }
}

void PhraseTrie::place(const std::vector<std::vector<Phrase>>& groups,
                       const std::vector<std::vector<RuleStart>>& by_anchor, const std::vector<RuleWords>& rule_words) {
  struct Ends {
    std::size_t phrases;
    std::size_t rules;
  };
  std::vector<Ends> ends;
  std::vector<RuleWords> words_here(groups.size());
  for (std::size_t i = 0; i < groups.size(); ++i) {
    for (const Phrase& phrase : groups[i]) {
      phrases_.push_back(phrase);
      if (phrase.kind != PhraseKind::word_class) continue;
      class_lengths_.resize(std::max<std::size_t>(class_lengths_.size(), phrase.index + 1));
      class_lengths_[phrase.index] = std::max(class_lengths_[phrase.index], phrase.length);
      if (phrase.index < rule_words.size()) {
        words_here[i].required.add(rule_words[phrase.index].required);
        words_here[i].rare.add(rule_words[phrase.index].rare);
      }
      if (phrase.index >= by_anchor.size()) continue;
      for (RuleStart start : by_anchor[phrase.index]) {
        start.length = static_cast<std::uint16_t>(phrase.length);
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
                         std::span(rules_).subspan(begin.rules, ends[i].rules - begin.rules), words_here[i]);
}

const PhraseGroup& PhraseTrie::find(std::span<const Token> tokens) const {
  if (tokens.empty()) return groups_[0];
  std::uint32_t place = first(tokens[0].word);
  for (const Token& token : tokens.subspan(1)) {
    const std::uint32_t there = next(places_[place], token.word);
    if (may_go_on(places_[place], token.word) == 0 || places_[there].from != place) break;
    place = there;
  }
  return groups_[places_[place].group];
}

std::vector<const PhraseGroup*> PhraseTrie::find_each(std::span<const Token> tokens,
                                                      std::span<const Sentence> sentences,
                                                      std::vector<std::uint32_t>& told) const {
  // What lies outside of the function would be read anew behind every word that is written.
  const PhraseGroup* const groups = groups_.data();
  const Place* const places = places_.data();
  const Token* const token = tokens.data();
  const std::uint32_t other = words_;
  const auto first = [other](WordId word) { return std::min(word.value, other); };
  std::vector<const PhraseGroup*> found(tokens.size() + 1, groups);
  const PhraseGroup** const out = found.data();
  /// A way that may go on.
  struct Way {
    std::uint32_t begin;  // the token at which it begins
    std::uint32_t end;    // of the sentence
    std::uint32_t place;  // that it has reached
  };
  const Scratch::Use use;
  Way* const ways = Scratch::take<Way>(tokens.size() + 1);
  Way* open = ways;
  std::uint32_t* const first_told = Scratch::take<std::uint32_t>(tokens.size() + 1);
  std::uint32_t* telling = first_told;
  // All ways go on side by side, word by word, without a branch: nobody foresees which do, and while one waits for
  // what is far away in memory the others go on.
  for (const Sentence& sentence : sentences) {
    const std::uint32_t end = sentence.tokens.end;
    std::uint32_t place = first(token[sentence.tokens.begin].word);
    for (std::uint32_t i = sentence.tokens.begin; i < end; ++i) {
      const Place here = places[place];
      out[i] = groups + here.group;
      *telling = i;
      telling += here.told;
      *open = {i, end, place};
      const std::uint32_t more = i + 1 < end ? 1 : 0;
      const WordId word = token[i + more].word;
      const std::uint32_t goes_on = more & may_go_on(here, word);
      place = first(word);  // at which the next one begins
      __builtin_prefetch(&places[(here.next + place) & (0U - goes_on)]);
      open += goes_on;
    }
  }
  const std::uint32_t* const told_by_one = telling;
  for (std::uint32_t length = 1; open != ways; ++length) {
    const Way* const all = std::exchange(open, ways);
    for (const Way* way = ways; way != all; ++way) {
      const auto [begin, end, place] = *way;
      const Place here = places[place];
      const std::uint32_t next_place = here.next + first(token[begin + length].word);
      const std::uint32_t leads = places[next_place].from == place ? 1 : 0;
      const std::uint32_t reached = place ^ ((place ^ next_place) & (0U - leads));
      const Place& there = places[reached];
      out[begin] = groups + there.group;
      *telling = begin;
      telling += there.told & ~here.told;
      const std::uint32_t more = leads & (begin + length + 1 < end ? 1U : 0U);
      const WordId word = token[begin + length + more].word;
      *open = {begin, end, reached};
      const std::uint32_t goes_on = more & may_go_on(there, word);
      __builtin_prefetch(&places[(there.next + first(word)) & (0U - goes_on)]);
      open += goes_on;
    }
  }
  told.assign(first_told, telling);
  if (telling != told_by_one) std::ranges::sort(told);
  return found;
}

}  // namespace entente
