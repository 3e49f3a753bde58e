#pragma once

#include "base/result.hpp"
#include "emit/atomic_file.hpp"
#include "graph/network.hpp"

namespace entente {

/// Writes the network as Cytoscape.js takes and Cytoscape exchanges it: one JSON object, an element a line.
/// The y axis points down there.
///
/// Errors: those of AtomicFile::write().
[[nodiscard]] Result<void> write_cyjs(const Network& network, AtomicFile& file);

}  // namespace entente
