#include "text/fold.hpp"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/characters.hpp"

namespace entente {
namespace {

icu::UnicodeString lower(std::string_view text) {
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  return icu::UnicodeString::fromUTF8(piece).toLower(icu::Locale::getRoot());
}

template <class Visit>
void for_each_character(std::string_view text, Visit visit) {
  const CharacterTable& table = character_table();
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, length, c);
    visit(static_cast<std::uint32_t>(c) < table.size() ? table[static_cast<std::size_t>(c)] : read_character(c));
  }
}

/// Appends folded words to a text character by character, the tones of each behind it. Few are longer than the buffer
/// in which they are collected.
class FoldedWords {
 public:
  explicit FoldedWords(std::string& out) : out_(out) {}

  void add(const Character& c) {
    if (c.base != 0) put(c.base);
    if (c.tone != 0 && tone_count_ < tones_.size()) tones_[tone_count_++] = kTones[c.tone - 1U];
  }
  void add_space() {
    if (size_ > 0 || !out_.empty()) put(U' ');
  }
  void end_word() {
    for (std::size_t t = 0; t < tone_count_; ++t) put(tones_[t]);
    tone_count_ = 0;
  }
  void end() {
    end_word();
    flush();
  }

 private:
  void put(char32_t code) {
    if (code < 0x80) {
      buffer_[size_++] = static_cast<char>(code);
    } else {
      U8_APPEND_UNSAFE(buffer_.data(), size_, static_cast<UChar32>(code));
    }
    if (size_ > buffer_.size() - U8_MAX_LENGTH) flush();
  }
  void flush() {
    out_.append(buffer_.data(), size_);
    size_ = 0;
  }

  std::string& out_;
  std::array<char, 128> buffer_;
  std::size_t size_ = 0;
  std::array<char32_t, kMaxTones> tones_{};
  std::size_t tone_count_ = 0;
};

}  // namespace

void fold_word(std::string_view word, std::string& out) {
  FoldedWords folded(out);
  for_each_character(word, [&](const Character& c) { folded.add(c); });
  folded.end();
}

WordKey word_key(std::string_view word) {
  WordHash hash;
  for_each_character(word, [&](const Character& c) { hash.add(c); });
  return hash.key();
}

std::string fold(std::string_view text) {
  std::string out;
  FoldedWords folded(out);
  bool space = false;
  for_each_character(text, [&](const Character& c) {
    if (c.white) {
      folded.end_word();
      space = true;
      return;
    }
    if (space) folded.add_space();
    space = false;
    folded.add(c);
  });
  folded.end();
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
    const bool tone = std::ranges::find(kTones, static_cast<char32_t>(c)) != kTones.end();
    (tone ? tones : out).append(c);
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
