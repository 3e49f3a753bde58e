#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.hpp"
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

struct Request {
  Options options;
  ExplainOptions how;
  std::string html;
  std::string text;
  std::string language;
};

int explain(Request& request) {
  Options& options = request.options;
  if (options.paths.empty() && request.text.empty()) {
    complain("name an article, or give a --text");
    return kNothingDone;
  }
  if (!find_knowledge(options)) return kNothingDone;
  int status = kDone;
  options.on_skip = [&](const Error& error) {
    complain(to_string(error));
    status = kSomeSkipped;
  };
  const auto explanations = explain_all(request.text, request.language, options, request.how);
  if (!explanations) {
    complain(to_string(explanations.error()));
    return kNothingDone;
  }
  if (explanations->empty()) return kNothingDone;
  if (!request.html.empty()) return write_file(request.html, to_html(*explanations)) ? status : kNothingDone;
  for (const Explanation& explanation : *explanations)
    if (!print(to_text(explanation, takes_colours(stdout)))) return kNothingDone;
  return status;
}

Action declare(CLI::App& app) {
  auto request = std::make_shared<Request>();
  auto* paths =
      app.add_option("ARTICLE", request->options.paths, "Articles, as entente build takes them")->type_name("PATH");
  auto* text = app.add_option("--text", request->text, "Explain this text instead of an article")->type_name("TEXT");
  app.add_option("--language", request->language, "Language of the text, where there are several packs")
      ->type_name("TAG")
      ->needs(text);
  app.add_option("--html", request->html, "Write one HTML page to this file. With - it goes to standard output")
      ->type_name("FILE");
  app.add_option("--nearly", request->how.misses, "Silent rules of a sentence, at most")
      ->type_name("N")
      ->capture_default_str();
  app.add_flag("--all", request->how.all, "Show every silent rule, also beside one that fired");
  add_knowledge_options(app, request->options);
  paths->excludes(text);
  return [request] { return explain(*request); };
}

}  // namespace

const Command kExplain = {
    .name = "explain",
    .what = "Show how articles are read: names, rules that fired or nearly did",
    .more = {"Of each sentence it shows the names, the rules that fired, and those that nearly did with what "
             "they lacked. In colour on a terminal."},
    .examples = {{"How an article is read", "entente explain article.txt"},
                 {"Why a sentence says nothing", "entente explain --text \"$(cat sentence.txt)\" --all"}},
    .statuses = {"all articles were read", "some were skipped", "nothing was done"},
    .guide = "language-packs.md",
    .declare = declare};

}  // namespace entente
