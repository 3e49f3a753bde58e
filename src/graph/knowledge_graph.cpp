#include "graph/knowledge_graph.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/range/iterator_range.hpp>
#include <functional>
#include <initializer_list>
#include <numeric>
#include <set>
#include <stdexcept>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/hash.hpp"
#include "base/sorted.hpp"
#include "base/text_pool.hpp"

namespace entente {
namespace {

/// The edge's property. Its ends are the edge's.
struct StatementRecord {
  PropertyId predicate;
  Modality modality = Modality::asserted;
  bool certain = false;  ///< a background occurrence says it too
  std::set<std::string> titles;
  std::set<std::string> items;
  std::set<Date> dates;
  std::vector<StatementSource> sources;
  std::uint32_t left_out = 0;  ///< sources that are counted only
};

using Multigraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Entity, StatementRecord>;
using Edge = boost::graph_traits<Multigraph>::edge_descriptor;

struct StatementKey {
  std::uint32_t subject;
  std::uint32_t object;
  std::uint32_t predicate;
  Modality modality;
  bool operator==(const StatementKey&) const = default;
};

struct StatementKeyHash {
  std::size_t operator()(const StatementKey& key) const noexcept {
    const std::uint64_t ends = (std::uint64_t{key.subject} << 32U) | key.object;
    const std::uint64_t kind = (std::uint64_t{key.predicate} << 2U) | static_cast<std::uint64_t>(key.modality);
    // Odd constants spread both numbers over the word; std::hash of an integer is the integer.
    return std::hash<std::uint64_t>{}((ends * 0x9E3779B97F4A7C15U) ^ (kind * 0xC2B2AE3D27D4EB4FU));
  }
};

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_id_character(char c) {
  return is_lower(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}
bool is_entity_id(const std::string& id) {
  return !id.empty() && is_lower(id.front()) && std::ranges::all_of(id, is_id_character);
}

/// The indices of `items`, sorted by what `key` says of an item.
template <class T, class Key>
std::vector<std::uint32_t> sorted_indices(const std::vector<T>& items, Key key) {
  std::vector<std::uint32_t> order(items.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::uint32_t index) { return key(items[index]); });
  return order;
}

/// True if the pool has not held the text; it does from now on.
bool is_new(std::string_view text, TextPool& pool) {
  const std::size_t before = pool.size();
  pool.add(text);
  return pool.size() > before;
}

/// The kind and a hash of the parts, a line each. `buffer` is room for these.
std::string name_of(std::string_view kind, std::initializer_list<std::string_view> parts, std::string& buffer) {
  buffer.clear();
  for (const std::string_view part : parts) (buffer.empty() ? buffer : buffer.append(1, '\n')).append(part);
  const std::string hash = content_hash(buffer);
  std::string out;
  out.reserve(kind.size() + hash.size());
  return out.append(kind).append(hash);
}

std::string statement_name(const std::string& subject, const OntologyProperty& predicate, const std::string& object,
                           Modality modality, std::string& buffer) {
  return name_of("statement-", {subject, predicate.iri, object, to_string(modality)}, buffer);
}

/// The article's id comes last: it is the only part that may hold any character.
std::string evidence_name(const std::string& statement, const Evidence& evidence, const std::string& article,
                          std::string& buffer) {
  const fmt::format_int begin(evidence.span.begin);
  const fmt::format_int end(evidence.span.end);
  return name_of("evidence-",
                 {statement, {begin.data(), begin.size()}, {end.data(), end.size()}, evidence.rule, article}, buffer);
}

}  // namespace

struct KnowledgeGraph::Impl {
  Impl(const Ontology& terms, std::size_t most_evidence) : ontology(&terms), max_evidence(most_evidence) {}

  /// True if the first article stands before the second.
  using ArticleOrder = std::function<bool(std::uint32_t, std::uint32_t)>;
  void trim(StatementRecord& record, const ArticleOrder& before) const;
  void trim_early(StatementRecord& record, std::uint32_t next) const;
  void move_evidence(StatementRecord& record, const std::vector<std::uint32_t>& article_positions,
                     const std::vector<ArticleNode>& sorted, Statement& statement);

