#include "cli/evaluate_command.hpp"

#include <CLI/CLI.hpp>

#include <string>

#include "cli/console.hpp"
#include "cli/tool_options.hpp"
#include "tools/evaluate_articles.hpp"
#include "evaluate/evaluation_report.hpp"

namespace entente {

int run_evaluate(int count, char** arguments) {
  Options options;
  std::string gold;
  std::string json;
  bool deviations = false;
  CLI::App app{"Builds the graph of the articles and compares it with gold annotations (docs/evaluation.md).",
               "entente evaluate"};
  app.add_option("ARTICLE", options.paths, "Articles, as entente build takes them")->required();
  app.add_option("--gold", gold, "Folder of annotations, a .json file an article")->required();
  app.add_flag("--errors", deviations, "List what was missed and what is spurious, each in its sentence");
  app.add_option("--json", json, "Write the figures to this file");
  add_knowledge_options(app, options);
  app.footer("Exit status: 0 all articles were read, 1 some were skipped, 2 nothing was done.");
  if (const auto status = parse(app, count, arguments)) return *status;
  if (!find_knowledge(options)) return kNothingDone;
  int status = kDone;
  options.on_skip = [&](const Error& error) {
    complain(to_string(error));
    status = kSomeSkipped;
  };
  const auto evaluation = evaluate_articles(options, gold);
  if (!evaluation) {
    complain(to_string(evaluation.error()));
    return kNothingDone;
  }
  if (deviations && !print(list_deviations(*evaluation))) return kNothingDone;
  if (!print(to_text(*evaluation))) return kNothingDone;
  if (!json.empty() && !write_file(json, to_json(*evaluation))) return kNothingDone;
  return status;
}

}  // namespace entente
