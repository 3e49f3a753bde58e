#pragma once

#include <string>
#include <vector>

#include "cli/commands.hpp"

namespace entente {

/// The flag that shows every option; commands have it that have options in groups.
inline constexpr const char* kHelpAll = "--help-all";

/// One argument of a command, as plain values.
struct Argument {
  std::string name;                  ///< "--output"; "PATH" where it is told by its place
  std::string short_name;            ///< "-o"; empty: none
  std::string value;                 ///< "FOLDER"; empty for a flag
  std::string what;                  ///< its first sentence is all that the short help has
  std::string fallback;              ///< the value if it is not given, as a text; empty: none or not said
  std::string group;                 ///< heading of those that belong together; empty: what most need
  std::vector<std::string> choices;  ///< all values there are; empty: any
  std::vector<std::string> needs;    ///< names of others that it means nothing without
  bool placed = false;               ///< told by its place, not by its name
  bool required = false;
  bool several = false;  ///< may be given more than once
  bool list = false;     ///< the value is a list with commas

  [[nodiscard]] bool is_flag() const { return !placed && value.empty(); }
};

/// A command with its arguments: what help, manual and completions are made of.
struct Description {
  const Command* command;
  std::vector<Argument> arguments;  ///< those told by place first, then in the order of their groups
};

/// Declares the arguments of the command and what every command has.
[[nodiscard]] Action declare(const Command& command, CLI::App& arguments);

/// Reads back what was declared.
[[nodiscard]] Description describe(const Command& command, const CLI::App& arguments);
[[nodiscard]] Description describe(const Command& command);

}  // namespace entente
