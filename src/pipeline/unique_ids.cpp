#include "pipeline/unique_ids.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/hash.hpp"
#include "text/slug.hpp"

namespace entente {
namespace {

constexpr std::size_t kHashDigits = 8;
constexpr std::size_t kLongestSlug = 80;  // bytes

/// The order in which articles stand; among those with one id and one text, which one stays.
auto rank(const ProcessedArticle& article) {
  const ArticleExtraction& extraction = article.extraction;
  // A record with a date or an address says more than one without.
  return std::make_tuple(std::cref(extraction.id), std::cref(article.text_hash),
                         !extraction.published.has_value(), extraction.published, extraction.url.empty(),
                         std::cref(extraction.url), std::cref(extraction.author), std::cref(extraction.title),
                         std::cref(article.origin));
}

}  // namespace

std::vector<Error> make_ids_unique(std::vector<ProcessedArticle>& articles) {
  std::ranges::sort(articles,
                    [](const ProcessedArticle& a, const ProcessedArticle& b) { return rank(a) < rank(b); });
  std::vector<Error> errors;
  std::vector<ProcessedArticle> kept;
  kept.reserve(articles.size());
  std::size_t group = 0;  // first article in `kept` with the id
  const auto close_group = [&] {
    if (kept.size() - group < 2) return;
    for (std::size_t i = group; i < kept.size(); ++i)
      kept[i].extraction.id.append(1, '-').append(kept[i].text_hash, 0, kHashDigits);
  };
  std::string id;
  for (ProcessedArticle& article : articles) {
    if (kept.empty() || article.extraction.id != id) {
      close_group();
      group = kept.size();
      id = article.extraction.id;
    } else if (article.text_hash == kept.back().text_hash) {
      errors.push_back({.code = ErrorCode::duplicate,
                        .message = fmt::format("the same article as {}", kept.back().origin),
                        .file = article.origin});
      continue;
    }
    kept.push_back(std::move(article));
  }
  close_group();
  articles = std::move(kept);
  std::ranges::sort(articles, {}, [](const ProcessedArticle& article) -> const std::string& {
    return article.extraction.id;
  });
  return errors;
}

std::string article_iri_name(const std::string& id) {
  std::string name = slug(id);
  if (name == id && name.size() <= kLongestSlug) return "article-" + name;
  if (name.size() > kLongestSlug) name.resize(kLongestSlug);
  while (name.ends_with('-')) name.pop_back();
  const std::string hash = content_hash(id).substr(0, kHashDigits);
  return name.empty() ? "article-" + hash : fmt::format("article-{}-{}", name, hash);
}

}  // namespace entente
