#pragma once

#include "pipeline/options.hpp"

namespace CLI {
class App;
}

namespace entente {

/// Exit statuses.
inline constexpr int kDone = 0;
inline constexpr int kSomeSkipped = 1;
inline constexpr int kNothingDone = 2;

/// --ontology and --mappings.
void add_knowledge_options(CLI::App& app, Options& options);

/// --jobs.
void add_jobs_option(CLI::App& app, Options& options);

/// --no-clutter, which members of JSON records hold what, and the limits of an article.
void add_source_options(CLI::App& app, Options& options);

/// FILE...: records of entente extract.
void add_records_argument(CLI::App& app, Options& options);

/// --output, --format, --base-iri, --min-confidence, --max-evidence and the cuts: what is made of the
/// articles.
void add_graph_options(CLI::App& app, Options& options);

/// --decisions.
void add_decisions_option(CLI::App& app, Options& options);

}  // namespace entente
