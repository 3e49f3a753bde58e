#include "graph/communities.hpp"

#include <limits>
#include <numeric>
#include <utility>

namespace entente {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
/// A round's sweeps over all vertices. Modularity rises little after the first few.
constexpr int kMostSweeps = 32;
/// What a move must gain, as a share of all weight: sums are rounded, and must not send vertices in circles.
constexpr double kLeastGain = 1e-9;

/// A round's vertices: groups of the round before.
struct Round {
  WeightedGraph graph;
  std::vector<double> strength;  ///< weight of all edge ends at the vertex, those within it too
};

/// Numbers the groups in use by their first vertex.
Grouping numbered(const std::vector<std::uint32_t>& group_of) {
  Grouping result{std::vector<std::uint32_t>(group_of.size()), 0};
  std::vector<std::uint32_t> number(group_of.size(), kNone);
  for (std::size_t vertex = 0; vertex < group_of.size(); ++vertex) {
    std::uint32_t& mine = number[group_of[vertex]];
    if (mine == kNone) mine = static_cast<std::uint32_t>(result.groups++);
    result.group_of[vertex] = mine;
  }
  return result;
}

/// Moves vertices between groups, of which each starts with its own.
Grouping move_vertices(const Round& round, double total) {
  const std::size_t size = round.graph.size();
  std::vector<std::uint32_t> group_of(size);
  std::iota(group_of.begin(), group_of.end(), 0U);
  std::vector<double> strength = round.strength;  // of each group
  std::vector<double> weight_to(size);            // of the vertex in turn to each group beside it
  std::vector<std::uint32_t> beside;
  bool moved = true;
  for (int sweep = 0; moved && sweep < kMostSweeps; ++sweep) {
    moved = false;
    for (std::size_t vertex = 0; vertex < size; ++vertex) {
      beside.clear();
      for (const Link& link : round.graph.links(vertex)) {
        const std::uint32_t group = group_of[link.to];
        if (weight_to[group] == 0) beside.push_back(group);
        weight_to[group] += link.weight;
      }
      const std::uint32_t home = group_of[vertex];
      strength[home] -= round.strength[vertex];
      // The gain in modularity, times half of all weight.
      const auto gain = [&](std::uint32_t group) {
        return weight_to[group] - strength[group] * round.strength[vertex] / total;
      };
      std::uint32_t best = home;
      double best_gain = gain(home) + kLeastGain * total;
      for (const std::uint32_t group : beside) {
        const double here = gain(group);
        if (here > best_gain || (here == best_gain && best != home && group < best)) {
          best = group;
          best_gain = here;
        }
      }
      for (const std::uint32_t group : beside) weight_to[group] = 0;
      strength[best] += round.strength[vertex];
      moved = moved || best != home;
      group_of[vertex] = best;
    }
  }
  return numbered(group_of);
}

}  // namespace

WeightedGraph contract(const WeightedGraph& graph, const Grouping& grouping) {
  std::vector<WeightedEdge> edges;
  edges.reserve(graph.edges());
  for (std::uint32_t vertex = 0; vertex < graph.size(); ++vertex) {
    for (const Link& link : graph.links(vertex)) {
      if (vertex < link.to) {
        edges.push_back({grouping.group_of[vertex], grouping.group_of[link.to], link.weight});
      }
    }
  }
  return {grouping.groups, std::move(edges)};
}

std::vector<Grouping> louvain(const WeightedGraph& graph) {
  std::vector<Grouping> result;
  Round round{graph, std::vector<double>(graph.size())};
  for (std::size_t vertex = 0; vertex < graph.size(); ++vertex) {
    for (const Link& link : graph.links(vertex)) round.strength[vertex] += link.weight;
  }
  const double total = std::accumulate(round.strength.begin(), round.strength.end(), 0.0);
  while (round.graph.edges() > 0) {
    Grouping grouping = move_vertices(round, total);
    if (grouping.groups == round.graph.size()) break;
    std::vector<double> strength(grouping.groups);
    for (std::size_t vertex = 0; vertex < round.graph.size(); ++vertex) {
      strength[grouping.group_of[vertex]] += round.strength[vertex];
    }
    round = {contract(round.graph, grouping), std::move(strength)};
    result.push_back(std::move(grouping));
  }
  return result;
}

}  // namespace entente
