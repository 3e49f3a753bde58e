#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "model/article.hpp"
#include "model/token.hpp"

namespace entente {

/// What a phrase of a language pack is.
enum class PhraseKind : std::uint8_t {
  gazetteer,   ///< index of a gazetteer form
  title,       ///< index of a title
  head,        ///< index of a head noun
  reference,   ///< index of a reference word
  word_class,  ///< index of a word class
};

/// A phrase of the pack that begins at a known token.
struct Phrase {
  PhraseKind kind = PhraseKind::word_class;
  std::uint32_t index = 0;
  std::uint32_t length = 0;  ///< in tokens
  bool capital = false;      ///< never written all in lower case
};

/// Word classes, asked for at once. Those of the lexicon have a bit each, all that come behind (the rules' own
/// phrases) share the last one: `false` is sure, `true` is for them a maybe.
class ClassSet {
 public:
  ClassSet() = default;
  constexpr ClassSet(std::initializer_list<std::uint32_t> word_classes) {
    for (const std::uint32_t word_class : word_classes) add(word_class);
  }

  /// True if the class has a bit of its own.
  [[nodiscard]] static constexpr bool has_bit(std::uint32_t word_class) { return word_class < kShared; }
  constexpr void add(std::uint32_t word_class) { bits_[place(word_class) / 64] |= mask(word_class); }
  constexpr void add(const ClassSet& other) {
    bits_[0] |= other.bits_[0];
    bits_[1] |= other.bits_[1];
  }
  [[nodiscard]] bool may_hold(std::uint32_t word_class) const {
    return (bits_[place(word_class) / 64] & mask(word_class)) != 0;
  }
  [[nodiscard]] bool may_meet(const ClassSet& other) const {
    return ((bits_[0] & other.bits_[0]) | (bits_[1] & other.bits_[1])) != 0;
  }
  /// May_hold() of a class that has a bit of its own: sure either way.
  [[nodiscard]] bool holds(std::uint32_t word_class) const {
    assert(has_bit(word_class));
    return (bits_[word_class / 64] >> word_class % 64 & 1U) != 0;
  }

 private:
  static constexpr std::uint32_t kShared = 127;
  static constexpr std::uint32_t place(std::uint32_t word_class) { return std::min(word_class, kShared); }
  static constexpr std::uint64_t mask(std::uint32_t word_class) { return std::uint64_t{1} << place(word_class) % 64; }
  std::array<std::uint64_t, 2> bits_{};
};

/// Word classes that rules ask for, each as two bits that it may share with others: `false` is sure, `true` a maybe.
template <std::size_t kWords>
class WordBits {
 public:
  WordBits() = default;
  explicit WordBits(std::uint32_t word_class) {
    const std::uint64_t hash = word_class * 0x9E3779B97F4A7C15U;
    bits_[0] |= std::uint64_t{1} << (hash >> 58U);
    bits_[kWords - 1] |= std::uint64_t{1} << (hash >> 52U) % 64;
  }
  void add(const WordBits& other) {
    for (std::size_t i = 0; i < kWords; ++i) bits_[i] |= other.bits_[i];
  }
  /// True if all of the others may be among them.
  [[nodiscard]] bool may_hold(const WordBits& others) const {
    std::uint64_t missing = 0;
    for (std::size_t i = 0; i < kWords; ++i) missing |= others.bits_[i] & ~bits_[i];
    return missing == 0;
  }
  [[nodiscard]] bool any() const { return *this != WordBits(); }
  bool operator==(const WordBits&) const = default;

 private:
  std::array<std::uint64_t, kWords> bits_{};
};

/// Those of which a phrase begins at a place.
using WordsHere = WordBits<1>;
/// Those by which rules are sorted out. A dozen stand in a sentence, so that one of twenty is a wrong maybe.
using RareWords = WordBits<2>;

/// The word classes that a phrase of a pack belongs to, as far as rules ask for them.
struct RuleWords {
  WordsHere required;  ///< those that rules require behind their anchors
  RareWords rare;      ///< of them those that are the rarest that a rule requires
};

/// Numbers of noun phrases before a place and behind it, as a set of pairs. From kMany on they are not told apart:
/// `false` is sure, `true` then a maybe.
class PhraseCounts {
 public:
  static constexpr std::uint32_t kAllBits = (1U << 9U) - 1;

