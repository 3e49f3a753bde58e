#pragma once

#include <span>
#include <string>

#include "emit/atomic_file.hpp"
#include "pipeline/options.hpp"
#include "resolve/join_decisions.hpp"

namespace entente {

/// Where a run with Options::update notes what it made of what, so that a later one sees that it would write the same.
[[nodiscard]] std::string made_path(const Options& options);

/// The note on files that are filled. `fingerprint` is that of the knowledge, `decisions` what
/// Options::decisions holds. Errors: those of AtomicFile.
[[nodiscard]] Result<AtomicFile> note_made(const Options& options, const std::string& fingerprint,
                                           const JoinDecisions& decisions, std::span<const AtomicFile> files);

/// True if the noted files are still what an earlier run made of the same articles, knowledge and options. False where
/// anything is missing, was edited, or cannot be read.
[[nodiscard]] bool still_made(const Options& options, const std::string& fingerprint, const JoinDecisions& decisions);

}  // namespace entente
