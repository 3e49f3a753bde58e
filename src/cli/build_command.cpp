#include <CLI/CLI.hpp>

#include <memory>
#include <string>

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/interrupt.hpp"
#include "cli/progress_line.hpp"
#include "cli/tool_options.hpp"
#include "pipeline/build.hpp"

namespace entente {
namespace {

struct Request {
  Options options;
  bool quiet = false;
  bool json = false;
};

int build_graph(Request& request) {
  Options& options = request.options;
  if (options.paths.empty() && options.remove.empty()) {
    complain("name the articles, as PATH");
    return kNothingDone;
  }
  if (!find_knowledge(options)) return kNothingDone;
  ProgressLine progress(!request.quiet);
  attend(options, progress);
  const auto report = build(options);
  progress.clear();
  if (!report) {
    complain(to_string(report.error()));
    return interrupted() != 0 ? kSignalStatus + interrupted() : kNothingDone;
  }
  if (report->interrupted) complain("interrupted; what was read so far is kept, the same command reads the rest");
  // Without its summary the graph is there all the same.
  const bool told = request.json ? print(to_json(*report) + '\n') : request.quiet || print(to_text(*report));
  if (report->interrupted) return kSignalStatus + interrupted();
  if (report->read == 0) return kNothingDone;
  return told && report->skipped.empty() ? kDone : kSomeSkipped;
}

Action declare(CLI::App& app) {
  auto request = std::make_shared<Request>();
  Options& options = request->options;
  app.add_option("PATH", options.paths,
                 "Articles: .txt, .jsonl, .gz of them, folders. With - they are read from standard input")
      ->type_name("PATH");
  add_graph_options(app, options);
  CLI::Option* update =
      app.add_flag("--update", options.update,
                   "Read only what is new or has changed. What the articles say is kept beside the graph for "
                   "that, in articles.jsonl.gz");
  constexpr const char* kUpdates = "Updates";
  app.add_flag("--prune", options.prune, "Articles that PATH does not hold any more go")
      ->needs(update)
      ->group(kUpdates);
  app.add_option("--remove", options.remove, "The article with this identifier goes; may be repeated")
      ->type_name("ID")
      ->needs(update)
      ->allow_extra_args(false)
      ->group(kUpdates);
  add_jobs_option(app, options);
  add_knowledge_options(app, options);
  add_source_options(app, options);
  app.add_flag("-q,--quiet", request->quiet, "No summary and no progress; messages only");
  app.add_flag("--json", request->json, "The summary as JSON");
  return [request] { return build_graph(*request); };
}

}  // namespace

const Command kBuild = {
    .name = "build",
    .what = "Read articles and write their graph",
    .more = {"A text file is one article: a headline, perhaps with a date, then the text. A line of a .jsonl "
             "file is one, too: an object with id, title and text, and date, url, author and lang if known. "
             "A folder stands for all such files in it and in its folders.",
             "The same articles give the same bytes, whatever their order and the number of threads. An "
             "article that cannot be read is named, counted and skipped. If the run fails, the files of an "
             "earlier one stay as they were.",
             "An interrupt ends the run within a second; with --update, what was read until then is kept if it "
             "can be written in that time. A second run that would write into the same folder ends at once."},
    .examples = {{"Write graph.ttl and graph.graphml of all articles of a folder", "entente build articles/ -o graph"},
                 {"Add this week's articles to the graph; the first run with --update begins it",
                  "entente build week-47.jsonl.gz --update -o graph"},
                 {"Only what is around one actor, for Gephi",
                  "entente build articles/ -o graph --format gexf --ego NAME"}},
    .statuses = {"all articles were read", "some were skipped", "nothing was done"},
    .guide = "at-scale.md",
    .declare = declare};

}  // namespace entente