  PhraseCounts() = default;
  /// What bits() gave.
  explicit PhraseCounts(std::uint32_t bits) : bits_(static_cast<std::uint16_t>(bits & kAllBits)) {}
  /// So many.
  PhraseCounts(std::uint32_t before, std::uint32_t behind) { add(std::min(before, kMany), std::min(behind, kMany)); }
  /// At least so many, and so many together.
  static PhraseCounts from(std::uint32_t before, std::uint32_t behind, std::uint32_t together) {
    PhraseCounts out;
    for (std::uint32_t i = std::min(before, kMany); i <= kMany; ++i)
      for (std::uint32_t j = std::min(behind, kMany); j <= kMany; ++j)
        if (i == kMany || j == kMany || i + j >= together) out.add(i, j);
    return out;
  }
  void add(const PhraseCounts& other) { bits_ = static_cast<std::uint16_t>(bits_ | other.bits_); }
  [[nodiscard]] bool may_meet(const PhraseCounts& other) const { return (bits_ & other.bits_) != 0; }
  [[nodiscard]] std::uint32_t bits() const { return bits_; }

 private:
  static constexpr std::uint32_t kMany = 2;
  void add(std::uint32_t before, std::uint32_t behind) {
    bits_ = static_cast<std::uint16_t>(bits_ | 1U << (before * (kMany + 1) + behind));
  }
  std::uint16_t bits_ = 0;
};

/// A rule under its anchor, with what has to stand in a sentence for it to match, wherever: most rules are ruled out
/// by that.
struct RuleStart {
  RareWords behind;          ///< the rarest words that it requires behind the anchor, if any
  std::uint32_t rule = 0;    ///< index into LanguagePack::rules
  std::uint16_t length = 0;  ///< of the anchor, in tokens
  PhraseCounts actors;       ///< numbers of noun phrases around the anchor that are enough
};

/// All phrases of a pack that begin at one place. Made once for each place in the pack's trie, which holds what it
/// points at; documents point there. One line of the processor's cache, since every stage asks at nearly every token.
class alignas(64) PhraseGroup {
 public:
  PhraseGroup() = default;
  /// The phrases, shortest first, and the rules, in the order of their anchors, outlive it.
  PhraseGroup(std::span<const Phrase> phrases, std::span<const RuleStart> rules, const RuleWords& words)
      : words_(words),
        phrases_(phrases.data()),
        rules_(rules.data()),
        phrase_count_(static_cast<std::uint16_t>(phrases.size())),
        rule_count_(static_cast<std::uint16_t>(rules.size())),
        concerns_rules_(words.rare.any() || !rules.empty() ? 1 : 0) {
    std::uint32_t lengths = 0;
    std::uint32_t class_length = 0;
    for (const Phrase& phrase : phrases) {
      if (phrase.kind != PhraseKind::word_class) {
        names_small_ |= phrase.length > 1 || !phrase.capital ? 1U : 0U;
        // They come shortest first.
        lengths &= ~(kLong << shift(phrase.kind));
        lengths |= std::min(phrase.length, kLong) << shift(phrase.kind);
        continue;
      }
      classes_.add(phrase.index);
      if (!ClassSet::has_bit(phrase.index)) continue;
      class_length = class_length == 0 || class_length == phrase.length ? phrase.length : kLong;
    }
    lengths |= std::min(class_length, kLong) << shift(PhraseKind::word_class);
    lengths_ = lengths & kAllLengths;
    PhraseCounts actors;
    for (const RuleStart& rule : rules) actors.add(rule.actors);
    actors_ = actors.bits() & PhraseCounts::kAllBits;
  }

  [[nodiscard]] std::span<const Phrase> phrases() const { return {phrases_, phrase_count_}; }  ///< shortest first
  /// Those whose anchor is a phrase among them, in the order of the phrases.
  [[nodiscard]] std::span<const RuleStart> rules() const { return {rules_, rule_count_}; }
  /// Those of all of them.
  [[nodiscard]] PhraseCounts actors() const { return PhraseCounts(actors_); }
  /// Of the word classes among them.
  [[nodiscard]] const ClassSet& classes() const { return classes_; }
  [[nodiscard]] const RuleWords& rule_words() const { return words_; }
  /// True if rules are anchored there, or are sorted out by a phrase among them behind their anchors.
  [[nodiscard]] bool concerns_rules() const { return concerns_rules_ != 0; }
  /// True if one of them is of the kind, which is not word_class.
  [[nodiscard]] bool holds(PhraseKind kind) const { return length(kind) != 0; }
  /// Tokens of the longest of a kind, which is not word_class; 0 if there is none.
  [[nodiscard]] std::uint32_t longest(PhraseKind kind) const {
    const std::uint32_t known = length(kind);
    return known != kLong ? known : find(kind)->length;
  }
  /// The longest of the kind. One of them is.
  [[nodiscard]] const Phrase* find(PhraseKind kind) const {
    const Phrase* phrase = phrases_ + phrase_count_ - 1;
    while (phrase->kind != kind) --phrase;
    return phrase;
  }
  /// Tokens of the longest of a word class; 0 if there is none.
  [[nodiscard]] std::uint32_t longest(std::uint32_t word_class) const {
    const std::uint32_t held = classes_.may_hold(word_class) ? ~0U : 0U;
    const std::uint32_t known = length(PhraseKind::word_class) & held;
    if (ClassSet::has_bit(word_class) & (known != kLong)) return known;  // nearly always; one branch
    return held != 0 ? look_for(word_class) : 0;
  }
  /// True if one of them is of the word class and has so many tokens.
  [[nodiscard]] bool holds(std::uint32_t word_class, std::uint32_t tokens) const {
    if (!classes_.may_hold(word_class)) return false;
    const std::uint32_t known = length(PhraseKind::word_class);
    if (known != kLong && ClassSet::has_bit(word_class)) return known == tokens;
    return std::ranges::any_of(phrases(), [&](const Phrase& phrase) {
      return phrase.kind == PhraseKind::word_class && phrase.index == word_class && phrase.length == tokens;
    });
  }
  /// Tokens of the longest of a word class that has a bit of its own; 0 if there is none.
  [[nodiscard]] std::uint32_t longest_own(std::uint32_t word_class) const {
    const std::uint32_t known = length(PhraseKind::word_class) & (classes_.holds(word_class) ? ~0U : 0U);
    return known != kLong ? known : look_for(word_class);
  }
  /// True if some are more than words of a class, and may begin with a word in lower case.
  [[nodiscard]] bool names_small() const { return names_small_ != 0; }
  /// True if some are more than words of a class.
  [[nodiscard]] bool names() const { return (lengths_ & ~(kLong << shift(PhraseKind::word_class))) != 0; }

