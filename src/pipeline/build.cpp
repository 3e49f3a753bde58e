#include "pipeline/build.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <future>
#include <iterator>
#include <utility>

#include "emit/commit.hpp"
#include "pipeline/earlier_run.hpp"
#include "pipeline/extraction_run.hpp"
#include "pipeline/join_review.hpp"
#include "pipeline/joined_graph.hpp"
#include "pipeline/knowledge.hpp"
#include "pipeline/made_files.hpp"
#include "pipeline/output_files.hpp"
#include "pipeline/record_files.hpp"
#include "pipeline/stopwatch.hpp"
#include "pipeline/unique_ids.hpp"

namespace entente {
namespace {

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
    report.evidence += statement.evidence.size() + statement.more_evidence;
  }
}

/// From articles to files: the graph, and their records where they are kept.
Result<void> write_result(std::vector<ProcessedArticle> articles, const Knowledge& knowledge, const Options& options,
                          RunReport& report, Stopwatch& watch) {
  report.read = articles.size();
  if (articles.empty()) return {};
  const Result<JoinDecisions> decisions = read_join_decisions(options.decisions);
  if (!decisions) return fail(decisions.error());
  const bool nothing_new = options.update && report.removed == 0 && report.kept == articles.size();
  if (nothing_new && watch("compare", [&] { return still_made(options, knowledge.fingerprint, *decisions); })) {
    for (const ProcessedArticle& article : articles) ++report.languages[article.record.extraction.language];
    report.unchanged = true;
    return {};
  }
  std::vector<AtomicFile> files;
  const std::string records = records_path(options);
  Stopwatch keeping;
  const auto keep = [&](std::vector<ProcessedArticle>& all) {
    return keeping("keep", [&] { return write_records(all, knowledge.ontology, records); });
  };
  std::future<Result<AtomicFile>> kept;  // behind what it uses: it waits where it goes
  if (options.update && options.jobs == 1) {
    auto file = keep(articles);
    if (!file) return fail(file.error());
    files.push_back(std::move(*file));
  } else if (options.update) {
    // Beside the join, which takes the articles apart: of a copy, which shares all texts.
    kept = std::async(std::launch::async, [&keep, all = articles]() mutable { return keep(all); });
  }
  make_ids_unique(articles);
  Result<GraphSnapshot> snapshot =
      watch("join", [&] { return join_articles(articles, knowledge.ontology, options.max_evidence, *decisions); });
  if (kept.valid()) {
    auto file = kept.get();
    if (!file) return fail(file.error());
    files.push_back(std::move(*file));
  }
  watch.add(keeping);
  if (!snapshot) return fail(snapshot.error());
  report.left_out = leave_out_unsure(*snapshot, options.min_confidence);
  count(*snapshot, knowledge.ontology, report);
  auto filled = watch("write", [&] {
    return write_files({*snapshot, knowledge.ontology, knowledge.languages, options, knowledge.fingerprint});
  });
  if (!filled) return fail(filled.error());
  report.files = std::move(filled->paths);
  if (options.update) report.files.push_back(records);
  std::ranges::move(filled->files, std::back_inserter(files));
  std::vector<std::string> leftovers;
  if (options.update) {
    Result<AtomicFile> note = note_made(options, knowledge.fingerprint, *decisions, files);
    if (!note) return fail(note.error());
    files.push_back(std::move(*note));
  } else {
    leftovers = {records, made_path(options)};  // of another run than the graph's they would spoil the next update
  }
  return watch("write", [&] { return commit_together(options.output, files, leftovers); });
}

