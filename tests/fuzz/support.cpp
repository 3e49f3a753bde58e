#include "support.hpp"

#include <libxml/parser.h>
#include <libxml/xmlreader.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "graph/graphml_writer.hpp"
#include "pipeline/joined_graph.hpp"
#include "rdf/graph_reader.hpp"
#include "rdf/ontology_reader.hpp"
#include "rdf/rdf_writer.hpp"

namespace entente::fuzz {
namespace {

/// Texts lose what a file cannot hold; those that hold nothing of the kind come back as they were.
bool same_text(const std::string& written, const std::string& read) {
  constexpr std::string_view kNeverWritten[] = {std::string_view("\0", 1), "\xEF\xBF\xBE", "\xEF\xBF\xBF"};
  const bool mended = std::ranges::any_of(
      kNeverWritten, [&](std::string_view one) { return written.find(one) != std::string::npos; });
  return mended || written == read;
}

std::string write_turtle(const GraphSnapshot& graph, const Ontology& ontology, const char* name) {
  const std::string path = scratch() / name;
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
                                        a.evidence.rule == b.evidence.rule &&
                                        same_text(a.evidence.quote, b.evidence.quote);
                               }),
            "the evidence comes back", written.statements[i].iri_name);
}

void require_network(const GraphSnapshot& graph, const Ontology& ontology) {
  const auto network = make_network(graph, ontology, {.languages = {"vi"}, .metrics = {}});
  require(network.has_value(), "a graph makes a network");
  const std::string path = scratch() / "graph.graphml";
  auto file = AtomicFile::create(path);
  require(file && write_graphml(*network, *file) && file->commit(), "the GraphML is written");
  const std::unique_ptr<xmlTextReader, decltype(&xmlFreeTextReader)> reader(
      xmlReaderForFile(path.c_str(), nullptr, XML_PARSE_NONET | XML_PARSE_NOERROR), &xmlFreeTextReader);
  require(reader != nullptr, "the GraphML is there");
  std::size_t nodes = 0;
  std::size_t edges = 0;
  int status = 0;
  while ((status = xmlTextReaderRead(reader.get())) == 1) {
    if (xmlTextReaderNodeType(reader.get()) != XML_READER_TYPE_ELEMENT) continue;
    const std::string name = reinterpret_cast<const char*>(xmlTextReaderConstLocalName(reader.get()));
    nodes += name == "node" ? 1 : 0;
    edges += name == "edge" ? 1 : 0;
  }
  require(status == 0, "the GraphML is well-formed XML");
  require(nodes == graph.entities.size() && edges == graph.statements.size(), "the GraphML holds the whole graph");
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

const test::TempDir& scratch() {
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
