#include "pipeline/joined_graph.hpp"

#include <cstdint>
#include <utility>

#include "resolve/joiner.hpp"

namespace entente {

Result<GraphSnapshot> join_articles(std::vector<ProcessedArticle>& processed, const Ontology& ontology,
                                    std::size_t max_evidence, const JoinDecisions& decisions) {
  KnowledgeGraph graph(ontology);
  std::vector<ArticleExtraction> articles;
  articles.reserve(processed.size());
  for (ProcessedArticle& article : processed) articles.push_back(std::move(article.record.extraction));
  Result<JoinedEntities> joined_entities = join_entities(articles, ontology, decisions);
  if (!joined_entities) return fail(joined_entities.error());
  JoinedEntities& joined = *joined_entities;
  // Articles and entities are added in their order, so that indices into them stay what they are.
  for (const ArticleExtraction& article : articles) {
    const auto added = graph.add_article({.iri_name = article_iri_name(article.id),
                                          .id = article.id,
                                          .language = article.language,
                                          .title = article.title,
                                          .url = article.url,
                                          .author = article.author,
                                          .published = article.published});
    if (!added) return fail(added.error());
  }
  for (Entity& entity : joined.entities) {
    const auto added = graph.add_entity(std::move(entity));
    if (!added) return fail(added.error());
  }
  for (std::uint32_t a = 0; a < articles.size(); ++a) {
    for (LocalStatement& statement : articles[a].statements) {
      StatementOccurrence occurrence;
      occurrence.subject = joined.entity_of[a][statement.subject];
      occurrence.predicate = statement.predicate;
      occurrence.object = joined.entity_of[a][statement.object];
      occurrence.modality = statement.modality;
      occurrence.title = std::move(statement.title);
      occurrence.item = std::move(statement.item);
      occurrence.date = statement.date;
      occurrence.source = StatementSource{a, std::move(statement.evidence)};
      graph.add_statement(std::move(occurrence));
    }
  }
  // What the graph took over is not needed while the snapshot is made, which is when most memory is.
  articles = {};
  joined = {};
  return std::move(graph).snapshot(max_evidence);
}

}  // namespace entente
