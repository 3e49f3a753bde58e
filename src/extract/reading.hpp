#pragma once

// Not for use outside this folder.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/sentence_words.hpp"
#include "model/document.hpp"
#include "model/mention.hpp"
#include "packs/language_pack.hpp"

namespace entente {

// Confidence of what the grammar of names states itself. Measured on the annotated articles by
// tests/score (docs/decisions/0009-confidence.md).
inline constexpr double kHolds = 0.95;
inline constexpr double kOwner = 0.95;
inline constexpr double kApposition = 0.9;
inline constexpr double kHome = 0.9;
/// Of what tells actors apart and is stated of none.
inline constexpr double kUnsaid = 0;

/// The token behind what a parser read, or std::nullopt. One number: of a std::optional the flag is written as a byte
/// and read back with its number at every return, which the processor waits for.
class End {
 public:
  constexpr End(std::uint32_t token) : token_(token) {}  // NOLINT(google-explicit-constructor): as of std::optional
  constexpr End(std::nullopt_t /*nothing*/) {}           // NOLINT(google-explicit-constructor)

  constexpr explicit operator bool() const { return token_ != kNone; }
  [[nodiscard]] constexpr std::uint32_t operator*() const { return token_; }
  [[nodiscard]] constexpr std::uint32_t& operator*() { return token_; }
  [[nodiscard]] constexpr std::uint32_t value_or(std::uint32_t other) const { return token_ != kNone ? token_ : other; }

 private:
  std::uint32_t token_ = kNone;
};

/// What the parsers of names share: the document and its pack, the sentence that is being read, and the
/// mentions and relations found so far. A parse that fails goes back to its mark and leaves no trace.
class Reading {
 public:
  Reading(const Document& document, const Ontology& ontology, const LanguagePack& pack, Mentions& out)
      : document_(document), ontology_(ontology), pack_(pack), out_(out) {}

  /// All reading stops at the end of this sentence, of which noun phrases may begin with words of these classes.
  void begin(const Sentence& sentence, const ClassSet& beginnings) {
    sentence_ = sentence.tokens;
    words_.lay(document_, sentence_, beginnings);
  }

  [[nodiscard]] const Document& document() const { return document_; }
  [[nodiscard]] const Ontology& ontology() const { return ontology_; }
  [[nodiscard]] const LanguagePack& pack() const { return pack_; }
  [[nodiscard]] const GrammarClasses& grammar() const { return pack_.grammar; }
  [[nodiscard]] const SentenceWords& words() const { return words_; }
  [[nodiscard]] TokenSpan sentence() const { return sentence_; }

  [[nodiscard]] const Token& token(std::uint32_t at) const { return document_.tokens.data()[at]; }
  [[nodiscard]] bool inside(std::uint32_t at) const { return at < sentence_.end; }
  /// True if a phrase of the class of the grammar stands anywhere in the sentence.
  [[nodiscard]] bool holds(std::uint32_t word_class) const { return words_.may_hold(word_class); }
  [[nodiscard]] std::string text(TokenSpan span) const;
  /// The text as a name: it stays as long as the document and what is found.
  [[nodiscard]] std::string_view name(TokenSpan span);
  /// Two names with a space between as one.
  [[nodiscard]] std::string_view join(std::string_view first, std::string_view second);
  /// True for a capitalised word inside the sentence.
  [[nodiscard]] bool capital(std::uint32_t at) const { return words_.capital(at); }
  /// Behind the word at `at`, and behind the rest of it where it is a letter before an apostrophe ("O'Neill", "R '
  /// Tih").
  [[nodiscard]] std::uint32_t word_end(std::uint32_t at) const;
  /// True if every token of the span is a capitalised word.
  [[nodiscard]] bool all_capitals(TokenSpan span) const;

