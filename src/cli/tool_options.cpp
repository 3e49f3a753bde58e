#include "cli/tool_options.hpp"

#include <CLI/CLI.hpp>

#include <string>

namespace entente {

void add_knowledge_options(CLI::App& app, Options& options) {
  app.add_option("--ontology", options.ontology, "Another ontology than the program's own (Turtle)");
  app.add_option("--mappings", options.mappings, "Another folder of language packs than the program's own");
}

std::optional<int> parse(CLI::App& app, int count, char** arguments) {
  app.failure_message([](const CLI::App* failed, const CLI::Error& error) {
    return std::string("entente: ") + error.what() + "\nRun " + failed->get_name() + " --help for the usage.\n";
  });
  try {
    app.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kNothingDone;
  }
  return std::nullopt;
}

}  // namespace entente
