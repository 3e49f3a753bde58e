#pragma once

#include <functional>
#include <string_view>

#include "base/result.hpp"
#include "pipeline/options.hpp"
#include "pipeline/run_report.hpp"

namespace entente {

/// Takes one record as a line without its end. An error ends the run.
using LineSink = std::function<Result<void>(std::string_view line)>;

/// Extracts every article and hands on its record (docs/extract-format.md), in the order in which they are read. What
/// concerns the graph (output, rdf, min_confidence) plays no part. An article that cannot be read is counted and
/// named, and never stops the others.
///
/// Errors, which stop the run: those of load_knowledge() and of `sink`.
[[nodiscard]] Result<RunReport> extract_records(const Options& options, const LineSink& sink);

}  // namespace entente
