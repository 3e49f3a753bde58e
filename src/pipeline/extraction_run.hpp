#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "base/result.hpp"
#include "model/article.hpp"
#include "pipeline/knowledge.hpp"
#include "pipeline/options.hpp"
#include "pipeline/stopwatch.hpp"
#include "pipeline/unique_ids.hpp"

namespace entente {

/// What an extraction does with each article beside extracting it. `wanted` and `sink` are called on the thread that
/// runs extract_articles(), in the order in which the articles are read.
struct ExtractionHooks {
  /// False for an article that need not be extracted; `source_hash` is what its record would have. May be empty.
  std::function<bool(const RawArticle& article, const std::string& source_hash)> wanted;
  /// Called on a worker with every article that was extracted. May be empty.
  std::function<void(ProcessedArticle& article)> finish;
  /// Takes every wanted article, or the reason why it could not be read.
  std::function<void(Result<ProcessedArticle> article)> sink;
};

/// All that one article contributes. A pure function of its arguments, on whatever thread; `watch` gets the times.
/// Errors: those of read_article().
[[nodiscard]] Result<ProcessedArticle> extract_record(const RawArticle& raw, bool no_clutter,
                                                      const Knowledge& knowledge, Stopwatch& watch);

/// Reads every article that the options name and extracts those that are wanted, on several threads.
void extract_articles(const Options& options, const Knowledge& knowledge, const ExtractionHooks& hooks,
                      Stopwatch& watch);

/// How many threads extract_articles() takes.
[[nodiscard]] std::size_t number_of_workers(const Options& options);

}  // namespace entente
