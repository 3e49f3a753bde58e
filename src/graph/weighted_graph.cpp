#include "graph/weighted_graph.hpp"

#include <algorithm>
#include <tuple>

namespace entente {

WeightedGraph::WeightedGraph(std::size_t vertices, std::vector<WeightedEdge> edges) : first_(vertices + 1) {
  std::erase_if(edges, [](const WeightedEdge& edge) { return edge.from == edge.to; });
  const std::size_t given = edges.size();
  edges.reserve(2 * given);
  for (std::size_t i = 0; i < given; ++i) edges.push_back({edges[i].to, edges[i].from, edges[i].weight});
  std::ranges::sort(edges, {}, [](const WeightedEdge& edge) { return std::tuple(edge.from, edge.to, edge.weight); });
  links_.reserve(edges.size());
  for (std::size_t i = 0; i < edges.size(); ++i) {
    if (i > 0 && edges[i].from == edges[i - 1].from && edges[i].to == edges[i - 1].to) {
      links_.back().weight += edges[i].weight;
      continue;
    }
    links_.push_back({edges[i].to, edges[i].weight});
    ++first_[edges[i].from + 1];
  }
  for (std::size_t vertex = 0; vertex < vertices; ++vertex) first_[vertex + 1] += first_[vertex];
}

}  // namespace entente
