#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <cstddef>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/interrupt.hpp"
#include "cli/progress_line.hpp"
#include "cli/tool_options.hpp"
#include "emit/line_file.hpp"
#include "pipeline/extract_records.hpp"

namespace entente {
namespace {

/// Writes lines to standard output, or to a file that appears when all are there.
class LineOutput {
 public:
  [[nodiscard]] Result<void> open(const std::string& path) {
    if (path == "-") return {};
    Result<LineFile> file = LineFile::create(path);
    if (!file) return fail(file.error());
    file_.emplace(std::move(*file));
    return {};
  }
  [[nodiscard]] Result<void> write(std::string_view line) {
    if (file_) return file_->write(line);
    const bool written = std::fwrite(line.data(), 1, line.size(), stdout) == line.size();
    return written && std::fputc('\n', stdout) != EOF ? Result<void>{} : unwritten();
  }
  [[nodiscard]] Result<void> finish() {
    if (!file_) return std::fflush(stdout) == 0 ? Result<void>{} : unwritten();
    Result<AtomicFile> file = std::move(*file_).close();
    return file ? file->commit() : Result<void>(fail(file.error()));
  }

 private:
  static Result<void> unwritten() {
    return fail({.code = ErrorCode::unreadable, .message = "standard output cannot be written"});
  }

  std::optional<LineFile> file_;
};

struct Request {
  Options options;
  std::string output = "-";
  bool quiet = false;
  bool json = false;
  bool skipped_ok = false;
};

int write_extracted(Request& request) {
  Options& options = request.options;
  if (!find_knowledge(options)) return kNothingDone;
  LineOutput lines;
  if (const auto done = lines.open(request.output); !done) {
    complain(to_string(done.error()));
    return kNothingDone;
  }
  ProgressLine progress(!request.quiet);
  attend(options, progress);
  auto report = extract_records(options, [&](std::string_view line) { return lines.write(line); });
  progress.clear();
  const auto done = report ? lines.finish() : Result<void>(fail(report.error()));
  if (!done) complain(to_string(done.error()));
  if (!done) return kNothingDone;
  if (request.json) {
    const bool piped = request.output == "-";
    if (!piped) report->files = {request.output};
    if (!print(to_json(*report) + '\n', piped ? stderr : stdout)) return kSomeSkipped;
  }
  if (report->interrupted) {
    complain(fmt::format("interrupted after {} articles, whose records are written", report->read));
    return kSignalStatus + interrupted();
  }
  if (request.skipped_ok) return kDone;
  if (report->read == 0) return kNothingDone;
  return report->skipped.empty() ? kDone : kSomeSkipped;
}

Action declare(CLI::App& app) {
  auto request = std::make_shared<Request>();
  Options& options = request->options;
  app.add_option("PATH", options.paths, "Articles, as entente build takes them")->type_name("PATH")->required();
  app.add_option("-o,--output", request->output,
                 "File for the records (default: standard output). A name that ends in .gz packs them")
      ->type_name("FILE");
  add_jobs_option(app, options);
  app.add_flag("--skipped-ok", request->skipped_ok,
               "Exit status 0 though articles were skipped. Also if there are none: for engines that take any other "
               "status for a failure of the machine");
  app.add_flag("-q,--quiet", request->quiet, "No progress; messages only");
  app.add_flag("--json", request->json,
               "A summary as JSON. It goes to standard output, or to standard error if the records go there");
  add_knowledge_options(app, options);
  add_source_options(app, options);
  return [request] { return write_extracted(*request); };
}

}  // namespace

const Command kExtract = {
    .name = "extract",
    .what = "Turn articles into records, a line of JSON each",
    .more = {"A record holds what an article says by itself: its mentions, entities and statements. "
             "Everything that is found is written, however unsure: --min-confidence belongs to the graph.",
             "An interrupt ends the run within a second, and says how many articles have their records written."},
    .examples = {{"Read one part of an archive", "entente extract part-07.jsonl.gz -o part-07.records.gz"},
                 {"Look at what is found in an article", "entente extract article.txt | jq .statements"}},
    .statuses = {"all articles were read", "some were skipped", "nothing was done"},
    .guide = "extract-format.md",
    .declare = declare};

}  // namespace entente
