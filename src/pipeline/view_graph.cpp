#include "pipeline/view_graph.hpp"

#include <filesystem>
#include <system_error>

#include "emit/atomic_file.hpp"
#include "graph/network.hpp"
#include "rdf/graph_reader.hpp"
#include "rdf/ontology_reader.hpp"
#include "view/page_writer.hpp"

namespace entente {

namespace fs = std::filesystem;

Result<std::string> view_graph(const ViewOptions& options) {
  std::error_code code;
  fs::path file = options.graph;
  if (fs::is_directory(file, code)) file /= "graph.ttl";
  const std::string goal =
      options.output.empty() ? fs::path(file).replace_extension(".html").string() : options.output;

  const auto ontology = read_ontology(options.ontology);
  if (!ontology) return fail(ontology.error());
  const auto graph = read_graph(file.string(), *ontology);
  if (!graph) return fail(graph.error());
  const auto network = make_network(*graph, *ontology, {});
  if (!network) return fail(network.error());
  auto page = AtomicFile::create(goal);
  if (!page) return fail(page.error());
  if (const auto done = write_page(*graph, *ontology, *network, options.base_page, *page); !done)
    return fail(done.error());
  if (const auto done = page->commit(); !done) return fail(done.error());
  return goal;
}

}  // namespace entente
