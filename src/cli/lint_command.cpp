#include "cli/lint_command.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include "cli/console.hpp"
#include "cli/tool_options.hpp"
#include "tools/lint.hpp"

namespace entente {
namespace {

enum LintStatus : int { kClean = 0, kFindings = 1, kNotLoaded = 2 };

std::string checks_text() {
  std::string out = "Checks:\n";
  for (const LintCheck& check : lint_checks()) {
    out += "  ";
    out += check.severity == Finding::Severity::error ? "error    " : "warning  ";
    out += std::string(check.name).append(19 - std::min<std::size_t>(check.name.size(), 18), ' ');
    out.append(check.what).append("\n");
  }
  return out + "Exit status: 0 clean, 1 findings, 2 a pack does not load.";
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

}  // namespace

int run_lint(int count, char** arguments) {
  Options options;
  std::vector<std::string> folders;
  std::string hits;
  bool errors_only = false;
  CLI::App app{"Checks language packs: the rules against one another and their examples, the word classes against "
               "those that use them (docs/language-packs.md).",
               "entente lint"};
  app.add_option("PACK", folders, "Folders of packs, or of several; without one the program's own");
  auto* corpus = app.add_option("--corpus", options.paths, "Articles; rules that fire in none of them are named");
  app.add_option("--hits", hits, "Write how often each rule fires in the corpus to this file, tab separated")
      ->needs(corpus);
  app.add_flag("--errors-only", errors_only, "Pass over warnings");
  add_knowledge_options(app, options);
  app.footer(checks_text());
  if (const auto status = parse(app, count, arguments)) return *status;
  if (!find_knowledge(options)) return kNotLoaded;
  options.on_skip = [](const Error& error) { complain(to_string(error)); };
  if (folders.empty()) folders.push_back(options.mappings);
  int status = kClean;
  for (const std::string& folder : folders) {
    for (const std::string& pack : packs_of(folder)) {
      auto report = lint(pack, options);
      if (!report) {
        complain(to_string(report.error()));
        status = kNotLoaded;
        continue;
      }
      if (errors_only)
        std::erase_if(report->findings, [](const Finding& one) { return one.severity != Finding::Severity::error; });
      if (!print(to_text(*report)) || (!hits.empty() && !write_file(hits, hits_table(*report)))) return kNotLoaded;
      if (!report->findings.empty()) status = std::max<int>(status, kFindings);
    }
  }
  return status;
}

}  // namespace entente
