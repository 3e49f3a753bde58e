#include <CLI/CLI.hpp>

#include <memory>

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/tool_options.hpp"
#include "pipeline/join_review.hpp"

namespace entente {
namespace {

struct Request {
  Options options;
  bool review = false;
  bool json = false;
};

int review(Request& request) {
  if (!find_knowledge(request.options)) return kNothingDone;
  const auto found = review_joins(request.options);
  if (!found) {
    complain(to_string(found.error()));
    return kNothingDone;
  }
  for (const Error& error : found->idle) complain(to_string(error));
  if (!print(request.json ? to_json(*found) : to_text(*found))) return kNothingDone;
  return found->idle.empty() ? kDone : kSomeSkipped;
}

Action declare(CLI::App& app) {
  auto request = std::make_shared<Request>();
  add_records_argument(app, request->options);
  app.add_flag("--review", request->review, "List every pair that was joined or kept apart, with the reason")
      ->required();
  app.add_flag("--json", request->json, "The list as JSON, an object a line");
  add_decisions_option(app, request->options);
  add_knowledge_options(app, request->options);
  return [request] { return review(*request); };
}

}  // namespace

const Command kResolve = {.name = "resolve",
                          .what = "Say which actors of different articles are taken for one, and why",
                          .more = {"The list is tab separated, and its lines begin as those of a file of "
                                   "decisions do: edited, it is one, for --decisions."},
                          .examples = {{"List what was joined in the graph in the folder graph",
                                        "entente resolve --review graph/articles.jsonl.gz > review.tsv"}},
                          .statuses = {"done", "some decisions concern nobody", "nothing was done"},
                          .guide = "review.md",
                          .declare = declare};

}  // namespace entente
