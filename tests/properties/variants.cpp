#include "variants.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>

namespace entente::test {
namespace {

/// Rows: a vowel without tone and with each of the five.
constexpr std::array<std::u16string_view, 10> kTones = {u"aàáảãạ", u"eèéẻẽẹ", u"oòóỏõọ", u"uùúủũụ", u"yỳýỷỹỵ",
                                                        u"AÀÁẢÃẠ", u"EÈÉẺẼẸ", u"OÒÓỎÕỌ", u"UÙÚỦŨỤ", u"YỲÝỶỸỴ"};

struct Vowel {
  std::size_t row = kTones.size();
  std::size_t tone = 0;
};

Vowel vowel(char16_t c) {
  for (std::size_t row = 0; row < kTones.size(); ++row)
    if (const auto tone = kTones[row].find(c); tone != std::u16string_view::npos) return {row, tone};
  return {};
}

/// True for oa, oe, uy of any case.
bool is_glide(std::size_t first, std::size_t second) {
  constexpr std::size_t kA = 0, kE = 1, kO = 2, kU = 3, kY = 4, kCases = 5;
  first %= kCases;
  second %= kCases;
  return (first == kO && (second == kA || second == kE)) || (first == kU && second == kY);
}

icu::UnicodeString with_tone_on(icu::UnicodeString text, bool first_vowel) {
  for (std::int32_t i = 0; i + 1 < text.length(); ++i) {
    const Vowel a = vowel(text[i]);
    const Vowel b = vowel(text[i + 1]);
    if (a.row == kTones.size() || b.row == kTones.size() || !is_glide(a.row, b.row)) continue;
    const bool open = i + 2 == text.length() || u_isalpha(text.char32At(i + 2)) == 0;
    const bool after_q = i > 0 && (text[i - 1] == u'q' || text[i - 1] == u'Q');  // "quý": the u belongs to the q
    if (!open || after_q || (a.tone == 0) == (b.tone == 0)) continue;
    const std::size_t tone = a.tone + b.tone;
    text.setCharAt(i, kTones[a.row][first_vowel ? tone : 0]);
    text.setCharAt(i + 1, kTones[b.row][first_vowel ? 0 : tone]);
  }
  return text;
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> variants(std::string_view text) {
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString composed =
      icu::Normalizer2::getNFCInstance(status)->normalize(icu::UnicodeString::fromUTF8(piece), status);
  const icu::UnicodeString decomposed = icu::Normalizer2::getNFDInstance(status)->normalize(composed, status);
  std::string windows;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n' && (i == 0 || text[i - 1] != '\r')) windows += '\r';
    windows += text[i];
  }
  return {{"composed", utf8(composed)},
          {"decomposed", utf8(decomposed)},
          {"byte order mark", "\xEF\xBB\xBF" + std::string(text)},
          {"line ends of Windows", std::move(windows)},
          {"tone on the first vowel", utf8(with_tone_on(composed, true))},
          {"tone on the second vowel", utf8(with_tone_on(composed, false))}};
}

}  // namespace entente::test
