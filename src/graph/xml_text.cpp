#include "graph/xml_text.hpp"

#include <cstddef>

#include "base/plain_utf8.hpp"
#include "emit/utf8.hpp"

namespace entente {
namespace {

bool is_unwanted(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  return (control && c != '\t' && c != '\n') || c == 0xFFFE || c == 0xFFFF;
}

}  // namespace

std::string clean_xml_text(std::string_view text) {
  // C1 controls are not plain, and of the others most texts have none.
  if (!has_byte(text, [](unsigned char c) { return (c < 0x20) | (c == 0x7F); }) && is_plain_utf8(text))
    return std::string(text);
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD
  std::string result;
  result.reserve(text.size());
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t begin = pos;
    const char32_t code_point = next_code_point(text, pos);
    if (code_point == kIllFormed) {
      result += kReplacement;
    } else if (code_point == '\r') {
      if (!text.substr(pos).starts_with('\n')) result += '\n';
    } else if (!is_unwanted(code_point)) {
      result += text.substr(begin, pos - begin);
    }
  }
  return result;
}

bool needs_cdata(std::string_view text) {
  return has_byte(text, [](unsigned char c) { return (c == '&') | (c == '<') | (c == '>') | (c == '"'); });
}

void append_xml_text(std::string_view text, std::string& out) {
  if (!needs_cdata(text)) {
    out += text;
    return;
  }
  // "]]>" would end the section: its ">" opens the next one.
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t close = text.find("]]>", begin);
    const std::size_t end = close == std::string_view::npos ? text.size() : close + 2;
    out.append("<![CDATA[").append(text.substr(begin, end - begin)).append("]]>");
    begin = end;
  }
}

void append_xml_attribute(std::string_view text, std::string& out) {
  if (!has_byte(text, [](unsigned char c) {
        return (c == '&') | (c == '<') | (c == '"') | (c == '\n') | (c == '\t') | (c == '>');
      })) {
    out += text;
    return;
  }
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\n':
        out += "&#10;";
        break;
      case '\t':
        out += "&#9;";
        break;
      default:
        out += c;
    }
  }
}

}  // namespace entente
