#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "rdf/query_screen.hpp"
#include "rdf/triple.hpp"

namespace entente {

/// What a query of a graph gives: rows for SELECT, yes or no for ASK, triples for CONSTRUCT.
struct Answer {
  enum class Kind { rows, truth, triples };

  Kind kind = Kind::rows;
  std::vector<std::string> columns;                    ///< names of the variables
  std::vector<std::vector<std::optional<Term>>> rows;  ///< a cell a column; none where it is unbound
  bool truth = false;
  std::vector<Triple> triples;        ///< sorted, each once
  std::vector<KnownPrefix> prefixes;  ///< of the RDF contract and of the graph, to shorten IRIs
};

/// Answers a SPARQL query over a graph in Turtle (.ttl), N-Triples (.nt) or N-Quads (.nq, its graphs taken
/// together), with Redland. The prefixes of the contract and of the graph need no declaration.
///
/// Rasqal crashes on some queries that check_supported() does not know: run it in a child process. Nothing is
/// fetched from a network.
///
/// Errors: not_found, unreadable or syntax for the graph; schema with line and column of the query; internal
/// if Redland gives up.
[[nodiscard]] Result<Answer> answer_query(const std::string& query, const std::string& graph);

}  // namespace entente
