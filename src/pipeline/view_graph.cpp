#include "pipeline/view_graph.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>

#include "emit/atomic_file.hpp"
#include "graph/network.hpp"
#include "rdf/graph_reader.hpp"
#include "rdf/ontology_reader.hpp"
#include "view/page_writer.hpp"

namespace entente {

namespace fs = std::filesystem;

Result<ViewReport> view_graph(const ViewOptions& options) {
  std::error_code code;
  fs::path file = options.graph;
  if (fs::is_directory(file, code)) file /= "graph.ttl";
  const std::string goal = options.output.empty() ? fs::path(file).replace_extension(".html").string() : options.output;

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
  return ViewReport{goal, graph->articles.size(), graph->entities.size(), graph->statements.size()};
}

std::string to_json(const ViewReport& report) {
  nlohmann::ordered_json out;
  out["articles"] = report.articles;
  out["entities"] = report.entities;
  out["statements"] = report.statements;
  out["files"] = {report.page};
  // Paths are bytes; what is no UTF-8 in them must not cost the report.
  return out.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace entente
