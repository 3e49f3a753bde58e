#pragma once

#include <array>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace entente {

/// What a command does once its arguments were read; gives the exit status.
using Action = std::function<int()>;

/// A line to type, and what it does.
struct Example {
  std::string_view what;
  std::string_view line;
};

/// One of `entente COMMAND`. What it says of itself here and in its options is all that the help, the manual
/// and the completions are made of.
struct Command {
  std::string_view name;
  std::string_view what;               ///< in one line
  std::vector<std::string_view> more;  ///< paragraphs that only the manual has
  std::vector<Example> examples;
  std::array<std::string_view, 3> statuses;  ///< what the exit statuses 0, 1 and 2 say; empty: there is no such status
  std::string_view guide;                    ///< file of docs/ that tells more; empty: none
  /// Declares the arguments. What they are read into belongs to the action.
  Action (*declare)(CLI::App& arguments);
};

extern const Command kBuild;
extern const Command kEvaluate;
extern const Command kExplain;
extern const Command kExtract;
extern const Command kLint;
extern const Command kMerge;
extern const Command kQuery;
extern const Command kResolve;
extern const Command kView;

/// All commands, in the order in which they are told.
[[nodiscard]] std::span<const Command* const> commands();

/// The command of that name; null if there is none.
[[nodiscard]] const Command* find_command(std::string_view name);

/// Reads the arguments of a command and runs it; where they ask for help or are wrong, prints that.
/// `arguments` are those of the program from the command's name on. Gives the exit status.
[[nodiscard]] int run(const Command& command, int count, char** arguments);

}  // namespace entente
