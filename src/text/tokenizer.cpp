#include "text/tokenizer.hpp"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <utility>

#include "text/characters.hpp"

namespace entente {
namespace {

/// Up to sixteen bytes of a text, zeros behind them.
struct ShortBytes {
  std::uint64_t low;  // the first eight, the first of them in the lowest bits
  std::uint64_t high;
  /// Without a branch between the two.
  bool operator==(const ShortBytes& other) const { return ((low ^ other.low) | (high ^ other.high)) == 0; }
};
constexpr std::uint32_t kShort = sizeof(ShortBytes);

std::uint64_t eight_bytes(const std::uint8_t* at) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  return std::endian::native == std::endian::little ? bytes : __builtin_bswap64(bytes);
}

/// All bits of the bytes before the first that is below '0', as white space and the common punctuation are: of all
/// eight if none is.
std::uint64_t before_end(std::uint64_t bytes) {
  constexpr std::uint64_t kEach = 0x0101010101010101U;
  // A byte below '0' borrows from the one behind it: only the first that is found is one for sure.
  const std::uint64_t ends = ((bytes - kEach * '0') & ~bytes & kEach * 0x80U) >> 7U;
  return (ends - 1) & ~ends;
}

/// The short words and signs that this thread read last, with what a vocabulary says of them. One of twenty words of a
/// text is one that was not read before, and reading one costs many times as much as finding it here.
class KnownWords {
  struct Entry {
    ShortBytes bytes;
    Word word;
  };

 public:
  /// Where words may be found; one line of the processor's cache.
  class alignas(64) Line {
   public:
    /// nullptr if it is not known.
    [[nodiscard]] const Word* find(const ShortBytes& bytes) const {
      // No branch: nobody foresees in which half a word is.
      const Entry& entry = halves_[halves_[1].bytes.low == bytes.low ? 1 : 0];
      return entry.bytes == bytes ? &entry.word : nullptr;
    }

   private:
    friend KnownWords;
    Entry halves_[2];
  };
  static_assert(sizeof(Line) == 64);

  KnownWords() { forget(); }
  /// Forgets all, unless the ids of the words are of this vocabulary.
  void serve(VocabularyStamp vocabulary) {
    if (vocabulary_ == vocabulary) return;
    forget();
    vocabulary_ = vocabulary;
  }
  [[nodiscard]] VocabularyStamp vocabulary() const { return vocabulary_; }

  /// The line in which a word may be, for which the memory is asked early.
  [[nodiscard]] const Line* await(const ShortBytes& bytes) const {
    const Line* const line = &lines_[place(bytes)];
    __builtin_prefetch(line);
    return line;
  }

  /// Takes the place of the older one of two.
  void insert(const ShortBytes& bytes, const Word& word) {
    Line& line = lines_[place(bytes)];
    line.halves_[1] = line.halves_[0];
    line.halves_[0] = {bytes, word};
  }

 private:
  void forget() {
    constexpr Entry kNone{{~std::uint64_t{0}, 0}, {}};  // as no text begins
    for (Line& line : lines_) line.halves_[0] = line.halves_[1] = kNone;
  }
  static std::uint64_t place(const ShortBytes& bytes) {
    const std::uint64_t hash = (bytes.low ^ (bytes.high << 29U | bytes.high >> 35U)) * 0x9E3779B97F4A7C15U;
    return hash >> (64U - kBits);
  }

  static constexpr unsigned kBits = 14;
  std::array<Line, 1U << kBits> lines_;
  VocabularyStamp vocabulary_{};
};

/// What stands together in a text: one byte below '0', or all before the first that is.
struct Run {
  ShortBytes bytes;
  const KnownWords::Line* line;  ///< in which it may be known
  std::uint32_t begin;           ///< in the text
  std::uint16_t length;
  bool space_before;
  bool space_behind;

