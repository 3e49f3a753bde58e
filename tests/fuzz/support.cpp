#include "support.hpp"

#include <libxml/parser.h>
#include <libxml/xmlreader.h>

#include <algorithm>
#include <concepts>
#include <map>
#include <memory>
#include <utility>

#include "graph/graphml_writer.hpp"
#include "graph/xml_text.hpp"
#include "pipeline/joined_graph.hpp"
#include "rdf/graph_reader.hpp"
#include "rdf/ontology_reader.hpp"
#include "rdf/rdf_writer.hpp"

namespace entente::fuzz {
namespace {

/// Texts lose what a file cannot hold; those that hold nothing of the kind come back as they were.
bool same_text(const std::string& written, const std::string& read) {
  constexpr std::string_view kNeverWritten[] = {"\xEF\xBF\xBE", "\xEF\xBF\xBF"};
  const bool mended =
      std::ranges::any_of(kNeverWritten, [&](std::string_view one) { return written.find(one) != std::string::npos; });
  return mended || written == read;
}

std::string write_turtle(const GraphSnapshot& graph, const Ontology& ontology, const char* name) {
  const std::string path = scratch_folder() / name;
  auto file = AtomicFile::create(path);
  require(file.has_value(), "a file can be made", path);
  const auto done = write_rdf(graph, ontology, {}, RdfFormat::turtle, *file);
  if (!done) {
    require_reason(done.error());
    return {};
  }
  require(file->commit().has_value(), "the file is written", path);
  return path;
}

void require_same(const GraphSnapshot& written, const GraphSnapshot& read) {
  require(std::ranges::equal(written.articles, read.articles, {}, &ArticleNode::iri_name, &ArticleNode::iri_name),
          "the articles come back");
  require(std::ranges::equal(written.entities, read.entities,
                             [](const Entity& a, const Entity& b) {
                               return a.id == b.id && a.type == b.type && same_text(a.label, b.label) &&
                                      a.aliases.size() == b.aliases.size() && a.articles == b.articles &&
                                      a.mentions == b.mentions && a.codes.size() == b.codes.size();
                             }),
          "the entities come back");
  require(std::ranges::equal(written.statements, read.statements,
                             [](const Statement& a, const Statement& b) {
                               return a.iri_name == b.iri_name && a.subject == b.subject && a.object == b.object &&
                                      a.predicate == b.predicate && a.modality == b.modality && a.dates == b.dates &&
                                      a.titles.size() == b.titles.size() && a.items.size() == b.items.size() &&
                                      a.evidence.size() == b.evidence.size();
                             }),
          "the statements come back");
  for (std::size_t i = 0; i < written.statements.size(); ++i)
    require(std::ranges::equal(written.statements[i].evidence, read.statements[i].evidence,
                               [](const StatementEvidence& a, const StatementEvidence& b) {
                                 return a.article == b.article && a.evidence.span == b.evidence.span &&
                                        same_text(a.evidence.rule, b.evidence.rule) &&
                                        same_text(a.evidence.quote, b.evidence.quote);
                               }),
            "the evidence comes back", written.statements[i].iri_name);
}

/// A node or an edge of GraphML as an XML parser finds it.
struct Element {
  std::string id;
  std::string source;  ///< id of a node; empty for a node
  std::string target;
  std::map<std::string, std::string> values;  ///< name of the attribute, as its key declares it → text
};

struct Elements {
  std::vector<Element> nodes;
  std::vector<Element> edges;
};

class GraphmlReader {
 public:
  explicit GraphmlReader(const std::string& path)
      : reader_(xmlReaderForFile(path.c_str(), nullptr, XML_PARSE_NONET | XML_PARSE_NOERROR), &xmlFreeTextReader) {
    require(reader_ != nullptr, "the GraphML is there");
  }

  Elements read() {
    Elements out;
    Element* element = nullptr;
    int status = 0;
    while ((status = xmlTextReaderRead(reader_.get())) == 1) {
      if (xmlTextReaderNodeType(reader_.get()) != XML_READER_TYPE_ELEMENT) continue;
      const std::string name = reinterpret_cast<const char*>(xmlTextReaderConstLocalName(reader_.get()));
      if (name == "key") {
        require(keys_.try_emplace(attribute("id"), attribute("attr.name")).second, "a key is declared once");
      } else if (name == "node" || name == "edge") {
        std::vector<Element>& list = name == "node" ? out.nodes : out.edges;
        element = &list.emplace_back(Element{attribute("id"), attribute("source"), attribute("target"), {}});
      } else if (name == "data") {
        const auto key = keys_.find(attribute("key"));
        require(element != nullptr && key != keys_.end(), "a value has a key and an owner");
        const Text text(xmlTextReaderReadString(reader_.get()), xmlFree);
        require(element->values.try_emplace(key->second, text ? as_chars(text.get()) : "").second,
                "a value is there once");
      }
    }
    require(status == 0, "the GraphML is well-formed XML");
    return out;
  }

 private:
  using Text = std::unique_ptr<xmlChar, xmlFreeFunc>;

