#include "pipeline/build.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <functional>
#include <system_error>
#include <thread>
#include <utility>

#include "base/hash.hpp"
#include "ingest/article_reader.hpp"
#include "pipeline/article_pipeline.hpp"
#include "pipeline/joined_graph.hpp"
#include "pipeline/language_set.hpp"
#include "pipeline/ordered_workers.hpp"
#include "pipeline/output_files.hpp"
#include "pipeline/stopwatch.hpp"
#include "pipeline/unique_ids.hpp"
#include "rdf/iri.hpp"
#include "rdf/ontology_reader.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

/// All that one article contributes. Nothing but its arguments decides the result, on whatever thread.
Result<ProcessedArticle> process(const RawArticle& raw, const Ontology& ontology,
                                 const std::vector<Language>& languages, Stopwatch& watch) {
  std::vector<const ReaderLexicon*> lexicons;
  for (const Language& language : languages) lexicons.push_back(&language.reader);
  Result<Article> article = watch("read", [&] { return read_article(raw, lexicons); });
  if (!article) return fail(article.error());
  const auto language = std::ranges::find(languages, article->language,
                                          [](const Language& one) { return one.reader.language; });
  const LanguagePack& pack = language->pack;

  ProcessedArticle out;
  out.text_hash = content_hash(article->text);
  out.origin = article->origin;
  out.extraction = extract_article(std::move(*article), ontology, pack, watch);
  return out;
}

std::size_t number_of_workers(const Options& options) {
  return options.jobs > 0 ? options.jobs : std::max<std::size_t>(std::thread::hardware_concurrency(), 1);
}

/// Every article that can be read, in the order in which they come, which no thread changes.
std::vector<ProcessedArticle> process_all(const Options& options, const Ontology& ontology,
                                          const std::vector<Language>& languages,
                                          const std::function<void(const Error&)>& skip, Stopwatch& watch) {
  using Processed = Result<ProcessedArticle>;
  std::vector<ProcessedArticle> articles;
  std::size_t seen = 0;
  std::vector<Stopwatch> watches(number_of_workers(options));
  OrderedWorkers<Result<RawArticle>, Processed> workers(
      watches.size(),
      [&](const Result<RawArticle>& raw, std::size_t worker) -> Processed {
        return raw ? process(*raw, ontology, languages, watches[worker]) : Processed(fail(raw.error()));
      },
      [&](Processed article) {
        if (article) {
          articles.push_back(std::move(*article));
        } else {
          skip(article.error());
        }
        ++seen;
        if (options.on_progress) options.on_progress(seen);
      });
  read_articles(options.paths, options.source, [&](Result<RawArticle> raw) { workers.push(std::move(raw)); });
  workers.finish();
  for (const Stopwatch& one : watches) watch.add(one);
  return articles;
}

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
  const Result<Ontology> ontology = watch("load", [&] { return read_ontology(options.ontology); });
  if (!ontology) return fail(ontology.error());
  const Result<std::vector<Language>> languages =
      watch("load", [&] { return load_languages(options.mappings, *ontology); });
  if (!languages) return fail(languages.error());

  RunReport report;
  const auto skip = [&](const Error& error) {
    ++report.skipped[error.code];
    if (options.on_skip) options.on_skip(error);
  };
  std::vector<ProcessedArticle> articles = process_all(options, *ontology, *languages, skip, watch);
  for (const Error& error : make_ids_unique(articles)) skip(error);
  report.read = articles.size();
  if (!articles.empty()) {
    Result<GraphSnapshot> snapshot = watch("join", [&] { return join_articles(articles, *ontology); });
    if (!snapshot) return fail(snapshot.error());
    report.left_out = leave_out_unsure(*snapshot, options.min_confidence);
    count(*snapshot, *ontology, report);
    auto files = watch("write", [&] { return write_files({*snapshot, *ontology, *languages, options}); });
    if (!files) return fail(files.error());
    report.files = std::move(*files);
  }
  report.seconds = watch.seconds();
  report.elapsed = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  report.jobs = number_of_workers(options);
  return report;
}

}  // namespace entente