  /// Tokens of the longest phrase of a word class that begins at `at`; 0 if there is none.
  [[nodiscard]] std::uint32_t class_length(std::uint32_t at, std::uint32_t word_class) const {
    return words_.group(at).longest_own(word_class);
  }
  /// True if a phrase of a class of the grammar begins at `at`.
  [[nodiscard]] bool is(std::uint32_t at, std::uint32_t word_class) const {
    return words_.group(at).classes().holds(word_class);
  }
  /// Tokens of the longest phrase of the class that ends right before `at`; 0 if there is none.
  [[nodiscard]] std::uint32_t length_before(std::uint32_t at, std::uint32_t word_class) const {
    return holds(word_class) ? words_.length_before(at, word_class, pack_.phrases.longest(word_class)) : 0;
  }
  /// True if the token lies inside a phrase of the class.
  [[nodiscard]] bool is_inside(std::uint32_t at, std::uint32_t word_class) const {
    return holds(word_class) && words_.covers(at, word_class, pack_.phrases.longest(word_class));
  }
  /// True if a phrase of the class ends right before `at`.
  [[nodiscard]] bool ends_before(std::uint32_t at, std::uint32_t word_class) const {
    return length_before(at, word_class) > 0;
  }
  /// True behind a noun for what is named after somebody ("cầu"), but not behind a verb that ends like one ("yêu cầu").
  [[nodiscard]] bool is_namesake(std::uint32_t at) const {
    const std::uint32_t noun = length_before(at, grammar().no_person);
    return noun > 0 && noun > std::max(length_before(at, grammar().verb), length_before(at, grammar().control));
  }
  /// The longest phrase of a kind that begins at `at`; nullptr if there is none.
  [[nodiscard]] const Phrase* longest(std::uint32_t at, PhraseKind kind) const {
    const PhraseGroup& group = words_.group(at);
    return group.holds(kind) ? group.find(kind) : nullptr;
  }
  /// Its tokens; 0 if there is none.
  [[nodiscard]] std::uint32_t longest_length(std::uint32_t at, PhraseKind kind) const {
    return words_.group(at).longest(kind);
  }
  /// True if a phrase of the kind begins at `at`.
  [[nodiscard]] bool begins(std::uint32_t at, PhraseKind kind) const { return words_.group(at).holds(kind); }
  [[nodiscard]] bool begins_new_name(std::uint32_t at) const;
  /// True if a word stands here that no name holds in lower case: a verb, a preposition, a title.
  [[nodiscard]] bool begins_clause_part(std::uint32_t at) const;
  /// True at the first word of a sentence, of a quotation, and behind a colon: it has a capital whatever it is.
  [[nodiscard]] bool begins_saying(std::uint32_t at) const;
  /// True if a word of two syllables that the pack knows begins here, the second in lower case.
  [[nodiscard]] bool begins_word(std::uint32_t at) const;
  /// True for a family name and a further capitalised word.
  [[nodiscard]] bool person_starts(std::uint32_t at) const;

  /// The token behind an abbreviation in brackets that opens at `at` ("(CDC)", "(LĐ-TB&XH)"); `at` if none does.
  [[nodiscard]] std::uint32_t behind_short_form(std::uint32_t at) const;
  /// Behind brackets of a few words; `at` where none begin.
  [[nodiscard]] std::uint32_t behind_bracket(std::uint32_t at) const;
  /// True if the words from the last comma to `at` open an adverbial that the noun phrase at `at` ends: "Theo
  /// …", "Sau khi gặp …".
  [[nodiscard]] bool ends_adverbial(std::uint32_t at) const;
  /// True if a predicate begins here, behind adverbs: the noun phrase before it is a subject.
  [[nodiscard]] bool begins_predicate(std::uint32_t at) const;

  struct Mark {
    std::size_t mentions;
    std::size_t relations;
  };
  [[nodiscard]] Mark mark() const { return {out_.mentions.size(), out_.relations.size()}; }
  void reset(Mark mark) {
    drop_behind(out_.mentions, mark.mentions);
    drop_behind(out_.relations, mark.relations);
  }

  [[nodiscard]] Mention& mention(std::uint32_t index) { return out_.mentions[index]; }
  [[nodiscard]] const Mention& mention(std::uint32_t index) const { return out_.mentions[index]; }
  [[nodiscard]] const Mentions& found() const { return out_; }
  /// An empty name becomes the text of the mention's tokens.
  std::uint32_t add(const Mention& mention);
  /// States a relation whose evidence are the two mentions and all between them; none where the predicate is
  /// unknown to the ontology or both ends are one.
  void relate(std::uint32_t subject, PropertyId predicate, std::uint32_t object, const char* rule, double confidence,
              std::string_view title = {});
  /// Takes back what was stated last of the two, if anything was.
  void withdraw(std::uint32_t subject, std::uint32_t object);
  /// Lets the evidence of the last relation reach over these words too.
  void widen_last(TokenSpan words);
  /// The relation that the head noun of a body has to an owner of this class, if any.
  void relate_owner(std::uint32_t body, std::uint32_t owner, const char* rule, double confidence = kOwner);

  [[nodiscard]] bool is_a(std::uint32_t mention, ClassId type) const {
    return ontology_.is_a(out_.mentions[mention].type, type);
  }
  /// A country or an area.
  [[nodiscard]] bool is_place(ClassId type) const {
    return ontology_.is_a(type, pack_.country) || ontology_.is_a(type, pack_.area);
  }
  [[nodiscard]] bool is_place(std::uint32_t mention) const { return is_place(out_.mentions[mention].type); }

  /// While this is set, a title stands before: a country is expected, so that a weak form of one needs no
  /// further support, and a person may follow the name of a body without a comma.
  bool behind_title = false;

 private:
  template <class T>
  static void drop_behind(std::vector<T>& all, std::size_t kept) {
    if (all.size() > kept) all.erase(all.begin() + static_cast<std::ptrdiff_t>(kept), all.end());
  }

  const Document& document_;
  const Ontology& ontology_;
  const LanguagePack& pack_;
  Mentions& out_;
  TokenSpan sentence_;
  SentenceWords words_;
};

}  // namespace entente
