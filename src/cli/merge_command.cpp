#include "cli/merge_command.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <string>

#include "cli/console.hpp"
#include "cli/tool_options.hpp"
#include "pipeline/build.hpp"

namespace entente {

int run_merge(int count, char** arguments) {
  Options options;
  std::string records;
  bool quiet = false;
  bool json = false;
  CLI::App app{"Joins the records of entente extract into the graph that entente build makes of the same articles "
               "(docs/at-scale.md).",
               "entente merge"};
  app.add_option("FILE", options.paths, "Records: files, also with .gz; - for standard input")->required();
  app.add_option("--records", records, "Write the records to this file, each once, instead of a graph");
  add_graph_options(app, options);
  add_knowledge_options(app, options);
  app.add_flag("-q,--quiet", quiet, "No summary; messages only");
  app.add_flag("--json", json, "The summary as JSON");
  app.footer(
      "Neither the order of the files nor that a record is in several of them shows in the result.\n"
      "Exit status: 0 done, 2 nothing was done.");
  if (const auto status = parse(app, count, arguments)) return *status;
  if (!find_knowledge(options)) return kNothingDone;
  const auto report = records.empty() ? merge(options) : merge_records(options, records);
  if (!report) {
    complain(to_string(report.error()));
    return kNothingDone;
  }
  if (json) return print(to_json(*report) + "\n") ? kDone : kNothingDone;
  if (quiet) return kDone;
  const std::string summary = records.empty()
                                  ? to_text(*report)
                                  : fmt::format("{} records, written to {}\n", report->read, report->files.front());
  return print(summary) ? kDone : kNothingDone;
}

}  // namespace entente
