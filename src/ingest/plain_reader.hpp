#pragma once

#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "model/article.hpp"
#include "packs/reader_lexicon.hpp"

namespace entente {

/// Makes an article of a record whose text is nothing but what is to be read, a single sentence perhaps: every line is
/// a block, and neither headline nor dateline nor clutter is looked for. A text too short to tell its language is
/// taken to be in the one that the record declares, or else in that of the only lexicon. Errors as read_article().
[[nodiscard]] Result<Article> read_plain_article(const RawArticle& raw,
                                                 const std::vector<const ReaderLexicon*>& lexicons);

/// A body block for every line that shows something.
[[nodiscard]] std::vector<Block> blocks_of_lines(std::string_view text);

}  // namespace entente
