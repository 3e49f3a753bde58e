#include "text/characters.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace entente {
namespace {

/// Behind these letters (Latin, Greek, Cyrillic, and Latin letters with two marks) tones are told apart by hand.
constexpr UChar32 kTonalEnd = 0x1F00;

CharacterKind kind_of(UChar32 c) {
  if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029) return CharacterKind::line;
  if (u_isUWhiteSpace(c) || u_iscntrl(c) || u_charType(c) == U_FORMAT_CHAR) return CharacterKind::space;
  if (u_isdigit(c)) return CharacterKind::digit;
  if (u_isupper(c) || u_istitle(c)) return CharacterKind::upper;
  if (u_isalpha(c)) return CharacterKind::lower;
  if ((U_GET_GC_MASK(c) & U_GC_M_MASK) != 0) return CharacterKind::mark;
  return CharacterKind::symbol;
}

std::uint8_t tone_of(UChar32 c) {
  const auto found = std::ranges::find(kTones, static_cast<char32_t>(c));
  return found == kTones.end() ? std::uint8_t{0} : static_cast<std::uint8_t>(found - kTones.begin() + 1);
}

/// The letter in lower case and its tone.
Character split_tone(UChar32 c) {
  static const icu::Normalizer2* const kNfc = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFCInstance(status);
  }();
  const Character whole{static_cast<char32_t>(u_tolower(c))};
  if (const std::uint8_t tone = tone_of(c); tone != 0) return {0, tone};
  icu::UnicodeString parts;
  if (kNfc == nullptr || !kNfc->getDecomposition(static_cast<UChar32>(whole.base), parts)) return whole;
  Character out;
  icu::UnicodeString kept;
  for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const UChar32 part = parts.char32At(i);
    if (const std::uint8_t tone = tone_of(part); tone != 0) {
      // Two tones on one letter are no Vietnamese: leave it as it is, else folding twice would move the second.
      if (out.tone != 0) return whole;
      out.tone = tone;
    } else {
      kept.append(part);
    }
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString recomposed = kNfc->normalize(kept, status);
  // A letter that keeps two marks has no single code point; leave such a one as it is.
  if (U_FAILURE(status) || recomposed.countChar32() != 1) return whole;
  out.base = static_cast<char32_t>(recomposed.char32At(0));
  return out;
}

Character look_up(UChar32 c) {
  Character out = c < kTonalEnd ? split_tone(c) : Character{static_cast<char32_t>(u_tolower(c))};
  if (c == 0) out.base = U'\uFFFD';  // a base of 0 is none
  out.kind = kind_of(c);
  out.white = u_isUWhiteSpace(c) != 0;
  return out;
}

}  // namespace

const CharacterTable& character_table() {
  static const CharacterTable kTable = [] {
    CharacterTable table;
    for (std::size_t i = 0; i < table.size(); ++i) table[i] = look_up(static_cast<UChar32>(i));
    return table;
  }();
  return kTable;
}

Character read_character(std::int32_t code_point) {
  if (code_point < 0) return {U'\uFFFD'};
  const CharacterTable& table = character_table();
  const auto index = static_cast<std::size_t>(code_point);
  return index < table.size() ? table[index] : look_up(code_point);
}

}  // namespace entente
