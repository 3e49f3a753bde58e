#include <csignal>
#include <cstddef>
#include <cstdio>
#include <exception>
#include <new>

#include "cli/command_line.hpp"
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/progress_line.hpp"
#include "pipeline/build.hpp"

namespace {

/// 1 also stands for a summary that could not be written: the graph is there, but not everything was done.
enum ExitStatus : int { kAllRead = 0, kSomeSkipped = 1, kNothingDone = 2 };

int run(int count, char** arguments) {
  if (const entente::Command* command = count > 1 ? entente::find_command(arguments[1]) : nullptr)
    return command->run(count - 1, arguments + 1);
  int status = kAllRead;
  auto line = entente::parse_arguments(count, arguments, status);
  if (!line) return status;
  if (!entente::find_knowledge(line->options)) return kNothingDone;
  entente::ProgressLine progress(!line->quiet);
  line->options.on_skip = [&](const entente::Error& error) {
    progress.clear();
    entente::complain(to_string(error));
  };
  line->options.on_progress = [&](const entente::Progress& now) { progress.show(now); };

  const auto report = entente::build(line->options);
  progress.clear();
  if (!report) {
    entente::complain(to_string(report.error()));
    return kNothingDone;
  }
  if (line->json) {
    std::puts(to_json(*report).c_str());
  } else if (!line->quiet) {
    std::fputs(to_text(*report).c_str(), stdout);
  }
  if (report->read == 0) return kNothingDone;
  if (std::fflush(stdout) != 0) {
    entente::complain("the summary cannot be written");
    return kSomeSkipped;
  }
  return report->skipped.empty() ? kAllRead : kSomeSkipped;
}

}  // namespace

int main(int count, char** arguments) {
  // A reader of the summary that goes away must not leave the temporary files behind.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return run(count, arguments);
  } catch (const std::bad_alloc&) {
    entente::complain("out of memory");
  } catch (const std::exception& error) {
    entente::complain(error.what());
  } catch (...) {
    entente::complain("an error of an unknown kind");
  }
  return kNothingDone;
}
