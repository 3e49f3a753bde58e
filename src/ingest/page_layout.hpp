#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/page.hpp"
#include "model/article.hpp"

namespace entente {

/// What the reader found on a page.
struct PageLayout {
  std::vector<Block> blocks;          ///< in text order, disjoint
  scratch::vector<TokenSpan> tokens;  ///< of the page, by block
  std::string title;                  ///< the headline; empty if there is none
  std::string author;                 ///< as the byline names them; empty if there is none
  std::optional<Date> published;      ///< of the dateline beside the headline
};

/// Tells the article on a page from the clutter around and between it. `title` is the headline as the record
/// gives it, empty if it does not. Precision comes first: of a line that may belong to another article
/// nothing is read (docs/decisions/0007-reading-a-page.md).
[[nodiscard]] PageLayout lay_out(const Page& page, const ReaderLexicon& lexicon, std::string_view title);

}  // namespace entente
