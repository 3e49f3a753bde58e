#include <CLI/CLI.hpp>

#include <memory>
#include <string>

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/tool_options.hpp"
#include "evaluate/evaluation_report.hpp"
#include "tools/evaluate_articles.hpp"

namespace entente {
namespace {

struct Request {
  Options options;
  std::string gold;
  std::string figures;
  bool deviations = false;
  bool json = false;
};

int evaluate(Request& request) {
  Options& options = request.options;
  if (!find_knowledge(options)) return kNothingDone;
  int status = kDone;
  options.on_skip = [&](const Error& error) {
    complain(to_string(error));
    status = kSomeSkipped;
  };
  const auto evaluation = evaluate_articles(options, request.gold);
  if (!evaluation) {
    complain(to_string(evaluation.error()));
    return kNothingDone;
  }
  const std::string figures = to_json(*evaluation) + '\n';
  if (!request.json && request.deviations && !print(list_deviations(*evaluation))) return kNothingDone;
  if (!print(request.json ? figures : to_text(*evaluation))) return kNothingDone;
  if (!request.figures.empty() && !write_file(request.figures, figures)) return kNothingDone;
  return status;
}

Action declare(CLI::App& app) {
  auto request = std::make_shared<Request>();
  app.add_option("ARTICLE", request->options.paths, "Articles, as entente build takes them")
      ->type_name("PATH")
      ->required();
  app.add_option("--gold", request->gold, "Folder of annotations, a .json file an article")
      ->type_name("FOLDER")
      ->required();
  CLI::Option* deviations =
      app.add_flag("--errors", request->deviations, "List each miss and each spurious find in its sentence");
  app.add_option("-o,--output", request->figures, "Write the figures to this file too, as JSON")->type_name("FILE");
  app.add_flag("--json", request->json, "The figures as JSON, not as a table")->excludes(deviations);
  add_knowledge_options(app, request->options);
  return [request] { return evaluate(*request); };
}

}  // namespace

const Command kEvaluate = {
    .name = "evaluate",
    .what = "Compare what is found in articles with what annotators found",
    .more = {"The figures are precision, recall and F1 for each type of actor and each predicate, and their "
             "sums. No graph is written."},
    .examples = {{"Figures, and what was missed", "entente evaluate articles/ --gold gold/ --errors"}},
    .statuses = {"all articles were read", "some were skipped", "nothing was done"},
    .guide = "evaluation.md",
    .declare = declare};

}  // namespace entente
