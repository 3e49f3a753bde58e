#include "graph/communities.hpp"

#include <vector>

#include "support/catch.hpp"

using namespace entente;

namespace {

/// `cliques` groups of `size` vertices, each linked with each in its group, and each group with the next by
/// one edge.
WeightedGraph chain_of_cliques(std::uint32_t cliques, std::uint32_t size) {
  std::vector<WeightedEdge> edges;
  for (std::uint32_t clique = 0; clique < cliques; ++clique) {
    const std::uint32_t first = clique * size;
    for (std::uint32_t a = 0; a < size; ++a) {
      for (std::uint32_t b = a + 1; b < size; ++b) edges.push_back({first + a, first + b, 1});
    }
    if (clique > 0) edges.push_back({first - 1, first, 1});
  }
  return {std::size_t{cliques} * size, std::move(edges)};
}

}  // namespace

TEST_CASE("Parallel edges of a weighted graph are one, loops none", "[graph]") {
  const WeightedGraph graph(3, {{0, 1, 2}, {1, 0, 3}, {2, 2, 1}});
  CHECK(graph.edges() == 1);
  REQUIRE(graph.links(0).size() == 1);
  CHECK(graph.links(0)[0].to == 1);
  CHECK(graph.links(1)[0].weight == 5);
  CHECK(graph.links(2).empty());
}

TEST_CASE("Louvain's method finds cliques", "[graph]") {
  const auto rounds = louvain(chain_of_cliques(4, 5));
  REQUIRE_FALSE(rounds.empty());
  CHECK(rounds[0].groups == 4);
  for (std::uint32_t vertex = 0; vertex < 20; ++vertex) CHECK(rounds[0].group_of[vertex] == vertex / 5);
}

TEST_CASE("Communities of many cliques join in further rounds", "[graph]") {
  const auto rounds = louvain(chain_of_cliques(60, 3));
  REQUIRE(rounds.size() > 1);
  CHECK(rounds.back().groups < rounds.front().groups);
  CHECK(rounds[1].group_of.size() == rounds[0].groups);
}

TEST_CASE("Weights decide who belongs together", "[graph]") {
  const auto rounds = louvain(WeightedGraph(4, {{0, 1, 1}, {1, 2, 9}, {2, 3, 1}, {3, 0, 9}}));
  REQUIRE(rounds.size() == 1);
  CHECK(rounds[0].group_of == std::vector<std::uint32_t>{0, 1, 1, 0});
}

TEST_CASE("Vertices without edges have no communities", "[graph]") {
  CHECK(louvain(WeightedGraph(3, {})).empty());
  CHECK(louvain(WeightedGraph(0, {})).empty());
}

TEST_CASE("Contracting sums up edges between groups", "[graph]") {
  const WeightedGraph graph = contract(WeightedGraph(4, {{0, 1, 1}, {1, 2, 2}, {0, 3, 4}}), {{0, 0, 1, 1}, 2});
  REQUIRE(graph.size() == 2);
  REQUIRE(graph.links(0).size() == 1);
  CHECK(graph.links(0)[0].weight == 6);
}
