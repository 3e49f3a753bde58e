#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "graph/graph_cut.hpp"
#include "graph/knowledge_graph.hpp"
#include "ingest/article_source.hpp"
#include "rdf/rdf_writer.hpp"

namespace entente {

/// How far a run is.
struct Progress {
  std::size_t articles = 0;      ///< read or skipped
  std::uint64_t input_read = 0;  ///< bytes of the input that they take up, packed as they are
  std::uint64_t input_size = 0;  ///< bytes of all input; 0 if unknown
};

/// What a run reads, by what knowledge, and where it writes.
struct Options {
  std::vector<std::string> paths;  ///< of articles, as read_articles() takes them
  SourceOptions source;
  bool no_clutter = false;        ///< the texts are nothing but what is to be read: read_plain_article()
  std::string ontology;           ///< Turtle file of classes and predicates
  std::string mappings;           ///< folder with one folder a language
  std::string output = "output";  ///< folder for the results; made if it is not there
  std::vector<std::string> formats = {"turtle", "graphml"};  ///< some of output_formats()
  RdfOptions rdf;
  std::string license;                      ///< IRI, for the description of the graph; empty: none is named
  std::string created;                      ///< xsd:dateTime, for the description; empty: not said
  CutOptions cut;                           ///< for the formats that graph tools read; RDF is always the whole graph
  std::size_t max_statements = 10'000;      ///< that one article may make; with more it is skipped
  double article_timeout = 60;              ///< seconds that the work on one article may take; 0: any
  std::size_t jobs = 0;                     ///< threads that work on articles; 0: one a core
  double min_confidence = 0;                ///< in [0, 1]: what articles state with less is left out, to four digits
  std::size_t max_evidence = kAllEvidence;  ///< of each statement; the rest is counted
  std::string decisions;  ///< file of who is the same and who is not, read_join_decisions(); empty: none
  bool update = false;    ///< keep the records of the articles beside the graph, and add to those that are there
  bool prune = false;     ///< with update: articles that the run does not read go
  std::vector<std::string> remove;  ///< with update: ids of articles that go
  /// True from when the run is to end on: called before each article, on any thread. May be empty.
  std::function<bool()> stop;
  /// Called for every article that is skipped, as soon as that is known. May be empty.
  std::function<void(const Error&)> on_skip;
  /// Called for every article that is read or skipped. May be empty. Both are called on the thread that runs build(),
  /// in the order of the articles.
  std::function<void(const Progress&)> on_progress;
};

}  // namespace entente
