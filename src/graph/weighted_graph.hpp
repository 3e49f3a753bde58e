#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente {

struct WeightedEdge {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  double weight = 1;
};

/// A way from a vertex to one of its neighbours.
struct Link {
  std::uint32_t to = 0;
  double weight = 0;
};

/// An undirected graph with weights above 0, without loops. Vertices are numbered from 0.
class WeightedGraph {
 public:
  /// Edges between the same two vertices become one, their weights added up; loops are left out. The order of
  /// the edges and which end comes first do not matter where sums of weights are exact. O(n + m log m).
  WeightedGraph(std::size_t vertices, std::vector<WeightedEdge> edges);

  [[nodiscard]] std::size_t size() const { return first_.size() - 1; }
  /// Number of pairs of neighbours.
  [[nodiscard]] std::size_t edges() const { return links_.size() / 2; }
  /// Neighbours by number.
  [[nodiscard]] std::span<const Link> links(std::size_t vertex) const {
    return std::span(links_).subspan(first_[vertex], first_[vertex + 1] - first_[vertex]);
  }

 private:
  std::vector<std::size_t> first_;  ///< of each vertex in `links_`, and the end
  std::vector<Link> links_;
};

}  // namespace entente
