#pragma once

#include <string_view>

namespace entente {

/// True if the text is nothing but ASCII, Latin letters as Vietnamese and most of Europe write them, composed, and
/// common punctuation (U+2010 to U+2027), well-formed: then it is in normalisation form C, and no table need be asked.
/// False says nothing. Linear, many bytes at a time.
[[nodiscard]] bool is_plain_utf8(std::string_view text);

/// True if any byte of the text is one of those that `is_sought` knows. Where that has no branch, compilers judge many
/// bytes at a time.
template <class Predicate>
[[nodiscard]] bool has_byte(std::string_view text, Predicate is_sought) {
  bool found = false;
  for (const char byte : text) found |= is_sought(static_cast<unsigned char>(byte));
  return found;
}

}  // namespace entente
