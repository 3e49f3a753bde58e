#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "emit/atomic_file.hpp"

namespace entente {

/// Puts files that belong together in their places in one folder, all at once, and takes away `leftovers`, paths in it
/// that the new files make untrue (docs/decisions/0017-one-rename.md). Whenever it is killed, whoever opens the files
/// finds either all that was there or all that is new; finish_commit() tidies up. After an error everything is as it
/// was.
///
/// Two kinds of goal take their places one by one behind the others: what a symbolic link of the user leads out of the
/// folder, and everything on a file system without links. Error: unreadable.
[[nodiscard]] Result<void> commit_together(const std::string& folder, std::span<AtomicFile> files,
                                           const std::vector<std::string>& leftovers = {});

/// Tidies up behind a killed run: completes or takes back its commit_together(), and removes the temporary files of
/// processes that are no more. To be called before anything in the folder is read or written. Error: unreadable.
[[nodiscard]] Result<void> finish_commit(const std::string& folder);

}  // namespace entente
