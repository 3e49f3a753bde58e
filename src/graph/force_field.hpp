#pragma once

#include <vector>

#include "graph/layout.hpp"
#include "graph/weighted_graph.hpp"

namespace entente {

/// Moves the points for `steps` steps of a force-directed layout, as ForceAtlas2 does (Jacomy et al. 2014,
/// doi:10.1371/journal.pone.0098679): each vertex at its own speed, slower the more it swings. `masses` are
/// above 0.
void relax(const WeightedGraph& graph, const std::vector<double>& masses, int steps, std::vector<Point>& points);

}  // namespace entente
