#include "pipeline/earlier_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "pipeline/output_files.hpp"
#include "pipeline/record_files.hpp"

namespace entente {

namespace fs = std::filesystem;

std::string records_path(const Options& options) {
  return (fs::path(options.output) / "articles.jsonl.gz").string();
}

Result<EarlierRun> EarlierRun::open(const Options& options, const Knowledge& knowledge, ExtractionPool& pool) {
  EarlierRun out;
  const std::string path = records_path(options);
  std::error_code code;
  if (!fs::exists(path, code)) {
    for (const OutputFile& file : output_files()) {
      if (!fs::exists(fs::path(options.output) / file.name, code)) continue;
      return fail({.code = ErrorCode::not_found,
                   .message = fmt::format("the graph beside it was built without --update, so that the records of its "
                                          "articles are missing; delete {} and build it of all articles with --update",
                                          file.name),
                   .file = path});
    }
    return out;
  }
  Result<std::vector<ProcessedArticle>> articles = read_records({path}, knowledge.ontology, pool);
  if (!articles) {
    if (articles.error().code == ErrorCode::schema || articles.error().code == ErrorCode::syntax)
      articles.error().message += "; delete the file and the graph, and build it of all articles with --update";
    return fail(articles.error());
  }
  if (articles->front().record.fingerprint != knowledge.fingerprint) {
    return fail({.code = ErrorCode::schema,
                 .message = fmt::format("these articles were read by another version of entente, with another ontology "
                                        "or other language packs ({}, now {}); delete the file and the graph, and "
                                        "build it of all articles with --update",
                                        articles->front().record.fingerprint, knowledge.fingerprint),
                 .file = path});
  }
  out.articles_ = std::move(*articles);
  out.confirmed_.resize(out.articles_.size());
  for (std::size_t i = 0; i < out.articles_.size(); ++i)
    out.ids_[out.articles_[i].record.extraction.id].articles.push_back(i);
  return out;
}

bool EarlierRun::knows(const RawArticle& article, const std::string& source_hash) {
  const auto id = ids_.find(article.id);
  if (id == ids_.end()) return false;
  id->second.read = true;
  for (const std::size_t i : id->second.articles) {
    if (articles_[i].record.source_hash != source_hash) continue;
    if (confirmed_[i]) return false;  // the run has it twice: who drops it says so
    confirmed_[i] = true;
    return true;
  }
  return false;
}

std::vector<ProcessedArticle> EarlierRun::take(const Options& options, std::vector<Error>& errors) {
  for (const std::string& id : options.remove) {
    const auto found = ids_.find(id);
    if (found == ids_.end()) {
      errors.push_back({.code = ErrorCode::not_found,
                        .message = fmt::format("no article has the id \"{}\", which is to be removed", id),
                        .file = records_path(options)});
      continue;
    }
    found->second.read = true;
  }
  std::vector<ProcessedArticle> out;
  for (std::size_t i = 0; i < articles_.size(); ++i) {
    const bool gone = options.prune || ids_.at(articles_[i].record.extraction.id).read;
    if (confirmed_[i] || !gone) out.push_back(std::move(articles_[i]));
  }
  return out;
}

}  // namespace entente
