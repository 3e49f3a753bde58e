#pragma once

#include <string>

#include "base/result.hpp"
#include "model/graph_snapshot.hpp"
#include "model/ontology.hpp"

namespace entente {

struct RdfOptions {
  /// Namespace of the resources' IRIs: absolute, ending in '/' or '#'.
  std::string base_iri = "https://w3id.org/entente/id/";
};

/// Writes the graph to `path` in the terms of the RDF contract, with its direct triples, statements and
/// evidence. The same snapshot gives the same bytes. Write to AtomicFile::path() where half a file would
/// harm.
///
/// An entity's codes are skos:notation with the scheme's datatype of the ontology ("VN"^^ent:iso3166-1). An
/// article's address that no IRI can be made of is written as text. Titles and items bear the language of the
/// articles of their evidence, none if these differ.
///
/// Errors: schema if the base IRI will not do; internal if a name in the snapshot makes no IRI; unreadable if
/// the file cannot be written.
[[nodiscard]] Result<void> write_turtle(const GraphSnapshot& graph, const Ontology& ontology,
                                        const RdfOptions& options, const std::string& path);

}  // namespace entente
