#pragma once

#include <string_view>

namespace entente {

/// True if the text is nothing but ASCII, Latin letters as Vietnamese and most of Europe write them, composed, and common
/// punctuation (U+2010 to U+2027), well-formed: then it is in normalisation form C, and no table need be asked. False
/// says nothing. Linear, many bytes at a time.
[[nodiscard]] bool is_plain_utf8(std::string_view text);

/// True if the text is well-formed UTF-8 and, but for control characters of ASCII, one line by any reader's notion of
/// lines. False says nothing: characters of U+0800 to U+0FFF or above U+FFFFF give it too. Linear, many bytes at a time.
[[nodiscard]] bool is_utf8_line(std::string_view text);

}  // namespace entente
