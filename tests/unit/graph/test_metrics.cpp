#include "graph/metrics.hpp"

#include <numeric>
#include <vector>

#include "support/catch.hpp"
#include "unit/graph/sample_graph.hpp"

using namespace entente;
using entente::test::sample_entity;
using entente::test::sample_ontology;

namespace {

struct Edge {
  std::uint32_t subject;
  std::uint32_t object;
  const char* predicate = "supports";
  std::uint32_t evidence = 1;
};

GraphSnapshot make_snapshot(const Ontology& ontology, std::uint32_t entities, const std::vector<Edge>& edges) {
  GraphSnapshot snapshot;
  for (std::uint32_t i = 0; i < entities; ++i) {
    snapshot.entities.push_back(sample_entity(ontology, "Person", "p-" + std::to_string(i), "P"));
  }
  for (const Edge& edge : edges) {
    Statement& statement = snapshot.statements.emplace_back();
    statement.subject = edge.subject;
    statement.object = edge.object;
    statement.predicate = ontology.find_property(edge.predicate);
    statement.evidence.resize(edge.evidence);
    statement.background = edge.evidence == 0;
  }
  return snapshot;
}

void check_near(const std::vector<double>& values, const std::vector<double>& expected) {
  REQUIRE(values.size() == expected.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    INFO("entity " << i);
    CHECK(values[i] == Approx(expected[i]).margin(1e-9));
  }
}

}  // namespace

TEST_CASE("Degrees count statements, the weighted degree their evidence", "[graph]") {
  const Ontology ontology = sample_ontology();
  const auto metrics = measure(
      make_snapshot(ontology, 4, {{0, 1, "supports", 3}, {0, 1, "meetsWith", 1}, {2, 0, "supports", 0}}), ontology);
  CHECK(metrics.out_degree == std::vector<std::uint32_t>{2, 0, 1, 0});
  CHECK(metrics.in_degree == std::vector<std::uint32_t>{1, 2, 0, 0});
  CHECK(metrics.degree == std::vector<std::uint32_t>{3, 2, 1, 0});
  CHECK(metrics.weighted_degree == std::vector<std::uint32_t>{5, 4, 1, 0});
}

// Expected ranks: networkx 2.8.8, pagerank(MultiDiGraph(edges), alpha=0.85, tol=1e-12).
TEST_CASE("PageRank is that of networkx, also with dead ends and parallel edges", "[graph]") {
  const Ontology ontology = sample_ontology();
  const auto metrics = measure(
      make_snapshot(ontology, 5, {{0, 1}, {0, 1, "meetsWith"}, {0, 2}, {1, 2}, {2, 0}, {3, 2}, {2, 4}}), ontology);
  // A symmetric statement leads both ways: networkx was given 1 → 0 too.
  check_near(metrics.pagerank,
             {0.2692956199058908, 0.2129924053756913, 0.2785465730015085, 0.060391554095628686, 0.17877384762128085});
  CHECK(std::accumulate(metrics.pagerank.begin(), metrics.pagerank.end(), 0.0) == Approx(1));
}

TEST_CASE("Components are numbered from the largest", "[graph]") {
  const Ontology ontology = sample_ontology();
  const auto metrics = measure(make_snapshot(ontology, 7, {{1, 2}, {6, 4}, {5, 4}}), ontology);
  CHECK(metrics.components == 4);
  CHECK(metrics.component == std::vector<std::uint32_t>{2, 1, 1, 3, 0, 0, 0});
}

TEST_CASE("Betweenness finds the broker, and parallel statements do not change it", "[graph]") {
  const Ontology ontology = sample_ontology();
  // 0 – 1 – 2, and 3 beyond 2: of the three pairs of others, 1 lies between two, 2 too.
  const auto snapshot = make_snapshot(ontology, 4, {{0, 1}, {0, 1, "meetsWith"}, {2, 1}, {2, 3}, {3, 2}});
  check_near(measure(snapshot, ontology).betweenness, {0, 2.0 / 3, 2.0 / 3, 0});
  CHECK(measure(snapshot, ontology, {.betweenness_steps = 27}).betweenness.empty());
  CHECK_FALSE(measure(snapshot, ontology, {.betweenness_steps = 28}).betweenness.empty());
}

TEST_CASE("An empty graph and a graph without statements have measures too", "[graph]") {
  const Ontology ontology = sample_ontology();
  const auto none = measure({}, ontology);
  CHECK(none.pagerank.empty());
  CHECK(none.components == 0);
  const auto two = measure(make_snapshot(ontology, 2, {}), ontology);
  check_near(two.pagerank, {0.5, 0.5});
  check_near(two.betweenness, {0, 0});
  CHECK(two.components == 2);
}
