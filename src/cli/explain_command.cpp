#include "cli/explain_command.hpp"

#include <CLI/CLI.hpp>

#include <string>
#include <utility>
#include <vector>

#include "cli/console.hpp"
#include "cli/tool_options.hpp"
#include "tools/explain_articles.hpp"
#include "tools/explanation_html.hpp"
#include "tools/explanation_text.hpp"

namespace entente {
namespace {

Result<std::vector<Explanation>> explain_all(const std::string& text, const std::string& language,
                                             const Options& options, const ExplainOptions& how) {
  if (text.empty()) return explain_articles(options, how);
  auto explanation = explain_text(text, language, options, how);
  if (!explanation) return fail(explanation.error());
  std::vector<Explanation> out;
  out.push_back(std::move(*explanation));
  return out;
}

}  // namespace

int run_explain(int count, char** arguments) {
  Options options;
  ExplainOptions how;
  std::string html;
  std::string text;
  std::string language;
  CLI::App app{"Shows how articles are read: per sentence the names, the rules that fired, and those that nearly did "
               "with what was missing.",
               "entente explain"};
  auto* paths = app.add_option("ARTICLE", options.paths, "Articles, as entente build takes them");
  auto* sentence = app.add_option("--text", text, "Explain this text instead of an article");
  app.add_option("--language", language, "Language of the text, where there are several packs")->needs(sentence);
  app.add_option("--html", html, "Write one HTML page to this file (- for standard output) instead of text");
  app.add_option("--nearly", how.misses, "Silent rules shown of a sentence, at most")->capture_default_str();
  app.add_flag("--all", how.all, "Show every rule that stays silent, also beside one that fired");
  add_knowledge_options(app, options);
  app.footer(
      "In colour on a terminal, unless NO_COLOR is set.\n"
      "Exit status: 0 all articles were read, 1 some were skipped, 2 nothing was done.");
  paths->excludes(sentence);
  if (const auto status = parse(app, count, arguments)) return *status;
  if (options.paths.empty() && text.empty()) {
    complain("name an article, or give a --text");
    return kNothingDone;
  }
  if (!find_knowledge(options)) return kNothingDone;
  int status = kDone;
  options.on_skip = [&](const Error& error) {
    complain(to_string(error));
    status = kSomeSkipped;
  };
  const auto explanations = explain_all(text, language, options, how);
  if (!explanations) {
    complain(to_string(explanations.error()));
    return kNothingDone;
  }
  if (explanations->empty()) return kNothingDone;
  if (!html.empty()) return write_file(html, to_html(*explanations)) ? status : kNothingDone;
  for (const Explanation& explanation : *explanations)
    if (!print(to_text(explanation, takes_colours(stdout)))) return kNothingDone;
  return status;
}

}  // namespace entente
