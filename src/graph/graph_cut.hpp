#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "model/graph_snapshot.hpp"
#include "model/ontology.hpp"

namespace entente {

/// Which part of a graph is wanted.
struct CutOptions {
  std::uint32_t min_weight = 1;         ///< least statement_weight()
  std::vector<std::string> types;       ///< names of classes, those below them too; empty: all
  std::vector<std::string> predicates;  ///< names of predicates, those below them too; empty: all
  std::string ego;                      ///< an entity and what is around it: its id or one of its names; empty: all
  std::uint32_t depth = 1;              ///< statements to walk from the ego, in any direction

  bool operator==(const CutOptions&) const = default;
};

/// Error: schema, if the ontology has no such class or predicate; the message names those that it has.
[[nodiscard]] Result<void> check_cut(const CutOptions& options, const Ontology& ontology);

/// The part of the graph, sorted as the snapshot is. Statements stay that weigh enough, with such a predicate
/// and between entities that stay. Entities stay that are of such a type (the ego always); where statements
/// are chosen by weight or predicate, only those that a statement is left of; around an ego, only those
/// within its depth.
///
/// Errors: those of check_cut(); not_found, if no entity is called like the ego; schema, if several are: the
/// message names their ids.
[[nodiscard]] Result<GraphSnapshot> cut_graph(const GraphSnapshot& snapshot, const Ontology& ontology,
                                              const CutOptions& options);

}  // namespace entente
