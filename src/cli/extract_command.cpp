#include "cli/extract_command.hpp"

#include <CLI/CLI.hpp>

#include <cstddef>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "cli/console.hpp"
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

}  // namespace

int run_extract(int count, char** arguments) {
  Options options;
  std::string output = "-";
  bool quiet = false;
  bool skipped_ok = false;
  CLI::App app{"Writes what each article says by itself, one line of JSON an article (docs/extract-format.md).",
               "entente extract"};
  app.add_option("PATH", options.paths, "Articles, as entente build takes them")->required();
  app.add_option("-o,--output", output, "File for the records, packed if it ends in .gz; - for standard output")->capture_default_str();
  add_knowledge_options(app, options);
  add_source_options(app, options);
  app.add_flag("--skipped-ok", skipped_ok,
               "Exit status 0 though articles were skipped or there are none: for engines that take any other for a "
               "failure of the machine");
  app.add_flag("-q,--quiet", quiet, "No progress; messages only");
  app.footer(
      "Everything that is found is written, however unsure: --min-confidence belongs to the graph.\n"
      "Exit status: 0 all articles were read, 1 some were skipped, 2 nothing was done.");
  if (const auto status = parse(app, count, arguments)) return *status;
  if (!find_knowledge(options)) return kNothingDone;
  LineOutput lines;
  if (const auto done = lines.open(output); !done) {
    complain(to_string(done.error()));
    return kNothingDone;
  }
  ProgressLine progress(!quiet);
  options.on_skip = [&](const Error& error) {
    progress.clear();
    complain(to_string(error));
  };
  options.on_progress = [&](const Progress& now) { progress.show(now); };
  const auto report = extract_records(options, [&](std::string_view line) { return lines.write(line); });
  progress.clear();
  const auto done = report ? lines.finish() : Result<void>(fail(report.error()));
  if (!done) complain(to_string(done.error()));
  if (!done) return kNothingDone;
  if (skipped_ok) return kDone;
  if (report->read == 0) return kNothingDone;
  return report->skipped.empty() ? kDone : kSomeSkipped;
}

}  // namespace entente
