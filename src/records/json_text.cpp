#include "records/json_text.hpp"

#include <fmt/format.h>

#include <charconv>
#include <iterator>

#include "base/plain_utf8.hpp"
#include "emit/utf8.hpp"

namespace entente {
namespace {

/// Line ends by Unicode, which JSON lets stand in a string and some readers of lines break at.
bool is_line_end(char32_t code) {
  return code == 0x85 || code == 0x2028 || code == 0x2029;
}

bool is_escaped(char32_t code) {
  return code < 0x20 || code == '"' || code == '\\' || is_line_end(code);
}

/// True if it can stand in a string as it is, as most texts can.
bool is_plain(std::string_view text) {
  bool escaped = false;
  for (const char c : text) escaped |= (static_cast<unsigned char>(c) < 0x20) | (c == '"') | (c == '\\');
  return !escaped && is_plain_utf8(text);
}

void append_escaped(std::string& out, std::string_view text) {
  std::size_t written = 0;
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t begin = pos;
    const char32_t code = next_code_point(text, pos);
    if (code != kIllFormed && !is_escaped(code)) continue;
    out.append(text, written, begin - written);
    written = pos;
    if (code == kIllFormed) {
      out += kReplacementCharacter;
    } else if (code == '"' || code == '\\') {
      out += '\\';
      out += static_cast<char>(code);
    } else {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<std::uint32_t>(code));
    }
  }
  out.append(text, written);
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  if (is_plain(text)) {
    out += text;
  } else {
    append_escaped(out, text);
  }
  out += '"';
}

void append_json_number(std::string& out, double number) {
  char digits[32];
  out.append(digits, std::to_chars(std::begin(digits), std::end(digits), number).ptr);
}

}  // namespace entente
