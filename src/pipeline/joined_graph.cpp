#include "pipeline/joined_graph.hpp"

#include <cstdint>
#include <utility>

#include "resolve/joiner.hpp"

namespace entente {

Result<GraphSnapshot> join_articles(std::vector<ProcessedArticle>& articles, const Ontology& ontology,
                                    std::size_t max_evidence, const JoinDecisions& decisions) {
  Result<JoinedEntities> joined_entities = [&] {
    EntityJoiner joiner(ontology);
    for (ProcessedArticle& article : articles) joiner.add(WholeRecord(article)->extraction);
    return joiner.finish(decisions);
  }();
  if (!joined_entities) return fail(joined_entities.error());
  JoinedEntities& joined = *joined_entities;
  KnowledgeGraph graph(ontology, max_evidence);
  // Articles and entities are added in their order, so that indices into them stay what they are.
  for (ProcessedArticle& processed : articles) {
    ArticleExtraction& article = processed.record.extraction;
    const auto added = graph.add_article({.iri_name = article_iri_name(article.id),
                                          .id = article.id,
                                          .language = std::move(article.language),
                                          .title = std::move(article.title),
                                          .url = std::move(article.url),
                                          .author = std::move(article.author),
                                          .published = article.published});
    if (!added) return fail(added.error());
  }
  for (Entity& entity : joined.entities) {
    const auto added = graph.add_entity(std::move(entity));
    if (!added) return fail(added.error());
  }
  for (std::uint32_t a = 0; a < articles.size(); ++a) {
    // What the graph takes over is not needed here any more.
    ProcessedArticle article = std::move(articles[a]);
    std::vector<LocalStatement> statements =
        article.packed ? article.packed.statements() : std::move(article.record.extraction.statements);
    for (LocalStatement& statement : statements) {
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
  articles = std::vector<ProcessedArticle>();
  joined = {};
  return std::move(graph).snapshot();
}

}  // namespace entente
