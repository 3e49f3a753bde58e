#include "text/tokenizer.hpp"

#include <unicode/utf8.h>

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "text/characters.hpp"

namespace entente {
namespace {

/// Up to sixteen bytes of a text, zeros behind them.
struct ShortBytes {
  std::uint64_t low = 0;  // the first eight, the first of them in the lowest bits
  std::uint64_t high = 0;
  bool operator==(const ShortBytes&) const = default;
};
constexpr std::uint32_t kShort = sizeof(ShortBytes);

std::uint64_t eight_bytes(const std::uint8_t* at) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  return std::endian::native == std::endian::little ? bytes : __builtin_bswap64(bytes);
}

/// So many of the eight bytes stand before the first below '0', as white space and the common punctuation are.
std::uint32_t run_length(std::uint64_t bytes) {
  constexpr std::uint64_t kEach = 0x0101010101010101U;
  // A byte below '0' borrows from the one behind it: the first that is found is one for sure.
  const std::uint64_t below = (bytes - kEach * '0') & ~bytes & kEach * 0x80U;
  return static_cast<std::uint32_t>(std::countr_zero(below)) / 8;
}

std::uint64_t first_bytes(std::uint64_t bytes, std::uint32_t count) {
  return count < 8 ? bytes & ((std::uint64_t{1} << 8 * count) - 1) : bytes;
}

/// The short words that this thread read last. Every tenth word of a text is one that was not read before, and
/// reading one costs many times as much as finding it here.
class KnownWords {
 public:
  struct Entry {
    ShortBytes bytes;
    Token word;  // without its place
  };

  /// Where the word is, if it is there at all.
  Entry& place(const ShortBytes& bytes) {
    const std::uint64_t hash = (bytes.low ^ (bytes.high << 29U | bytes.high >> 35U)) * 0x9E3779B97F4A7C15U;
    return entries_[hash >> (64U - kBits)];
  }

 private:
  static constexpr unsigned kBits = 13;
  std::array<Entry, 1U << kBits> entries_{};
};

KnownWords& known_words() {
  thread_local KnownWords words;
  return words;
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, ByteSpan range, std::vector<Token>& out)
      : bytes_(reinterpret_cast<const std::uint8_t*>(text.data())),
        size_(text.size()),
        at_(range.begin),
        end_(range.end),
        line_(range.begin == 0),
        out_(out) {}

  void run() {
    while (at_ < end_) {
      begin_ = at_;
      if (read_short()) continue;
      const Character c = next(at_);
      if (c.kind == CharacterKind::space || c.kind == CharacterKind::line) {
        space_ = true;
        line_ = line_ || c.kind == CharacterKind::line;
      } else if (c.kind == CharacterKind::symbol) {
        WordHash hash;
        hash.add(c);
        add({.key = hash.key()});
      } else {
        add(read_word(c));
      }
    }
  }

 private:
  Character next(std::uint32_t& at) const {
    if (bytes_[at] < 0x80) return table_[bytes_[at++]];
    UChar32 c = 0;
    auto i = static_cast<std::int32_t>(at);
    U8_NEXT(bytes_, i, static_cast<std::int32_t>(end_), c);
    at = static_cast<std::uint32_t>(i);
    return static_cast<std::uint32_t>(c) < table_.size() ? table_[static_cast<std::size_t>(c)] : read_character(c);
  }

  /// The word whose first character `c` was just read; goes behind it.
  Token read_word(Character c) {
    Token word;
    word.is_upper = c.kind == CharacterKind::upper;
    WordHash hash;
    std::uint32_t letters = 0;
    bool digit = false;
    bool lower = false;
    for (std::uint32_t behind = at_;; at_ = behind) {
      hash.add(c);
      letters += c.kind >= CharacterKind::lower ? 1U : 0U;
      digit = digit || c.kind == CharacterKind::digit;
      lower = lower || c.kind == CharacterKind::lower;
      if (at_ == end_) break;
      c = next(behind);
      if (c.kind <= CharacterKind::symbol) break;
    }
    word.key = hash.key();
    word.is_word = true;
    word.is_number = digit && letters == 0;
    word.is_all_upper = letters >= 2 && !lower;
    word.is_mixed = !word.is_number && bytes_[begin_] >= '0' && bytes_[begin_] <= '9';
    return word;
  }

  /// Reads a word if one begins here and the text goes on far enough for all short ones; else stays.
  bool read_short() {
    if (size_ - at_ < kShort) return false;
    ShortBytes bytes{eight_bytes(bytes_ + at_), eight_bytes(bytes_ + at_ + 8)};
    std::uint32_t length = run_length(bytes.low);
    if (length < 8) {
      bytes = {first_bytes(bytes.low, length), 0};
    } else {
      const std::uint32_t rest = run_length(bytes.high);
      bytes.high = first_bytes(bytes.high, rest);
      length += rest;
    }
    if (length == 0 || length == kShort || length > end_ - at_) return false;
    KnownWords::Entry& entry = known_.place(bytes);
    if (entry.bytes == bytes) {
      at_ += length;
      add(entry.word);
      return true;
    }
    const Character c = next(at_);
    if (c.kind <= CharacterKind::symbol) {
      at_ = begin_;
      return false;
    }
    const Token word = read_word(c);
    if (at_ == begin_ + length) entry = {bytes, word};
    add(word);
    return true;
  }

  /// Adds the token that ends here and goes behind a single space, as stands behind most.
  void add(const Token& word) {
    out_.push_back(word);
    Token& token = out_.back();
    token.bytes = {begin_, at_};
    token.space_before = space_;
    token.line_before = line_;
    space_ = at_ < end_ && bytes_[at_] == ' ';
    line_ = false;
    at_ += space_ ? 1U : 0U;
  }

  const CharacterTable& table_ = character_table();
  KnownWords& known_ = known_words();
  const std::uint8_t* bytes_;
  std::size_t size_;  // of the text, which goes on behind end_
  std::uint32_t at_;
  std::uint32_t end_;
  std::uint32_t begin_ = 0;  // of the token that comes next
  bool space_ = true;        // what stands before it
  bool line_;
  std::vector<Token>& out_;
};

}  // namespace

void tokenize(std::string_view text, ByteSpan range, std::vector<Token>& out) {
  Tokenizer(text, range, out).run();
}

}  // namespace entente
