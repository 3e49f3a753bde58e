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
  const ArticleExtraction& extraction = article.record.extraction;
  // A record with a date or an address says more than one without.
  return std::make_tuple(std::cref(extraction.id), std::cref(article.record.text_hash),
                         !extraction.published.has_value(), extraction.published, extraction.url.empty(),
                         std::cref(extraction.url), std::cref(extraction.author), std::cref(extraction.title),
                         std::cref(article.record.source_hash), std::cref(article.origin));
}

}  // namespace

void pack(ProcessedArticle& article, ExtractionPool& pool) {
  article.packed = pool.pack(article.record.extraction);
}

WholeRecord::WholeRecord(ProcessedArticle& article) : article_(article) {
  if (!article.packed) return;
  article.record.extraction.entities = article.packed.entities();
  article.record.extraction.statements = article.packed.statements();
}

WholeRecord::~WholeRecord() {
  if (!article_.packed) return;
  article_.record.extraction.entities = std::vector<LocalEntity>();
  article_.record.extraction.statements = std::vector<LocalStatement>();
}

std::vector<Error> drop_repeated(std::vector<ProcessedArticle>& articles) {
  std::ranges::sort(articles, [](const ProcessedArticle& a, const ProcessedArticle& b) { return rank(a) < rank(b); });
  std::vector<Error> errors;
  std::size_t kept = 0;
  for (ProcessedArticle& article : articles) {
    const ProcessedArticle* last = kept == 0 ? nullptr : &articles[kept - 1];
    if (last != nullptr && last->record.extraction.id == article.record.extraction.id &&
        last->record.text_hash == article.record.text_hash) {
      errors.push_back({.code = ErrorCode::duplicate,
                        .message = fmt::format("the same article as {}", last->origin),
                        .file = article.origin});
      continue;
    }
    if (&articles[kept] != &article) articles[kept] = std::move(article);
    ++kept;
  }
  articles.resize(kept);
  return errors;
}

void make_ids_unique(std::vector<ProcessedArticle>& articles) {
  const auto id = [](const ProcessedArticle& article) -> const std::string& { return article.record.extraction.id; };
  for (std::size_t begin = 0, end = 0; begin < articles.size(); begin = end) {
    while (end < articles.size() && id(articles[end]) == id(articles[begin])) ++end;
    if (end - begin < 2) continue;
    for (std::size_t i = begin; i < end; ++i)
      articles[i].record.extraction.id.append(1, '-').append(articles[i].record.text_hash, 0, kHashDigits);
  }
  std::ranges::sort(articles, {}, id);
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