 private:
  /// Stands for this length and all above, and for word classes that differ in length.
  static constexpr std::uint32_t kLong = 15;
  static constexpr std::uint32_t kAllLengths = (1U << 20U) - 1;
  static constexpr std::uint32_t shift(PhraseKind kind) { return 4 * static_cast<std::uint32_t>(kind); }
  [[nodiscard]] std::uint32_t length(PhraseKind kind) const { return lengths_ >> shift(kind) & kLong; }
  // Seldom called, from a thousand places: a function of its own keeps them small.
  [[nodiscard, gnu::noinline]] std::uint32_t look_for(std::uint32_t word_class) const {
    for (const Phrase* phrase = phrases_ + phrase_count_; phrase != phrases_;)
      if (--phrase; phrase->kind == PhraseKind::word_class && phrase->index == word_class) return phrase->length;
    return 0;
  }
  ClassSet classes_;
  RuleWords words_;
  const Phrase* phrases_ = nullptr;
  const RuleStart* rules_ = nullptr;
  std::uint16_t phrase_count_ = 0;
  std::uint16_t rule_count_ = 0;
  std::uint32_t lengths_ : 20 = 0;  // four bits by kind: the longest phrase; of word classes with a bit: all lengths
  std::uint32_t actors_ : 9 = 0;    // PhraseCounts
  std::uint32_t concerns_rules_ : 1 = 0;
  std::uint32_t names_small_ : 1 = 0;
};
static_assert(sizeof(PhraseGroup) == 64);

struct Sentence {
  TokenSpan tokens;
  BlockKind block = BlockKind::body;
};

/// A day that the text names: written out, or told from the day of publication.
struct TimeMention {
  TokenSpan tokens;
  Date date;
};

/// An article cut into sentences and tokens. Owns its text; what it holds are offsets, and pointers into the pack,
/// which must outlive it.
struct Document {
  Article article;
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<TimeMention> times;  ///< in text order
  /// By token: the pack's phrases there, none of which crosses a sentence; behind the last token a group of none.
  std::vector<const PhraseGroup*> groups;

  /// Every phrase of the pack that begins at `token`, shortest first.
  [[nodiscard]] std::span<const Phrase> phrases_at(std::uint32_t token) const { return groups[token]->phrases(); }

  /// The last sentence that begins at the token or before it; nullptr if there is none. Costs a binary search.
  [[nodiscard]] const Sentence* sentence_at(std::uint32_t token) const {
    // Without a branch: nobody foresees on which side the token is.
    const Sentence* behind = sentences.data();
    for (std::size_t size = sentences.size(); size > 0; size /= 2) {
      const std::size_t half = size - size / 2;
      behind += half * static_cast<std::size_t>(behind[half - 1].tokens.begin <= token);
    }
    return behind == sentences.data() ? nullptr : behind - 1;
  }

  [[nodiscard]] std::string_view text(ByteSpan span) const& {
    return std::string_view(article.text).substr(span.begin, span.size());
  }
  [[nodiscard]] std::string_view text(ByteSpan) const&& = delete;
  [[nodiscard]] std::string_view text(const Token& token) const& { return text(token.bytes); }
  [[nodiscard]] std::string_view text(const Token&) const&& = delete;
  /// The bytes from the first to the last token of a non-empty span.
  [[nodiscard]] ByteSpan bytes(TokenSpan span) const {
    return {tokens[span.begin].bytes.begin, tokens[span.end - 1].bytes.end};
  }
};

}  // namespace entente
