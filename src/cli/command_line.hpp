#pragma once

#include <optional>
#include <string>

#include "pipeline/options.hpp"

namespace entente {

/// What the user asked for.
struct CommandLine {
  Options options;
  bool quiet = false;  ///< no summary, no progress
  bool json = false;   ///< the summary as JSON
};

/// Reads the arguments of the program. Where they ask for help or the version, or are wrong, prints that and
/// sets `status` to the exit status instead.
[[nodiscard]] std::optional<CommandLine> parse_arguments(int count, char** arguments, int& status);

}  // namespace entente
