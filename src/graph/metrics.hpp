#pragma once

#include <cstdint>
#include <vector>

#include "model/graph_snapshot.hpp"
#include "model/ontology.hpp"

namespace entente {

struct MetricsOptions {
  /// Chance that PageRank's walker goes on along a statement, in [0, 1): Brin and Page's 0.85.
  double damping = 0.85;
  /// Betweenness takes entities × (entities + neighbouring pairs) steps and is left out where that is more than this.
  std::uint64_t betweenness_steps = 20'000'000;
};

/// Measures of the graph. Every vector has one value for each GraphSnapshot::entities.
struct GraphMetrics {
  /// Statements that start at, end at and touch the entity, in the direction in which the snapshot has them
  /// (that of a symmetric predicate says nothing: see KnowledgeGraph).
  std::vector<std::uint32_t> out_degree;
  std::vector<std::uint32_t> in_degree;
  std::vector<std::uint32_t> degree;
  /// The sum of statement_weight() over the statements that touch the entity.
  std::vector<std::uint32_t> weighted_degree;
  /// Sums to 1. A symmetric statement is walked both ways, any other from subject to object; an entity that
  /// nothing leads away from passes its rank on to all alike.
  std::vector<double> pagerank;
  /// The connected component, whatever the direction: 0 is the largest, ties by the first entity.
  std::vector<std::uint32_t> component;
  std::uint32_t components = 0;
  /// The community by louvain(), edges weighed by statement_weight(): 0 is the largest, ties by the first
  /// entity.
  std::vector<std::uint32_t> community;
  std::uint32_t communities = 0;
  /// The share of all shortest paths that lead through the entity, in [0, 1]; directions and numbers of
  /// statements do not count. Empty where the graph is too large for it.
  std::vector<double> betweenness;
};

/// How much a statement counts: the places that say it, 1 for a background fact.
[[nodiscard]] std::uint32_t statement_weight(const Statement& statement);

/// Linear in entities and statements, but for betweenness (see MetricsOptions). The ontology is the one that
/// the snapshot was made with.
[[nodiscard]] GraphMetrics measure(const GraphSnapshot& snapshot, const Ontology& ontology,
                                   const MetricsOptions& options = {});

}  // namespace entente
