#pragma once

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace entente::test {

inline void append_utf8(std::string& out, std::int32_t code_point) {
  icu::UnicodeString(static_cast<UChar32>(code_point)).toUTF8String(out);
}

/// Canonical composition (or decomposition) by ICU itself.
inline std::string normalized(std::string_view text, bool composed) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form =
      composed ? icu::Normalizer2::getNFCInstance(status) : icu::Normalizer2::getNFDInstance(status);
  std::string out;
  form->normalize(icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size()))),
                  status)
      .toUTF8String(out);
  return out;
}

/// Texts of code points from where the trouble is: Vietnamese letters, marks of tone, white space,
/// punctuation, invisible characters, other scripts, the far planes. Valid UTF-8, mostly not normalised.
class RandomText {
 public:
  explicit RandomText(std::uint32_t seed) : random_(seed) {}

  std::string operator()(std::size_t code_points) {
    std::string out;
    for (std::size_t i = 0; i < code_points; ++i) append_utf8(out, next());
    return out;
  }

  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_() % limit); }

 private:
  std::int32_t between(std::int32_t low, std::int32_t high) {
    return low + static_cast<std::int32_t>(below(static_cast<std::uint32_t>(high - low + 1)));
  }

  std::int32_t next() {
    constexpr std::int32_t kSpecial[] = {' ',    ' ',    '\n',   '\r',   '\t',   '.',    ',',    '"',    '-',    '(',
                                         '0',    '7',    0x300,  0x301,  0x303,  0x309,  0x323,  0x302,  0x306,  0x31B,
                                         0x111,  0x110,  0xE2,   0x1A1,  0x1B0,  0xA0,   0xAD,   0x200B, 0x200D, 0x2060,
                                         0xFEFF, 0x201C, 0x201D, 0x2026, 0x2013, 0x2028, 0x3000, 0xFE0F, 0x1F600};
    switch (below(8)) {
      case 0:
        return between('a', 'z');
      case 1:
        return between('A', 'Z');
      case 2:
        return between(0x1EA0, 0x1EF9);
      case 3:
        return between(0xC0, 0x24F);
      case 4:
        return between(0x370, 0x4FF);
      case 5:
        return below(2) == 0 ? between(0x4E00, 0x9FFF) : between(0x10000, 0x10FFFF);
      default:
        return kSpecial[below(static_cast<std::uint32_t>(std::size(kSpecial)))];
    }
  }

  std::mt19937 random_;
};

}  // namespace entente::test
