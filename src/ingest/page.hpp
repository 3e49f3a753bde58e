#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/scratch.hpp"
#include "base/span.hpp"
#include "model/article.hpp"
#include "packs/reader_lexicon.hpp"

namespace entente {

using WordSpan = Span<struct PageWordTag>;  ///< indices into Page::words

/// One line of an article that shows something, reduced to what could be read of it.
struct PageLine {
  ByteSpan span;                    ///< without bullets, table bars, image markup; cut_marks() takes off more
  TokenSpan tokens;                 ///< of `span`, indices into Page::tokens
  WordSpan words;                   ///< the words among them
  std::uint32_t blanks_before = 0;  ///< empty lines since the line before
  bool bullet = false;              ///< begins as an item of a list
  bool link = false;                ///< begins with ">>" or the like, or is nothing but a Markdown link
  bool image = false;               ///< image markup stands in or directly before it
  bool numbers = false;             ///< holds a number, which cut_marks() may have taken off
  bool year = false;                ///< holds one of four digits, without which there is no date; likewise
  bool opens = false;               ///< holds "(", likewise
  bool credit = false;              ///< a credit ("Photo: X") was cut off
  bool dash_credit = false;         ///< … that stood behind a dash
  bool sourced = false;             ///< a source ("according to X") in brackets was cut off
  bool bracketed = false;           ///< the whole line stands in brackets
  bool strong_end = false;          ///< ends with a full stop
  bool weak_end = false;            ///< ends with "?", "!" or "…"
  bool ellipsis = false;            ///< ends with "…" or "..."
  bool colon = false;               ///< ends with ":" or ";"
};

/// A text cut into lines, tokens and words. Keeps a view: the text must outlive it. Lies in the scratch memory of the
/// thread that read it.
struct Page {
  std::string_view text;
  const Vocabulary* vocabulary = nullptr;  ///< that gave the tokens their word ids, if any did
  std::vector<Token> tokens;               ///< digits and letters that are written together are two tokens
  std::span<WordKey> words;
  std::span<std::uint32_t> word_tokens;  ///< index of the token of each word
  scratch::vector<std::uint32_t> cuts;   ///< tokens that were one with the token before; sorted
  scratch::vector<PageLine> lines;       ///< only lines that show something; image markup alone does not

  [[nodiscard]] std::span<const WordKey> words_of(const PageLine& line) const { return words_of(line.words); }
  /// The words among the tokens. Costs two binary searches.
  [[nodiscard]] WordSpan words_in(TokenSpan range) const {
    return {words_before(range.begin), words_before(range.end)};
  }
  [[nodiscard]] std::uint32_t words_before(std::uint32_t token) const;
  [[nodiscard]] std::span<const WordKey> words_of(WordSpan some) const {
    return words.subspan(some.begin, some.size());
  }
  [[nodiscard]] std::string_view text_of(const Token& token) const {
    return text.substr(token.bytes.begin, token.bytes.size());
  }
  [[nodiscard]] std::string_view text_of(const PageLine& line) const {
    return text.substr(line.span.begin, line.span.size());
  }
};

/// Cuts an NFC text into lines. Paragraphs that were wrapped at a fixed width become one line again. The vocabulary, if
/// there is one, outlives the page.
[[nodiscard]] Page read_page(std::string_view text, const Vocabulary* vocabulary = nullptr);

/// Cuts credits, sources in brackets and the marks of agencies off the lines.
void cut_marks(Page& page, const ReaderLexicon& lexicon);

/// The tokens of some blocks of the page's text, which are in text order: those of the page (`spans`, by block), which
/// loses them, but what it cut apart ("28News") is whole again.
[[nodiscard]] std::vector<Token> take_tokens(Page& page, std::span<const Block> blocks,
                                             std::span<const TokenSpan> spans);

/// Moves the start of a line to the given token, which is one of its own or its end.
void begin_line_at(const Page& page, PageLine& line, std::uint32_t token);

}  // namespace entente
