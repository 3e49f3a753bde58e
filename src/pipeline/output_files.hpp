#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "emit/atomic_file.hpp"
#include "emit/folder_lock.hpp"
#include "graph/network.hpp"
#include "model/graph_snapshot.hpp"
#include "model/ontology.hpp"
#include "pipeline/language_set.hpp"
#include "pipeline/options.hpp"

namespace entente {

/// What the writers of a run write of.
struct Output {
  const GraphSnapshot& graph;
  const Ontology& ontology;
  const std::vector<Language>& languages;
  const Options& options;
  const std::string& fingerprint;  ///< of what the run knew: Knowledge::fingerprint
};

/// A file that a run can write. A format with several files has a row for each.
struct OutputFile {
  std::string_view format;  ///< as --format names it
  std::string_view name;    ///< of the file in the output folder
  /// Fills the file, from the whole graph or from what graph tools see of it: one of the two, the other is
  /// null. Who calls commits the file.
  Result<void> (*write)(const Output& output, AtomicFile& file);
  Result<void> (*draw)(const Network& network, AtomicFile& file) = nullptr;
};

/// Every file of every format, in the order in which they are written.
[[nodiscard]] std::span<const OutputFile> output_files();

/// The names of the formats, each once.
[[nodiscard]] std::vector<std::string> output_formats();

/// True for a format that graph tools read: Options::cut holds for it.
[[nodiscard]] bool is_drawn(std::string_view format);

/// Finds what write_files() would stumble over, before a run begins; makes the output folder, keeps it from other runs
/// until the lock goes, and completes what a killed run left in it. Errors: schema for a base IRI, a licence, a least
/// confidence or a format that will not do, and for a cut of nothing; unreadable if the folder cannot be made, or if
/// another run is writing into it.
[[nodiscard]] Result<FolderLock> prepare_output(const Options& options);

/// Files that are filled but not yet in their places.
struct FilledFiles {
  std::vector<AtomicFile> files;
  std::vector<std::string> paths;  ///< where they go
};

/// Fills the files of Options::formats, for the caller to commit (emit/commit.hpp). Errors: those of cut_graph(), of
/// the writers and of AtomicFile.
[[nodiscard]] Result<FilledFiles> write_files(const Output& output);

}  // namespace entente
