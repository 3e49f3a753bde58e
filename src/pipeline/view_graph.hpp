#pragma once

#include <cstddef>
#include <string>

#include "base/result.hpp"

namespace entente {

/// What is looked at, and where the page goes.
struct ViewOptions {
  std::string graph = "output";  ///< the Turtle or N-Triples file of a build, or the folder with its graph.ttl
  std::string output;            ///< empty: graph.html beside the graph
  std::string ontology;          ///< that the graph was built with
  std::string base_page;         ///< the bundled page
};

/// What was written.
struct ViewReport {
  std::string page;  ///< its path
  std::size_t articles = 0;
  std::size_t entities = 0;
  std::size_t statements = 0;
};

/// The report as one JSON object.
[[nodiscard]] std::string to_json(const ViewReport& report);

/// Lays out a graph that was built, and writes it as one HTML page. Errors: those of read_ontology(),
/// read_graph(), make_network(), write_page() and AtomicFile.
[[nodiscard]] Result<ViewReport> view_graph(const ViewOptions& options);

}  // namespace entente
