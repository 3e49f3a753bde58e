#pragma once

#include <span>
#include <string_view>

namespace entente {

/// A subcommand beside `build` that reads its arguments itself.
struct Command {
  std::string_view name;
  std::string_view what;  ///< in one line, for the help
  /// `arguments` are those of the program from the command's name on; gives the exit status.
  int (*run)(int count, char** arguments);
};

[[nodiscard]] std::span<const Command> commands();

/// The command of that name; null if there is none.
[[nodiscard]] const Command* find_command(std::string_view name);

}  // namespace entente
