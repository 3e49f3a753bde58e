#include "pipeline/build.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <system_error>
#include <utility>

#include "pipeline/extraction_run.hpp"
#include "pipeline/joined_graph.hpp"
#include "pipeline/knowledge.hpp"
#include "pipeline/output_files.hpp"
#include "pipeline/stopwatch.hpp"
#include "pipeline/unique_ids.hpp"
#include "rdf/iri.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

/// Takes out the statements that are less sure than asked for; how many. Entities stay: articles name them.
std::size_t leave_out_unsure(GraphSnapshot& snapshot, double min_confidence) {
  // Compared as they are written, so that a query of the graph finds the same bound.
  const auto as_written = [](double confidence) { return std::round(confidence * 1e4); };
  return std::erase_if(snapshot.statements, [&](const Statement& statement) {
    return !statement.background && as_written(statement.confidence) < as_written(min_confidence);
  });
}

void count(const GraphSnapshot& snapshot, const Ontology& ontology, RunReport& report) {
  for (const ArticleNode& article : snapshot.articles) ++report.languages[article.language];
  for (const Entity& entity : snapshot.entities) ++report.entities[ontology[entity.type].name];
  for (const Statement& statement : snapshot.statements) {
    if (statement.background) {
      ++report.background;
      continue;
    }
    ++report.statements[ontology[statement.predicate].name];
    report.evidence += statement.evidence.size();
  }
}

Result<void> prepare(const Options& options) {
  // The writer would find this too, but only after all articles have been read.
  const std::string& base = options.rdf.base_iri;
  if (!is_absolute_iri(base) || !(base.ends_with('/') || base.ends_with('#'))) {
    return fail({.code = ErrorCode::schema,
                 .message = "the base IRI \"" + base + "\" is no absolute IRI that ends in / or #"});
  }
  if (!(options.min_confidence >= 0 && options.min_confidence <= 1))
    return fail({.code = ErrorCode::schema, .message = "the least confidence lies between 0 and 1"});
  for (const std::string& format : options.formats) {
    if (std::ranges::count(output_formats(), format) == 0)
      return fail({.code = ErrorCode::schema, .message = "there is no format \"" + format + "\""});
  }
  std::error_code code;
  fs::create_directories(options.output, code);
  if (code || !fs::is_directory(options.output, code)) {
    return fail(
        {.code = ErrorCode::unreadable,
         .message = "the output folder cannot be made" + (code ? ": " + code.message() : std::string{}),
         .file = options.output});
  }
  return {};
}

}  // namespace

Result<RunReport> build(const Options& options) {
  const auto start = std::chrono::steady_clock::now();
  if (const auto done = prepare(options); !done) return fail(done.error());
  Stopwatch watch;
  const Result<Knowledge> knowledge =
      watch("load", [&] { return load_knowledge(options.ontology, options.mappings); });
  if (!knowledge) return fail(knowledge.error());
  const Ontology& ontology = knowledge->ontology;

  RunReport report;
  const auto skip = [&](const Error& error) {
    ++report.skipped[error.code];
    if (options.on_skip) options.on_skip(error);
  };
  std::vector<ProcessedArticle> articles;
  ExtractionHooks hooks;
  hooks.finish = [](ProcessedArticle& article) { article.record.extraction.mentions = {}; };  // no graph needs them
  hooks.sink = [&](Result<ProcessedArticle> article) {
    if (!article) return skip(article.error());
    articles.push_back(std::move(*article));
  };
  extract_articles(options, *knowledge, hooks, watch);
  for (const Error& error : drop_repeated(articles)) skip(error);
  make_ids_unique(articles);
  report.read = articles.size();
  if (!articles.empty()) {
    Result<GraphSnapshot> snapshot = watch("join", [&] { return join_articles(articles, ontology); });
    if (!snapshot) return fail(snapshot.error());
    report.left_out = leave_out_unsure(*snapshot, options.min_confidence);
    count(*snapshot, ontology, report);
    auto files = watch("write", [&] { return write_files({*snapshot, ontology, knowledge->languages, options}); });
    if (!files) return fail(files.error());
    report.files = std::move(*files);
  }
  report.seconds = watch.seconds();
  report.elapsed = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  report.jobs = number_of_workers(options);
  return report;
}

}  // namespace entente
