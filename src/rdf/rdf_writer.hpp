#pragma once

#include <string>

#include "base/result.hpp"
#include "emit/atomic_file.hpp"
#include "model/graph_snapshot.hpp"
#include "model/ontology.hpp"
#include "rdf/rdf_format.hpp"

namespace entente {

struct RdfOptions {
  /// Namespace of the resources' IRIs: absolute, ending in '/' or '#'.
  std::string base_iri = "https://w3id.org/entente/id/";
};

/// Writes the graph in the terms of the RDF contract, with its direct triples, statements and evidence, as it
/// goes along the snapshot: the memory that it takes is a small fraction of the snapshot's. The same snapshot
/// gives the same bytes. The file is the caller's to commit.
///
/// An entity's codes are skos:notation with the scheme's datatype of the ontology ("VN"^^ent:iso3166-1). An
/// article's address that no IRI can be made of is written as text. Titles and items bear the language of the
/// articles of their evidence, none if these differ.
///
/// N-Quads has a named graph for each article, with its name for a name: what only that article says.
/// What joins several articles is in the default graph: the entities, background facts, and of a statement
/// that several articles make the confidence, titles, items and dates.
///
/// Errors: schema if the base IRI will not do; internal if a name in the snapshot makes no IRI; unreadable if
/// the file cannot be written.
[[nodiscard]] Result<void> write_rdf(const GraphSnapshot& graph, const Ontology& ontology, const RdfOptions& options,
                                     RdfFormat format, AtomicFile& file);

}  // namespace entente
