#pragma once

#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "ingest/page.hpp"
#include "packs/reader_lexicon.hpp"

namespace entente {

/// The language that reads a page: the one whose function words make up the largest share of its first
/// thousand words, if that is at least its `function_word_share`. The text decides, not `declared` (a BCP 47
/// tag, may be empty): scrapers often declare the language of the site. Only a text of less than twenty words
/// may fall short of the share where `declared` names the language.
///
/// Error: language, naming the language that the text seems to be in.
[[nodiscard]] Result<const ReaderLexicon*> choose_language(const Page& page, std::string_view declared,
                                                           const std::vector<const ReaderLexicon*>& lexicons);

}  // namespace entente
