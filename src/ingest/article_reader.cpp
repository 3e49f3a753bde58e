#include "ingest/article_reader.hpp"

#include <utility>

#include "base/scratch.hpp"
#include "ingest/dateline.hpp"
#include "ingest/language_choice.hpp"
#include "ingest/page.hpp"
#include "ingest/page_layout.hpp"
#include "text/normalizer.hpp"

namespace entente {
namespace {

/// Metadata is shown, never pointed into: what is no UTF-8 there is dropped rather than the article.
std::string clean(const std::string& text) {
  return to_nfc(text).value_or(std::string{});
}

}  // namespace

Result<Article> read_article(const RawArticle& raw, const std::vector<const ReaderLexicon*>& lexicons) {
  const auto located = [&](Error error) {
    error.file = raw.origin;
    return fail(std::move(error));
  };
  Result<std::string> text = to_nfc(raw.text);
  if (!text) return located(text.error());

  Article article;
  article.id = raw.id;
  article.origin = raw.origin;
  article.text = std::move(*text);
  article.url = clean(raw.url);
  if (article.text.find_first_not_of(" \t\r\n\f\v") == std::string::npos)
    return located({.code = ErrorCode::empty, .message = "the article has no text"});

  const Scratch::Use use;
  // Nearly always there is one language only. What another one's vocabulary has numbered is numbered anew.
  const Vocabulary* const vocabulary = lexicons.empty() ? nullptr : lexicons.front()->vocabulary.get();
  Page page = read_page(article.text, vocabulary);
  const Result<const ReaderLexicon*> lexicon = choose_language(page, raw.language, lexicons);
  if (!lexicon) return located(lexicon.error());
  article.language = (*lexicon)->language;

  const std::string title = clean(raw.title);
  cut_marks(page, **lexicon);
  PageLayout layout = lay_out(page, **lexicon, title);
  if (layout.blocks.empty()) {
    return located(
        {.code = ErrorCode::empty, .message = "the text holds nothing but lists and navigation, no article"});
  }
  article.blocks = std::move(layout.blocks);
  article.tokens = take_tokens(page, article.blocks, layout.tokens);
  if (vocabulary != nullptr) article.vocabulary = vocabulary->stamp();
  article.title = title.empty() ? std::move(layout.title) : title;
  article.author = raw.author.empty() ? std::move(layout.author) : clean(raw.author);
  article.published = raw.published;
  if (!article.published && !raw.date_text.empty()) article.published = parse_date(clean(raw.date_text), **lexicon);
  if (!article.published) article.published = layout.published;
  return article;
}

}  // namespace entente
