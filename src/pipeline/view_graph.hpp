#pragma once

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

/// Lays out a graph that was built, and writes it as one HTML page; its path. Errors: those of read_ontology(),
/// read_graph(), make_network(), write_page() and AtomicFile.
[[nodiscard]] Result<std::string> view_graph(const ViewOptions& options);

}  // namespace entente
