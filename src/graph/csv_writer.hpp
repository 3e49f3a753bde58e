#pragma once

#include "base/result.hpp"
#include "emit/atomic_file.hpp"
#include "graph/network.hpp"

namespace entente {

/// Write the nodes and the edges of the network as the two tables that Neo4j's importer takes. A node's
/// labels are its class and those above it; the type of an edge is its predicate, with the modality behind it
/// where it is not asserted ("predicate_modality").
///
/// Commas between columns, quotes where they are needed, ";" between the elements of a list (one within an
/// element becomes a comma), a space for every line break: what the importer reads without options.
///
/// Errors: those of AtomicFile::write().
[[nodiscard]] Result<void> write_nodes_csv(const Network& network, AtomicFile& file);
[[nodiscard]] Result<void> write_edges_csv(const Network& network, AtomicFile& file);

}  // namespace entente
