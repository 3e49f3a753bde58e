#include "ingest/plain_reader.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/scratch.hpp"
#include "ingest/dateline.hpp"
#include "ingest/language_choice.hpp"
#include "ingest/page.hpp"
#include "text/normalizer.hpp"

namespace entente {
namespace {

constexpr std::string_view kWhiteSpace = " \t\r\n\f\v";

std::string clean(const std::string& text) {
  return to_nfc(text).value_or(std::string{});
}

}  // namespace

std::vector<Block> blocks_of_lines(std::string_view text) {
  std::vector<Block> blocks;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    if (const std::size_t first = line.find_first_not_of(kWhiteSpace); first != std::string_view::npos) {
      const std::size_t last = line.find_last_not_of(kWhiteSpace);
      blocks.push_back(
          {BlockKind::body, {static_cast<std::uint32_t>(begin + first), static_cast<std::uint32_t>(begin + last + 1)}});
    }
    begin = end + 1;
  }
  return blocks;
}

Result<Article> read_plain_article(const RawArticle& raw, const std::vector<const ReaderLexicon*>& lexicons) {
  const auto located = [&](Error error) {
    error.file = raw.origin;
    return fail(std::move(error));
  };
  Result<std::string> text = to_nfc(raw.text);
  if (!text) return located(text.error());
  const Scratch::Use use;
  const bool only_one = raw.language.empty() && lexicons.size() == 1;
  const Result<const ReaderLexicon*> lexicon =
      choose_language(read_page(*text), only_one ? lexicons.front()->language : raw.language, lexicons);
  if (!lexicon) return located(lexicon.error());

  Article article;
  article.id = raw.id;
  article.origin = raw.origin;
  article.language = (*lexicon)->language;
  article.text = std::move(*text);
  article.title = clean(raw.title);
  article.url = clean(raw.url);
  article.author = clean(raw.author);
  article.published = raw.published;
  if (!article.published && !raw.date_text.empty()) article.published = parse_date(clean(raw.date_text), **lexicon);
  article.blocks = blocks_of_lines(article.text);
  if (article.blocks.empty()) return located({.code = ErrorCode::empty, .message = "the article has no text"});
  return article;
}

}  // namespace entente
