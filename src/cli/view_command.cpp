#include "cli/view_command.hpp"

#include <spawn.h>
#include <unistd.h>

#include <CLI/CLI.hpp>

#include <string>

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

}  // namespace

int run_view(int count, char** arguments) {
  ViewOptions options;
  bool open = false;
  bool quiet = false;
  CLI::App app{"Writes a graph as one HTML file to look at in a browser, without a network (docs/view.md).",
               "entente view"};
  app.add_option("GRAPH", options.graph, "graph.ttl or graph.nt of a build, or the folder it lies in")
      ->capture_default_str();
  app.add_option("-o,--output", options.output, "The page (default: graph.html beside the graph)");
  app.add_option("--ontology", options.ontology, "The ontology that the graph was built with, if not the program's own");
  app.add_flag("--open", open, "Open the page in the browser");
  app.add_flag("-q,--quiet", quiet, "Do not say where the page is");
  app.footer(
      "Examples:\n"
      "  entente build articles/ -o graph && entente view graph --open\n"
      "  entente view graph/graph.nt -o page.html\n"
      "Exit status: 0 the page is written, 2 it is not.");
  if (const auto status = parse(app, count, arguments)) return *status;
  const auto data = find_own_data();
  if (!data) return kNothingDone;
  options.base_page = data->page;
  if (options.ontology.empty()) options.ontology = data->ontology;
  const auto page = view_graph(options);
  if (!page) {
    complain(to_string(page.error()));
    return kNothingDone;
  }
  if (!quiet && !print(*page + "\n")) return kSomeSkipped;
  if (open && !open_in_browser(*page)) {
    complain("no browser was opened: xdg-open is missing");
    return kSomeSkipped;
  }
  return kDone;
}

}  // namespace entente
