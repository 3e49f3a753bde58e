#include "text/slug.hpp"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

namespace entente {
namespace {

/// What a text becomes letter by letter of ASCII, in small letters. For one thread.
class Transliteration {
 public:
  [[nodiscard]] icu::UnicodeString of(std::string_view text) {
    const icu::UnicodeString unicode =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    icu::UnicodeString out;
    for (std::int32_t i = 0; i < unicode.length(); ++i) {
      if (is_accent(unicode[i])) continue;
      const std::optional<std::size_t> letter = latin_letter(unicode[i]);
      if (!letter) return whole(unicode);
      icu::UnicodeString& becomes = letters_.at(*letter);
      if (becomes.isEmpty()) {
        const std::optional<char16_t> ascii = plain(unicode[i]);
        becomes = ascii ? icu::UnicodeString(*ascii) : whole(icu::UnicodeString(unicode[i]));
      }
      out.append(becomes);
    }
    return out;
  }

 private:
  static constexpr char16_t kLatinEnd = 0x0250, kAdditional = 0x1E00, kAdditionalEnd = 0x1F00;
  static constexpr char16_t kPunctuation = 0x2010, kPunctuationEnd = 0x2028;
  static constexpr std::size_t kLetters = kLatinEnd + (kAdditionalEnd - kAdditional);

  /// Goes in any case: the letter without it becomes what the letter with it does.
  static bool is_accent(char16_t c) { return c >= 0x0300 && c < 0x0370; }

  /// The number of a composed letter of a Latin block, or of a mark of punctuation: what it becomes does not depend on
  /// its neighbours.
  static std::optional<std::size_t> latin_letter(char16_t c) {
    if (c < kLatinEnd) return c;
    if (c >= kAdditional && c < kAdditionalEnd) return c - kAdditional + kLatinEnd;
    if (c >= kPunctuation && c < kPunctuationEnd) return c - kPunctuation + kLetters;
    return std::nullopt;
  }

  /// What is ASCII but for its marks, without them and in small letters; nothing for all else.
  static std::optional<char16_t> plain(char16_t c) {
    if (c == 0x0110 || c == 0x0111) return u'd';  // the stroke is no mark
    if (c >= kPunctuation && c < kPunctuationEnd) return u' ';
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const nfd = icu::Normalizer2::getNFDInstance(status);
    icu::UnicodeString parts(c);
    if (U_SUCCESS(status)) nfd->getDecomposition(c, parts);
    for (std::int32_t i = 1; i < parts.length(); ++i)
      if (!is_accent(parts[i])) return std::nullopt;
    const char16_t first = parts[0];
    if (first >= 0x80) return std::nullopt;
    return first >= u'A' && first <= u'Z' ? static_cast<char16_t>(first - u'A' + u'a') : first;
  }

  // A transliterator costs as much to make as all knowledge to load, and is not thread-safe: a run of names in Latin
  // letters makes none.
  [[nodiscard]] icu::UnicodeString whole(icu::UnicodeString text) {
    if (!asked_) {
      asked_ = true;
      UErrorCode status = U_ZERO_ERROR;
      to_ascii_.reset(icu::Transliterator::createInstance(
          "Any-Latin; Latin-ASCII; NFD; [:Nonspacing Mark:] Remove; Lower", UTRANS_FORWARD, status));
    }
    if (to_ascii_ != nullptr) to_ascii_->transliterate(text);
    return text;
  }

  bool asked_ = false;
  std::unique_ptr<icu::Transliterator> to_ascii_;
  std::array<icu::UnicodeString, kLetters + (kPunctuationEnd - kPunctuation)> letters_;  // filled when first met
};

}  // namespace

std::string slug(std::string_view text) {
  thread_local Transliteration transliteration;
  const icu::UnicodeString unicode = transliteration.of(text);
  std::string out;
  for (std::int32_t i = 0; i < unicode.length(); ++i) {
    const char16_t c = unicode[i];
    if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9')) {
      out.push_back(static_cast<char>(c));
    } else if (!out.empty() && out.back() != '-') {
      out.push_back('-');
    }
  }
  if (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

}  // namespace entente
