#pragma once

#include <vector>

#include "base/result.hpp"
#include "model/article.hpp"
#include "packs/reader_lexicon.hpp"

namespace entente {

/// Makes an article of a record: its text in NFC, its language, and the blocks that are read: headline, lead,
/// body, captions. Everything else (lists of other articles, menus, bylines, datelines, credits, image
/// markup) is covered by no block; date and author are taken from it where the record has none. A pure
/// function of its arguments.
///
/// Errors, with the record's origin as their file: invalid_utf8 (line and column of the text), empty (nothing
/// in it is readable), language (no lexicon covers it; the message names it).
[[nodiscard]] Result<Article> read_article(const RawArticle& raw, const std::vector<const ReaderLexicon*>& lexicons);

}  // namespace entente
