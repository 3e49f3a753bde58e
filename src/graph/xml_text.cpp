#include "graph/xml_text.hpp"

#include <cstddef>

namespace entente {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

struct Character {
  char32_t code_point = 0;
  std::size_t bytes = 0;  ///< 0: no UTF-8
};

Character decode(std::string_view text) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const unsigned char first = byte(0);
  if (first < 0x80U) return {first, 1};
  // The least code point of each length rules out overlong forms.
  constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  const std::size_t size = first >= 0xF0U ? 4 : first >= 0xE0U ? 3 : 2;
  if (first < 0xC0U || first > 0xF4U || text.size() < size) return {};
  char32_t code_point = first & (0x7FU >> size);
  for (std::size_t at = 1; at < size; ++at) {
    if ((byte(at) & 0xC0U) != 0x80U) return {};
    code_point = (code_point << 6U) | (byte(at) & 0x3FU);
  }
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (code_point < kLeast[size] || surrogate || code_point > 0x10FFFF) return {};
  return {code_point, size};
}

bool is_unwanted(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  return (control && c != '\t' && c != '\n') || c == 0xFFFE || c == 0xFFFF;
}

}  // namespace

std::string clean_xml_text(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const auto [code_point, bytes] = decode(text);
    if (bytes == 0) {
      result += kReplacement;
      text.remove_prefix(1);
      continue;
    }
    if (code_point == '\r') {
      if (!text.substr(1).starts_with('\n')) result += '\n';
    } else if (!is_unwanted(code_point)) {
      result += text.substr(0, bytes);
    }
    text.remove_prefix(bytes);
  }
  return result;
}

bool needs_cdata(std::string_view text) {
  return text.find_first_of("&<>\"") != std::string_view::npos;
}

}  // namespace entente
