#include "cli/query_command.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <system_error>

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
  AnswerFormat format = AnswerFormat::table;
  std::string output = "-";
};

std::string read_all(std::istream& in) {
  std::ostringstream out;
  if (in.peek() != EOF) out << in.rdbuf();
  return std::move(out).str();
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
  const auto text = to_text(*result, request.format);
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

}  // namespace

int run_query(int count, char** arguments) {
  Request request;
  CLI::App app{"Asks a graph in SPARQL. The prefixes of the ontology and of the graph are known.",
               "entente query"};
  app.add_option("QUERY", request.query, "A file with a query, the query itself, or - for standard input")
      ->required();
  app.add_option("--graph", request.graph, "A graph (.ttl, .nt, .nq), or a folder with a graph.ttl")
      ->capture_default_str();
  const std::map<std::string, AnswerFormat> formats{{"table", AnswerFormat::table},
                                                    {"csv", AnswerFormat::csv},
                                                    {"json", AnswerFormat::json},
                                                    {"turtle", AnswerFormat::turtle}};
  std::string format = "table";
  app.add_option("--format", format, "Of the answer; of a CONSTRUCT always Turtle")
      ->check(CLI::IsMember({"table", "csv", "json", "turtle"}))
      ->capture_default_str();
  app.add_option("-o,--output", request.output, "File for the answer; - for standard output")
      ->capture_default_str();
  app.footer(
      "Redland's Rasqal answers: SPARQL 1.0 with much of 1.1. What it lacks is refused; "
      "docs/triple-stores.md\n"
      "tells how to ask a store that has it. docs/queries/ has queries to begin with.\n"
      "Exit status: 0 answered, 2 not.");
  if (const auto status = parse(app, count, arguments)) return *status;
  request.format = formats.at(format);
  if (!read_query(request)) return kNothingDone;
  std::error_code code;
  if (fs::is_directory(request.graph, code)) request.graph = (fs::path(request.graph) / "graph.ttl").string();
  return answer_apart(request);
}

}  // namespace entente
