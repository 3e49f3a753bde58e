#include "view/page_writer.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "support/catch.hpp"
#include "support/temp_dir.hpp"

using namespace entente;
using entente::test::read_bytes;
using entente::test::TempDir;

namespace {

Ontology small_ontology() {
  Ontology ontology;
  ontology.ns = "https://example.org/";
  ontology.classes = {
      {.iri = "https://example.org/Unused", .name = "Unused"},
      {.iri = "https://example.org/Actor", .name = "Actor", .labels = {{"en", "actor"}}, .colour = "#102030"}};
  ontology.properties = {{.iri = "https://example.org/helps", .name = "helps", .labels = {{"en", "helps"}}}};
  ontology.seal();
  return ontology;
}

/// Two actors and a statement; names, titles and the quote are what breaks a page that is put together carelessly.
GraphSnapshot hostile_graph() {
  const std::string hostile = "</script><script>alert(1)</script><!-- \" \\ \xE2\x80\xA8 \xFF";
  GraphSnapshot graph;
  graph.articles = {{"article-a", "a", "vi", hostile, "javascript:alert(1)", "", make_date(2024, 5, 6)}};
  for (const char* id : {"actor-a", "actor-b"}) {
    Entity entity;
    entity.id = id;
    entity.type = ClassId{1};
    entity.label = hostile;
    entity.aliases = {hostile + id};
    entity.articles = {0};
    graph.entities.push_back(entity);
  }
  Statement statement;
  statement.iri_name = "statement-1";
  statement.subject = 0;
  statement.predicate = PropertyId{0};
  statement.object = 1;
  statement.confidence = 0.87654;
  statement.evidence = {{"evidence-1", 0, {{3, 9}, hostile, "xx.helps.1", 0.9}}};
  graph.statements = {statement};
  return graph;
}

Network placed(const GraphSnapshot& graph) {
  Network network;
  for (std::size_t i = 0; i < graph.entities.size(); ++i) {
    NetworkNode node;
    node.position = {static_cast<double>(i), -1.5};
    node.size = 2;
    network.nodes.push_back(node);
  }
  return network;
}

Result<void> write(const std::string& page, const std::string& goal) {
  auto file = AtomicFile::create(goal);
  REQUIRE(file);
  const GraphSnapshot graph = hostile_graph();
  if (auto done = write_page(graph, small_ontology(), placed(graph), page, *file); !done) return done;
  return file->commit();
}

}  // namespace

TEST_CASE("A graph stands in the page as tables that no text can leave", "[view]") {
  const TempDir dir;
  const std::string page = dir.path() / "page.html";
  std::ofstream(page) << "<head>A<!-- DATA -->B<!-- SENTENCES -->C";
  const std::string goal = dir.path() / "graph.html";
  REQUIRE(write(page, goal));
  const std::string text = read_bytes(goal);
  CHECK(text.rfind("<head>A{\"classes\":[{\"name\":\"Actor\"", 0) == 0);
  CHECK(text.find("}B{\"start\":[3],\"end\":[9],\"quote\":[\"") != std::string::npos);
  CHECK(text.substr(text.size() - 2) == "}C");
  // The only "<" are the template's own.
  CHECK(std::count(text.begin(), text.end(), '<') == 1);
  CHECK(text.find("\\u003c/script>") != std::string::npos);
  CHECK(text.find("\xFF") == std::string::npos);
  CHECK(text.find("\xEF\xBF\xBD") != std::string::npos);
  CHECK(text.find("\"x\":[0.0,1.0],\"y\":[-1.5,-1.5],\"size\":[2.0,2.0]") != std::string::npos);
  CHECK(text.find("\"confidence\":[0.877]") != std::string::npos);
  CHECK(text.find("\"date\":[\"2024-05-06\"]") != std::string::npos);
  // Classes that the graph does not have are not in the page, and types count without them.
  CHECK(text.find("Unused") == std::string::npos);
  CHECK(text.find("\"type\":[0,0]") != std::string::npos);
}

TEST_CASE("A page that is missing or has no place for the graph is refused", "[view]") {
  const TempDir dir;
  const std::string goal = dir.path() / "graph.html";
  const auto missing = write(dir.path() / "page.html", goal);
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code == ErrorCode::not_found);
  CHECK(missing.error().message.find("npm") != std::string::npos);
  const std::string page = dir.path() / "other.html";
  std::ofstream(page) << "<!-- SENTENCES --><!-- DATA -->";
  const auto broken = write(page, goal);
  REQUIRE_FALSE(broken);
  CHECK(broken.error().code == ErrorCode::schema);
  CHECK(broken.error().file == page);
  CHECK_FALSE(std::filesystem::exists(goal));
}
