#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <system_error>

#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/tool_options.hpp"
#include "rdf/answer_text.hpp"
#include "rdf/query.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

struct Request {
  std::string query;
  std::string file;  ///< that the query comes from; empty if it stands among the arguments
  std::string graph = "output";
  std::string format = "table";
  std::string output = "-";
};

std::string read_all(std::istream& in) {
  std::ostringstream out;
  if (in.peek() != EOF) out << in.rdbuf();
  return std::move(out).str();
}

const std::map<std::string, AnswerFormat>& formats() {
  static const std::map<std::string, AnswerFormat> kFormats{{"table", AnswerFormat::table},
                                                            {"csv", AnswerFormat::csv},
                                                            {"json", AnswerFormat::json},
                                                            {"turtle", AnswerFormat::turtle}};
  return kFormats;
}

/// Puts the text of the file in the place of its name. False, with a complaint, if it cannot be read.
bool read_query(Request& request) {
  std::error_code code;
  if (request.query == "-") {
    request.file = "standard input";
    request.query = read_all(std::cin);
    return true;
  }
  // A query holds a brace; what has none names a file.
  if (request.query.find('{') != std::string::npos) return true;
  request.file = request.query;
  std::ifstream in(request.file, std::ios::binary);
  if (!in || fs::is_directory(request.file, code)) {
    complain(request.file + ": there is no such file, and a query it is not");
    return false;
  }
  request.query = read_all(in);
  return true;
}

/// Asks the graph and prints what it answers; the exit status.
int answer(const Request& request) {
  auto result = answer_query(request.query, request.graph);
  if (!result) {
    Error error = result.error();
    if (error.file.empty()) error.file = request.file.empty() && error.line > 0 ? "query" : request.file;
    complain(to_string(error));
    return kNothingDone;
  }
  const auto text = to_text(*result, formats().at(request.format));
  if (!text) {
    complain(
        "this format does not fit the answer: triples are Turtle, rows a table, CSV or JSON, yes or no a "
        "table or JSON");
    return kNothingDone;
  }
  return write_file(request.output, *text) ? kDone : kNothingDone;
}

/// Does the work in a child: Rasqal crashes on some queries, and that is to be said like any other error.
int answer_apart(const Request& request) {
  const pid_t child = fork();
  if (child < 0) {
    complain(std::string("no process can be started: ") + std::strerror(errno));
    return kNothingDone;
  }
  if (child == 0) _exit(answer(request));
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status)) return WEXITSTATUS(status);
  complain("Rasqal crashed on this query (" + std::string(strsignal(WTERMSIG(status))) +
           "); a triple store may answer it: docs/triple-stores.md");
  return kNothingDone;
}

int query(Request& request) {
  if (!read_query(request)) return kNothingDone;
  std::error_code code;
  if (fs::is_directory(request.graph, code)) request.graph = (fs::path(request.graph) / "graph.ttl").string();
  return answer_apart(request);
}

Action declare(CLI::App& app) {
  auto request = std::make_shared<Request>();
  app.add_option("QUERY", request->query,
                 "A file with a query, or the query itself. With - it is read from standard input")
      ->type_name("FILE")
      ->required();
  app.add_option("--graph", request->graph, "A graph (.ttl, .nt, .nq), or its folder")
      ->type_name("FILE")
      ->capture_default_str();
  app.add_option("--format", request->format, "Of the answer; of a CONSTRUCT always Turtle")
      ->type_name("NAME")
      ->check(CLI::IsMember({"table", "csv", "json", "turtle"}))
      ->capture_default_str();
  app.add_option("-o,--output", request->output, "File for the answer (default: standard output)")->type_name("FILE");
  return [request] { return query(*request); };
}

}  // namespace

const Command kQuery = {
    .name = "query",
    .what = "Ask a graph in SPARQL",
    .more = {"The prefixes of the ontology and of the graph are known.",
             "Redland's Rasqal answers: SPARQL 1.0 with much of 1.1. What it lacks is refused; "
             "triple-stores.md tells how to ask a store that has it. docs/queries has queries to begin "
             "with."},
    .examples = {{"All names", "entente query 'SELECT ?name { [] rdfs:label ?name }' --graph graph"},
                 {"A query in a file, its answer for a spreadsheet",
                  "entente query gifts.rq --graph graph --format csv -o gifts.csv"}},
    .statuses = {"answered", "", "not answered"},
    .guide = "triple-stores.md",
    .declare = declare};

}  // namespace entente
