#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/description.hpp"

namespace entente {

/// Characters of a line that no help exceeds.
inline constexpr std::size_t kHelpWidth = 80;

/// The text in lines of at most `width` characters, but for words that are longer; each ends in a line break.
/// The first goes on at `column`, where the others begin.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t column, std::size_t width = kHelpWidth);

/// What `entente COMMAND --help` prints: a screen of 24 lines; with `all` every option and all that is said
/// of it.
[[nodiscard]] std::string help_text(const Description& command, bool all);

/// What `entente --help` prints.
[[nodiscard]] std::string program_help();

/// What the program does, in one line.
[[nodiscard]] std::string_view program_summary();

/// Lines to type for who is new to the program.
[[nodiscard]] const std::vector<Example>& program_examples();

/// "entente build [OPTION]... PATH...": as it is typed, options apart.
[[nodiscard]] std::string usage(const Description& command);

/// "Formats of the results, one or more of turtle, csv (default: turtle)": with what else there is to know.
[[nodiscard]] std::string full_text(const Argument& argument);

/// An exit status and what it says.
struct ExitStatus {
  int status;
  std::string_view what;
};

/// Those of every command, beside its own: a signal ended it.
[[nodiscard]] std::span<const ExitStatus> signal_statuses();

/// "Exit status: 0 done, 2 nothing was done", and with `all` those of signals.
[[nodiscard]] std::string status_text(const Command& command, bool all);

}  // namespace entente
