#include "graph/network.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <future>
#include <map>
#include <string_view>

#include "base/plain_utf8.hpp"
#include "graph/weighted_graph.hpp"
#include "graph/xml_text.hpp"

namespace entente {
namespace {

constexpr std::string_view kNoColour = "#9e9e9e";

Error broken_snapshot(std::string message) {
  return {.code = ErrorCode::internal, .message = "the graph cannot be written: " + std::move(message)};
}

/// An XML NMTOKEN of ASCII characters, as GraphML asks of ids.
bool is_xml_id(std::string_view id) {
  // Without a branch: it is asked for every id.
  return !id.empty() && !has_byte(id, [](unsigned char c) {
    const bool letter = ((c >= 'a') & (c <= 'z')) | ((c >= 'A') & (c <= 'Z'));
    return !(letter | ((c >= '0') & (c <= '9')) | (c == '-') | (c == '_') | (c == '.') | (c == ':'));
  });
}

Result<void> check(const GraphSnapshot& snapshot, const Ontology& ontology) {
  std::vector<std::string_view> ids;
  ids.reserve(snapshot.entities.size() + snapshot.statements.size());
  const auto check_id = [&](const std::string& id) -> Result<void> {
    if (!is_xml_id(id)) return fail(broken_snapshot(fmt::format("\"{}\" is no id for XML", id)));
    ids.push_back(id);
    return {};
  };
  for (const Entity& entity : snapshot.entities) {
    if (auto checked = check_id(entity.id); !checked) return checked;
    const bool complete =
        entity.type.value < ontology.classes.size() &&
        std::ranges::all_of(entity.articles, [&](std::uint32_t i) { return i < snapshot.articles.size(); });
    if (!complete) {
      return fail(
          broken_snapshot(fmt::format("{} has no class of the ontology, or an article that is not there", entity.id)));
    }
  }
  for (const Statement& statement : snapshot.statements) {
    if (auto checked = check_id(statement.iri_name); !checked) return checked;
    const bool complete = statement.subject < snapshot.entities.size() && statement.object < snapshot.entities.size() &&
                          statement.predicate.value < ontology.properties.size() &&
                          std::ranges::all_of(statement.evidence, [&](const StatementEvidence& item) {
                            return item.article < snapshot.articles.size();
                          });
    if (!complete) {
      return fail(broken_snapshot(
          fmt::format("{} names an entity, a predicate or an article that is not there", statement.iri_name)));
    }
  }
  // Entities are sorted by id.
  if (!std::ranges::is_sorted(ids)) std::ranges::sort(ids);
  const auto twice = std::ranges::adjacent_find(ids);
  if (twice != ids.end()) return fail(broken_snapshot(fmt::format("the id {} is there twice", *twice)));
  return {};
}

bool is_colour(std::string_view text) {
  return text.size() == 7 && text[0] == '#' &&
         text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

/// The class and all above it, level by level.
std::vector<ClassId> with_supers(const Ontology& ontology, ClassId type) {
  std::vector<ClassId> result{type};
  for (std::size_t i = 0; i < result.size(); ++i) {
    for (const ClassId super : ontology[result[i]].supers) {
      if (std::ranges::find(result, super) == result.end()) result.push_back(super);
    }
  }
  return result;
}

const std::string& label_of(const std::map<std::string, std::string>& labels, const std::string& name,
                            const NetworkOptions& options) {
  for (const std::string& language : options.languages) {
    if (const auto it = labels.find(language); it != labels.end()) return it->second;
  }
  return labels.empty() ? name : labels.begin()->second;
}

/// "name" or "name (modality)".
std::string with_modality(const std::string& name, Modality modality) {
  return modality == Modality::asserted ? name : fmt::format("{} ({})", name, to_string(modality));
}

/// Cleaned, and without those in which nothing is left.
std::vector<std::string> clean(const std::vector<std::string>& texts) {
  std::vector<std::string> result;
  for (const std::string& text : texts) {
    std::string cleaned = clean_xml_text(text);
    if (!is_blank(cleaned)) result.push_back(std::move(cleaned));
  }
  return result;
}

/// Periods that touch or overlap become one.
std::vector<Period> merged(std::vector<Period> periods) {
  std::ranges::sort(periods, {}, [](const Period& period) { return std::pair(period.first, period.last); });
  std::vector<Period> result;
  for (const Period& period : periods) {
    using Days = std::chrono::sys_days;
    if (!result.empty() && Days(period.first) <= Days(result.back().last) + std::chrono::days(1)) {
      result.back().last = std::max(result.back().last, period.last);
    } else {
      result.push_back(period);
    }
  }
  return result;
}

/// The days of the event as the articles date it; where none does, of the articles.
std::vector<Period> days_of(const Statement& statement, const GraphSnapshot& snapshot) {
  std::vector<Period> days;
  for (const Date& date : statement.dates) days.push_back({date, date});
  if (!days.empty()) return days;
  for (const StatementEvidence& item : statement.evidence) {
    const std::optional<Date>& published = snapshot.articles[item.article].published;
    if (published) days.push_back({*published, *published});
  }
  return days;
}

/// The most confident evidence, the first of those; nullptr if there is none.
const StatementEvidence* best_evidence(const Statement& statement) {
  const auto best = std::ranges::max_element(statement.evidence, {},
                                             [](const StatementEvidence& item) { return item.evidence.confidence; });
  return best == statement.evidence.end() ? nullptr : &*best;
}

/// So that the disc grows with the number of statements, and an entity without any can still be seen.
double size_of(std::uint32_t degree) {
  constexpr double kSmallest = 4;
  return kSmallest * std::sqrt(1.0 + degree);
}

NetworkNode make_node(const GraphSnapshot& snapshot, const Ontology& ontology, const NetworkOptions& options,
                      const GraphMetrics& metrics, std::size_t index) {
  const Entity& entity = snapshot.entities[index];
  const OntologyClass& type = ontology[entity.type];
  NetworkNode node;
  node.id = entity.id;
  const std::vector<std::string> label = clean({entity.label});
  node.label = label.empty() ? entity.id : label.front();
  node.colour = kNoColour;
  for (const ClassId id : with_supers(ontology, entity.type)) {
    node.types.push_back(ontology[id].name);
    if (node.colour == kNoColour && is_colour(ontology[id].colour)) node.colour = ontology[id].colour;
  }
  node.type_label = clean_xml_text(label_of(type.labels, type.name, options));
  node.size = size_of(metrics.degree[index]);
  node.aliases = clean(entity.aliases);
  for (const auto& [scheme, code] : entity.codes) node.codes.push_back(clean_xml_text(scheme + ":" + code));
  node.articles = static_cast<std::uint32_t>(entity.articles.size());
  node.mentions = entity.mentions;
  node.degree = metrics.degree[index];
  node.in_degree = metrics.in_degree[index];
  node.out_degree = metrics.out_degree[index];
  node.weighted_degree = metrics.weighted_degree[index];
  node.pagerank = metrics.pagerank[index];
  node.component = metrics.component[index];
  node.community = metrics.community[index];
  if (!metrics.betweenness.empty()) node.betweenness = metrics.betweenness[index];
  for (const std::uint32_t article : entity.articles) {
    const std::optional<Date>& published = snapshot.articles[article].published;
    if (published) node.periods.push_back({*published, *published});
  }
  return node;
}

NetworkEdge make_edge(const GraphSnapshot& snapshot, const Ontology& ontology, const NetworkOptions& options,
                      const Statement& statement) {
  const OntologyProperty& predicate = ontology[statement.predicate];
  NetworkEdge edge;
  edge.id = statement.iri_name;
  edge.source = statement.subject;
  edge.target = statement.object;
  edge.kind = with_modality(predicate.name, statement.modality);
  edge.label = clean_xml_text(with_modality(label_of(predicate.labels, predicate.name, options), statement.modality));
  edge.weight = statement_weight(statement);
  edge.predicate = predicate.name;
  edge.modality = to_string(statement.modality);
  edge.symmetric = predicate.symmetric;
  edge.background = statement.background;
  edge.confidence = statement.confidence;
  edge.titles = clean(statement.titles);
  edge.items = clean(statement.items);
  edge.periods = merged(days_of(statement, snapshot));
  if (!edge.periods.empty()) {
    edge.first_date = edge.periods.front().first;
    edge.last_date = edge.periods.back().last;
    if (predicate.structural) edge.periods = {{*edge.first_date, *edge.last_date}};
  }
  if (const StatementEvidence* best = best_evidence(statement)) {
    edge.quote = clean_xml_text(best->evidence.quote);
    edge.rule = clean_xml_text(best->evidence.rule);
    edge.article = clean_xml_text(snapshot.articles[best->article].id);
  }
  return edge;
}

/// Where each entity stands.
std::vector<Point> positions(const GraphSnapshot& snapshot) {
  std::vector<WeightedEdge> edges;
  edges.reserve(2 * snapshot.statements.size());
  std::vector<std::uint32_t> degrees(snapshot.entities.size());
  for (const Statement& statement : snapshot.statements) {
    edges.push_back({statement.subject, statement.object, static_cast<double>(statement_weight(statement))});
    ++degrees[statement.subject];
    ++degrees[statement.object];
  }
  std::vector<double> radii;
  radii.reserve(degrees.size());
  for (const std::uint32_t degree : degrees) radii.push_back(size_of(degree));
  std::vector<Point> points = lay_out(WeightedGraph(snapshot.entities.size(), std::move(edges)), radii);
  // More digits than anybody sees only make files larger.
  const auto rounded = [](double value) { return std::round(value * 100) / 100; };
  for (Point& point : points) point = {rounded(point.x), rounded(point.y)};
  return points;
}

}  // namespace

Result<Network> make_network(const GraphSnapshot& snapshot, const Ontology& ontology, const NetworkOptions& options) {
  if (auto checked = check(snapshot, ontology); !checked) return fail(checked.error());
  // It needs nothing of all that follows, and takes as long.
  auto points = std::async(options.threads ? std::launch::async : std::launch::deferred,
                           [&snapshot] { return positions(snapshot); });
  const GraphMetrics metrics = measure(snapshot, ontology, options.metrics);
  Network network;
  network.nodes.reserve(snapshot.entities.size());
  for (std::size_t index = 0; index < snapshot.entities.size(); ++index) {
    network.nodes.push_back(make_node(snapshot, ontology, options, metrics, index));
  }
  network.edges.reserve(snapshot.statements.size());
  for (const Statement& statement : snapshot.statements) {
    NetworkEdge edge = make_edge(snapshot, ontology, options, statement);
    for (const std::uint32_t end : {edge.source, edge.target}) {
      std::vector<Period>& periods = network.nodes[end].periods;
      periods.insert(periods.end(), edge.periods.begin(), edge.periods.end());
    }
    network.edges.push_back(std::move(edge));
  }
  for (NetworkNode& node : network.nodes) node.periods = merged(std::move(node.periods));
  const std::vector<Point> placed = points.get();
  for (std::size_t i = 0; i < placed.size(); ++i) network.nodes[i].position = placed[i];
  return network;
}

const std::string& text_of(const std::string& value) {
  return value;
}
// fmt knows no locale unless asked.
std::string text_of(std::uint32_t value) {
  return fmt::format_int(value).str();
}
std::string text_of(double value) {
  return fmt::format("{}", value);
}
std::string text_of(bool value) {
  return value ? "true" : "false";
}
std::string text_of(const std::vector<std::string>& values) {
  return fmt::format("{}", fmt::join(values, " | "));
}
std::string text_of(const std::optional<double>& value) {
  return value ? text_of(*value) : std::string();
}
std::string text_of(const std::optional<Date>& value) {
  return value ? to_iso(*value) : std::string();
}

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\n") == std::string::npos;
}

}  // namespace entente
