#include "graph/graphml_writer.hpp"

#include <string>

#include "support/catch.hpp"
#include "support/temp_dir.hpp"
#include "unit/graph/hostile_snapshot.hpp"

using namespace entente;
using entente::test::hostile_snapshot;
using entente::test::read_bytes;
using entente::test::sample_ontology;
using entente::test::TempDir;

namespace {

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// The element that begins with `begin`, to its end tag.
std::string element(const std::string& xml, const std::string& begin, const std::string& end) {
  const std::size_t from = xml.find(begin);
  return from == std::string::npos ? "" : xml.substr(from, xml.find(end, from) - from);
}

std::string edge(const std::string& xml, const std::string& source, const std::string& target,
                 const std::string& kind) {
  return element(xml, "source=\"" + source + "\" target=\"" + target + "\" ent:label=\"" + kind + "\"", "</edge>");
}

struct Written {
  Ontology ontology = sample_ontology();
  GraphSnapshot snapshot = hostile_snapshot(ontology);
  TempDir folder;
  std::string path = folder / "graph.graphml";
  NetworkOptions options{.languages = {"vi", "en"}, .metrics = {}};

  std::string write() {
    const auto network = make_network(snapshot, ontology, options);
    INFO((network ? "" : to_string(network.error())));
    REQUIRE(network);
    auto file = AtomicFile::create(path);
    REQUIRE(file);
    REQUIRE(write_graphml(*network, *file));
    REQUIRE(file->commit());
    return read_bytes(path);
  }
};

}  // namespace

TEST_CASE_METHOD(Written, "A node has its label, type, colour, size and counts", "[graph]") {
  const std::string node = element(write(), "<node id=\"ministry-bo-y-te\">", "</node>");
  CHECK(holds(node, "<data key=\"n_label\">Bộ Y tế</data>"));
  CHECK(holds(node, "<data key=\"n_type\">Ministry</data>"));
  CHECK(holds(node, "<data key=\"n_type_label\">Bộ</data>"));
  CHECK(holds(node, "<data key=\"n_articles\">1</data>"));
  CHECK(holds(node, "<data key=\"n_mentions\">1</data>"));
  CHECK(holds(node, "<data key=\"n_degree\">7</data>"));
  CHECK(holds(node, "<data key=\"n_in_degree\">3</data>"));
  CHECK(holds(node, "<data key=\"n_out_degree\">4</data>"));
  CHECK(holds(node, "<data key=\"n_weighted_degree\">8</data>"));
  CHECK(holds(node, "<data key=\"n_component\">0</data>"));
  CHECK(holds(node, "<data key=\"n_aliases\"><![CDATA[\"BYT\" | B<Y>T | Bộ Y tế Việt Nam]]></data>"));
}

TEST_CASE_METHOD(Written, "A node's colour is that of the nearest class that has one", "[graph]") {
  const std::string xml = write();
  const auto colour = [&](const std::string& id) {
    return element(element(xml, "<node id=\"" + id + "\">", "</node>"), "<data key=\"n_color\">", "</data>");
  };
  CHECK(colour("ministry-bo-y-te") == "<data key=\"n_color\">#2e7d32");
  CHECK(colour("person-tricky") == "<data key=\"n_color\">#1565c0");
  CHECK(colour("actor-nameless") == "<data key=\"n_color\">#888888");
  CHECK(colour("topic-alone") == "<data key=\"n_color\">#9e9e9e");
}

TEST_CASE_METHOD(Written, "An edge carries its kind, label, weight, period and best quote", "[graph]") {
  const std::string text = edge(write(), "ministry-bo-y-te", "company-a-b", "supports");
  CHECK(holds(text, "<data key=\"e_label\">hỗ trợ</data>"));
  CHECK(holds(text, "<data key=\"e_kind\">supports</data>"));
  CHECK(holds(text, "<data key=\"e_weight\">2</data>"));
  CHECK(holds(text, "<data key=\"e_modality\">asserted</data>"));
  CHECK(holds(text, "<data key=\"e_symmetric\">false</data>"));
  CHECK(holds(text, "<data key=\"e_background\">false</data>"));
  CHECK(holds(text, "<data key=\"e_first_date\">2021-12-05</data>"));
  CHECK(holds(text, "<data key=\"e_last_date\">2022-01-09</data>"));
  CHECK(holds(text, "<data key=\"e_quote\"><![CDATA[nói \"lại\" một lần nữa ]]]]><![CDATA[> hết]]></data>"));
  CHECK(holds(text, "<data key=\"e_article\">tin-3</data>"));
  CHECK(holds(text, "<data key=\"e_titles\"><![CDATA[Bộ trưởng & <Thứ trưởng>]]></data>"));
  CHECK(holds(text, "<data key=\"e_rule\"><![CDATA[vi.<test>&.1]]></data>"));
}

