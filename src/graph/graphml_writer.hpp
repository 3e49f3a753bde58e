#pragma once

#include "base/result.hpp"
#include "emit/atomic_file.hpp"
#include "graph/network.hpp"

namespace entente {

/// Writes the network as GraphML that Gephi, networkx, igraph and graphology all read without loss; the rules
/// that this takes are those of tests/network/lint_graphml.py.
///
/// Keys are called n_* and e_*, and their attr.name the same without the prefix. The kind of an edge is the
/// namespaced attribute `label` of the edge, too. Lists are joined by " | ".
///
/// Errors: those of AtomicFile::write().
[[nodiscard]] Result<void> write_graphml(const Network& network, AtomicFile& file);

}  // namespace entente
