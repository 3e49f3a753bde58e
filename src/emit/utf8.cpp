#include "emit/utf8.hpp"

namespace entente {
namespace {

struct Lead {
  int followers;            // bytes that must follow
  unsigned char low, high;  // bounds of the first of them: they shut out overlong forms and surrogates
};

/// Table 3-7 of the Unicode standard, "Well-Formed UTF-8 Byte Sequences".
Lead lead_of(unsigned char byte) {
  if (byte < 0xC2) return {-1, 0, 0};
  if (byte < 0xE0) return {1, 0x80, 0xBF};
  if (byte == 0xE0) return {2, 0xA0, 0xBF};
  if (byte == 0xED) return {2, 0x80, 0x9F};
  if (byte < 0xF0) return {2, 0x80, 0xBF};
  if (byte == 0xF0) return {3, 0x90, 0xBF};
  if (byte < 0xF4) return {3, 0x80, 0xBF};
  if (byte == 0xF4) return {3, 0x80, 0x8F};
  return {-1, 0, 0};
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& pos) {
  const auto first = static_cast<unsigned char>(text[pos++]);
  if (first < 0x80) return first;
  auto [followers, low, high] = lead_of(first);
  if (followers < 0) return kIllFormed;
  char32_t code = first & (0x3Fu >> followers);
  for (; followers > 0; --followers) {
    if (pos == text.size()) return kIllFormed;
    const auto byte = static_cast<unsigned char>(text[pos]);
    if (byte < low || byte > high) return kIllFormed;
    code = (code << 6) | (byte & 0x3Fu);
    low = 0x80;
    high = 0xBF;
    ++pos;
  }
  return code;
}

std::string well_formed_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t begin = pos;
    const bool good = next_code_point(text, pos) != kIllFormed;
    out += good ? text.substr(begin, pos - begin) : kReplacementCharacter;
  }
  return out;
}

}  // namespace entente
