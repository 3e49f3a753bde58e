#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <memory>
#include <string>

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/tool_options.hpp"
#include "pipeline/build.hpp"

namespace entente {
namespace {

struct Request {
  Options options;
  std::string records;
  bool quiet = false;
  bool json = false;
};

int merge_files(Request& request) {
  if (!find_knowledge(request.options)) return kNothingDone;
  const bool graph = request.records.empty();
  const auto report = graph ? merge(request.options) : merge_records(request.options, request.records);
  if (!report) {
    complain(to_string(report.error()));
    return kNothingDone;
  }
  if (request.json) return print(to_json(*report) + "\n") ? kDone : kNothingDone;
  if (request.quiet) return kDone;
  const std::string summary =
      graph ? to_text(*report) : fmt::format("{} records, written to {}\n", report->read, report->files.front());
  return print(summary) ? kDone : kNothingDone;
}

Action declare(CLI::App& app) {
  auto request = std::make_shared<Request>();
  add_records_argument(app, request->options);
  add_graph_options(app, request->options);
  app.add_option("--records", request->records, "No graph: write the records, each once, to this file")
      ->type_name("FILE");
  add_knowledge_options(app, request->options);
  app.add_flag("-q,--quiet", request->quiet, "No summary; messages only");
  app.add_flag("--json", request->json, "The summary as JSON");
  return [request] { return merge_files(*request); };
}

}  // namespace

const Command kMerge = {
    .name = "merge",
    .what = "Join the records of entente extract into a graph",
    .more = {"The graph is the one that entente build makes of the same articles. Neither the order of the "
             "files nor that a record is in several of them shows in it."},
    .examples = {{"One graph of what several machines read", "entente merge part-*.jsonl.gz -o graph"},
                 {"One file of records", "entente merge part-*.jsonl.gz --records all.jsonl.gz"}},
    .statuses = {"done", "", "nothing was done"},
    .guide = "at-scale.md",
    .declare = declare};

}  // namespace entente
