#include "pipeline/joined_graph.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "resolve/joiner.hpp"

namespace entente {

namespace {

/// Gives articles to the joiner as they are, packed or not: an actor that many describe alike is unpacked once.
class PackedArticles {
 public:
  explicit PackedArticles(EntityJoiner& joiner) : joiner_(joiner) {}

  void add(const ProcessedArticle& article) {
    if (!article.packed) return joiner_.add(article.record.extraction);
    const ExtractionPool& pool = article.packed.pool();
    if (&pool != pool_) {
      pool_ = &pool;
      numbers_.assign(pool.end_of_descriptions(), kNone);
    }
    actors_.clear();
    for (const auto& [description, mentions] : article.packed.actors()) {
      std::uint32_t& number = numbers_[description];
      if (number == kNone) number = joiner_.describe(pool.entity(description));
      actors_.push_back({number, mentions});
    }
    ties_.clear();
    article.packed.append_ties(ties_);
    joiner_.add(article.record.extraction, actors_, ties_);
  }

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;
  EntityJoiner& joiner_;
  const ExtractionPool* pool_ = nullptr;
  std::vector<std::uint32_t> numbers_;  // of the pool's descriptions for the joiner
  std::vector<DescribedActor> actors_;
  std::vector<StatedTie> ties_;
};

}  // namespace

Result<GraphSnapshot> join_articles(std::vector<ProcessedArticle>& articles, const Ontology& ontology,
                                    std::size_t max_evidence, const JoinDecisions& decisions) {
  Result<JoinedEntities> joined_entities = [&] {
    EntityJoiner joiner(ontology);
    PackedArticles packed(joiner);
    for (const ProcessedArticle& article : articles) packed.add(article);
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
    for (const LocalStatement& statement : statements) {
      StatementOccurrence occurrence;
      occurrence.subject = joined.entity_of[a][statement.subject];
      occurrence.predicate = statement.predicate;
      occurrence.object = joined.entity_of[a][statement.object];
      occurrence.modality = statement.modality;
      occurrence.title = statement.title;
      occurrence.item = statement.item;
      occurrence.date = statement.date;
      const LocalEvidence& evidence = statement.evidence;
      occurrence.source = StatementSource{a,
                                          {.span = evidence.span,
                                           .quote = std::string(evidence.quote),
                                           .rule = std::string(evidence.rule),
                                           .confidence = evidence.confidence}};
      graph.add_statement(std::move(occurrence));
    }
  }
  articles = std::vector<ProcessedArticle>();
  joined = {};
  return std::move(graph).snapshot();
}

}  // namespace entente
