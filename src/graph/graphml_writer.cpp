#include "graph/graphml_writer.hpp"

#include <fmt/format.h>
#include <libxml/xmlIO.h>
#include <libxml/xmlwriter.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_set>

#include "emit/atomic_file.hpp"
#include "graph/xml_text.hpp"

namespace entente {
namespace {

/// A declared attribute. Gephi takes a key for its own label, weight, size or colour by the id, else by the
/// name: with prefixed ids, which no reader has a meaning for, the name alone decides.
struct Key {
  const char* id;
  const char* name;
  const char* type;
};

constexpr Key kNodeLabel{"n_label", "label", "string"};
constexpr Key kNodeType{"n_type", "type", "string"};
constexpr Key kNodeTypeLabel{"n_type_label", "type_label", "string"};
constexpr Key kNodeColour{"n_color", "color", "string"};
constexpr Key kNodeSize{"n_size", "size", "double"};
constexpr Key kNodeAliases{"n_aliases", "aliases", "string"};
constexpr Key kNodeArticles{"n_articles", "articles", "int"};
constexpr Key kNodeMentions{"n_mentions", "mentions", "int"};
constexpr Key kNodeDegree{"n_degree", "degree", "int"};
constexpr Key kNodeInDegree{"n_in_degree", "in_degree", "int"};
constexpr Key kNodeOutDegree{"n_out_degree", "out_degree", "int"};
constexpr Key kNodeWeightedDegree{"n_weighted_degree", "weighted_degree", "int"};
constexpr Key kNodePagerank{"n_pagerank", "pagerank", "double"};
constexpr Key kNodeComponent{"n_component", "component", "int"};
constexpr Key kNodeBetweenness{"n_betweenness", "betweenness", "double"};
constexpr std::array kNodeKeys{kNodeLabel,    kNodeType,     kNodeTypeLabel, kNodeColour,
                               kNodeSize,     kNodeAliases,  kNodeArticles,  kNodeMentions,
                               kNodeDegree,   kNodeInDegree, kNodeOutDegree, kNodeWeightedDegree,
                               kNodePagerank, kNodeComponent};

constexpr Key kEdgeLabel{"e_label", "label", "string"};
constexpr Key kEdgeWeight{"e_weight", "weight", "double"};
constexpr Key kEdgeKind{"e_kind", "kind", "string"};
constexpr Key kEdgePredicate{"e_predicate", "predicate", "string"};
constexpr Key kEdgeModality{"e_modality", "modality", "string"};
constexpr Key kEdgeSymmetric{"e_symmetric", "symmetric", "boolean"};
constexpr Key kEdgeBackground{"e_background", "background", "boolean"};
constexpr Key kEdgeConfidence{"e_confidence", "confidence", "double"};
constexpr Key kEdgeTitles{"e_titles", "titles", "string"};
constexpr Key kEdgeItems{"e_items", "items", "string"};
constexpr Key kEdgeFirstDate{"e_first_date", "first_date", "string"};
constexpr Key kEdgeLastDate{"e_last_date", "last_date", "string"};
constexpr Key kEdgeQuote{"e_quote", "quote", "string"};
constexpr Key kEdgeRule{"e_rule", "rule", "string"};
constexpr Key kEdgeArticle{"e_article", "article", "string"};
constexpr std::array kEdgeKeys{kEdgeLabel,    kEdgeWeight,    kEdgeKind,       kEdgePredicate,
                               kEdgeModality, kEdgeSymmetric, kEdgeBackground, kEdgeConfidence,
                               kEdgeTitles,   kEdgeItems,     kEdgeFirstDate,  kEdgeLastDate,
                               kEdgeQuote,    kEdgeRule,      kEdgeArticle};

constexpr const char* kGraphmlNamespace = "http://graphml.graphdrawing.org/xmlns";
constexpr const char* kKindNamespace = "https://w3id.org/entente/graphml#";
constexpr std::string_view kListSeparator = " | ";
constexpr std::string_view kNoColour = "#9e9e9e";

Error broken_snapshot(std::string message) {
  return {.code = ErrorCode::internal, .message = "the graph cannot be written: " + std::move(message)};
}

/// An XML NMTOKEN of ASCII characters, as GraphML asks of ids.
bool is_xml_id(std::string_view id) {
  constexpr std::string_view kOther = "-_.:";
  return !id.empty() && std::ranges::all_of(id, [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           kOther.find(c) != std::string_view::npos;
  });
}

/// Readers drop what is wrong in ids and ends silently, and edges and nodes with it: better no file.
Result<void> check(const GraphSnapshot& snapshot, const Ontology& ontology) {
  std::unordered_set<std::string_view> ids;
  const auto check_id = [&](const std::string& id) -> Result<void> {
    if (!is_xml_id(id)) return fail(broken_snapshot(fmt::format("\"{}\" is no id for XML", id)));
    if (!ids.insert(id).second) return fail(broken_snapshot(fmt::format("the id {} is there twice", id)));
    return {};
  };
  for (const Entity& entity : snapshot.entities) {
    if (auto checked = check_id(entity.id); !checked) return checked;
    if (entity.type.value >= ontology.classes.size()) {
      return fail(broken_snapshot(fmt::format("{} has no class of the ontology", entity.id)));
    }
  }
  for (const Statement& statement : snapshot.statements) {
    if (auto checked = check_id(statement.iri_name); !checked) return checked;
    const bool complete = statement.subject < snapshot.entities.size() &&
                          statement.object < snapshot.entities.size() &&
                          statement.predicate.value < ontology.properties.size() &&
                          std::ranges::all_of(statement.evidence, [&](const StatementEvidence& item) {
                            return item.article < snapshot.articles.size();
                          });
    if (!complete) {
      return fail(broken_snapshot(fmt::format(
          "{} names an entity, a predicate or an article that is not there", statement.iri_name)));
    }
  }
  return {};
}

bool is_colour(std::string_view text) {
  return text.size() == 7 && text[0] == '#' &&
         text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

/// The class's own colour or that of the nearest class above it that has one.
std::string_view colour_of(const Ontology& ontology, ClassId type) {
  std::deque<ClassId> queue{type};
  std::unordered_set<std::uint32_t> seen{type.value};
  while (!queue.empty()) {
    const OntologyClass& next = ontology[queue.front()];
    queue.pop_front();
    if (is_colour(next.colour)) return next.colour;
    for (const ClassId super : next.supers) {
      if (seen.insert(super.value).second) queue.push_back(super);
    }
  }
  return kNoColour;
}

const std::string& label_of(const std::map<std::string, std::string>& labels, const std::string& name,
                            const GraphmlOptions& options) {
  for (const std::string& language : options.languages) {
    if (const auto it = labels.find(language); it != labels.end()) return it->second;
  }
  return labels.empty() ? name : labels.begin()->second;
}

/// "name" or "name (modality)".
std::string with_modality(const std::string& name, Modality modality) {
  return modality == Modality::asserted ? name : fmt::format("{} ({})", name, to_string(modality));
}

/// First and last day of the event as the articles date it; where none does, of the articles.
std::optional<std::pair<Date, Date>> period_of(const Statement& statement, const GraphSnapshot& snapshot) {
  if (!statement.dates.empty()) return std::pair(statement.dates.front(), statement.dates.back());
  std::optional<std::pair<Date, Date>> period;
  for (const StatementEvidence& item : statement.evidence) {
    const std::optional<Date>& published = snapshot.articles[item.article].published;
    if (!published) continue;
    if (!period) period.emplace(*published, *published);
    period->first = std::min(period->first, *published);
    period->second = std::max(period->second, *published);
  }
  return period;
}

/// The most confident evidence, the first of those; nullptr if there is none.
const StatementEvidence* best_evidence(const Statement& statement) {
  const auto best = std::ranges::max_element(
      statement.evidence, {}, [](const StatementEvidence& item) { return item.evidence.confidence; });
  return best == statement.evidence.end() ? nullptr : &*best;
}

/// libxml2's text writer over an AtomicFile. Calls after a failure do nothing; finish() tells.
class XmlFile {
 public:
  /// The object must stay where it is: libxml2 writes through its address.
  explicit XmlFile(AtomicFile& file) : file_(&file) {
    xmlOutputBufferPtr buffer = xmlOutputBufferCreateIO(write_bytes, nullptr, this, nullptr);
    if (buffer == nullptr) return;
    writer_.reset(xmlNewTextWriter(buffer));
    if (writer_ == nullptr) xmlOutputBufferClose(buffer);
  }
  XmlFile(const XmlFile&) = delete;
  XmlFile& operator=(const XmlFile&) = delete;

  void start_document() {
    call([&] { return xmlTextWriterSetIndent(writer_.get(), 1); });
    call([&] { return xmlTextWriterSetIndentString(writer_.get(), xml(" ")); });
    call([&] { return xmlTextWriterStartDocument(writer_.get(), nullptr, "UTF-8", nullptr); });
  }
  void start(const char* element) {
    call([&] { return xmlTextWriterStartElement(writer_.get(), xml(element)); });
  }
  void end() {
    call([&] { return xmlTextWriterEndElement(writer_.get()); });
  }
  void attribute(const char* name, const char* value) {
    call([&] { return xmlTextWriterWriteAttribute(writer_.get(), xml(name), xml(value)); });
  }

  /// A text; nothing if it is blank, as Gephi takes no blank value.
  void data(const Key& key, std::string_view value) {
    const std::string text = clean_xml_text(value);
    if (text.find_first_not_of(" \t\n") == std::string::npos) return;
    element(key, [&] { characters(text); });
  }
  template <class Number>
  requires std::integral<Number> || std::floating_point<Number>
  void data(const Key& key, Number value) {
    // fmt knows no locale unless asked, and writes the shortest digits that read back as the same number.
    element(key, [&] { characters(fmt::format("{}", value)); });
  }

  Result<void> finish() {
    call([&] { return xmlTextWriterEndDocument(writer_.get()); });
    call([&] { return xmlTextWriterFlush(writer_.get()); });
    writer_.reset();
    if (error_) return fail(*error_);
    if (failed_) return fail({.code = ErrorCode::internal, .message = "libxml2 failed to write the graph"});
    return {};
  }

 private:
  static const xmlChar* xml(const char* text) { return reinterpret_cast<const xmlChar*>(text); }

  /// Called by libxml2. Nothing may be thrown through it, and it never says that it failed: libxml2 would
  /// print that. What is left of the file after a failure is not written.
  static int write_bytes(void* context, const char* bytes, int size) noexcept {
    auto& self = *static_cast<XmlFile*>(context);
    if (self.error_) return size;
    const auto written = self.file_->write({bytes, static_cast<std::size_t>(size)});
    if (!written) self.error_ = written.error();
    return size;
  }

  template <class Function>
  void call(Function function) {
    if (error_ || failed_) return;
    failed_ = writer_ == nullptr || function() < 0;
  }

  template <class Content>
  void element(const Key& key, Content content) {
    start("data");
    attribute("key", key.id);
    content();
    end();
  }

  void characters(const std::string& text) {
    if (!needs_cdata(text)) {
      call([&] { return xmlTextWriterWriteString(writer_.get(), xml(text.c_str())); });
      return;
    }
    // Gephi loses white space between two entity references, and "]]>" would end the section: its ">" opens
    // the next one.
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t close = text.find("]]>", begin);
      const std::size_t end = close == std::string::npos ? text.size() : close + 2;
      const std::string section = text.substr(begin, end - begin);
      call([&] { return xmlTextWriterWriteCDATA(writer_.get(), xml(section.c_str())); });
      begin = end;
    }
  }

  struct Free {
    void operator()(xmlTextWriter* writer) const { xmlFreeTextWriter(writer); }
  };

  AtomicFile* file_;
  std::optional<Error> error_;
  bool failed_ = false;
  std::unique_ptr<xmlTextWriter, Free> writer_;  ///< last: when it goes, it still writes through the others
};

void declare(XmlFile& xml, const char* what, const Key& key) {
  xml.start("key");
  xml.attribute("id", key.id);
  xml.attribute("for", what);
  xml.attribute("attr.name", key.name);
  xml.attribute("attr.type", key.type);
  xml.end();
}

/// So that the disc grows with the number of statements, and an entity without any can still be seen.
double size_of(std::uint32_t degree) {
  constexpr double kSmallest = 4;
  return kSmallest * std::sqrt(1.0 + degree);
}

void write_node(XmlFile& xml, const GraphSnapshot& snapshot, const Ontology& ontology,
                const GraphmlOptions& options, const GraphMetrics& metrics, std::size_t index) {
  const Entity& entity = snapshot.entities[index];
  const OntologyClass& type = ontology[entity.type];
  xml.start("node");
  xml.attribute("id", entity.id.c_str());
  const std::string label = clean_xml_text(entity.label);
  const bool blank = label.find_first_not_of(" \t\n") == std::string::npos;
  xml.data(kNodeLabel, blank ? entity.id : label);
  xml.data(kNodeType, type.name);
  xml.data(kNodeTypeLabel, label_of(type.labels, type.name, options));
  xml.data(kNodeColour, colour_of(ontology, entity.type));
  xml.data(kNodeSize, size_of(metrics.degree[index]));
  xml.data(kNodeAliases, fmt::format("{}", fmt::join(entity.aliases, kListSeparator)));
  xml.data(kNodeArticles, entity.articles.size());
  xml.data(kNodeMentions, entity.mentions);
  xml.data(kNodeDegree, metrics.degree[index]);
  xml.data(kNodeInDegree, metrics.in_degree[index]);
  xml.data(kNodeOutDegree, metrics.out_degree[index]);
  xml.data(kNodeWeightedDegree, metrics.weighted_degree[index]);
  xml.data(kNodePagerank, metrics.pagerank[index]);
  xml.data(kNodeComponent, metrics.component[index]);
  if (!metrics.betweenness.empty()) xml.data(kNodeBetweenness, metrics.betweenness[index]);
  xml.end();
}

void write_edge(XmlFile& xml, const GraphSnapshot& snapshot, const Ontology& ontology,
                const GraphmlOptions& options, const Statement& statement) {
  const OntologyProperty& predicate = ontology[statement.predicate];
  const std::string kind = with_modality(predicate.name, statement.modality);
  xml.start("edge");
  xml.attribute("id", statement.iri_name.c_str());
  xml.attribute("source", snapshot.entities[statement.subject].id.c_str());
  xml.attribute("target", snapshot.entities[statement.object].id.c_str());
  // Gephi's name for the kind of an edge, without which it would merge parallel edges.
  xml.attribute("ent:label", kind.c_str());
  xml.data(kEdgeLabel,
           with_modality(label_of(predicate.labels, predicate.name, options), statement.modality));
  xml.data(kEdgeWeight, statement_weight(statement));
  xml.data(kEdgeKind, kind);
  xml.data(kEdgePredicate, predicate.name);
  xml.data(kEdgeModality, std::string_view(to_string(statement.modality)));
  xml.data(kEdgeSymmetric, predicate.symmetric);
  xml.data(kEdgeBackground, statement.background);
  xml.data(kEdgeConfidence, statement.confidence);
  xml.data(kEdgeTitles, fmt::format("{}", fmt::join(statement.titles, kListSeparator)));
  xml.data(kEdgeItems, fmt::format("{}", fmt::join(statement.items, kListSeparator)));
  if (const auto period = period_of(statement, snapshot)) {
    xml.data(kEdgeFirstDate, to_iso(period->first));
    xml.data(kEdgeLastDate, to_iso(period->second));
  }
  if (const StatementEvidence* best = best_evidence(statement)) {
    xml.data(kEdgeQuote, best->evidence.quote);
    xml.data(kEdgeRule, best->evidence.rule);
    xml.data(kEdgeArticle, snapshot.articles[best->article].id);
  }
  xml.end();
}

}  // namespace

Result<void> write_graphml(const GraphSnapshot& snapshot, const Ontology& ontology,
                           const GraphmlOptions& options, const std::string& path) {
  if (auto checked = check(snapshot, ontology); !checked) return checked;
  auto file = AtomicFile::create(path);
  if (!file) return fail(file.error());
  const GraphMetrics metrics = measure(snapshot, ontology, options.metrics);

  XmlFile xml(*file);
  xml.start_document();
  xml.start("graphml");
  xml.attribute("xmlns", kGraphmlNamespace);
  xml.attribute("xmlns:ent", kKindNamespace);
  for (const Key& key : kNodeKeys) declare(xml, "node", key);
  if (!metrics.betweenness.empty()) declare(xml, "node", kNodeBetweenness);
  for (const Key& key : kEdgeKeys) declare(xml, "edge", key);
  xml.start("graph");
  xml.attribute("edgedefault", "directed");
  for (std::size_t index = 0; index < snapshot.entities.size(); ++index) {
    write_node(xml, snapshot, ontology, options, metrics, index);
  }
  for (const Statement& statement : snapshot.statements) {
    write_edge(xml, snapshot, ontology, options, statement);
  }
  xml.end();
  xml.end();
  if (auto finished = xml.finish(); !finished) return finished;
  return file->commit();
}

}  // namespace entente
