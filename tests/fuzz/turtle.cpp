// A graph in Turtle, as somebody else may have written it: what can be read can be written, and is then the same.
#include <string>

#include "rdf/graph_reader.hpp"
#include "rdf/ontology_reader.hpp"
#include "rdf/rdf_writer.hpp"
#include "support.hpp"

using namespace entente;
using namespace entente::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string path = scratch_folder().write("input.ttl", as_text(data, size)).string();
  if (const auto read = read_ontology(path); !read) require_reason(read.error());
  const auto graph = read_graph(path, ontology());
  if (!graph) {
    require_reason(graph.error());
    return 0;
  }
  const std::string goal = scratch_folder() / "output.ttl";
  auto file = AtomicFile::create(goal);
  require(file.has_value(), "a file can be made");
  if (const auto done = write_rdf(*graph, ontology(), {}, RdfFormat::turtle, *file); !done) {
    require_reason(done.error());
    return 0;
  }
  require(file->commit().has_value(), "the graph is written");
  const auto again = read_graph(goal, ontology());
  require(again.has_value(), "what was written can be read", again ? std::string() : to_string(again.error()));
  require(again->entities.size() == graph->entities.size() && again->statements.size() == graph->statements.size(),
          "what was read comes back");
  return 0;
}
