#pragma once

// Not for use outside this folder.

#include <optional>

#include "ingest/page_item.hpp"
#include "packs/reader_lexicon.hpp"

namespace entente {

/// The tokens of a byline that name somebody, empty if it names nobody ("compiled"); nothing if the line is no byline.
[[nodiscard]] std::optional<TokenSpan> byline_names(const Page& page, const ReaderLexicon& lexicon,
                                                    const PageLine& line);

/// True if the line is nothing but a byline.
[[nodiscard]] bool is_byline(const Page& page, const ReaderLexicon& lexicon, const PageLine& line);

/// True if the line is nothing but whom the article is taken from.
[[nodiscard]] bool is_source(const Page& page, const ReaderLexicon& lexicon, const PageLine& line);

}  // namespace entente
