#pragma once

#include <string>

#include "base/result.hpp"
#include "model/graph_snapshot.hpp"
#include "model/ontology.hpp"

namespace entente {

/// The graph of a Turtle (or N-Triples) file in the terms of the RDF contract, as write_rdf() writes it: what it wrote
/// comes back as it was, but that a piece of evidence has the confidence of its statement, and a statement's language
/// that of its articles. Triples in any order; what is about anything else is passed over.
///
/// Errors: those of read_triples(); schema if a resource lacks what it must have (a statement without an object), or
/// names a class, a predicate or a resource that is not there. O(n log n).
[[nodiscard]] Result<GraphSnapshot> read_graph(const std::string& path, const Ontology& ontology);

}  // namespace entente
