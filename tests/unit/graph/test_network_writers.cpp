// What readers make of the files is for tests/network; here is what a reader does not show.
#include <algorithm>
#include <string>

#include "graph/csv_writer.hpp"
#include "graph/cyjs_writer.hpp"
#include "graph/gexf_writer.hpp"
#include "graph/graphml_writer.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"
#include "unit/graph/hostile_snapshot.hpp"

using namespace entente;
using entente::test::hostile_snapshot;
using entente::test::read_bytes;
using entente::test::sample_ontology;
using entente::test::TempDir;

namespace {

struct Writers {
  using Writer = Result<void> (*)(const Network&, AtomicFile&);
  Ontology ontology = sample_ontology();
  Network network = make_network(hostile_snapshot(ontology), ontology, {.languages = {"vi"}, .metrics = {}}).value();
  TempDir folder;

  std::string write(Writer writer, const Network& what) const {
    auto file = AtomicFile::create(folder / "file");
    REQUIRE(file);
    REQUIRE(writer(what, *file));
    REQUIRE(file->commit());
    return read_bytes(folder / "file");
  }
  std::string write(Writer writer) const { return write(writer, network); }
};

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE_METHOD(Writers, "GEXF has the days, the list, the kind and the looks", "[graph]") {
  const std::string text = write(write_gexf);
  CHECK(holds(text, "<spell start=\"2021-12-05\" end=\"2021-12-05\"/>"));
  CHECK(holds(text,
              "value=\"[&quot;\\&quot;BYT\\&quot;&quot;, &quot;B&lt;Y&gt;T&quot;, &quot;Bộ Y tế Việt Nam&quot;]\""));
  CHECK(holds(text, "kind=\"supports (negated)\""));
  CHECK(holds(text, "<viz:color r=\"46\" g=\"125\" b=\"50\"/>"));
}

TEST_CASE_METHOD(Writers, "Cytoscape JSON has one element a line", "[graph]") {
  const std::string text = write(write_cyjs);
  CHECK(holds(text, "\n{\"data\":{\"id\":\"ministry-bo-y-te\",\"name\":\"Bộ Y tế\""));
  CHECK(holds(text, "\"interaction\":\"supports (intended)\""));
  CHECK_FALSE(holds(text, "null"));
}

TEST_CASE_METHOD(Writers, "CSV bears the types of Neo4j and one line a row", "[graph]") {
  const std::string nodes = write(write_nodes_csv);
  CHECK(nodes.starts_with("id:ID,label,type,type_label,aliases:string[],codes:string[],articles:int,"));
  CHECK(holds(nodes, "Ministry;Organization;Actor\n"));
  CHECK(holds(nodes, "\"\"\"BYT\"\";B<Y>T;Bộ Y tế Việt Nam\""));
  const std::string edges = write(write_edges_csv);
  CHECK(edges.starts_with(":START_ID,:END_ID,:TYPE,id,label,weight:double,kind,"));
  CHECK(holds(edges, "ministry-bo-y-te,company-a-b,supports_negated,statement-"));
  CHECK(holds(edges, "dòng 1 dòng 2 & hết"));
  CHECK(std::count(edges.begin(), edges.end(), '\n') == static_cast<long>(network.edges.size()) + 1);
}

TEST_CASE_METHOD(Writers, "Every format can hold a graph of nothing", "[graph]") {
  for (const Writer writer : {write_graphml, write_gexf, write_cyjs, write_nodes_csv, write_edges_csv}) {
    CHECK_FALSE(write(writer, {}).empty());
  }
}

TEST_CASE_METHOD(Writers, "A disk that is full is an error for every format", "[graph]") {
  for (const Writer writer : {write_graphml, write_gexf, write_cyjs, write_nodes_csv, write_edges_csv}) {
    auto file = AtomicFile::create("/dev/full");
    REQUIRE(file);
    auto written = writer(network, *file);
    if (written) written = file->commit();
    REQUIRE_FALSE(written);
    CHECK(written.error().code == ErrorCode::unreadable);
  }
}
