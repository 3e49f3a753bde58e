#include "graph/metrics.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/property_map/property_map.hpp>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <utility>

#include "base/number_lists.hpp"
#include "graph/communities.hpp"
#include "graph/weighted_graph.hpp"

namespace entente {
namespace {

using Undirected = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;

/// A property map over `values`, one for each vertex number.
template <class T, class Graph>
auto vertex_map(std::vector<T>& values, const Graph& graph) {
  return boost::make_iterator_property_map(values.begin(), boost::get(boost::vertex_index, graph));
}

/// Not Boost's, whose lists lie apart from each other, and which divides once for each way.
std::vector<double> pagerank(const GraphSnapshot& snapshot, const Ontology& ontology, double damping) {
  constexpr double kPrecision = 1e-12;  // no rank moves by more
  constexpr int kMostSteps = 200;       // 0.85^200 is below 1e-14
  const std::size_t entities = snapshot.entities.size();
  std::vector<std::uint32_t> out_degree(entities);
  const auto for_each_way = [&](auto&& way) {
    for (const Statement& statement : snapshot.statements) {
      way(statement.subject, statement.object);
      if (ontology[statement.predicate].symmetric) way(statement.object, statement.subject);
    }
  };
  for_each_way([&](std::uint32_t from, std::uint32_t) { ++out_degree[from]; });
  // Where the ways to an entity come from.
  const NumberLists from(entities,
                         [&](auto&& put) { for_each_way([&](std::uint32_t one, std::uint32_t to) { put(to, one); }); });
  std::vector<double> ranks(entities, 1 / static_cast<double>(entities));
  std::vector<double> shares(entities);  // what an entity gives to each that it leads to
  std::vector<std::uint32_t> turn(entities);
  std::iota(turn.begin(), turn.end(), 0U);
  double moved = 1;
  for (int step = 0; moved > kPrecision && step < kMostSteps; ++step) {
    for (const std::uint32_t entity : turn)
      if (out_degree[entity] > 0) shares[entity] = ranks[entity] / out_degree[entity];
    // From the first step on, what nothing leads to keeps its rank; that is most of a graph.
    if (step == 1) std::erase_if(turn, [&](std::uint32_t entity) { return from.of(entity).empty(); });
    moved = 0;
    for (const std::uint32_t entity : turn) {
      double given = 0;
      for (const std::uint32_t other : from.of(entity)) given += shares[other];
      const double rank = (1 - damping) + damping * given;
      moved = std::max(moved, std::abs(rank - ranks[entity]));
      ranks[entity] = rank;
    }
  }
  // The rank of entities without a way out leaks. Giving it to all alike would multiply every rank by the same number,
  // as the walker starts anew everywhere alike: so does making the sum 1.
  const double sum = std::accumulate(ranks.begin(), ranks.end(), 0.0);
  for (double& rank : ranks) rank /= sum;
  return ranks;
}

/// Numbers groups, which are numbered by their first vertex, by size; their number.
std::uint32_t rank_by_size(std::vector<std::uint32_t>& group_of, std::uint32_t count) {
  std::vector<std::uint32_t> sizes(count);
  for (const std::uint32_t number : group_of) ++sizes[number];
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::uint32_t number) { return sizes[number]; });
  std::vector<std::uint32_t> ranks(count);
  for (std::uint32_t rank = 0; rank < count; ++rank) ranks[order[rank]] = rank;
  for (std::uint32_t& number : group_of) number = ranks[number];
  return count;
}

/// Every two entities that a statement joins, with how often it is said.
WeightedGraph joined_by(const GraphSnapshot& snapshot) {
  std::vector<WeightedEdge> edges;
  edges.reserve(2 * snapshot.statements.size());
  for (const Statement& statement : snapshot.statements)
    edges.push_back({statement.subject, statement.object, static_cast<double>(statement_weight(statement))});
  return {snapshot.entities.size(), std::move(edges)};
}

/// Of each entity the connected part, in the order of their first entities.
Grouping components_of(const WeightedGraph& graph) {
  constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  Grouping result{std::vector<std::uint32_t>(graph.size(), kNone), 0};
  std::vector<std::uint32_t> reached;
  for (std::uint32_t first = 0; first < graph.size(); ++first) {
    if (result.group_of[first] != kNone) continue;
    const auto number = static_cast<std::uint32_t>(result.groups++);
    result.group_of[first] = number;
    reached.assign(1, first);
    for (std::size_t i = 0; i < reached.size(); ++i)
      for (const Link& link : graph.links(reached[i])) {
        if (result.group_of[link.to] != kNone) continue;
        result.group_of[link.to] = number;
        reached.push_back(link.to);
      }
  }
  return result;
}

/// Of each entity the community, in the order of their first entities.
Grouping communities_of(const WeightedGraph& graph) {
  Grouping result{std::vector<std::uint32_t>(graph.size()), graph.size()};
  std::iota(result.group_of.begin(), result.group_of.end(), 0U);
  for (const Grouping& round : louvain(graph)) {
    for (std::uint32_t& group : result.group_of) group = round.group_of[group];
    result.groups = round.groups;
  }
  return result;
}

std::vector<double> betweenness(const WeightedGraph& joined) {
  Undirected graph(joined.size());
  for (std::uint32_t from = 0; from < joined.size(); ++from)
    for (const Link& link : joined.links(from))
      if (from < link.to) boost::add_edge(from, link.to, graph);
  std::vector<double> out(joined.size());
  boost::brandes_betweenness_centrality(graph, vertex_map(out, graph));
  // Two entities or fewer have no pair of others to lie between.
  if (joined.size() > 2) boost::relative_betweenness_centrality(graph, vertex_map(out, graph));
  return out;
}

}  // namespace

std::uint32_t statement_weight(const Statement& statement) {
  return std::max(1U, static_cast<std::uint32_t>(statement.evidence.size()) + statement.more_evidence);
}

GraphMetrics measure(const GraphSnapshot& snapshot, const Ontology& ontology, const MetricsOptions& options) {
  const std::size_t entities = snapshot.entities.size();
  GraphMetrics result;
  result.out_degree.resize(entities);
  result.in_degree.resize(entities);
  result.degree.resize(entities);
  result.weighted_degree.resize(entities);
  for (const Statement& statement : snapshot.statements) {
    ++result.out_degree[statement.subject];
    ++result.in_degree[statement.object];
    for (const std::uint32_t end : {statement.subject, statement.object}) {
      ++result.degree[end];
      result.weighted_degree[end] += statement_weight(statement);
    }
  }
  result.pagerank = pagerank(snapshot, ontology, options.damping);

  const WeightedGraph graph = joined_by(snapshot);
  Grouping components = components_of(graph);
  result.component = std::move(components.group_of);
  result.components = rank_by_size(result.component, static_cast<std::uint32_t>(components.groups));

  Grouping communities = communities_of(graph);
  result.community = std::move(communities.group_of);
  result.communities = rank_by_size(result.community, static_cast<std::uint32_t>(communities.groups));

  if (std::uint64_t{entities} * (entities + graph.edges()) <= options.betweenness_steps)
    result.betweenness = betweenness(graph);
  return result;
}

}  // namespace entente
