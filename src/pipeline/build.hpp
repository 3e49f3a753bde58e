#pragma once

#include <string>

#include "base/result.hpp"
#include "pipeline/options.hpp"
#include "pipeline/run_report.hpp"

namespace entente {

/// The main job: reads the ontology and the language packs, then every article, joins what they say, and
/// writes the files of the graph into the output folder, all or none (emit/commit.hpp). The same articles give the same
/// bytes, whatever their order and the number of threads. An article that cannot be read is counted and
/// named, and never stops the others. If no article at all can be read nothing is written, and the report
/// says so (`read` is 0).
///
/// With Options::update it keeps the records of the articles beside the graph. Where there are some it extracts only
/// articles that are new or have changed, and writes what a run over all of them would: those that the folder had,
/// where the run has none of the same id, and those of the run. Without it no records stay in the folder.
///
/// When Options::stop says so, a run with Options::update writes what it has read so far beside what was there, and any
/// other writes nothing (internal).
///
/// Errors, which stop the run: those of load_knowledge(), EarlierRun::open() and the writers; schema for a base
/// IRI or a least confidence that will not do; unreadable if the output folder cannot be made or another run is writing
/// into it.
[[nodiscard]] Result<RunReport> build(const Options& options);

/// The second half of build(): joins the records in the files that `options.paths` names, as extract_records() makes
/// them, and writes the same files. Neither the order of the records nor how they are spread over files plays a part,
/// nor that one is there several times. Errors: those of read_records(), and as of build().
[[nodiscard]] Result<RunReport> merge(const Options& options);

/// Writes the records of the files as one file instead of a graph, sorted, each once; packed by gzip if its name ends
/// with .gz. A graph of it is the graph of the files. Errors: those of read_records() and write_records().
[[nodiscard]] Result<RunReport> merge_records(const Options& options, const std::string& path);

}  // namespace entente