/// The report of a run that `work` does, with its times.
template <class Work>
Result<RunReport> timed(const Options& options, Work work) {
  const auto start = std::chrono::steady_clock::now();
  Stopwatch watch;
  const Result<Knowledge> knowledge = watch("load", [&] { return load_knowledge(options.ontology, options.mappings); });
  if (!knowledge) return fail(knowledge.error());
  if (const auto done = check_cut(options.cut, knowledge->ontology); !done) return fail(done.error());
  RunReport report;
  if (const Result<void> done = work(*knowledge, report, watch); !done) return fail(done.error());
  report.seconds = watch.seconds();
  report.elapsed = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

/// The records of the files, each once.
Result<std::vector<ProcessedArticle>> merged_records(const Options& options, const Knowledge& knowledge,
                                                     Stopwatch& watch) {
  const auto pool = std::make_shared<ExtractionPool>();
  auto articles = watch("read", [&] { return read_records(options.paths, knowledge.ontology, *pool); });
  // Not a fault of the input: an engine that repeats what it lost may deliver it twice.
  if (articles) static_cast<void>(drop_repeated(*articles));
  return articles;
}

}  // namespace

Result<RunReport> build(const Options& options) {
  const Result<FolderLock> lock = prepare_output(options);
  if (!lock) return fail(lock.error());
  return timed(options, [&](const Knowledge& knowledge, RunReport& report, Stopwatch& watch) -> Result<void> {
    report.jobs = number_of_workers(options);
    const auto skip = [&](const Error& error) {
      ++report.skipped[error.code];
      if (options.on_skip) options.on_skip(error);
    };
    auto pool = std::make_shared<ExtractionPool>();
    Result<EarlierRun> earlier;
    if (options.update) earlier = watch("load", [&] { return EarlierRun::open(options, knowledge, *pool); });
    if (!earlier) return fail(earlier.error());
    const std::size_t before = earlier->size();

    std::vector<ProcessedArticle> articles;
    ExtractionHooks hooks;
    hooks.wanted = [&](const RawArticle& article, const std::string& source_hash) {
      return !earlier->knows(article, source_hash);
    };
    hooks.sink = [&](Result<ProcessedArticle> article) {
      if (!article) return skip(article.error());
      articles.push_back(std::move(*article));
      pack(articles.back(), *pool);
    };
    extract_articles(options, knowledge, hooks, watch);
    report.interrupted = options.stop && options.stop();
    if (report.interrupted && !options.update)
      return fail({.code = ErrorCode::internal, .message = "interrupted; what was there before stays as it was"});
    std::vector<Error> errors;
    Options taken = options;
    taken.prune = options.prune && !report.interrupted;  // what was not read yet is not gone
    std::vector<ProcessedArticle> kept = earlier->take(taken, errors);
    report.kept = kept.size();
    report.removed = before - kept.size();
    std::ranges::move(kept, std::back_inserter(articles));
    std::ranges::move(drop_repeated(articles), std::back_inserter(errors));
    for (const Error& error : errors) skip(error);
    pool.reset();  // the articles hold it, as long as they are
    return write_result(std::move(articles), knowledge, options, report, watch);
  });
}

Result<RunReport> merge(const Options& options) {
  const Result<FolderLock> lock = prepare_output(options);
  if (!lock) return fail(lock.error());
  return timed(options, [&](const Knowledge& knowledge, RunReport& report, Stopwatch& watch) -> Result<void> {
    auto articles = merged_records(options, knowledge, watch);
    if (!articles) return fail(articles.error());
    return write_result(std::move(*articles), knowledge, options, report, watch);
  });
}

Result<RunReport> merge_records(const Options& options, const std::string& path) {
  return timed(options, [&](const Knowledge& knowledge, RunReport& report, Stopwatch& watch) -> Result<void> {
    auto articles = merged_records(options, knowledge, watch);
    if (!articles) return fail(articles.error());
    report.read = articles->size();
    for (const ProcessedArticle& article : *articles) ++report.languages[article.record.extraction.language];
    auto file = watch("write", [&] { return write_records(*articles, knowledge.ontology, path); });
    if (!file) return fail(file.error());
    if (const auto done = file->commit(); !done) return fail(done.error());
    report.files = {path};
    return {};
  });
}

}  // namespace entente
