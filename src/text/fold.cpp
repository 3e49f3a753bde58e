#include "text/fold.hpp"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace entente {
namespace {

/// The five marks of tone: grave, acute, tilde, hook above, dot below.
constexpr bool is_tone(UChar32 c) {
  return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309 || c == 0x323;
}

struct Folded {
  UChar32 base = 0;  ///< lower case, without tone
  UChar32 tone = 0;  ///< 0 if none
};

Folded fold_slowly(UChar32 c) {
  static const icu::Normalizer2* const kNfc = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFCInstance(status);
  }();
  Folded out{u_tolower(c), 0};
  icu::UnicodeString parts;
  if (kNfc == nullptr || !kNfc->getDecomposition(out.base, parts)) return out;
  icu::UnicodeString kept;
  for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const UChar32 part = parts.char32At(i);
    if (is_tone(part)) {
      // Two tones on one letter are no Vietnamese: leave it as it is, else folding twice would move the second.
      if (out.tone != 0) return {u_tolower(c), 0};
      out.tone = part;
    } else {
      kept.append(part);
    }
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString recomposed = kNfc->normalize(kept, status);
  // A letter that keeps two marks has no single code point; leave such a one as it is.
  if (U_FAILURE(status) || recomposed.countChar32() != 1) return {u_tolower(c), 0};
  out.base = recomposed.char32At(0);
  return out;
}

/// Latin, Greek, Cyrillic and the Latin letters with two marks: computed once.
constexpr std::size_t kTableSize = 0x1F00;

const Folded& fold_table(std::size_t c) {
  static const auto kTable = [] {
    std::array<Folded, kTableSize> table{};
    for (std::size_t i = 0; i < kTableSize; ++i) table[i] = fold_slowly(static_cast<UChar32>(i));
    return table;
  }();
  return kTable[c];
}

icu::UnicodeString lower(std::string_view text) {
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  return icu::UnicodeString::fromUTF8(piece).toLower(icu::Locale::getRoot());
}

void append_code_point(std::string& out, UChar32 c) {
  char buffer[U8_MAX_LENGTH];
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(buffer, length, c);
  out.append(buffer, static_cast<std::size_t>(length));
}

}  // namespace

void fold_word(std::string_view word, std::string& out) {
  std::array<UChar32, 4> tones{};
  std::size_t tone_count = 0;
  std::int32_t i = 0;
  const auto length = static_cast<std::int32_t>(word.size());
  while (i < length) {
    const auto byte = static_cast<unsigned char>(word[static_cast<std::size_t>(i)]);
    if (byte < 0x80) {
      out.push_back(byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : static_cast<char>(byte));
      ++i;
      continue;
    }
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(word.data()), i, length, c);
    if (c < 0) c = 0xFFFD;
    if (is_tone(c)) {
      if (tone_count < tones.size()) tones[tone_count++] = c;
      continue;
    }
    const Folded folded = static_cast<std::size_t>(c) < kTableSize ? fold_table(static_cast<std::size_t>(c))
                                                                   : Folded{u_tolower(c), 0};
    append_code_point(out, folded.base);
    if (folded.tone != 0 && tone_count < tones.size()) tones[tone_count++] = folded.tone;
  }
  for (std::size_t t = 0; t < tone_count; ++t) append_code_point(out, tones[t]);
}

std::string fold(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t word_begin = 0;
  const auto flush = [&](std::size_t end) {
    if (end == word_begin) return;
    if (!out.empty()) out.push_back(' ');
    fold_word(text.substr(word_begin, end - word_begin), out);
  };
  std::int32_t i = 0;
  const auto length = static_cast<std::int32_t>(text.size());
  while (i < length) {
    const std::int32_t start = i;
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), i, length, c);
    if (c >= 0 && (u_isUWhiteSpace(c) != 0)) {
      flush(static_cast<std::size_t>(start));
      word_begin = static_cast<std::size_t>(i);
    }
  }
  flush(text.size());
  return out;
}

std::string_view trim(std::string_view text) {
  std::size_t begin = text.size();
  std::size_t end = 0;
  const auto length = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < length;) {
    const auto start = static_cast<std::size_t>(i);
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), i, length, c);
    if (c >= 0 && u_isspace(c) != 0) continue;
    begin = std::min(begin, start);
    end = static_cast<std::size_t>(i);
  }
  return begin < end ? text.substr(begin, end - begin) : std::string_view{};
}

std::string lower_case(std::string_view text) {
  std::string out;
  return lower(text).toUTF8String(out);
}

std::string fold_decomposed(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString lowered = lower(text);
  icu::UnicodeString decomposed = U_SUCCESS(status) ? nfd->normalize(lowered, status) : lowered;
  if (U_FAILURE(status)) decomposed = lowered;
  icu::UnicodeString out;
  icu::UnicodeString tones;  // of the word
  bool space = false;
  for (std::int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const UChar32 c = decomposed.char32At(i);
    if (u_isspace(c) != 0) {
      out.append(tones);
      tones.remove();
      space = true;
      continue;
    }
    if (space && !out.isEmpty()) out.append(UChar32{' '});
    space = false;
    (is_tone(c) ? tones : out).append(c);
  }
  out.append(tones);
  std::string utf8;
  return out.toUTF8String(utf8);
}

bool starts_upper(std::string_view text) {
  if (text.empty()) return false;
  std::int32_t i = 0;
  UChar32 c = 0;
  U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), i, static_cast<std::int32_t>(text.size()), c);
  return c >= 0 && (u_isupper(c) || u_istitle(c));
}

}  // namespace entente
