#include "records/json_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstddef>
#include <cstring>
#include <iterator>

#include "emit/utf8.hpp"

namespace entente {
namespace {

/// What no string of JSON may hold.
constexpr bool is_escaped_byte(unsigned char byte) {
  return byte < 0x20 || byte == '"' || byte == '\\';
}

/// The line ends of Unicode may, but some readers of lines break at them.
bool is_escaped(char32_t code) {
  return (code < 0x80 && is_escaped_byte(static_cast<unsigned char>(code))) || code == 0x85 || code == 0x2028 ||
         code == 0x2029;
}

/// True if one of the eight bytes is to be escaped.
bool has_escaped_byte(std::uint64_t bytes) {
  constexpr std::uint64_t kEach = 0x0101010101010101U;
  const auto below = [&](std::uint64_t all, std::uint64_t limit) { return (all - kEach * limit) & ~all; };
  const std::uint64_t found =
      below(bytes, 0x20) | below(bytes ^ kEach * '"', 1) | below(bytes ^ kEach * '\\', 1);
  return (found & kEach * 0x80U) != 0;
}

/// Length of the text before the first byte that is to be escaped.
std::size_t unescaped_length(std::string_view text) {
  std::size_t i = 0;
  for (std::uint64_t eight = 0; i + sizeof eight <= text.size(); i += sizeof eight) {
    std::memcpy(&eight, text.data() + i, sizeof eight);
    if (has_escaped_byte(eight)) break;
  }
  while (i < text.size() && !is_escaped_byte(static_cast<unsigned char>(text[i]))) ++i;
  return i;
}

void append_escape(std::string& out, char32_t code) {
  if (code == kIllFormed) {
    out += kReplacementCharacter;
  } else if (code == '"' || code == '\\') {
    out += '\\';
    out += static_cast<char>(code);
  } else {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<std::uint32_t>(code));
  }
}

void append_text(std::string& out, std::string_view text) {
  for (;;) {
    const std::size_t length = unescaped_length(text);
    out += text.substr(0, length);
    if (length == text.size()) return;
    append_escape(out, static_cast<unsigned char>(text[length]));
    text.remove_prefix(length + 1);
  }
}

void append_anything(std::string& out, std::string_view text) {
  std::size_t written = 0;
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t begin = pos;
    const char32_t code = next_code_point(text, pos);
    if (code != kIllFormed && !is_escaped(code)) continue;
    out.append(text, written, begin - written);
    written = pos;
    append_escape(out, code);
  }
  out.append(text, written);
}

/// False if byte `d`, behind the bytes `a`, `b` and `c`, shows that a text may not stand on a line.
constexpr bool stands(std::uint8_t a, std::uint8_t b, std::uint8_t c, std::uint8_t d) {
  const auto within = [](std::uint8_t byte, std::uint8_t first, std::uint8_t last) {
    return static_cast<std::uint8_t>(byte - first) <= last - first;
  };
  // U+0800 to U+0FFF and what lies above U+FFFFF are rare enough to be left out.
  const auto leads_two = [&](std::uint8_t byte) { return within(byte, 0xC2, 0xDF); };
  const auto leads_three = [&](std::uint8_t byte) { return within(byte, 0xE1, 0xEF); };
  const auto leads_four = [&](std::uint8_t byte) { return within(byte, 0xF0, 0xF3); };
  const bool awaited = leads_two(c) | leads_three(c) | leads_four(c) | leads_three(b) | leads_four(b) | leads_four(a);
  bool fine = within(d, 0x80, 0xBF) == awaited;
  fine &= within(d, 0, 0xBF) | leads_two(d) | leads_three(d) | leads_four(d);
  fine &= (c != 0xED) | (d <= 0x9F);
  fine &= (c != 0xF0) | (d >= 0x90);
  fine &= (c != 0xC2) | (d != 0x85);
  fine &= (b != 0xE2) | (c != 0x80) | !within(d, 0xA8, 0xA9);
  return fine;
}

}  // namespace

bool stands_on_a_line(std::string_view text) {
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const std::size_t size = text.size();
  // Before and behind the text stand zeros.
  const auto at = [&](std::size_t i) { return i < size ? bytes[i] : std::uint8_t{0}; };
  bool ends = stands(0, 0, 0, at(0)) && stands(0, 0, at(0), at(1)) && stands(0, at(0), at(1), at(2));
  for (std::size_t i = std::max<std::size_t>(size, 3); i < size + 3; ++i)
    ends = ends && stands(at(i - 3), at(i - 2), at(i - 1), at(i));
  std::uint8_t all = 1;
  for (std::size_t i = 3; i < size; ++i)
    all &= static_cast<std::uint8_t>(stands(bytes[i - 3], bytes[i - 2], bytes[i - 1], bytes[i]));
  return ends && all != 0;
}

JsonText& JsonText::string(std::string_view text) {
  text_ += '"';
  held_ == StringsMayHold::text ? append_text(text_, text) : append_anything(text_, text);
  text_ += '"';
  return *this;
}

JsonText& JsonText::number(std::uint32_t number) {
  char digits[16];
  text_.append(digits, std::to_chars(std::begin(digits), std::end(digits), number).ptr);
  return *this;
}

JsonText& JsonText::number(double number) {
  char digits[32];
  text_.append(digits, std::to_chars(std::begin(digits), std::end(digits), number).ptr);
  return *this;
}

}  // namespace entente
