#include "cli/resolve_command.hpp"

#include <CLI/CLI.hpp>

#include "cli/console.hpp"
#include "cli/tool_options.hpp"
#include "pipeline/join_review.hpp"

namespace entente {

int run_resolve(int count, char** arguments) {
  Options options;
  bool review = false;
  bool json = false;
  CLI::App app{"Says which actors of different articles are taken for one, which of one name for two, and why "
               "(docs/review.md).",
               "entente resolve"};
  app.add_option("FILE", options.paths, "Records of entente extract: files, also with .gz; - for standard input")
      ->required();
  app.add_flag("--review", review, "List every pair that evidence or a decision joined or kept apart")->required();
  app.add_flag("--json", json, "The list as JSON, an object a line");
  add_decisions_option(app, options);
  add_knowledge_options(app, options);
  app.footer("Exit status: 0 done, 1 some decisions concern nobody, 2 nothing was done.");
  if (const auto status = parse(app, count, arguments)) return *status;
  if (!find_knowledge(options)) return kNothingDone;
  const auto found = review_joins(options);
  if (!found) {
    complain(to_string(found.error()));
    return kNothingDone;
  }
  for (const Error& error : found->idle) complain(to_string(error));
  if (!print(json ? to_json(*found) : to_text(*found))) return kNothingDone;
  return found->idle.empty() ? kDone : kSomeSkipped;
}

}  // namespace entente
