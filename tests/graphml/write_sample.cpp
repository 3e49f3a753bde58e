// Writes the hostile graph of tests/unit/graph/hostile_snapshot.hpp to the file given, for the GraphML tests.
#include <cstdio>

#include "graph/graphml_writer.hpp"
#include "unit/graph/hostile_snapshot.hpp"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: write_sample FILE\n", stderr);
    return 2;
  }
  const entente::Ontology ontology = entente::test::sample_ontology();
  const auto written = entente::write_graphml(entente::test::hostile_snapshot(ontology), ontology,
                                              {.languages = {"vi", "en"}, .metrics = {}}, argv[1]);
  if (written) return 0;
  std::fprintf(stderr, "%s\n", to_string(written.error()).c_str());
  return 1;
}
