#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <new>
#include <string>
#include <system_error>

#include "cli/command_line.hpp"
#include "pipeline/build.hpp"
#include "pipeline/data_folder.hpp"

namespace {

/// 1 also stands for a summary that could not be written: the graph is there, but not everything was done.
enum ExitStatus : int { kAllRead = 0, kSomeSkipped = 1, kNothingDone = 2 };

void complain(const std::string& message) {
  std::fprintf(stderr, "entente: %s\n", message.c_str());
}

/// Fills in the program's own ontology and language packs where the user names no others.
bool find_knowledge(entente::Options& options) {
  if (!options.ontology.empty() && !options.mappings.empty()) return true;
  const char* configured = std::getenv("ENTENTE_DATA");
  std::error_code code;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", code);
  const auto data = entente::find_data(program.string(), configured == nullptr ? "" : configured);
  if (!data) {
    complain(
        "the ontology and the language packs are not where they were installed; set ENTENTE_DATA to the "
        "folder "
        "that holds ontology/ and mappings/");
    return false;
  }
  if (options.ontology.empty()) options.ontology = data->ontology;
  if (options.mappings.empty()) options.mappings = data->mappings;
  return true;
}

int run(int count, char** arguments) {
  int status = kAllRead;
  auto line = entente::parse_arguments(count, arguments, status);
  if (!line) return status;
  if (!find_knowledge(line->options)) return kNothingDone;
  line->options.on_skip = [](const entente::Error& error) { complain(to_string(error)); };

  const auto report = entente::build(line->options);
  if (!report) {
    complain(to_string(report.error()));
    return kNothingDone;
  }
  if (line->json) {
    std::puts(to_json(*report).c_str());
  } else if (!line->quiet) {
    std::fputs(to_text(*report).c_str(), stdout);
  }
  if (report->read == 0) return kNothingDone;
  if (std::fflush(stdout) != 0) {
    complain("the summary cannot be written");
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
    complain("out of memory");
  } catch (const std::exception& error) {
    complain(error.what());
  }
  return kNothingDone;
}
