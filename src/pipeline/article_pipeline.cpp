#include "pipeline/article_pipeline.hpp"

#include <utility>

#include "annotate/annotator.hpp"
#include "extract/extractor.hpp"
#include "relate/relator.hpp"
#include "resolve/article_resolver.hpp"

namespace entente {

ArticleExtraction extract_article(Article article, const Ontology& ontology, const LanguagePack& pack,
                                  Stopwatch& watch) {
  const Document document = watch("annotate", [&] { return annotate(std::move(article), pack); });
  const Mentions mentions = watch("extract", [&] { return extract(document, ontology, pack); });
  const std::vector<Relation> relations =
      watch("relate", [&] { return relate(document, mentions, ontology, pack); });
  return watch("resolve", [&] { return resolve_article(document, mentions, relations, ontology, pack); });
}

ArticleExtraction extract_article(Article article, const Ontology& ontology, const LanguagePack& pack) {
  Stopwatch unread;
  return extract_article(std::move(article), ontology, pack, unread);
}

Article plain_article(std::string text, const LanguagePack& pack) {
  Article article;
  article.language = pack.language;
  article.text = std::move(text);
  for (std::size_t begin = 0; begin < article.text.size();) {
    const std::size_t end = std::min(article.text.find('\n', begin), article.text.size());
    if (end > begin)
      article.blocks.push_back(
          {BlockKind::body, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}});
    begin = end + 1;
  }
  return article;
}

}  // namespace entente
