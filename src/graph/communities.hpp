#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/weighted_graph.hpp"

namespace entente {

/// A way to put the vertices of a graph into groups.
struct Grouping {
  std::vector<std::uint32_t> group_of;  ///< of each vertex: 0, 1, … by their first vertices
  std::size_t groups = 0;
};

/// The graph whose vertices are the groups; edges between two groups become one with the sum of their
/// weights, those within a group are left out.
[[nodiscard]] WeightedGraph contract(const WeightedGraph& graph, const Grouping& grouping);

/// Communities by Louvain's method (Blondel et al. 2008, doi:10.1088/1742-5468/2008/10/P10008): vertices move
/// to the group of a neighbour as long as the modularity rises, the groups become the vertices of the next
/// round. One grouping a round, the finest first: the first one of the graph's vertices, each further one of
/// the groups of the one before. Empty if no two vertices belong together. Vertices are visited in their
/// order and ties go to the lower group, so that the same graph has always the same communities. Each round
/// is nearly linear in the edges.
[[nodiscard]] std::vector<Grouping> louvain(const WeightedGraph& graph);

}  // namespace entente
