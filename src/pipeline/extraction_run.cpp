#include "pipeline/extraction_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "base/hash.hpp"
#include "ingest/article_reader.hpp"
#include "ingest/plain_reader.hpp"
#include "pipeline/article_pipeline.hpp"
#include "pipeline/ordered_workers.hpp"

namespace entente {
namespace {

/// An article on its way through the threads.
struct Task {
  Result<RawArticle> raw;
  std::string source_hash;
};

/// Ends the reading of articles; never leaves this file.
struct Stopped {};

/// Of everything that decides what is read in the article but the knowledge: two with one hash give one record.
std::string source_hash(const RawArticle& raw, bool no_clutter) {
  std::string all(no_clutter ? "plain" : "page");
  const std::string published = raw.published ? to_iso(*raw.published) : std::string{};
  for (const std::string* part :
       {&raw.id, &raw.title, &raw.url, &raw.author, &raw.language, &published, &raw.date_text, &raw.text})
    fmt::format_to(std::back_inserter(all), "\n{} {}", part->size(), *part);
  return content_hash(all);
}

Result<ProcessedArticle> process(const RawArticle& raw, std::string source_hash, const Options& options,
                                 const Knowledge& knowledge, const std::vector<const ReaderLexicon*>& lexicons,
                                 Stopwatch& watch) {
  const Deadline deadline =
      options.article_timeout > 0 ? Deadline(std::chrono::duration<double>(options.article_timeout)) : Deadline();
  Result<Article> article = watch(
      "read", [&] { return options.no_clutter ? read_plain_article(raw, lexicons) : read_article(raw, lexicons); });
  if (!article) return fail(article.error());
  const auto language = std::ranges::find(knowledge.languages, article->language,
                                          [](const Language& one) { return one.reader.language; });
  ProcessedArticle out;
  out.origin = article->origin;
  out.record.text_hash = content_hash(article->text);
  out.record.source_hash = std::move(source_hash);
  out.record.fingerprint = knowledge.fingerprint;
  try {
    out.record.extraction = extract_article(std::move(*article), knowledge.ontology, language->pack, watch, deadline);
  } catch (const DeadlinePassed&) {
    return fail(
        {.code = ErrorCode::limit,
         .message = fmt::format("the article took longer than {} seconds (--article-timeout)", options.article_timeout),
         .file = out.origin});
  }
  if (const std::size_t count = out.record.extraction.statements.size(); count > options.max_statements) {
    return fail({.code = ErrorCode::limit,
                 .message = fmt::format("the article makes {} statements, more than {} (--max-statements)", count,
                                        options.max_statements),
                 .file = out.origin});
  }
  return out;
}

std::vector<const ReaderLexicon*> lexicons_of(const Knowledge& knowledge) {
  std::vector<const ReaderLexicon*> out;
  for (const Language& language : knowledge.languages) out.push_back(&language.reader);
  return out;
}

}  // namespace

Result<ProcessedArticle> extract_record(const RawArticle& raw, bool no_clutter, const Knowledge& knowledge,
                                        Stopwatch& watch) {
  Options options;
  options.no_clutter = no_clutter;
  return process(raw, source_hash(raw, no_clutter), options, knowledge, lexicons_of(knowledge), watch);
}

std::size_t number_of_workers(const Options& options) {
  return options.jobs > 0 ? options.jobs : std::max<std::size_t>(std::thread::hardware_concurrency(), 1);
}

void extract_articles(const Options& options, const Knowledge& knowledge, const ExtractionHooks& hooks,
                      Stopwatch& watch) {
  using Processed = Result<ProcessedArticle>;
  const std::vector<const ReaderLexicon*> lexicons = lexicons_of(knowledge);
  Progress progress;
  if (options.on_progress && std::ranges::count(options.paths, "-") == 0)
    progress.input_size = size_of_input(options.paths);
  const auto count = [&] {
    ++progress.articles;
    if (options.on_progress) options.on_progress(progress);
  };
  const auto stopped = [&] { return options.stop && options.stop(); };
  std::vector<Stopwatch> watches(number_of_workers(options));
  OrderedWorkers<Task, Processed> workers(
      watches.size(),
      [&](const Task& task, std::size_t worker) -> Processed {
        if (stopped()) return fail({});
        if (!task.raw) return fail(task.raw.error());
        Processed article = process(*task.raw, task.source_hash, options, knowledge, lexicons, watches[worker]);
        if (article && hooks.finish) watches[worker]("finish", [&] { hooks.finish(*article); });
        return article;
      },
      [&](Processed article) {
        if (!article && stopped()) return;  // it was not tried, or will be tried again
        hooks.sink(std::move(article));
        count();
      });
  const auto take = [&](Result<RawArticle> raw) {
    if (stopped()) throw Stopped{};
    if (raw) progress.input_read = raw->input_read;  // ahead of what is done by what the workers hold
    std::string hash = raw ? source_hash(*raw, options.no_clutter) : std::string{};
    if (raw && hooks.wanted && !hooks.wanted(*raw, hash)) {
      count();
      return;
    }
    workers.push({std::move(raw), std::move(hash)});
  };
  try {
    read_articles(options.paths, options.source, take);
  } catch (const Stopped&) {
    // What is done is handed on all the same.
  }
  workers.finish();
  for (const Stopwatch& one : watches) watch.add(one);
}

}  // namespace entente
