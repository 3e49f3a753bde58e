#pragma once

#include "model/graph_snapshot.hpp"
#include "model/ontology.hpp"
#include "rdf/triple_sink.hpp"

namespace entente {

/// Hands the sink every triple of the graph, subject by subject: articles, entities, and each statement with
/// its evidence behind it. With `named_graphs` a triple that several articles state comes once for each of
/// them, in the graph of each.
void add_triples(const GraphSnapshot& graph, const Ontology& ontology, bool named_graphs, TripleSink& sink);

}  // namespace entente
