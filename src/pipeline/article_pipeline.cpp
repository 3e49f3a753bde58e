#include "pipeline/article_pipeline.hpp"

#include <utility>

#include "annotate/annotator.hpp"
#include "extract/extractor.hpp"
#include "ingest/plain_reader.hpp"
#include "relate/relator.hpp"
#include "resolve/article_resolver.hpp"

namespace entente {

ArticleExtraction extract_article(Article article, const Ontology& ontology, const LanguagePack& pack, Stopwatch& watch,
                                  Deadline deadline) {
  const Document document = watch("annotate", [&] { return annotate(std::move(article), pack); });
  const Mentions mentions = watch("extract", [&] { return extract(document, ontology, pack, deadline); });
  const std::vector<Relation> relations =
      watch("relate", [&] { return relate(document, mentions, ontology, pack, deadline); });
  return watch("resolve", [&] { return resolve_article(document, mentions, relations, ontology, pack, deadline); });
}

ArticleExtraction extract_article(Article article, const Ontology& ontology, const LanguagePack& pack) {
  Stopwatch unread;
  return extract_article(std::move(article), ontology, pack, unread);
}

Article plain_article(std::string text, const LanguagePack& pack) {
  Article article;
  article.language = pack.language;
  article.text = std::move(text);
  article.blocks = blocks_of_lines(article.text);
  return article;
}

}  // namespace entente
