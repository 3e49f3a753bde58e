// A SPARQL query: what looks at it before Rasqal does, and Rasqal itself in a child, as `entente query` asks it.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <exception>
#include <string>

#include "rdf/answer_text.hpp"
#include "rdf/query.hpp"
#include "rdf/query_screen.hpp"
#include "support.hpp"

namespace {

using namespace entente;
using namespace entente::fuzz;

constexpr int kBreach = 3;

void require_inside(const Error& error, std::string_view query) {
  require_reason(error);
  const auto lines = static_cast<std::size_t>(std::ranges::count(query, '\n')) + 1;
  require(error.line <= lines && error.column <= query.size() + 1, "a fault lies in the query", to_string(error));
}

/// Rasqal crashes on some queries and takes for ever on others: that is what the child is for, and no finding. What
/// the program itself does there is.
void ask_apart(const std::string& query) {
  static const std::string kGraph = (test::source_dir() / "docs/queries/graph.ttl").string();
  const pid_t child = fork();
  if (child < 0) return;
  if (child == 0) {
    signal(SIGABRT, SIG_DFL);
    alarm(2);
    const auto answer = answer_query(query, kGraph);
    if (!answer) _exit(answer.error().message.empty() ? kBreach : 0);
    try {
      for (const AnswerFormat format :
           {AnswerFormat::table, AnswerFormat::csv, AnswerFormat::json, AnswerFormat::turtle})
        static_cast<void>(to_text(*answer, format));
    } catch (const std::exception&) {
      _exit(kBreach);
    }
    _exit(0);
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  require(!(WIFEXITED(status) && WEXITSTATUS(status) == kBreach), "an answer can be written, an error has a reason",
          query);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string query(as_text(data, size));
  const std::vector<std::size_t> ends = token_ends(query);
  require(std::ranges::is_sorted(ends) && (ends.empty() || (ends.front() > 0 && ends.back() <= query.size())),
          "tokens stand in the query");
  const auto supported = check_supported(query);
  if (!supported) require_inside(supported.error(), query);
  const std::vector<KnownPrefix> known{{"ent", "https://w3id.org/entente/ontology#"}, {"", "https://example.org/"}};
  const auto declared = declare_prefixes(query, known);
  if (declared)
    require(declared->ends_with(query), "the query stays behind its prefixes", *declared);
  else
    require_inside(declared.error(), query);
  static_cast<void>(selected_variables(query));
  if (supported && declared && query.find('{') != std::string::npos) ask_apart(query);
  return 0;
}
