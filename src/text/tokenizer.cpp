#include "text/tokenizer.hpp"

#include <unicode/utf8.h>

#include <array>
#include <cstdint>
#include <cstring>

#include "text/characters.hpp"

namespace entente {
namespace {

/// What the characters of a token say.
struct Word {
  WordKey key{};
  bool word = false;
  bool upper = false;
  bool number = false;
  bool all_upper = false;
};

/// The short words that this thread read last. Every tenth word of a text is one that was not read before, and
/// reading one costs four times as much as finding it here.
class KnownWords {
 public:
  /// The bytes of a word of at most kLongest bytes, none of them zero.
  struct Bytes {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    bool operator==(const Bytes&) const = default;
  };
  static constexpr std::uint32_t kLongest = sizeof(Bytes);

  struct Entry {
    Bytes bytes;
    Word word;
  };

  /// Where the word is, if it is there at all.
  Entry& place(const Bytes& bytes) {
    const std::uint64_t hash = (bytes.low ^ (bytes.high << 29U | bytes.high >> 35U)) * 0x9E3779B97F4A7C15U;
    return entries_[hash >> (64U - kBits)];
  }

 private:
  static constexpr unsigned kBits = 12;
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
        at_(range.begin),
        end_(range.end),
        line_(range.begin == 0),
        out_(out) {}

  void run() {
    while (at_ < end_) {
      if (bytes_[at_] == ' ') {  // nearly every second token
        space_ = true;
        ++at_;
        continue;
      }
      begin_ = at_;
      if (read_known()) continue;
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
  Word read_word(Character c) {
    Word word;
    word.upper = c.kind == CharacterKind::upper;
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
    word.word = true;
    word.number = digit && letters == 0;
    word.all_upper = letters >= 2 && !lower;
    return word;
  }

  /// Reads a short word of ASCII and of the letters that Vietnamese and most of Europe add; false if there is none.
  bool read_known() {
    std::uint32_t end = at_;
    while (end < end_) {
      const std::uint8_t byte = bytes_[end];
      if (byte < 0x80) {
        if (table_[byte].kind <= CharacterKind::symbol) break;
        ++end;
      } else if (byte >= 0xC4 && byte <= 0xC6) {  // U+0100 to U+01BF
        end += 2;
      } else if (byte == 0xC3 && (bytes_[end + 1] & 0xDFU) != 0x97) {  // U+00C0 to U+00FF but × and ÷
        end += 2;
      } else if (byte == 0xE1 && (bytes_[end + 1] == 0xBA || bytes_[end + 1] == 0xBB)) {  // U+1E80 to U+1EFF
        end += 3;
      } else {
        return false;  // something else, that may belong to the word
      }
    }
    const std::uint32_t length = end - at_;
    if (length == 0 || length > KnownWords::kLongest || end > end_) return false;
    KnownWords::Bytes bytes;
    std::memcpy(&bytes, bytes_ + at_, length);
    KnownWords::Entry& entry = known_.place(bytes);
    if (entry.bytes == bytes) {
      at_ = end;
    } else {
      const Character c = next(at_);
      entry = {bytes, read_word(c)};
    }
    add(entry.word);
    return true;
  }

  void add(const Word& word) {
    Token& token = out_.emplace_back();
    token.bytes = {begin_, at_};
    token.key = word.key;
    token.is_word = word.word;
    token.is_upper = word.upper;
    token.is_number = word.number;
    token.is_all_upper = word.all_upper;
    token.space_before = space_;
    token.line_before = line_;
    space_ = line_ = false;
  }

  const CharacterTable& table_ = character_table();
  KnownWords& known_ = known_words();
  const std::uint8_t* bytes_;
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
