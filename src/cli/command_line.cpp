#include "cli/command_line.hpp"

#include <CLI/CLI.hpp>

#include <string>

#include "base/version.hpp"
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/tool_options.hpp"

namespace entente {

std::optional<CommandLine> parse_arguments(int count, char** arguments, int& status) {
  constexpr int kWrongUse = 2;
  CommandLine line;
  Options& options = line.options;

  CLI::App app{"Turns news articles into a graph of actors and relationships.", "entente"};
  app.set_version_flag("--version", std::string("entente ") + version());
  app.require_subcommand(1);
  app.failure_message([](const CLI::App*, const CLI::Error& error) {
    return std::string("entente: ") + error.what() +
           "\nRun entente --help or entente build --help for the usage.\n";
  });

  CLI::App* build = app.add_subcommand("build", "Read articles and write their graph");
  build
      ->add_option("PATH", options.paths,
                   "Articles: .txt, .jsonl, also with .gz; folders of them; - for standard input");
  add_graph_options(*build, options);
  add_knowledge_options(*build, options);
  add_source_options(*build, options);
  constexpr const char* kUpdates = "Updates";
  auto* update = build
                     ->add_flag("--update", options.update,
                                "Keep what the articles say beside the graph (articles.jsonl.gz), and read only those "
                                "that are new or have changed since")
                     ->group(kUpdates);
  build->add_flag("--prune", options.prune, "Articles that PATH does not hold any more go")
      ->needs(update)
      ->group(kUpdates);
  build->add_option("--remove", options.remove, "The article with this identifier goes; may be repeated")
      ->needs(update)
      ->allow_extra_args(false)
      ->group(kUpdates);
  build->add_flag("-q,--quiet", line.quiet, "No summary and no progress; messages only");
  build->add_flag("--json", line.json, "The summary as JSON");
  build->footer("Exit status: 0 all articles were read, 1 some were skipped, 2 nothing was done.");

  // Only for the help: main() hands over to them before it comes to this.
  for (const Command& command : commands())
    app.add_subcommand(std::string(command.name), std::string(command.what));

  try {
    app.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    // CLI11 prints help and version to standard output, complaints to standard error.
    status = app.exit(error) == 0 ? 0 : kWrongUse;
    return std::nullopt;
  }
  if (options.paths.empty() && options.remove.empty()) {
    complain("name the articles, as PATH");
    status = kWrongUse;
    return std::nullopt;
  }
  return line;
}

}  // namespace entente
