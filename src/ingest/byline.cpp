#include "ingest/byline.hpp"

#include <string_view>

namespace entente {

std::optional<TokenSpan> byline_names(const Page& page, const ReaderLexicon& lexicon, const PageLine& line) {
  constexpr std::size_t kLongestByline = 12;  // words
  if (line.words.size() > kLongestByline) return std::nullopt;
  TokenSpan rest = line.tokens;
  const std::size_t start = lexicon.byline_starts.prefix(page.words_of(line));
  bool marked = start > 0;
  if (start > 0) rest.begin = page.word_tokens[line.words.begin + start - 1] + 1;
  TokenSpan names{rest.begin, rest.begin};
  std::size_t count = 0;
  bool bracket = false;
  for (std::uint32_t t = rest.begin; t < rest.end; ++t) {
    const Token& token = page.tokens[t];
    if (token.is_number) return std::nullopt;
    if (!token.is_word) {
      const std::string_view symbol = page.text_of(token);
      if (symbol == "(") {
        if (count == 0) return std::nullopt;
        bracket = true;
      } else if (symbol == "?" || symbol == "!" || symbol == "\"" || symbol == "“") {
        return std::nullopt;
      }
      continue;
    }
    if (lexicon.byline_words.contains(token.key)) {
      marked = true;
      continue;
    }
    if (bracket) continue;
    if (!token.is_upper) return std::nullopt;
    if (names.empty()) names.begin = t;
    names.end = t + 1;
    ++count;
  }
  const bool initials = count == 1 && names.size() == 1 && page.tokens[names.begin].is_all_upper;
  if (count < 2 && !marked && !initials) return std::nullopt;
  return names;
}

bool is_byline(const Page& page, const ReaderLexicon& lexicon, const PageLine& line) {
  return !line.colon && byline_names(page, lexicon, line).has_value();
}

bool is_source(const Page& page, const ReaderLexicon& lexicon, const PageLine& line) {
  constexpr std::uint32_t kLongestSource = 8;  // words
  if (line.words.size() > kLongestSource || line.colon) return false;
  const auto words = page.words_of(line);
  if (lexicon.agencies.contains(words)) return true;
  return lexicon.source_starts.prefix(words) > 0 && (!line.strong_end || line.bracketed);
}

}  // namespace entente