  const Ontology* ontology;
  std::size_t max_evidence;
  Multigraph graph;
  std::vector<ArticleNode> articles;
  TextPool article_names;
  TextPool entity_ids;
  std::unordered_map<StatementKey, Edge, StatementKeyHash> statements;
  StatementRefusals refusals;
  std::string buffer;  // of the name that is being made
};

KnowledgeGraph::KnowledgeGraph(const Ontology& ontology, std::size_t max_evidence)
    : impl_(std::make_unique<Impl>(ontology, max_evidence)) {}
KnowledgeGraph::KnowledgeGraph(KnowledgeGraph&&) noexcept = default;
KnowledgeGraph& KnowledgeGraph::operator=(KnowledgeGraph&&) noexcept = default;
KnowledgeGraph::~KnowledgeGraph() = default;

Result<std::uint32_t> KnowledgeGraph::add_article(ArticleNode article) {
  if (!is_new(article.iri_name, impl_->article_names)) {
    return fail(
        {.code = ErrorCode::internal, .message = fmt::format("the graph has an article {} already", article.iri_name)});
  }
  impl_->articles.push_back(std::move(article));
  return static_cast<std::uint32_t>(impl_->articles.size() - 1);
}

Result<std::uint32_t> KnowledgeGraph::add_entity(Entity entity) {
  const auto refuse = [&](const char* why) {
    return fail({.code = ErrorCode::internal, .message = fmt::format("the entity {} {}", entity.id, why)});
  };
  if (!is_entity_id(entity.id)) return refuse("has an id that is no name of an IRI");
  if (entity.type.value >= impl_->ontology->classes.size()) return refuse("has no class of the ontology");
  sort_unique(entity.aliases);
  sort_unique(entity.codes);
  sort_unique(entity.articles);
  if (!entity.articles.empty() && entity.articles.back() >= impl_->articles.size()) {
    return refuse("is in an article that the graph does not have");
  }
  if (!is_new(entity.id, impl_->entity_ids)) return refuse("is in the graph already");
  const auto vertex = boost::add_vertex(impl_->graph);  // which would copy what it is given
  impl_->graph[vertex] = std::move(entity);
  return static_cast<std::uint32_t>(vertex);
}

StatementOutcome KnowledgeGraph::add_statement(StatementOccurrence occurrence) {
  Multigraph& graph = impl_->graph;
  const std::size_t entities = boost::num_vertices(graph);
  if (occurrence.subject >= entities || occurrence.object >= entities ||
      (occurrence.source && occurrence.source->article >= impl_->articles.size())) {
    throw std::out_of_range("KnowledgeGraph::add_statement: no such entity or article");
  }
  const Ontology& ontology = *impl_->ontology;
  const OntologyProperty& predicate = ontology.properties.at(occurrence.predicate.value);

  if (occurrence.subject == occurrence.object) {
    ++impl_->refusals.self_loops;
    return StatementOutcome::self_loop;
  }
  const ClassId subject_type = graph[occurrence.subject].type;
  const ClassId object_type = graph[occurrence.object].type;
  // What is symmetric holds in both directions, so that each end is a subject and an object.
  const auto fits = [&](const std::vector<ClassId>& allowed, ClassId end, ClassId other) {
    return ontology.allows(allowed, end) && (!predicate.symmetric || ontology.allows(allowed, other));
  };
  if (!fits(predicate.domain, subject_type, object_type)) {
    ++impl_->refusals.outside_domain;
    return StatementOutcome::outside_domain;
  }
  if (!fits(predicate.range, object_type, subject_type)) {
    ++impl_->refusals.outside_range;
    return StatementOutcome::outside_range;
  }
  if (predicate.symmetric && graph[occurrence.object].id < graph[occurrence.subject].id) {
    std::swap(occurrence.subject, occurrence.object);
  }

  const StatementKey key{occurrence.subject, occurrence.object, occurrence.predicate.value, occurrence.modality};
  const auto [place, is_new] = impl_->statements.try_emplace(key);
  if (is_new) {
    StatementRecord record;
    record.predicate = occurrence.predicate;
    record.modality = occurrence.modality;
    place->second = boost::add_edge(occurrence.subject, occurrence.object, std::move(record), graph).first;
  }
  StatementRecord& record = graph[place->second];
  if (!occurrence.title.empty()) record.titles.insert(std::move(occurrence.title));
  if (!occurrence.item.empty()) record.items.insert(std::move(occurrence.item));
  if (occurrence.date) record.dates.insert(*occurrence.date);
  if (occurrence.source) {
    impl_->trim_early(record, occurrence.source->article);
    record.sources.push_back(std::move(*occurrence.source));
  } else {
    record.certain = true;
  }
  return is_new ? StatementOutcome::created : StatementOutcome::merged;
}

StatementRefusals KnowledgeGraph::refusals() const {
  return impl_->refusals;
}

/// One source of each article, span and rule, and of these the surest, as many as are kept; sorted by the three.
void KnowledgeGraph::Impl::trim(StatementRecord& record, const ArticleOrder& before) const {
  std::vector<StatementSource>& sources = record.sources;
  const auto same_place = [](const StatementSource& a, const StatementSource& b) {
    return a.article == b.article && a.evidence.span == b.evidence.span && a.evidence.rule == b.evidence.rule;
  };
  const auto by_place = [&](const StatementSource& a, const StatementSource& b) {
    if (a.article != b.article) return before(a.article, b.article);
    return std::tie(a.evidence.span, a.evidence.rule) < std::tie(b.evidence.span, b.evidence.rule);
  };
  // The same words read twice by one rule differ at most in the confidence of the ends: the best comes first.
  std::ranges::sort(sources, [&](const StatementSource& a, const StatementSource& b) {
    if (!same_place(a, b)) return by_place(a, b);
    if (a.evidence.confidence != b.evidence.confidence) return a.evidence.confidence > b.evidence.confidence;
    return a.evidence.quote < b.evidence.quote;
  });
  sources.erase(std::unique(sources.begin(), sources.end(), same_place), sources.end());
  if (sources.size() <= max_evidence) return;
  record.left_out += static_cast<std::uint32_t>(sources.size() - max_evidence);
  std::ranges::stable_sort(sources, std::greater{}, [](const StatementSource& one) { return one.evidence.confidence; });
  sources.resize(max_evidence);
  std::ranges::sort(sources, by_place);
}

/// What is surely left out goes at once, so that a statement takes no more room than what it may name. The sources of
/// the last article stay: the same words may come again.
void KnowledgeGraph::Impl::trim_early(StatementRecord& record, std::uint32_t next) const {
  constexpr std::size_t kSpare = 8;  // so that not each source is sorted in alone
  if (max_evidence == kAllEvidence || record.sources.size() < 2 * max_evidence + kSpare ||
      record.sources.back().article == next)
    return;
  trim(record, [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(articles[a].id, articles[a].iri_name) < std::tie(articles[b].id, articles[b].iri_name);
  });
}

void KnowledgeGraph::Impl::move_evidence(StatementRecord& record, const std::vector<std::uint32_t>& article_positions,
                                         const std::vector<ArticleNode>& sorted, Statement& statement) {
  trim(record, [&](std::uint32_t a, std::uint32_t b) { return article_positions[a] < article_positions[b]; });
  statement.more_evidence = record.left_out;
  statement.evidence.reserve(record.sources.size());
  for (StatementSource& source : record.sources) {
    const std::uint32_t article = article_positions[source.article];
    std::string name = evidence_name(statement.iri_name, source.evidence, sorted[article].id, buffer);
    statement.evidence.push_back(
        {.iri_name = std::move(name), .article = article, .evidence = std::move(source.evidence)});
  }
  record.sources = std::vector<StatementSource>();
}

GraphSnapshot KnowledgeGraph::snapshot() && {
  Multigraph& graph = impl_->graph;
  GraphSnapshot result;

  const auto article_order = sorted_indices(
      impl_->articles, [](const ArticleNode& article) { return std::tie(article.id, article.iri_name); });
  std::vector<std::uint32_t> article_positions(article_order.size());
  result.articles.reserve(article_order.size());
  for (const std::uint32_t index : article_order) {
    article_positions[index] = static_cast<std::uint32_t>(result.articles.size());
    result.articles.push_back(std::move(impl_->articles[index]));
  }

  std::vector<std::uint32_t> entity_order;
  for (const auto vertex : boost::make_iterator_range(boost::vertices(graph))) {
    const bool stated = boost::out_degree(vertex, graph) + boost::in_degree(vertex, graph) > 0;
    if (stated || !graph[vertex].articles.empty()) entity_order.push_back(static_cast<std::uint32_t>(vertex));
  }
  std::ranges::sort(entity_order, {}, [&](std::uint32_t vertex) -> const std::string& { return graph[vertex].id; });
  std::vector<std::uint32_t> entity_positions(boost::num_vertices(graph));
  result.entities.reserve(entity_order.size());
  for (const std::uint32_t vertex : entity_order) {
    entity_positions[vertex] = static_cast<std::uint32_t>(result.entities.size());
    Entity& entity = result.entities.emplace_back(std::move(graph[vertex]));
    for (std::uint32_t& article : entity.articles) article = article_positions[article];
    std::ranges::sort(entity.articles);
    std::erase(entity.aliases, entity.label);
  }

  using Place = std::tuple<std::uint32_t, PropertyId, std::uint32_t, Modality>;  // subject first, object third
  std::vector<std::pair<Place, Edge>> statement_order;
  statement_order.reserve(boost::num_edges(graph));
  for (const Edge edge : boost::make_iterator_range(boost::edges(graph)))
    statement_order.emplace_back(Place(entity_positions[boost::source(edge, graph)], graph[edge].predicate,
                                       entity_positions[boost::target(edge, graph)], graph[edge].modality),
                                 edge);
  std::ranges::sort(statement_order, {}, &std::pair<Place, Edge>::first);
  result.statements.reserve(statement_order.size());
  for (const auto& [place, edge] : statement_order) {
    StatementRecord& record = graph[edge];
    Statement& statement = result.statements.emplace_back();
    std::tie(statement.subject, statement.predicate, statement.object, statement.modality) = place;
    statement.iri_name = statement_name(result.entities[statement.subject].id, (*impl_->ontology)[statement.predicate],
                                        result.entities[statement.object].id, statement.modality, impl_->buffer);
    statement.titles.assign(record.titles.begin(), record.titles.end());
    statement.items.assign(record.items.begin(), record.items.end());
    statement.dates.assign(record.dates.begin(), record.dates.end());
    impl_->move_evidence(record, article_positions, result.articles, statement);
    statement.background = statement.evidence.empty();
    statement.confidence = record.certain ? 1 : 0;
    for (const StatementEvidence& item : statement.evidence) {
      statement.confidence = std::max(statement.confidence, item.evidence.confidence);
    }
  }
  return result;
}

}  // namespace entente