  [[nodiscard]] std::uint32_t end() const { return begin + length; }
  [[nodiscard]] std::uint32_t next() const { return end() + (space_behind ? 1U : 0U); }
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
    std::array<Run, kAhead> runs;  // that come next; round and round
    while (at_ < end_) {
      Place found{at_, space_};  // behind the last one
      std::size_t last = 0;
      for (std::size_t i = 0;; ++i) {
        while (last < i + kAhead && find_run(found, runs[last % kAhead])) ++last;
        if (i == last) {
          at_ = found.at;
          space_ = found.space_before;
          if (at_ < end_) read({});
          break;
        }
        const Run& run = runs[i % kAhead];
        if (const Word* const word = run.line->find(run.bytes)) [[likely]] {
          // Written where it stays: a copy that is changed first would wait for its own bytes.
          Token& token = out_.emplace_back(*word, ByteSpan{run.begin, run.end()});
          token.space_before = run.space_before;
          if (line_) [[unlikely]]
            token.line_before = std::exchange(line_, false);
          continue;
        }
        at_ = run.begin;
        space_ = run.space_before;
        if (!read(run)) break;  // what comes next is something else
      }
    }
  }

 private:
  /// So many runs are found before the first is looked at: the memory is asked for them all meanwhile.
  static constexpr std::size_t kAhead = 8;

  /// Where a token may begin.
  struct Place {
    std::uint32_t at;
    bool space_before;
  };

  /// What stands together at a place, which goes on behind it, as if all of it were a single word or sign. False if it
  /// does not surely end within sixteen bytes and the range.
  bool find_run(Place& place, Run& run) const {
    if (place.at >= end_ || place.at + kShort > size_) return false;
    const std::uint8_t* const text = bytes_ + place.at;
    std::uint32_t before = 0;  // bytes before the eight among which it ends
    std::uint64_t half = eight_bytes(text);
    // A sign has a byte too. No branch between words and signs: nobody foresees which comes next.
    std::uint64_t own = before_end(half) | 0xFFU;
    ShortBytes bytes{half & own, 0};
    if (own == ~std::uint64_t{0}) [[unlikely]] {
      before = sizeof half;
      half = eight_bytes(text + before);
      own = before_end(half);
      bytes.high = half & own;
      if (own == ~std::uint64_t{0}) return false;
    }
    const auto bits = static_cast<unsigned>(std::countr_zero(own + 1));
    const std::uint32_t length = before + bits / 8;
    if (place.at + length > end_) return false;
    const bool space = (half >> bits & 0xFFU) == ' ';
    // Part by part: as a whole it would wait for the parts, which were just written.
    run.bytes.low = bytes.low;
    run.bytes.high = bytes.high;
    run.line = known_.await(bytes);
    run.begin = place.at;
    run.length = static_cast<std::uint16_t>(length);
    run.space_before = place.space_before;
    run.space_behind = space;
    place = {place.at + length + (space ? 1U : 0U), space};
    return true;
  }

  /// Reads a token or white space, and remembers the token if it is the whole run. True if it was.
  bool read(const Run& run) {
    const std::uint32_t begin = at_;
    const Character c = next(at_);
    if (c.kind == CharacterKind::space || c.kind == CharacterKind::line) {
      space_ = true;
      line_ = line_ || c.kind == CharacterKind::line;
      return false;
    }
    const Word word = c.kind == CharacterKind::symbol ? read_sign(c) : read_word(begin, c);
    Token& token = out_.emplace_back(word, ByteSpan{begin, at_});
    token.space_before = space_;
    token.line_before = std::exchange(line_, false);
    const bool whole = at_ - begin == run.length;
    // Without a vocabulary nobody gives the words that are read ids.
    const bool numbered = vocabulary_ != nullptr || known_.vocabulary() == VocabularyStamp{};
    if (whole && numbered) known_.insert(run.bytes, word);
    // Behind it, or behind a single space, as stands behind most, the next one begins.
    space_ = at_ < end_ && bytes_[at_] == ' ';
    at_ += space_ ? 1U : 0U;
    return whole;
  }

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

  /// The word whose first character `c`, at `begin`, was just read; goes behind it.
  Word read_word(std::uint32_t begin, Character c) {
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
    word.is_mixed = !word.is_number && bytes_[begin] >= '0' && bytes_[begin] <= '9';
    return word;
  }

  const CharacterTable& table_ = character_table();
  const Vocabulary* vocabulary_;
  KnownWords& known_ = known_words();
  const std::uint8_t* bytes_;
  std::size_t size_;  // of the text, which goes on behind end_
  std::uint32_t at_;
  std::uint32_t end_;
  bool space_ = true;  // what stands before the token that comes next
  bool line_;
  std::vector<Token>& out_;
};

}  // namespace

void tokenize(std::string_view text, ByteSpan range, std::vector<Token>& out, const Vocabulary* vocabulary) {
  Tokenizer(text, range, vocabulary, out).run();
}

}  // namespace entente
