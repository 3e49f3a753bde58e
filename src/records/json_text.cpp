#include "records/json_text.hpp"

#include <fmt/format.h>

#include <charconv>
#include <iterator>

#include "emit/utf8.hpp"

namespace entente {
namespace {

/// Line ends by Unicode, which JSON lets stand in a string and some readers of lines break at.
bool is_line_end(char32_t code) {
  return code == 0x85 || code == 0x2028 || code == 0x2029;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t begin = pos;
    const char32_t code = next_code_point(text, pos);
    if (code == kIllFormed) {
      out += kReplacementCharacter;
    } else if (code == '"' || code == '\\') {
      out += '\\';
      out += static_cast<char>(code);
    } else if (code < 0x20 || is_line_end(code)) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<std::uint32_t>(code));
    } else {
      out.append(text, begin, pos - begin);
    }
  }
  out += '"';
}

void append_json_number(std::string& out, double number) {
  char digits[32];
  out.append(digits, std::to_chars(std::begin(digits), std::end(digits), number).ptr);
}

}  // namespace entente
