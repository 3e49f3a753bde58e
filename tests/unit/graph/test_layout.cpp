#include "graph/layout.hpp"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <vector>

#include "graph/disc_packing.hpp"
#include "support/catch.hpp"

using namespace entente;

namespace {

double distance(const Point& a, const Point& b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

bool overlap(const std::vector<Point>& points, const std::vector<double>& radii) {
  for (std::size_t a = 0; a < points.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      if (distance(points[a], points[b]) < 0.999 * (radii[a] + radii[b])) return true;
    }
  }
  return false;
}

/// Two cliques with one edge between them.
WeightedGraph dumbbell(std::uint32_t size) {
  std::vector<WeightedEdge> edges{{0, size, 1}};
  for (std::uint32_t first : {0U, size}) {
    for (std::uint32_t a = 0; a < size; ++a) {
      for (std::uint32_t b = a + 1; b < size; ++b) edges.push_back({first + a, first + b, 1});
    }
  }
  return {2 * std::size_t{size}, std::move(edges)};
}

Point middle(const std::vector<Point>& points, std::size_t begin, std::size_t end) {
  Point sum;
  for (std::size_t i = begin; i < end; ++i) sum = {sum.x + points[i].x, sum.y + points[i].y};
  const auto count = static_cast<double>(end - begin);
  return {sum.x / count, sum.y / count};
}

}  // namespace

TEST_CASE("Communities stand apart in the layout", "[graph]") {
  const std::vector<Point> points = lay_out(dumbbell(12), std::vector<double>(24, 1));
  const Point first = middle(points, 0, 12);
  const Point second = middle(points, 12, 24);
  for (std::size_t i = 0; i < 12; ++i) CHECK(distance(points[i], first) < distance(points[i], second));
  for (std::size_t i = 12; i < 24; ++i) CHECK(distance(points[i], second) < distance(points[i], first));
}

TEST_CASE("Discs do not lie on one another", "[graph]") {
  std::vector<WeightedEdge> star;
  for (std::uint32_t leaf = 1; leaf < 80; ++leaf) star.push_back({0, leaf, 1});
  star.push_back({80, 81, 3});
  std::vector<double> radii(100, 5);
  radii[0] = 40;
  CHECK_FALSE(overlap(lay_out(WeightedGraph(100, star), radii), radii));
  CHECK_FALSE(overlap(lay_out(dumbbell(12), std::vector<double>(24, 3)), std::vector<double>(24, 3)));
}

TEST_CASE("The same graph has the same layout, whatever the order of its edges", "[graph]") {
  std::vector<WeightedEdge> edges{{0, 1, 1}, {1, 2, 4}, {2, 3, 1}, {3, 0, 2}, {3, 4, 1}, {5, 6, 1}};
  const std::vector<double> radii(8, 1);
  const std::vector<Point> points = lay_out(WeightedGraph(8, edges), radii);
  std::ranges::reverse(edges);
  for (WeightedEdge& edge : edges) std::swap(edge.from, edge.to);
  CHECK(lay_out(WeightedGraph(8, edges), radii) == points);
}

TEST_CASE("A layout of nothing, of one and of strangers", "[graph]") {
  CHECK(lay_out(WeightedGraph(0, {}), {}).empty());
  CHECK(lay_out(WeightedGraph(1, {}), {3}) == std::vector<Point>{{0, 0}});
  const std::vector<double> radii(500, 2);
  CHECK_FALSE(overlap(lay_out(WeightedGraph(500, {}), radii), radii));
}

TEST_CASE("Rings hold discs of any radii without overlap", "[graph]") {
  std::vector<double> radii;
  for (int i = 0; i < 300; ++i) radii.push_back(1 + (i * 37 % 101) / 7.0);
  CHECK_FALSE(overlap(ring_up(radii, 0.5), radii));
  std::ranges::sort(radii, std::ranges::greater{});
  const std::vector<Point> points = ring_up(radii, 0.5);
  CHECK_FALSE(overlap(points, radii));
  CHECK(points[0] == Point{});
  // Not much farther out than the discs need.
  double area = 0;
  for (const double radius : radii) area += radius * radius;
  CHECK(distance(points.back(), {}) < 2 * std::sqrt(area));
}

TEST_CASE("Points all in one place are pushed apart", "[graph]") {
  std::vector<Point> points(20);
  const std::vector<double> radii(20, 1);
  push_apart(points, radii);
  CHECK_FALSE(overlap(points, radii));
}

TEST_CASE("Discs of any radii are pushed apart, however far others lie", "[graph]") {
  std::vector<Point> points{{-1e7, 3e6}, {4e5, -1e7}};
  std::vector<double> radii{1, 500};
  for (int i = 0; i < 100; ++i) {
    points.push_back({i * 100.0, i % 7 * 1.0});
    points.push_back({i * 100.0 + 1, 2});
    radii.push_back(5 + i % 3);
    radii.push_back(20 - i % 4);
  }
  push_apart(points, radii);
  CHECK_FALSE(overlap(points, radii));
  CHECK(distance(points[0], {-1e7, 3e6}) < 1);
}

TEST_CASE("20,000 vertices are laid out in less than 20 seconds", "[graph]") {
  // Communities of 100, each vertex tied to three others of its own and some to the first of another.
  std::vector<WeightedEdge> edges;
  constexpr std::uint32_t kVertices = 20'000;
  for (std::uint32_t vertex = 0; vertex < kVertices; ++vertex) {
    const std::uint32_t first = vertex / 100 * 100;
    for (const std::uint32_t step : {1U, 7U, 31U}) edges.push_back({vertex, first + (vertex + step) % 100, 1});
    if (vertex % 10 == 0) edges.push_back({vertex, vertex * 13 % kVertices / 100 * 100, 1});
  }
  const WeightedGraph graph(kVertices, std::move(edges));
  const std::clock_t start = std::clock();  // of the processor: others may use it too
  CHECK(lay_out(graph, std::vector<double>(kVertices, 5)).size() == kVertices);
  CHECK(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC < 20);
}
