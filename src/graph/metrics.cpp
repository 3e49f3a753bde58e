#include "graph/metrics.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/property_map/property_map.hpp>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <utility>

#include "base/sorted.hpp"
#include "graph/communities.hpp"

namespace entente {
namespace {

using Directed = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;
using Undirected = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
using Pair = std::pair<std::uint32_t, std::uint32_t>;

/// A property map over `values`, one for each vertex number.
template <class T, class Graph>
auto vertex_map(std::vector<T>& values, const Graph& graph) {
  return boost::make_iterator_property_map(values.begin(), boost::get(boost::vertex_index, graph));
}

/// Boost's page_rank asks this before every step and stops when it says true: when no rank has moved by more
/// than kPrecision, or after kMostSteps (0.85^200 is below 1e-14).
class PageRankDone {
 public:
  explicit PageRankDone(std::size_t vertices) : last_(vertices, std::numeric_limits<double>::infinity()) {}

  template <class RankMap, class Graph>
  bool operator()(const RankMap& ranks, const Graph&) {
    double moved = 0;
    for (std::size_t vertex = 0; vertex < last_.size(); ++vertex) {
      moved = std::max(moved, std::abs(boost::get(ranks, vertex) - last_[vertex]));
      last_[vertex] = boost::get(ranks, vertex);
    }
    return moved <= kPrecision || steps_++ >= kMostSteps;
  }

 private:
  static constexpr double kPrecision = 1e-12;
  static constexpr int kMostSteps = 200;
  std::vector<double> last_;
  int steps_ = 0;
};

std::vector<double> pagerank(const GraphSnapshot& snapshot, const Ontology& ontology, double damping) {
  std::vector<double> ranks(snapshot.entities.size());
  if (ranks.empty()) return ranks;
  Directed graph(ranks.size());
  for (const Statement& statement : snapshot.statements) {
    boost::add_edge(statement.subject, statement.object, graph);
    if (ontology[statement.predicate].symmetric) boost::add_edge(statement.object, statement.subject, graph);
  }
  boost::graph::page_rank(graph, vertex_map(ranks, graph), PageRankDone(ranks.size()), damping);
  // Boost lets the rank of entities without a way out leak. Giving it to all alike would multiply every rank
  // by the same number, as the walker starts anew everywhere alike: so does making the sum 1.
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

/// Every two entities that a statement joins, once.
Undirected neighbours(const GraphSnapshot& snapshot) {
  std::vector<Pair> pairs;
  pairs.reserve(snapshot.statements.size());
  for (const Statement& statement : snapshot.statements) {
    pairs.emplace_back(std::min(statement.subject, statement.object), std::max(statement.subject, statement.object));
  }
  sort_unique(pairs);
  return {pairs.begin(), pairs.end(), snapshot.entities.size()};
}

/// Of each entity the community, in the order of their first entities.
Grouping communities_of(const GraphSnapshot& snapshot) {
  std::vector<WeightedEdge> edges;
  edges.reserve(snapshot.statements.size());
  for (const Statement& statement : snapshot.statements) {
    edges.push_back({statement.subject, statement.object, static_cast<double>(statement_weight(statement))});
  }
  const std::size_t entities = snapshot.entities.size();
  Grouping result{std::vector<std::uint32_t>(entities), entities};
  std::iota(result.group_of.begin(), result.group_of.end(), 0U);
  for (const Grouping& round : louvain(WeightedGraph(entities, std::move(edges)))) {
    for (std::uint32_t& group : result.group_of) group = round.group_of[group];
    result.groups = round.groups;
  }
  return result;
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

  const Undirected graph = neighbours(snapshot);
  result.component.resize(entities);
  // Boost numbers components by their first vertex.
  result.components =
      rank_by_size(result.component, boost::connected_components(graph, vertex_map(result.component, graph)));

  const Grouping communities = communities_of(snapshot);
  result.community = communities.group_of;
  result.communities = rank_by_size(result.community, static_cast<std::uint32_t>(communities.groups));

  if (std::uint64_t{entities} * (entities + boost::num_edges(graph)) <= options.betweenness_steps) {
    result.betweenness.resize(entities);
    boost::brandes_betweenness_centrality(graph, vertex_map(result.betweenness, graph));
    // Two entities or fewer have no pair of others to lie between.
    if (entities > 2) {
      boost::relative_betweenness_centrality(graph, vertex_map(result.betweenness, graph));
    }
  }
  return result;
}

}  // namespace entente
