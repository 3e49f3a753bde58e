#include "text/tokenizer.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>
#include <cstdint>

namespace entente {
namespace {

enum CharClass : std::uint8_t { kSpace, kLine, kSymbol, kLower, kUpper, kDigit, kMark };

CharClass classify_slowly(UChar32 c) {
  if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029) return kLine;
  if (u_isUWhiteSpace(c) || u_iscntrl(c) || u_charType(c) == U_FORMAT_CHAR) return kSpace;
  if (u_isdigit(c)) return kDigit;
  if (u_isupper(c) || u_istitle(c)) return kUpper;
  if (u_isalpha(c)) return kLower;
  if ((U_GET_GC_MASK(c) & U_GC_M_MASK) != 0) return kMark;
  return kSymbol;
}

constexpr std::size_t kTableSize = 0x1F00;

CharClass classify(UChar32 c) {
  static const auto kTable = [] {
    std::array<CharClass, kTableSize> table{};
    for (std::size_t i = 0; i < kTableSize; ++i) table[i] = classify_slowly(static_cast<UChar32>(i));
    return table;
  }();
  if (c < 0) return kSymbol;
  return static_cast<std::size_t>(c) < kTableSize ? kTable[static_cast<std::size_t>(c)] : classify_slowly(c);
}

}  // namespace

void tokenize(std::string_view text, ByteSpan range, std::vector<Token>& out) {
  const auto end = static_cast<std::int32_t>(range.end);
  auto i = static_cast<std::int32_t>(range.begin);
  bool space = true;
  bool line = range.begin == 0;
  bool open = false;  // the last token is a word that may still grow
  std::uint32_t letters = 0;
  bool digit = false;
  bool lower = false;
  const auto close = [&] {
    if (!open) return;
    Token& token = out.back();
    token.is_number = digit && letters == 0;
    token.is_all_upper = letters >= 2 && !lower;
    open = false;
  };
  while (i < end) {
    const auto start = static_cast<std::uint32_t>(i);
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), i, end, c);
    const CharClass kind = classify(c);
    if (kind == kSpace || kind == kLine) {
      close();
      space = true;
      line = line || kind == kLine;
      continue;
    }
    const bool word = kind != kSymbol;
    if (!word || !open) {
      close();
      Token token;
      token.bytes = {start, static_cast<std::uint32_t>(i)};
      token.is_word = word;
      token.is_upper = kind == kUpper;
      token.space_before = space;
      token.line_before = line;
      out.push_back(token);
      space = line = false;
      open = word;
      letters = 0;
      digit = lower = false;
    } else {
      out.back().bytes.end = static_cast<std::uint32_t>(i);
    }
    if (kind == kUpper || kind == kLower) ++letters;
    digit = digit || kind == kDigit;
    lower = lower || kind == kLower;
  }
  close();
}

}  // namespace entente
