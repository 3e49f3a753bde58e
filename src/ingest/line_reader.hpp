#pragma once

// Not for use outside this folder.

#include <span>

#include "ingest/page_item.hpp"
#include "packs/reader_lexicon.hpp"

namespace entente {

/// Says of each line of a page what it looks like; lines of nothing but buttons, sections and links are left out. The
/// first one of exactly the words of `title`, which may be empty, is a fragment whatever it looks like. In scratch
/// memory.
[[nodiscard]] scratch::vector<PageItem> read_lines(const Page& page, const ReaderLexicon& lexicon,
                                                   std::span<const WordKey> title);

}  // namespace entente
