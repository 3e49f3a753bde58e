#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "emit/atomic_file.hpp"

namespace entente {

/// Puts files that belong together in their places in one folder, and takes away `leftovers`, which the new ones make
/// untrue. A kill leaves either what was there or a journal, by which finish_commit() completes the rest; in between a
/// reader may see some of the new files beside some of the old ones, for the time of a few renames. After an error
/// before the first rename everything is as it was. Error: unreadable.
[[nodiscard]] Result<void> commit_together(const std::string& folder, std::span<AtomicFile> files,
                                           const std::vector<std::string>& leftovers = {});

/// Completes what a killed commit_together() began in the folder. To be called before anything there is read or
/// written. Error: unreadable.
[[nodiscard]] Result<void> finish_commit(const std::string& folder);

}  // namespace entente
