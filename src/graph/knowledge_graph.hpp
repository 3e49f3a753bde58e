#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "model/graph_snapshot.hpp"
#include "model/ontology.hpp"

namespace entente {

/// Which article says a statement, and in which words.
struct StatementSource {
  std::uint32_t article = 0;  ///< as KnowledgeGraph::add_article() returned it
  Evidence evidence;
};

/// One saying of a statement: the input of KnowledgeGraph::add_statement().
struct StatementOccurrence {
  std::uint32_t subject = 0;  ///< as KnowledgeGraph::add_entity() returned it
  PropertyId predicate;
  std::uint32_t object = 0;
  Modality modality = Modality::asserted;
  std::string title;                      ///< the post held; empty if none
  std::string item;                       ///< what was given; empty if unknown
  std::optional<Date> date;               ///< when it happened, if the text says
  std::optional<StatementSource> source;  ///< none: a background fact, taken as certain
};

/// What became of an occurrence.
enum class StatementOutcome {
  created,         ///< the first that says this
  merged,          ///< its evidence joined a statement that was there
  self_loop,       ///< refused: both ends are one entity
  outside_domain,  ///< refused: the ontology does not let the predicate start at such an entity
  outside_range,   ///< refused: nor end at such an entity
};

/// How many occurrences were refused, by reason.
struct StatementRefusals {
  std::size_t self_loops = 0;
  std::size_t outside_domain = 0;
  std::size_t outside_range = 0;

  [[nodiscard]] std::size_t total() const { return self_loops + outside_domain + outside_range; }
  bool operator==(const StatementRefusals&) const = default;
};

inline constexpr std::size_t kAllEvidence = SIZE_MAX;

/// The graph that grows: a directed property multigraph with entities as vertices and statements as edges.
///
/// Occurrences with the same subject, predicate, object and modality are one statement with all their
/// evidence. A symmetric predicate is kept in one direction, from the end with the smaller id (by bytes), so
/// that it does not matter who is named first; both ends must then fit its domain and its range. The
/// confidence of a statement is the highest of its evidence: articles copy one another and rules overlap, so
/// that a noisy-or over evidence that is not independent would soon call everything certain.
class KnowledgeGraph {
 public:
  /// The ontology must outlive the graph. Of each statement the `max_evidence` most confident pieces of evidence stay,
  /// at least one, of equal ones the first by article, span and rule; the others are counted.
  explicit KnowledgeGraph(const Ontology& ontology, std::size_t max_evidence = kAllEvidence);
  KnowledgeGraph(KnowledgeGraph&&) noexcept;
  KnowledgeGraph& operator=(KnowledgeGraph&&) noexcept;
  ~KnowledgeGraph();

  /// The article's index in this graph: 0, 1, … in the order of addition.
  /// Error: internal, if an article with this iri_name is there already.
  [[nodiscard]] Result<std::uint32_t> add_article(ArticleNode article);

  /// The entity's index in this graph: 0, 1, … in the order of addition. `articles` are indices that
  /// add_article() returned; neither they nor aliases and codes need be sorted or unique.
  /// Error: internal, if the id is taken or not of the form [a-z][A-Za-z0-9-]*, or the type or an article is
  /// not there.
  [[nodiscard]] Result<std::uint32_t> add_entity(Entity entity);

  /// The occurrences of one article come one after the other where evidence is limited: the same words read twice
  /// count once only then. Throws std::out_of_range for an entity, an article or a predicate that is not there.
  StatementOutcome add_statement(StatementOccurrence occurrence);

  [[nodiscard]] StatementRefusals refusals() const;

  /// Everything as plain values, sorted and named as model/graph_snapshot.hpp says; the same whatever the
  /// order of addition. Takes what the graph holds. Left out are entities that neither an article nor a statement
  /// mentions. Of evidence with the same article, span and rule the most confident is kept. A statement is background
  /// only if no article makes it. O(n log n).
  [[nodiscard]] GraphSnapshot snapshot() &&;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace entente
