#include <spawn.h>
#include <unistd.h>

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/tool_options.hpp"
#include "pipeline/view_graph.hpp"

namespace entente {
namespace {

/// Hands the page to the desktop's browser and does not wait for it.
bool open_in_browser(const std::string& page) {
  std::string program = "xdg-open";
  std::string file = page;
  char* const arguments[] = {program.data(), file.data(), nullptr};
  pid_t browser = 0;
  return posix_spawnp(&browser, program.c_str(), nullptr, nullptr, arguments, environ) == 0;
}

struct Request {
  ViewOptions options;
  bool open = false;
  bool quiet = false;
  bool json = false;
};

int view(Request& request) {
  const auto data = find_own_data();
  if (!data) return kNothingDone;
  ViewOptions& options = request.options;
  options.base_page = data->page;
  if (options.ontology.empty()) options.ontology = data->ontology;
  const auto report = view_graph(options);
  if (!report) {
    complain(to_string(report.error()));
    return kNothingDone;
  }
  const bool told = request.json ? print(to_json(*report) + '\n') : request.quiet || print(report->page + '\n');
  if (!told) return kSomeSkipped;
  if (request.open && !open_in_browser(report->page)) {
    complain("no browser was opened: xdg-open is missing");
    return kSomeSkipped;
  }
  return kDone;
}

Action declare(CLI::App& app) {
  auto request = std::make_shared<Request>();
  ViewOptions& options = request->options;
  app.add_option("GRAPH", options.graph, "graph.ttl or graph.nt, or its folder")
      ->type_name("FILE")
      ->capture_default_str();
  app.add_option("-o,--output", options.output, "The page (default: graph.html beside the graph)")->type_name("FILE");
  app.add_flag("--open", request->open, "Open the page in the browser");
  app.add_option("--ontology", options.ontology, "What the graph was built with (default: the program's own)")
      ->type_name("FILE");
  app.add_flag("-q,--quiet", request->quiet, "Do not say where the page is");
  app.add_flag("--json", request->json, "What was written, as JSON");
  return [request] { return view(*request); };
}

}  // namespace

const Command kView = {
    .name = "view",
    .what = "Write a graph as a page to look at in a browser",
    .more = {"One HTML file, which needs no network: search, filters, a time slider, every relation with its "
             "sentences."},
    .examples = {{"Look at the graph in the folder graph", "entente view graph --open"},
                 {"A page to send to somebody", "entente view graph/graph.nt -o page.html"}},
    .statuses = {"the page is written", "but not shown", "there is no page"},
    .guide = "view.md",
    .declare = declare};

}  // namespace entente
