#pragma once

// Not for use outside this folder.

#include <cstdint>
#include <string_view>

#include "base/scratch.hpp"
#include "base/span.hpp"

namespace entente {

/// A line that shows something, without what marks it up.
struct RawLine {
  ByteSpan span;                    ///< without bullets, table bars, markup, white space at its ends
  std::uint32_t blanks_before = 0;  ///< empty lines since the line before
  bool bullet = false;              ///< begins as an item of a list
  bool link = false;                ///< begins with ">>" or the like, or is nothing but a Markdown link
  bool image = false;               ///< image markup stands in or directly before it
};

/// The lines of a text that show something, in its order. Paragraphs that were wrapped at a fixed width become one line
/// again. In scratch memory.
[[nodiscard]] scratch::vector<RawLine> raw_lines(std::string_view text);

}  // namespace entente
