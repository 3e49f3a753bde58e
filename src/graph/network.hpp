#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "graph/layout.hpp"
#include "graph/metrics.hpp"
#include "model/date.hpp"
#include "model/graph_snapshot.hpp"
#include "model/ontology.hpp"

namespace entente {

/// From the first to the last day, both in it.
struct Period {
  Date first;
  Date last;

  bool operator==(const Period&) const = default;
};

/// An entity as graph tools see it.
struct NetworkNode {
  std::string id;  ///< local name of its IRI
  std::string label;
  std::vector<std::string> types;  ///< names of its class and of those above it, the nearest first
  std::string type_label;
  std::string colour;  ///< "#rrggbb", of the nearest class that has one
  double size = 0;     ///< radius of its disc, in the unit of `position`
  Point position;
  std::vector<std::string> aliases;
  std::vector<std::string> codes;  ///< "scheme:code"
  std::uint32_t articles = 0;
  std::uint32_t mentions = 0;
  std::uint32_t degree = 0;  ///< this and the following: see GraphMetrics
  std::uint32_t in_degree = 0;
  std::uint32_t out_degree = 0;
  std::uint32_t weighted_degree = 0;
  double pagerank = 0;
  std::uint32_t component = 0;
  std::uint32_t community = 0;
  std::optional<double> betweenness;
  /// When it is in the news or in a statement: apart from each other, the earliest first.
  std::vector<Period> periods;
};

/// A statement as graph tools see it.
struct NetworkEdge {
  std::string id;            ///< local name of its IRI
  std::uint32_t source = 0;  ///< index into Network::nodes
  std::uint32_t target = 0;
  std::string kind;   ///< "predicate", or "predicate (modality)" where it is not asserted
  std::string label;  ///< the same for people
  double weight = 1;  ///< statement_weight()
  std::string predicate;
  std::string modality;
  bool symmetric = false;
  bool background = false;
  double confidence = 0;
  std::vector<std::string> titles;
  std::vector<std::string> items;
  /// First and last day of the event as the articles date it; where none does, of the articles.
  std::optional<Date> first_date;
  std::optional<Date> last_date;
  std::string quote;  ///< of the most confident evidence; so are rule and article
  std::string rule;
  std::string article;  ///< its identifier
  /// The days of the event, or for a state of affairs the time from the first to the last: apart from each
  /// other, the earliest first.
  std::vector<Period> periods;
};

/// The graph as graph tools see it: what all formats for them carry, in plain values. Texts hold no control
/// character but tab and line feed, and are well-formed UTF-8.
struct Network {
  std::vector<NetworkNode> nodes;
  std::vector<NetworkEdge> edges;
};

struct NetworkOptions {
  /// Language tags for the labels of classes and predicates, the preferred first. A term without a label in
  /// any of them gets its first one by tag, or its name.
  std::vector<std::string> languages;
  MetricsOptions metrics;
  bool threads = false;  ///< the layout has a thread of its own
};

/// The graph measured and laid out. A node for each entity, an edge for each statement, in their order. A
/// layout of 20,000 entities takes seconds. Error: internal, if the snapshot has ids twice or none, or names
/// what it does not have: readers would drop that without a word.
[[nodiscard]] Result<Network> make_network(const GraphSnapshot& snapshot, const Ontology& ontology,
                                           const NetworkOptions& options);

/// Calls `column(name, value)` for each attribute of a node that no format has a place of its own for, always
/// the same ones in the same order. A value is a std::string, std::uint32_t, double, bool,
/// std::vector<std::string> or std::optional of a number or a Date; an empty one is missing.
template <class Column>
void for_each_column(const NetworkNode& node, Column&& column) {
  column("type", node.types.empty() ? std::string() : node.types.front());
  column("type_label", node.type_label);
  column("aliases", node.aliases);
  column("codes", node.codes);
  column("articles", node.articles);
  column("mentions", node.mentions);
  column("degree", node.degree);
  column("in_degree", node.in_degree);
  column("out_degree", node.out_degree);
  column("weighted_degree", node.weighted_degree);
  column("pagerank", node.pagerank);
  column("component", node.component);
  column("community", node.community);
  column("betweenness", node.betweenness);
}

/// The same for an edge.
template <class Column>
void for_each_column(const NetworkEdge& edge, Column&& column) {
  column("kind", edge.kind);
  column("predicate", edge.predicate);
  column("modality", edge.modality);
  column("symmetric", edge.symmetric);
  column("background", edge.background);
  column("confidence", edge.confidence);
  column("titles", edge.titles);
  column("items", edge.items);
  column("first_date", edge.first_date);
  column("last_date", edge.last_date);
  column("quote", edge.quote);
  column("rule", edge.rule);
  column("article", edge.article);
}

/// A column's value as text; empty where it is missing. Numbers have the fewest digits that read back as the
/// same number; lists are joined by " | ".
[[nodiscard]] const std::string& text_of(const std::string& value);
[[nodiscard]] std::string text_of(std::uint32_t value);
[[nodiscard]] std::string text_of(double value);
[[nodiscard]] std::string text_of(bool value);
[[nodiscard]] std::string text_of(const std::vector<std::string>& values);
[[nodiscard]] std::string text_of(const std::optional<double>& value);
[[nodiscard]] std::string text_of(const std::optional<Date>& value);

/// True for a text that holds nothing but white space.
[[nodiscard]] bool is_blank(const std::string& text);

}  // namespace entente
