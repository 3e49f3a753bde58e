#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/span.hpp"
#include "model/article.hpp"

namespace entente {

/// A word of a language pack's vocabulary, compared in folded form. Invalid: a word the pack never names.
using WordId = Id<struct WordTag>;

/// A word (letters, digits, marks) or one other visible character. White space belongs to no token.
struct Token {
  ByteSpan bytes;  ///< of Article::text
  WordId word;
  bool is_word = false;       ///< letters or digits; false: one punctuation character or symbol
  bool is_number = false;     ///< digits only
  bool is_upper = false;      ///< begins with an upper-case letter
  bool is_all_upper = false;  ///< two or more letters, none in lower case
  bool space_before = false;  ///< white space or the start of the text stands before it
  bool line_before = false;   ///< a line end stands before it
};

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
};

struct Sentence {
  TokenSpan tokens;
  BlockKind block = BlockKind::body;
};

/// A day that the text names: written out, or told from the day of publication.
struct TimeMention {
  TokenSpan tokens;
  Date date;
};

/// An article cut into sentences and tokens. Owns its text; everything in it is an offset.
struct Document {
  Article article;
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<TimeMention> times;            ///< in text order
  std::vector<Phrase> phrases;               ///< by first token, shortest first; none crosses a sentence
  std::vector<std::uint32_t> phrase_begins;  ///< token → its first phrase; one more than tokens

  /// Every phrase of the pack that begins at `token`, shortest first.
  [[nodiscard]] std::span<const Phrase> phrases_at(std::uint32_t token) const& {
    return std::span(phrases).subspan(phrase_begins[token], phrase_begins[token + 1] - phrase_begins[token]);
  }
  [[nodiscard]] std::span<const Phrase> phrases_at(std::uint32_t) const&& = delete;

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
