#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "evaluate/comparable_name.hpp"
#include "evaluate/gold.hpp"
#include "model/graph_snapshot.hpp"
#include "model/ontology.hpp"

namespace entente {

/// How much of what was found is right, and how much of what is there was found. Shares are 0 of nothing.
struct Score {
  std::size_t right = 0;
  std::size_t spurious = 0;  ///< found, but not in the gold
  std::size_t missed = 0;    ///< in the gold, but not found

  [[nodiscard]] double precision() const;
  [[nodiscard]] double recall() const;
  [[nodiscard]] double f1() const;
  Score& operator+=(const Score& other);
};

/// One thing that was missed or is spurious.
struct Deviation {
  enum class Kind { missed_entity, spurious_entity, missed_relation, spurious_relation, wrong_modality };
  Kind kind = Kind::missed_entity;
  std::string document;
  std::string group;     ///< type or predicate
  std::string what;      ///< the name, or "subject -> object"
  std::string remark;    ///< what it was taken for instead, by which rule; may be empty
  std::string sentence;  ///< in which it stands; empty where none is known to
};

/// The figures of a run.
struct Evaluation {
  std::size_t documents = 0;               ///< of the gold
  std::map<std::string, Score> entities;   ///< annotation type → score
  std::map<std::string, Score> relations;  ///< predicate → score
  std::vector<std::string> structural;     ///< those predicates that state no event, sorted
  std::size_t right_modality = 0;          ///< of matched relations
  std::size_t wrong_modality = 0;
  std::vector<Deviation> deviations;  ///< by document, in the order in which they were noticed

  [[nodiscard]] Score all_entities() const;
  [[nodiscard]] Score all_relations() const;
  [[nodiscard]] Score structure() const;    ///< relations that state no event
  [[nodiscard]] Score interaction() const;  ///< those that do
  [[nodiscard]] double modality_accuracy() const;
};

/// What the evaluation is to know besides the graph.
struct EvaluationContext {
  std::map<std::string, NamePrefixes> prefixes;               ///< language → prefixes
  std::map<std::string, std::vector<std::string>> sentences;  ///< article id → its sentences, for deviations
};

/// Compares a graph with gold annotations, document by document; articles of the graph without gold are passed
/// over. docs/evaluation.md has the rules: entities match one to one by any common name, by type where there is a
/// choice; relations match by predicate and ends, an end by the entity it matched whatever its type; a predicate
/// implies those above it on both sides; symmetric ones match either way round; optional gold neither counts for
/// nor against. Quadratic in the entities of a document.
[[nodiscard]] Evaluation evaluate(const std::vector<GoldDocument>& gold, const GraphSnapshot& graph,
                                  const Ontology& ontology, const EvaluationContext& context);

}  // namespace entente
