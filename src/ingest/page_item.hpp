#pragma once

// Not for use outside this folder.

#include <cstdint>
#include <optional>

#include "ingest/page.hpp"
#include "model/date.hpp"

namespace entente {

constexpr std::uint32_t kLongestShort = 40;      // words of a headline, a caption or an item of a list
constexpr std::uint32_t kLongestCaption = 50;    // words of a caption that ends with a full stop
constexpr std::uint32_t kShortestParagraph = 8;  // words of a sentence that says more than "he said"
constexpr std::uint32_t kParagraph = 20;         // words from which on a lone sentence is surely body text

/// What a line looks like by itself.
enum class LineKind {
  sentence,      ///< body text, or a caption with a full stop
  fragment,      ///< headline, subheading, caption, item of a list
  date,          ///< dateline
  list_heading,  ///< announces other articles
  end_heading,   ///< ends the page
};

/// What it is in the article.
enum class LineRole { unread, headline, body, caption, byline };

/// A line that may be read.
struct PageItem {
  PageLine line;
  LineKind kind = LineKind::sentence;
  std::optional<Date> date;      ///< kind date
  bool first_dated = false;      ///< begins with a full dateline, the text behind it at …
  std::uint32_t text_begin = 0;  ///< … this token
  bool last_dated = false;       ///< ends with a full dateline
  bool mark = false;             ///< shows by itself that it is a caption
  bool group_start = false;      ///< an empty line or clutter stands before it
  bool in_list = false;
  bool ended = false;  ///< stands behind the article's byline or source
  LineRole role = LineRole::unread;
};

}  // namespace entente
