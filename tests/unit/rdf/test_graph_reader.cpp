#include "rdf/graph_reader.hpp"

#include <fstream>

#include "rdf/ontology_reader.hpp"
#include "rdf/rdf_writer.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"

using namespace entente;
using entente::test::read_bytes;
using entente::test::TempDir;

namespace {

const Ontology& ontology() {
  static const auto kOntology = read_ontology((test::source_dir() / "ontology/entente.ttl").string());
  REQUIRE(kOntology);
  return *kOntology;
}

Entity entity(const std::string& id, const char* type, const std::string& label) {
  Entity out;
  out.id = id;
  out.type = ontology().find_class(type);
  REQUIRE(out.type.valid());
  out.label = label;
  out.language = "vi";
  return out;
}

/// Two articles, three actors, a gift that both report and a background fact.
GraphSnapshot small_graph() {
  GraphSnapshot graph;
  graph.articles = {
      {"article-a1", "a1", "vi", "Lào tặng Cuba \"gạo\"\n", "https://bao.vn/1", "Lê An", make_date(2022, 3, 9)},
      {"article-b2", "b2", "vi", "", "", "", std::nullopt}};
  graph.entities = {entity("country-CU", "Country", "Cuba"), entity("country-LA", "Country", "Lào"),
                    entity("person-x", "Person", "Ông <b> \\ 'X'")};
  graph.entities[1].aliases = {"CHDCND Lào", "Lao"};
  graph.entities[1].codes = {{"iso3166-1", "LA"}};
  graph.entities[1].articles = {0, 1};
  graph.entities[1].mentions = 7;
  graph.entities[2].articles = {1};
  Statement gift;
  gift.iri_name = "statement-1";
  gift.subject = 1;
  gift.predicate = ontology().find_property("donatesTo");
  gift.object = 0;
  gift.confidence = 0.9312;
  gift.items = {"1.000 tấn gạo", "thuốc"};
  gift.dates = {*make_date(2022, 3, 8)};
  gift.evidence = {{"evidence-1", 0, {{10, 34}, "Lào tặng Cuba", "vi.donates.1", 0.9312}},
                   {"evidence-2", 1, {{0, 4}, "Lào", "vi.donates.2", 0.9312}}};
  Statement post;
  post.iri_name = "statement-2";
  post.subject = 2;
  post.predicate = ontology().find_property("holdsPositionIn");
  post.object = 1;
  post.modality = Modality::negated;
  post.confidence = 1;
  post.titles = {"Đại sứ"};
  post.background = true;
  graph.statements = {gift, post};
  return graph;
}

void write(const GraphSnapshot& graph, RdfFormat format, const std::string& path) {
  auto file = AtomicFile::create(path);
  REQUIRE(file);
  REQUIRE(write_rdf(graph, ontology(), {}, format, *file));
  REQUIRE(file->commit());
}

}  // namespace

TEST_CASE("A graph comes back from its file as it was written", "[rdf]") {
  const TempDir dir;
  for (const RdfFormat format : {RdfFormat::turtle, RdfFormat::ntriples}) {
    const std::string first = dir.path() / "first.ttl";
    const std::string second = dir.path() / "second.ttl";
    write(small_graph(), format, first);
    const auto graph = read_graph(first, ontology());
    REQUIRE(graph);
    CHECK(graph->articles.size() == 2);
    CHECK(graph->entities.size() == 3);
    CHECK(graph->statements.at(0).evidence.at(1).evidence.quote == "Lào");
    CHECK(graph->statements.at(0).evidence.at(0).evidence.confidence == 0.9312);
    write(*graph, format, second);
    CHECK(read_bytes(first) == read_bytes(second));
  }
}

TEST_CASE("Triples may come in any order", "[rdf]") {
  const TempDir dir;
  const std::string sorted = dir.path() / "sorted.nt";
  const std::string reversed = dir.path() / "reversed.nt";
  write(small_graph(), RdfFormat::ntriples, sorted);
  std::vector<std::string> lines;
  std::ifstream in(sorted);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  REQUIRE(lines.size() > 40);
  {
    std::ofstream out(reversed);
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) out << *line << '\n';
  }
  const auto graph = read_graph(reversed, ontology());
  REQUIRE(graph);
  const std::string again = dir.path() / "again.nt";
  write(*graph, RdfFormat::ntriples, again);
  CHECK(read_bytes(sorted) == read_bytes(again));
}

TEST_CASE("A graph with holes is refused by the name of what lacks", "[rdf]") {
  const TempDir dir;
  const auto [text, part] = GENERATE(table<std::string, std::string>(
      {{"id:s rdf:predicate ent:supports ; rdf:object id:country-LA .", "no rdf:subject"},
       {"id:s rdf:subject id:country-LA ; rdf:predicate ent:supports ; rdf:object id:nobody .", "no rdf:object"},
       {"id:s rdf:subject id:country-LA ; rdf:predicate ent:unheard ; rdf:object id:country-LA .", "no rdf:predicate"},
       {"id:s rdf:subject id:country-LA ; rdf:predicate ent:supports ; rdf:object id:country-LA ; "
        "prov:wasDerivedFrom id:e .",
        "nothing is said of it"},
       {"id:a dcterms:identifier \"a\" ; schema:mentions id:nobody .", "no class"},
       {"id:country-CU a ent:Country .", "no rdfs:label"}}));
  const std::string path = dir.path() / "graph.ttl";
  std::ofstream(path) << "@prefix id: <https://w3id.org/entente/id/> .\n"
                         "@prefix ent: <https://w3id.org/entente/ontology#> .\n"
                         "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
                         "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
                         "@prefix prov: <http://www.w3.org/ns/prov#> .\n"
                         "@prefix schema: <https://schema.org/> .\n"
                         "@prefix dcterms: <http://purl.org/dc/terms/> .\n"
                         "id:country-LA a ent:Country ; rdfs:label \"Lào\"@vi .\n"
                      << text << '\n';
  const auto graph = read_graph(path, ontology());
  REQUIRE_FALSE(graph);
  CHECK(graph.error().code == ErrorCode::schema);
  CHECK(graph.error().file == path);
  CHECK(graph.error().message.find(part) != std::string::npos);
}
