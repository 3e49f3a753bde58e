#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace entente {

/// True if the text is nothing but ASCII, Latin letters as Vietnamese and most of Europe write them, composed, and
/// common punctuation (U+2010 to U+2027), well-formed: then it is in normalisation form C, and no table need be asked.
/// False says nothing. Linear, many bytes at a time.
[[nodiscard]] bool is_plain_utf8(std::string_view text);

/// True if any byte of the text is one of those that `is_sought` knows. Where that has no branch, compilers judge
/// sixteen bytes at once.
template <class Predicate>
[[nodiscard]] bool has_byte(std::string_view text, Predicate is_sought) {
  const auto sought = [&](char byte) { return static_cast<std::uint8_t>(is_sought(static_cast<unsigned char>(byte))); };
  constexpr std::size_t kBlock = 16;
  if (text.size() < kBlock) {
    std::uint8_t found = 0;
    for (const char byte : text) found |= sought(byte);
    return found != 0;
  }
  std::array<std::uint8_t, kBlock> found{};
  const auto judge = [&](const char* block) {
    for (std::size_t i = 0; i < kBlock; ++i) found[i] |= sought(block[i]);
  };
  for (std::size_t begin = 0; begin + kBlock <= text.size(); begin += kBlock) judge(text.data() + begin);
  judge(text.data() + text.size() - kBlock);  // what is left, with some that are judged twice
  return found != std::array<std::uint8_t, kBlock>{};
}

}  // namespace entente
