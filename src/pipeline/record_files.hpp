#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "emit/atomic_file.hpp"
#include "model/ontology.hpp"
#include "pipeline/unique_ids.hpp"

namespace entente {

/// Reads the records of files that extract_records() or write_records() filled, in order, packed and without their
/// mentions. A path is a file, packed by gzip or not, or - for standard input. Whole and unbroken or not at all: a part
/// that is missing from a graph would not be missed.
///
/// Errors: those of ByteLines and of from_line(), with file and line; schema where records were made by different
/// programs or with different knowledge; empty if there is no record.
[[nodiscard]] Result<std::vector<ProcessedArticle>> read_records(const std::vector<std::string>& paths,
                                                                 const Ontology& ontology, ExtractionPool& pool);

/// Writes the records in the given order, packed by gzip if the name ends with .gz, for the caller to commit. Errors:
/// those of LineFile.
[[nodiscard]] Result<AtomicFile> write_records(std::vector<ProcessedArticle>& articles, const Ontology& ontology,
                                               const std::string& path);

}  // namespace entente
