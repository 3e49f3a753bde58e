#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "emit/atomic_file.hpp"
#include "model/graph_snapshot.hpp"
#include "model/ontology.hpp"
#include "rdf/rdf_writer.hpp"

namespace entente {

/// A language pack that a run used.
struct UsedPack {
  std::string language;  ///< tag
  std::string hash;      ///< of its files
};

/// What is to be said of a graph as a whole and does not stand in it.
struct DatasetFacts {
  std::string version;      ///< of the program
  std::string fingerprint;  ///< of the program and of all that it knew
  std::vector<UsedPack> packs;
  std::string license;             ///< IRI; empty: none is named
  std::string created;             ///< xsd:dateTime; empty: not said, so that bytes stay the same
  std::vector<std::string> files;  ///< names of the other files of the run
};

/// Writes what catalogues want to know of a graph, as Turtle: VoID and DCAT with counts by class and
/// relation, and the run that made it in PROV-O. The same arguments give the same bytes. Errors: schema for a
/// base IRI or a licence that is no absolute IRI; unreadable if the file cannot be written.
[[nodiscard]] Result<void> write_description(const GraphSnapshot& graph, const Ontology& ontology,
                                             const RdfOptions& options, const DatasetFacts& facts, AtomicFile& file);

}  // namespace entente
