#pragma once

#include <string>
#include <vector>

#include "base/error.hpp"
#include "pipeline/packed_extraction.hpp"
#include "records/record.hpp"

namespace entente {

/// An article of the run after all that can be said of it alone.
struct ProcessedArticle {
  ArticleRecord record;
  std::string origin;         ///< where it was read, for messages
  std::string line;           ///< the record as to_line() writes it; empty where nobody asked for it
  PackedExtraction packed{};  ///< what pack() took out of the record
};

/// Takes the entities and statements of the article into the pool.
void pack(ProcessedArticle& article, ExtractionPool& pool);

/// The record of an article, whole for as long as this lives, whether it is packed or not.
class WholeRecord {
 public:
  explicit WholeRecord(ProcessedArticle& article);
  WholeRecord(WholeRecord&&) = delete;
  WholeRecord& operator=(WholeRecord&&) = delete;
  ~WholeRecord();
  [[nodiscard]] const ArticleRecord& operator*() const { return article_.record; }
  [[nodiscard]] const ArticleRecord* operator->() const { return &article_.record; }

 private:
  ProcessedArticle& article_;
};

/// Sorts the articles by id and text, and of those with the same id and the same text keeps one: the same one in
/// whatever order they came. An error (duplicate) names each other.
[[nodiscard]] std::vector<Error> drop_repeated(std::vector<ProcessedArticle>& articles);

/// Sees to it that no two articles have the same id. Different texts under one id each get a hyphen and eight digits
/// of their hash behind it: all of them, so that nothing depends on the order in which they came. Takes articles as
/// drop_repeated() leaves them, and sorts them by their new ids.
void make_ids_unique(std::vector<ProcessedArticle>& articles);

/// The local name of an article's IRI. Ids of lower-case letters, digits and single hyphens stand in it as
/// they are, "article-seed-000"; any other is transliterated and told apart by a piece of its hash.
[[nodiscard]] std::string article_iri_name(const std::string& id);

}  // namespace entente
