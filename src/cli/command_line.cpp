#include "cli/command_line.hpp"

#include <CLI/CLI.hpp>

#include <string>

#include "base/version.hpp"
#include "cli/commands.hpp"
#include "cli/tool_options.hpp"
#include "pipeline/output_files.hpp"

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
                   "Articles: .txt, .jsonl, also with .gz; folders of them; - for standard input")
      ->required();
  build->add_option("-o,--output", options.output, "Folder for the results")->capture_default_str();
  build
      ->add_option("--format", options.formats, "Formats of the results, separated by commas")
      ->delimiter(',')
      ->check(CLI::IsMember(output_formats()))
      ->capture_default_str();
  build
      ->add_option("--base-iri", options.rdf.base_iri, "Namespace of the IRIs of the results; ends in / or #")
      ->capture_default_str();
  add_knowledge_options(*build, options);
  add_source_options(*build, options);
  build
      ->add_option("--min-confidence", options.min_confidence,
                   "Leave out of the graph what articles state with less confidence, from 0 to 1")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  build->add_flag("-q,--quiet", line.quiet, "No summary and no progress; messages only");
  build->add_flag("--json", line.json, "The summary as JSON");
  build->footer("Exit status: 0 all articles were read, 1 some were skipped, 2 nothing was done.");

  // Only for the help: main() hands over to them before it comes to this.
  for (const Command& command : commands()) app.add_subcommand(std::string(command.name), std::string(command.what));

  try {
    app.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    // CLI11 prints help and version to standard output, complaints to standard error.
    status = app.exit(error) == 0 ? 0 : kWrongUse;
    return std::nullopt;
  }
  return line;
}

}  // namespace entente
