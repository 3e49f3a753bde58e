#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "model/article.hpp"
#include "pipeline/knowledge.hpp"
#include "pipeline/options.hpp"
#include "pipeline/unique_ids.hpp"

namespace entente {

/// Where a run with Options::update keeps the records of its articles.
[[nodiscard]] std::string records_path(const Options& options);

/// The articles of the result that a run updates, and what becomes of them: those whose record the run would make
/// again stay, those of an id that it reads otherwise go, and so do those that are to be removed.
class EarlierRun {
 public:
  /// What lies in the output folder; nothing at all if that is empty. Errors: those of read_records(); schema if the
  /// records were made by another program or other knowledge; not_found if there is a graph without records.
  [[nodiscard]] static Result<EarlierRun> open(const Options& options, const Knowledge& knowledge,
                                               ExtractionPool& pool);

  [[nodiscard]] std::size_t size() const { return articles_.size(); }

  /// True if the article need not be extracted again. To be called for every article of the run.
  [[nodiscard]] bool knows(const RawArticle& article, const std::string& source_hash);

  /// The articles that stay. An error (not_found) for every id of Options::remove that no article has goes to
  /// `errors`. To be called once, after all articles of the run.
  [[nodiscard]] std::vector<ProcessedArticle> take(const Options& options, std::vector<Error>& errors);

 private:
  struct Id {
    std::vector<std::size_t> articles;  ///< indices into `articles_`
    bool read = false;                  ///< an article of the run has it
  };

  std::vector<ProcessedArticle> articles_;
  std::vector<bool> confirmed_;  // article → the run has it too
  std::unordered_map<std::string, Id> ids_;
};

}  // namespace entente
