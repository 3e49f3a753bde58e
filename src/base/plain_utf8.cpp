#include "base/plain_utf8.hpp"

#include <cstddef>
#include <cstdint>

namespace entente {
namespace {

constexpr bool within(std::uint8_t byte, std::uint8_t first, std::uint8_t last) {
  return static_cast<std::uint8_t>(byte - first) <= last - first;
}

/// Compares with the sign, for which processors need one instruction less.
constexpr bool less(std::uint8_t a, std::uint8_t b) {
  return static_cast<std::int8_t>(a) < static_cast<std::int8_t>(b);
}

/// False if byte `c`, behind the bytes `b` and `a`, of which the same is asked, shows that a text is more than
/// is_plain_utf8() knows. Whether `c` may begin a character is asked where it is `b`. Without a branch: in a text of
/// many accents no branch is foreseen, and the compiler judges sixteen bytes at once.
constexpr bool is_plain(std::uint8_t a, std::uint8_t b, std::uint8_t c) {
  const bool second_awaited = b >= 0xC0;
  const bool third_awaited = a >= 0xE0;
  const bool goes_on = less(c, 0xC0);                          // 0x80 to 0xBF
  const bool second = within(b, 0xC3, 0xCB) |                  // of two bytes: U+00C0 to U+02FF
                      ((b == 0xE1) & ((c & 0xFEU) == 0xBA)) |  // U+1EA0 to U+1EFF
                      ((b == 0xE2) & (c == 0x80));             // U+2010 to U+2027
  const bool third = ((a == 0xE1) & ((b == 0xBB) | less(0x9F, c))) | ((a == 0xE2) & within(c, 0x90, 0xA7));
  bool plain = goes_on == (second_awaited | third_awaited);
  plain &= !second_awaited | second;
  plain &= !third_awaited | third;
  return plain;
}

}  // namespace

bool is_plain_utf8(std::string_view text) {
  if (!has_byte(text, [](unsigned char c) { return c >= 0x80; })) return true;  // ids and numbers, which are short
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const std::size_t size = text.size();
  // Before and behind the text stand zeros.
  const auto at = [&](std::size_t i) { return i < size ? bytes[i] : std::uint8_t{0}; };
  if (!is_plain(0, 0, at(0)) || !is_plain(0, at(0), at(1))) return false;
  std::uint8_t strange = 0;  // what is strange is gathered: of a product of all clang makes no such loop
  for (std::size_t i = 2; i < size; ++i)
    strange |= static_cast<std::uint8_t>(is_plain(bytes[i - 2], bytes[i - 1], bytes[i]) ? 0 : 1);
  return strange == 0 && is_plain(at(size - 2), at(size - 1), 0) && is_plain(at(size - 1), 0, 0);
}

}  // namespace entente
