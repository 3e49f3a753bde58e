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
  /// Without a branch between the two.
  bool operator==(const ShortBytes& other) const { return ((low ^ other.low) | (high ^ other.high)) == 0; }
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

/// The short words that this thread read last, with what a vocabulary says of them. One of twenty words of a
/// text is one that was not read before, and reading one costs many times as much as finding it here.
class KnownWords {
 public:
  /// Forgets all, unless the ids of the words are of this vocabulary.
  void serve(VocabularyStamp vocabulary) {
    if (vocabulary_ == vocabulary) return;
    lines_.fill({});
    vocabulary_ = vocabulary;
  }
  [[nodiscard]] VocabularyStamp vocabulary() const { return vocabulary_; }

  /// nullptr if it is not known.
  [[nodiscard]] const Word* find(const ShortBytes& bytes) const {
    const Line& line = lines_[place(bytes)];
    // No branch: nobody foresees in which half a word is.
    const Entry& entry = line.halves[line.halves[1].bytes == bytes ? 1 : 0];
    return entry.bytes == bytes ? &entry.word : nullptr;
  }

  /// Takes the place of the older one of two.
  void insert(const ShortBytes& bytes, const Word& word) {
    Line& line = lines_[place(bytes)];
    line.halves[1] = line.halves[0];
    line.halves[0] = {bytes, word};
  }

 private:
  struct Entry {
    ShortBytes bytes;
    Word word;
  };
  /// One of the processor's cache.
  struct alignas(64) Line {
    std::array<Entry, 2> halves;
  };
  static_assert(sizeof(Line) == 64);

  static std::size_t place(const ShortBytes& bytes) {
    const std::uint64_t hash = (bytes.low ^ (bytes.high << 29U | bytes.high >> 35U)) * 0x9E3779B97F4A7C15U;
    return hash >> (64U - kBits);
  }

  static constexpr unsigned kBits = 12;
  std::array<Line, 1U << kBits> lines_{};
  VocabularyStamp vocabulary_{};
};

KnownWords& known_words() {
  thread_local KnownWords words;
  return words;
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, ByteSpan range, const Vocabulary* vocabulary, std::vector<Token>& out)
      : vocabulary_(vocabulary),
        bytes_(reinterpret_cast<const std::uint8_t*>(text.data())),
        size_(text.size()),
        at_(range.begin),
        end_(range.end),
        line_(range.begin == 0),
        out_(out) {
    if (vocabulary_ != nullptr) known_.serve(vocabulary_->stamp());
  }

  void run() {
    while (at_ < end_) {
      begin_ = at_;
      if (read_short()) continue;
      const Character c = next(at_);
      if (c.kind == CharacterKind::space || c.kind == CharacterKind::line) {
        space_ = true;
        line_ = line_ || c.kind == CharacterKind::line;
      } else if (c.kind == CharacterKind::symbol) {
        add(read_sign(c));
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

  Word read_sign(const Character& c) const {
    Word sign;
    WordHash hash;
    hash.add(c);
    sign.key = hash.key();
    sign.word = id(sign.key);
    sign.ends_sentence = c.base == U'.' || c.base == U'?' || c.base == U'!' || c.base == U'\u2026';
    return sign;
  }

  [[nodiscard]] WordId id(WordKey key) const { return vocabulary_ != nullptr ? vocabulary_->find(key) : WordId{}; }

  /// The word whose first character `c` was just read; goes behind it.
  Word read_word(Character c) {
    Word word;
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
    word.word = id(word.key);
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
    if (const Word* const word = known_.find(bytes)) {
      at_ += length;
      add(*word);
      return true;
    }
    const Character c = next(at_);
    if (c.kind <= CharacterKind::symbol) {
      at_ = begin_;
      return false;
    }
    const Word word = read_word(c);
    // Without a vocabulary nobody gave it an id.
    const bool numbered = vocabulary_ != nullptr || known_.vocabulary() == VocabularyStamp{};
    if (at_ == begin_ + length && numbered) known_.insert(bytes, word);
    add(word);
    return true;
  }

  /// Adds the token that ends here and goes behind a single space, as stands behind most.
  void add(const Word& word) {
    // Written where it stays: a copy that is changed first would wait for its own bytes.
    Token& token = out_.emplace_back();
    static_cast<Word&>(token) = word;
    token.bytes = {begin_, at_};
    token.space_before = space_;
    token.line_before = line_;
    space_ = at_ < end_ && bytes_[at_] == ' ';
    line_ = false;
    at_ += space_ ? 1U : 0U;
  }

  const CharacterTable& table_ = character_table();
  const Vocabulary* vocabulary_;
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

void tokenize(std::string_view text, ByteSpan range, std::vector<Token>& out, const Vocabulary* vocabulary) {
  Tokenizer(text, range, vocabulary, out).run();
}

}  // namespace entente
