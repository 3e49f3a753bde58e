#include "records/json_text.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstddef>
#include <iterator>

#include "emit/utf8.hpp"
#include "records/json_run.hpp"

namespace entente {
namespace {

/// What no string of JSON may hold, and the line ends of Unicode, which it may but some readers of lines break at.
bool is_escaped(char32_t code) {
  return code < 0x20 || code == '"' || code == '\\' || code == 0x85 || code == 0x2028 || code == 0x2029;
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
    const std::size_t length = json_run(text);
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

}  // namespace

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
