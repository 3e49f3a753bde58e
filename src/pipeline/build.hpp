#pragma once

#include "base/result.hpp"
#include "pipeline/options.hpp"
#include "pipeline/run_report.hpp"

namespace entente {

/// The main job: reads the ontology and the language packs, then every article, joins what they say, and
/// writes the files of the formats that are asked for into the output folder, all or none. The same articles
/// give the same bytes, whatever their order and the number of threads. An article that cannot be read is
/// counted and named, and never stops the others. If no article at all can be read nothing is written, and
/// the report says so (`read` is 0).
///
/// Errors, which stop the run: those of read_ontology(), load_languages() and the writers; schema for a base
/// IRI, a least confidence or a format that will not do; unreadable if the output folder cannot be made.
[[nodiscard]] Result<RunReport> build(const Options& options);

}  // namespace entente