  static const char* as_chars(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

  std::string attribute(const char* name) {
    const Text value(xmlTextReaderGetAttribute(reader_.get(), reinterpret_cast<const xmlChar*>(name)), xmlFree);
    return value ? as_chars(value.get()) : "";
  }

  std::unique_ptr<xmlTextReader, decltype(&xmlFreeTextReader)> reader_;
  std::map<std::string, std::string> keys_;  // id → name
};

/// All that is not blank, and nothing else.
template <class Written>
void require_values(const Written& written, const char* size_name, double size, const Element& read) {
  std::size_t expected = 0;
  const auto require_value = [&](const char* name, const auto& value) {
    const std::string text = text_of(value);
    if (is_blank(text)) return;
    ++expected;
    const auto found = read.values.find(name);
    require(found != read.values.end() && found->second == text, "a value of the GraphML is as it was",
            read.id + ", " + name + ": " + text);
  };
  require_value("label", written.label);
  require_value(size_name, size);
  for_each_column(written, require_value);
  if constexpr (std::same_as<Written, NetworkNode>) {
    require_value("color", written.colour);
    require_value("x", written.position.x);
    require_value("y", written.position.y);
  }
  require(read.values.size() == expected, "the GraphML has no other values", read.id);
}

/// True if the file says what the graph says, not only what its own writer was told. Labels lose what XML cannot hold.
bool same_node(const Entity& entity, const Ontology& ontology, const Element& node) {
  const auto has = [&](const char* name, const std::string& value) {
    const auto found = node.values.find(name);
    return found != node.values.end() && found->second == value;
  };
  const std::string label = clean_xml_text(entity.label);
  return node.id == entity.id && has("label", is_blank(label) ? entity.id : label) &&
         has("type", ontology[entity.type].name) && has("mentions", std::to_string(entity.mentions)) &&
         has("articles", std::to_string(entity.articles.size()));
}

bool same_edge(const Statement& statement, const GraphSnapshot& graph, const Ontology& ontology, const Element& edge) {
  const auto has = [&](const char* name, const std::string& value) {
    const auto found = edge.values.find(name);
    return found != edge.values.end() && found->second == value;
  };
  const auto confidence = edge.values.find("confidence");
  return edge.id == statement.iri_name && edge.source == graph.entities[statement.subject].id &&
         edge.target == graph.entities[statement.object].id && has("predicate", ontology[statement.predicate].name) &&
         has("modality", to_string(statement.modality)) && has("background", statement.background ? "true" : "false") &&
         confidence != edge.values.end() && std::strtod(confidence->second.c_str(), nullptr) == statement.confidence;
}

void require_network(const GraphSnapshot& graph, const Ontology& ontology) {
  const auto network = make_network(graph, ontology, {.languages = {"vi"}, .metrics = {}});
  require(network.has_value(), "a graph makes a network");
  const std::string path = scratch_folder() / "graph.graphml";
  auto file = AtomicFile::create(path);
  require(file && write_graphml(*network, *file) && file->commit(), "the GraphML is written");
  const Elements read = GraphmlReader(path).read();
  require(read.nodes.size() == graph.entities.size() && read.edges.size() == graph.statements.size(),
          "the GraphML holds the whole graph");
  for (std::size_t i = 0; i < read.nodes.size(); ++i) {
    require(same_node(graph.entities[i], ontology, read.nodes[i]), "the nodes come back", graph.entities[i].id);
    require_values(network->nodes[i], "size", network->nodes[i].size, read.nodes[i]);
  }
  for (std::size_t i = 0; i < read.edges.size(); ++i) {
    require(same_edge(graph.statements[i], graph, ontology, read.edges[i]), "the edges come back",
            graph.statements[i].iri_name);
    require_values(network->edges[i], "weight", network->edges[i].weight, read.edges[i]);
  }
}

}  // namespace

std::vector<std::string_view> split(std::string_view input, std::string_view line) {
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < input.size();) {
    const std::size_t end = std::min(input.find('\n', at), input.size());
    const std::size_t next = std::min(end + 1, input.size());
    if (input.substr(at, end - at) == line) {
      pieces.push_back(input.substr(begin, at - begin));
      begin = next;
    }
    at = next;
  }
  pieces.push_back(input.substr(begin));
  return pieces;
}

const test::TempDir& scratch_folder() {
  static const test::TempDir kFolder;
  return kFolder;
}

const Ontology& ontology() {
  static const Ontology kOntology = [] {
    auto read = read_ontology((test::source_dir() / "ontology/entente.ttl").string());
    require(read.has_value(), "the ontology is sound");
    return std::move(*read);
  }();
  return kOntology;
}

const Language& vietnamese() {
  static const std::vector<Language> kLanguages = [] {
    auto read = load_languages((test::source_dir() / "mappings").string(), ontology());
    require(read.has_value(), "the language packs are sound");
    return std::move(*read);
  }();
  const auto found = std::ranges::find(kLanguages, "vi", [](const Language& one) { return one.pack.language; });
  require(found != kLanguages.end(), "there is a pack for Vietnamese");
  return *found;
}

bool require_round_trip(std::vector<ProcessedArticle> articles, const Ontology& ontology) {
  static_cast<void>(drop_repeated(articles));
  make_ids_unique(articles);
  const auto graph = join_articles(articles, ontology);
  if (!graph) {
    require_reason(graph.error());
    return false;
  }
  const std::string first = write_turtle(*graph, ontology, "first.ttl");
  if (first.empty()) return false;
  const auto read = read_graph(first, ontology);
  require(read.has_value(), "the Turtle can be read", read ? std::string() : to_string(read.error()));
  require_same(*graph, *read);
  const std::string second = write_turtle(*read, ontology, "second.ttl");
  require(test::read_bytes(first) == test::read_bytes(second), "written again the Turtle is the same");
  require_network(*graph, ontology);
  return true;
}

}  // namespace entente::fuzz