TEST_CASE_METHOD(Written, "Each modality is an edge of its own kind", "[graph]") {
  const std::string xml = write();
  for (const std::string modality : {"intended", "requested", "negated"}) {
    INFO(modality);
    const std::string text = edge(xml, "ministry-bo-y-te", "company-a-b", "supports (" + modality + ")");
    CHECK(holds(text, "<data key=\"e_kind\">supports (" + modality + ")</data>"));
    CHECK(holds(text, "<data key=\"e_label\">hỗ trợ (" + modality + ")</data>"));
    CHECK(holds(text, "<data key=\"e_predicate\">supports</data>"));
    CHECK(holds(text, "<data key=\"e_weight\">1</data>"));
  }
}

TEST_CASE_METHOD(Written, "The date of the event goes before that of the article", "[graph]") {
  const std::string xml = write();
  const std::string dated = edge(xml, "company-a-b", "ministry-bo-y-te", "supports");
  CHECK(holds(dated, "<data key=\"e_first_date\">2020-02-29</data>"));
  CHECK(holds(dated, "<data key=\"e_last_date\">2020-02-29</data>"));
  const std::string undated = edge(xml, "company-a-b", "ministry-bo-y-te", "meetsWith");
  CHECK(holds(undated, "<data key=\"e_symmetric\">true</data>"));
  CHECK_FALSE(holds(undated, "date\">"));
}

TEST_CASE_METHOD(Written, "A background fact has weight 1 and no quote", "[graph]") {
  const std::string text = edge(write(), "person-controls", "company-a-b", "holdsPositionIn");
  CHECK(holds(text, "<data key=\"e_background\">true</data>"));
  CHECK(holds(text, "<data key=\"e_weight\">1</data>"));
  CHECK(holds(text, "<data key=\"e_confidence\">1</data>"));
  CHECK_FALSE(holds(text, "e_quote"));
}

TEST_CASE_METHOD(Written, "Hostile labels are written whole, without what XML does not allow", "[graph]") {
  const std::string xml = write();
  CHECK(holds(xml, "<data key=\"n_label\"><![CDATA[A & <B>  \"C\" & \"D\"]]></data>"));
  CHECK(holds(xml, "<![CDATA[x]]]]><![CDATA[>y <![CDATA[z]]]]><![CDATA[> &amp; &#1;]]></data>"));
  CHECK(holds(xml, "<data key=\"n_label\">Nguyễn Văn A\nB\tC</data>"));
  CHECK(holds(xml, "<data key=\"n_label\">Trần \uFFFD B</data>"));
  CHECK(holds(xml, "<data key=\"n_label\">actor-nameless</data>"));
}

TEST_CASE_METHOD(Written, "Numbers read back as they were", "[graph]") {
  for (Statement& statement : snapshot.statements) statement.confidence = 1.0 / 3;
  CHECK(holds(write(), "<data key=\"e_confidence\">0.3333333333333333</data>"));
}

TEST_CASE_METHOD(Written, "Labels come in the first language that has one, else by name", "[graph]") {
  ontology.classes[3].labels.erase("vi");
  ontology.properties[2].labels.clear();
  std::string xml = write();
  CHECK(holds(xml, "<data key=\"n_type_label\">Person</data>"));
  CHECK(holds(xml, "<data key=\"e_label\">supports</data>"));
  CHECK(holds(xml, "<data key=\"e_label\">gặp</data>"));
  options.languages = {"de"};
  xml = write();
  CHECK(holds(xml, "<data key=\"e_label\">meetsWith (en)</data>"));
}

TEST_CASE_METHOD(Written, "Betweenness is written only where it is computed", "[graph]") {
  CHECK(holds(write(), "<data key=\"n_betweenness\""));
  options.metrics.betweenness_steps = 0;
  CHECK_FALSE(holds(write(), "<data key=\"n_betweenness\""));
}

TEST_CASE_METHOD(Written, "An empty graph is a file too", "[graph]") {
  snapshot = {};
  CHECK(holds(write(), "<graph edgedefault=\"directed\"/>"));
}
