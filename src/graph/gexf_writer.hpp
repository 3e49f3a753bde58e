#pragma once

#include "base/result.hpp"
#include "emit/atomic_file.hpp"
#include "graph/network.hpp"

namespace entente {

/// Writes the network as GEXF 1.3, with what GraphML cannot carry: the days of every edge and node for a
/// timeline, lists, and the kinds of edges. Gephi, networkx and graphology read it; the rules that this takes
/// are those of tests/network/lint_gexf.py.
///
/// Errors: those of AtomicFile::write().
[[nodiscard]] Result<void> write_gexf(const Network& network, AtomicFile& file);

}  // namespace entente
