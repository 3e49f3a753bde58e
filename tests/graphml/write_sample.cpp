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
  const auto network = entente::make_network(entente::test::hostile_snapshot(ontology), ontology,
                                             {.languages = {"vi", "en"}, .metrics = {}});
  auto file = entente::AtomicFile::create(argv[1]);
  if (network && file && entente::write_graphml(*network, *file) && file->commit()) return 0;
  std::fprintf(stderr, "%s cannot be written\n", argv[1]);
  return 1;
}
