#include "cli/commands.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <string>

#include "cli/description.hpp"
#include "cli/help.hpp"
#include "cli/tool_options.hpp"

namespace entente {
namespace {

// What most ask for, what archives need, what those who teach it words need.
constexpr const Command* kCommands[] = {&kBuild,   &kView,     &kQuery,   &kExtract, &kMerge,
                                        &kResolve, &kEvaluate, &kExplain, &kLint};

}  // namespace

std::span<const Command* const> commands() {
  return kCommands;
}

const Command* find_command(std::string_view name) {
  const auto* found = std::ranges::find(kCommands, name, [](const Command* one) { return one->name; });
  return found == std::end(kCommands) ? nullptr : *found;
}

int run(const Command& command, int count, char** arguments) {
  CLI::App app;
  const Action action = declare(command, app);
  app.formatter_fn([&](const CLI::App*, const std::string&, CLI::AppFormatMode mode) {
    return help_text(describe(command, app), mode == CLI::AppFormatMode::All);
  });
  app.failure_message([&](const CLI::App*, const CLI::Error& error) {
    return "entente: " + std::string(error.what()) + "\nRun entente " + std::string(command.name) +
           " --help for the usage.\n";
  });
  try {
    app.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    // CLI11 prints help to standard output, complaints to standard error.
    return app.exit(error) == 0 ? kDone : kNothingDone;
  }
  return action();
}

}  // namespace entente
