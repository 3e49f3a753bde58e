#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/tool_options.hpp"
#include "tools/lint.hpp"

namespace entente {
namespace {

enum LintStatus : int { kClean = 0, kFindings = 1, kNotLoaded = 2 };

std::string checks_text() {
  std::string out;
  for (const LintCheck& check : lint_checks())
    out += fmt::format("{:9}{:19}{}\n", to_string(check.severity), check.name, check.what);
  return out;
}

/// The folder itself if it is a pack, else the packs in it.
std::vector<std::string> packs_of(const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code code;
  std::vector<std::string> out;
  if (!fs::exists(fs::path(folder) / "pack.json", code))
    for (fs::directory_iterator at(folder, code), end; !code && at != end; at.increment(code))
      if (fs::exists(at->path() / "pack.json", code)) out.push_back(at->path().string());
  if (out.empty()) out.push_back(folder);
  std::ranges::sort(out);
  return out;
}

struct Request {
  Options options;
  std::vector<std::string> folders;
  std::string hits;
  bool errors_only = false;
  bool json = false;
  bool checks = false;
};

int lint_packs(Request& request) {
  Options& options = request.options;
  if (request.checks) return print(checks_text()) ? kClean : kNotLoaded;
  if (!find_knowledge(options)) return kNotLoaded;
  options.on_skip = [](const Error& error) { complain(to_string(error)); };
  if (request.folders.empty()) request.folders.push_back(options.mappings);
  int status = kClean;
  for (const std::string& folder : request.folders) {
    for (const std::string& pack : packs_of(folder)) {
      auto report = lint(pack, options);
      if (!report) {
        complain(to_string(report.error()));
        status = kNotLoaded;
        continue;
      }
      if (request.errors_only)
        std::erase_if(report->findings, [](const Finding& one) { return one.severity != Finding::Severity::error; });
      if (!print(request.json ? to_json(*report, pack) + '\n' : to_text(*report)) ||
          (!request.hits.empty() && !write_file(request.hits, hits_table(*report))))
        return kNotLoaded;
      if (!report->findings.empty()) status = std::max<int>(status, kFindings);
    }
  }
  return status;
}

Action declare(CLI::App& app) {
  auto request = std::make_shared<Request>();
  app.add_option("PACK", request->folders, "Packs, or folders of them (default: the program's own)")
      ->type_name("FOLDER");
  auto* corpus =
      app.add_option("--corpus", request->options.paths, "Articles; rules that fire in none of them are named")
          ->type_name("PATH");
  app.add_option("--hits", request->hits,
                 "Write to this file how often each rule fires. Tab separated; - for standard output")
      ->type_name("FILE")
      ->needs(corpus);
  app.add_flag("--errors-only", request->errors_only, "Pass over warnings");
  app.add_flag("--checks", request->checks, "List the checks and do nothing else");
  app.add_flag("--json", request->json, "What was found as JSON, a line a pack");
  add_knowledge_options(app, request->options);
  return [request] { return lint_packs(*request); };
}

}  // namespace

const Command kLint = {
    .name = "lint",
    .what = "Check the rules and words of language packs",
    .more = {"Rules are compared with one another and with their examples, word classes with those that use "
             "them; with a corpus, rules that never fire in it are named."},
    .examples = {{"Check a pack before it is committed", "entente lint mappings/vi --errors-only"},
                 {"How often each rule fires", "entente lint --corpus articles/ --hits hits.tsv"}},
    .statuses = {"clean", "findings", "a pack does not load"},
    .guide = "language-packs.md",
    .declare = declare};

}  // namespace entente
