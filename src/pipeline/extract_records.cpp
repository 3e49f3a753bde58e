#include "pipeline/extract_records.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include "pipeline/extraction_run.hpp"
#include "pipeline/knowledge.hpp"
#include "pipeline/stopwatch.hpp"
#include "records/record.hpp"

namespace entente {
namespace {

/// Ends a run whose results nobody takes any more; never leaves this file.
struct SinkFailure {
  Error error;
};

}  // namespace

Result<RunReport> extract_records(const Options& options, const LineSink& sink) {
  const auto start = std::chrono::steady_clock::now();
  Stopwatch watch;
  const Result<Knowledge> knowledge = watch("load", [&] { return load_knowledge(options.ontology, options.mappings); });
  if (!knowledge) return fail(knowledge.error());
  RunReport report;
  ExtractionHooks hooks;
  hooks.finish = [&](ProcessedArticle& article) {
    article.line = to_line(article.record, knowledge->ontology);
    // What the line holds is freed here, on the thread that made it.
    article.record.extraction = {.language = std::move(article.record.extraction.language)};
  };
  hooks.sink = [&](const Result<ProcessedArticle>& article) {
    if (!article) {
      ++report.skipped[article.error().code];
      if (options.on_skip) options.on_skip(article.error());
      return;
    }
    if (const auto done = sink(article->line); !done) throw SinkFailure{done.error()};
    ++report.read;
    ++report.languages[article->record.extraction.language];
  };
  try {
    extract_articles(options, *knowledge, hooks, watch);
  } catch (SinkFailure& failure) {
    return fail(std::move(failure.error));
  }
  report.interrupted = options.stop && options.stop();
  report.seconds = watch.seconds();
  report.elapsed = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  report.jobs = number_of_workers(options);
  return report;
}

}  // namespace entente
