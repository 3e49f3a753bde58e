#pragma once

#include <string>

#include "base/result.hpp"
#include "emit/atomic_file.hpp"
#include "graph/network.hpp"
#include "model/graph_snapshot.hpp"
#include "model/ontology.hpp"

namespace entente {

/// Writes the graph as one HTML file that needs nothing else, to be looked at in a browser from disk: the page of
/// `base_page`, as src/view/page/build.mjs bundles it, with the graph in it as JSON, a table a kind of thing and an
/// array a column. `network` is make_network() of the graph and says where the actors stand. Strings of articles stand
/// in the JSON alone, where nothing is run; what is no UTF-8 becomes U+FFFD. The file is the caller's to commit.
///
/// Errors: not_found if there is no such page; schema if it has no place for the data; unreadable if the file cannot be
/// written. Linear.
[[nodiscard]] Result<void> write_page(const GraphSnapshot& graph, const Ontology& ontology, const Network& network,
                                      const std::string& base_page, AtomicFile& file);

}  // namespace entente
