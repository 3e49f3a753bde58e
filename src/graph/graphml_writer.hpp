#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "graph/metrics.hpp"
#include "model/graph_snapshot.hpp"
#include "model/ontology.hpp"

namespace entente {

struct GraphmlOptions {
  /// Language tags for the labels of classes and predicates, the preferred first. A term without a label in
  /// any of them gets its first one by tag, or its name.
  std::vector<std::string> languages;
  MetricsOptions metrics;
};

/// Writes the graph as GraphML that Gephi, networkx, igraph and graphology all read without loss; the rules
/// that this takes are those of tests/graphml/lint_graphml.py.
///
/// A node for each entity, a directed edge for each statement; ids are their local names in the RDF graph.
/// Keys are called n_* and e_*, and their attr.name the same without the prefix. The kind of an edge is the
/// predicate's name, with the modality where the statement is not asserted, as "e_kind" and as the
/// namespaced attribute `label` of the edge. Lists are joined by " | ". Characters that XML does not allow
/// are left out.
///
/// The file appears whole or not at all. Errors: those of AtomicFile; internal, if the snapshot has ids
/// twice or none, or names what it does not have.
[[nodiscard]] Result<void> write_graphml(const GraphSnapshot& snapshot, const Ontology& ontology,
                                         const GraphmlOptions& options, const std::string& path);

}  // namespace entente
