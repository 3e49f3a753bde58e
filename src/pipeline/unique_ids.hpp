#pragma once

#include <string>
#include <vector>

#include "base/error.hpp"
#include "model/extraction.hpp"

namespace entente {

/// An article of the run after all that can be said of it alone.
struct ProcessedArticle {
  ArticleExtraction extraction;
  std::string text_hash;  ///< content_hash() of its text
  std::string origin;     ///< for messages
};

/// Sorts the articles by id and sees to it that no two have the same one. Of articles with the same id and
/// the same text one stays, and an error (duplicate) names each other. Different texts under one id each get
/// a hyphen and eight digits of their hash behind it: all of them, so that nothing depends on the order in
/// which they came.
[[nodiscard]] std::vector<Error> make_ids_unique(std::vector<ProcessedArticle>& articles);

/// The local name of an article's IRI. Ids of lower-case letters, digits and single hyphens stand in it as
/// they are, "article-seed-000"; any other is transliterated and told apart by a piece of its hash.
[[nodiscard]] std::string article_iri_name(const std::string& id);

}  // namespace entente
