// Writes the hostile graph of tests/unit/graph/hostile_snapshot.hpp into the folder given, in every format for graph
// tools.
#include <cstdio>
#include <string>

#include "graph/csv_writer.hpp"
#include "graph/cyjs_writer.hpp"
#include "graph/gexf_writer.hpp"
#include "graph/graphml_writer.hpp"
#include "unit/graph/hostile_snapshot.hpp"

using namespace entente;

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: write_sample FOLDER\n", stderr);
    return 2;
  }
  const Ontology ontology = test::sample_ontology();
  const auto network =
      make_network(test::hostile_snapshot(ontology), ontology, {.languages = {"vi", "en"}, .metrics = {}});
  const auto write = [&](const char* name, Result<void> (*writer)(const Network&, AtomicFile&)) {
    auto file = AtomicFile::create(std::string(argv[1]) + "/" + name);
    if (network && file && writer(*network, *file) && file->commit()) return true;
    std::fprintf(stderr, "%s cannot be written\n", name);
    return false;
  };
  const bool written = write("graph.graphml", write_graphml) && write("graph.gexf", write_gexf) &&
                       write("graph.cyjs", write_cyjs) && write("nodes.csv", write_nodes_csv) &&
                       write("relationships.csv", write_edges_csv);
  return written ? 0 : 1;
}
