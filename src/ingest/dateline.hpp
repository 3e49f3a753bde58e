#pragma once

#include <cstdint>
#include <optional>

#include "ingest/page.hpp"
#include "model/date.hpp"

namespace entente {

/// A stretch of tokens that tells nothing but a moment: weekday, date, time, "updated at".
struct DateMark {
  TokenSpan tokens;          ///< empty if there is none
  std::optional<Date> date;  ///< the first full date in it
  bool time = false;         ///< a time of the day stands in it
};

/// The longest such stretch at the start of `range`. `year`: a number of four digits may stand in the range, without
/// which it holds no date.
[[nodiscard]] DateMark date_prefix(const Page& page, const ReaderLexicon& lexicon, TokenSpan range, bool year = true);

/// The longest such stretch with a date at the end of `range`, no more than 24 tokens.
[[nodiscard]] DateMark date_suffix(const Page& page, const ReaderLexicon& lexicon, TokenSpan range);

/// A full date that `text` is or begins with, by the date patterns of the language.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text, const ReaderLexicon& lexicon);

}  // namespace entente
