#pragma once

// Not for use outside this folder.

#include <string_view>

namespace entente {

/// True if the text is well-formed UTF-8 and, but for control characters of ASCII, one line by any reader's notion of
/// lines: without U+0085, U+2028 and U+2029. Linear, many bytes at a time.
[[nodiscard]] bool is_utf8_line(std::string_view text);

}  // namespace entente
