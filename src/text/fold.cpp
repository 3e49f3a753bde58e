#include "text/fold.hpp"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

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
  explicit FoldedWords(std::string& out) : out_(out), begin_(out.size()) {}

  void add(const Character& c) {
    if (c.base != 0) put(c.base);
    if (c.tone != 0 && tone_count_ < tones_.size()) tones_[tone_count_++] = kTones[c.tone - 1U];
  }
  void add_space() {
    if (size_ > 0 || out_.size() > begin_) put(U' ');
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
  const std::size_t begin_;
  std::array<char, 128> buffer_;
  std::size_t size_ = 0;
  std::array<char32_t, kMaxTones> tones_{};
  std::size_t tone_count_ = 0;
};

/// Appends the folded form of a text, whatever white space it holds.
void fold_characters(std::string_view text, std::string& out) {
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
}

/// A word of up to so many bytes and what it folds to.
struct KnownWord {
  static constexpr std::size_t kSize = 15;
  std::array<std::uint64_t, 2> word{};  // its bytes, then zeros; in the last byte how many it has
  std::uint8_t size = 0;                // of what it folds to
  std::array<char, 23> folded{};
};

/// What a thread has folded of late: names are made of the same few words.
class KnownWords {
 public:
  /// The place of a word: it may hold another one.
  KnownWord& operator[](const std::array<std::uint64_t, 2>& word) {
    return words_[((word[0] ^ std::rotl(word[1], 29)) * 0x9E3779B97F4A7C15U) >> (64U - kBits)];
  }

 private:
  static constexpr unsigned kBits = 11;
  std::array<KnownWord, std::size_t{1} << kBits> words_{};
};

/// A bit, the highest of its byte, at the first space among eight bytes; what stands above it means nothing.
std::uint64_t first_space(std::uint64_t bytes) {
  const std::uint64_t other = bytes ^ 0x2020202020202020U;
  return (other - 0x0101010101010101U) & ~other & 0x8080808080808080U;
}

/// The first `size` bytes of eight, which lie as in memory.
std::uint64_t first_bytes(std::uint64_t bytes, std::size_t size) {
  return size >= 8 ? bytes : bytes & ((std::uint64_t{1} << 8 * size) - 1);
}

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
  fold(text, out);
  return out;
}

void fold(std::string_view text, std::string& out) {
  constexpr std::size_t kLongest = 128;
  out.clear();
  if (text.size() > kLongest || std::endian::native != std::endian::little) {
    fold_characters(text, out);
    return;
  }
  // Spaces behind the text end its last word, and a word may be looked at as a whole.
  std::array<char, kLongest + sizeof(KnownWord::word)> padded;
  text.copy(padded.data(), text.size());
  std::memset(padded.data() + text.size(), ' ', sizeof(KnownWord::word));
  // Of a word there is room for all that is known, and for the space before it.
  std::array<char, (kLongest / 2 + 1) * (sizeof(KnownWord::folded) + 1)> folded;
  char* end = folded.data();
  thread_local KnownWords known_words;
  for (std::size_t begin = 0; begin < text.size();) {
    std::array<std::uint64_t, 2> word;
    std::memcpy(word.data(), padded.data() + begin, sizeof word);
    const auto spaces = std::array{first_space(word[0]), first_space(word[1])};
    const std::size_t size =
        static_cast<std::size_t>(spaces[0] != 0 ? std::countr_zero(spaces[0]) : 64 + std::countr_zero(spaces[1])) / 8;
    if (size > KnownWord::kSize) {
      out.clear();
      fold_characters(text, out);
      return;
    }
    word = {first_bytes(word[0], size), first_bytes(word[1], size < 8 ? 0 : size - 8) | std::uint64_t{size} << 56U};
    KnownWord& known = known_words[word];
    if (known.word != word) {
      out.clear();
      fold_characters(text.substr(begin, size), out);
      if (out.size() > known.folded.size()) {
        out.clear();
        fold_characters(text, out);
        return;
      }
      known.word = word;
      known.size = static_cast<std::uint8_t>(out.copy(known.folded.data(), known.folded.size()));
    }
    // No space stands at the beginning, nor before what is nothing but white space of another kind.
    *end = ' ';
    end += unsigned{end != folded.data()} & unsigned{known.size != 0};
    std::memcpy(end, known.folded.data(), known.folded.size());
    end += known.size;
    begin += size + 1;
  }
  out.assign(folded.data(), end);
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
