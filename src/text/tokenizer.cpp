#include "text/tokenizer.hpp"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>

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

/// A bit in each of the eight bytes that is below '0', as white space and the common punctuation are. A byte below '0'
/// borrows from the one behind it: only the first that is found is one for sure.
std::uint64_t below_zero(std::uint64_t bytes) {
  constexpr std::uint64_t kEach = 0x0101010101010101U;
  return (bytes - kEach * '0') & ~bytes & kEach * 0x80U;
}

/// All bytes before the first that has a bit.
std::uint64_t before_first(std::uint64_t bits) {
  return ((bits & -bits) >> 7U) - 1;
}

/// What stands together at the begin of sixteen bytes: one below '0', or all before the first that is.
struct Run {
  ShortBytes bytes;
  std::uint32_t begin;   ///< in the text
  std::uint32_t length;  ///< kShort: it may go on behind them
  std::uint32_t place;   ///< of the known words, where it may be found
};

/// Without a branch between words and signs: nobody foresees which comes next.
Run first_run(const std::uint8_t* text, std::uint32_t begin) {
  ShortBytes bytes{eight_bytes(text + begin), 0};
  std::uint32_t before = 0;  // bytes before those among which it ends
  std::uint64_t ends = below_zero(bytes.low);
  const std::uint64_t sign = ends & 0x80U;
  ends = (ends ^ sign) | sign << 8U;
  if (ends != 0) [[likely]] {
    bytes.low &= before_first(ends);
  } else {
    before = sizeof bytes.low;
    bytes.high = eight_bytes(text + begin + before);
    ends = below_zero(bytes.high);
    bytes.high &= before_first(ends);
  }
  return {bytes, begin, before + static_cast<std::uint32_t>(std::countr_zero(ends)) / 8, 0};
}

/// The short words and signs that this thread read last, with what a vocabulary says of them. One of twenty words of a
/// text is one that was not read before, and reading one costs many times as much as finding it here.
class KnownWords {
 public:
  KnownWords() { forget(); }
  /// Forgets all, unless the ids of the words are of this vocabulary.
  void serve(VocabularyStamp vocabulary) {
    if (vocabulary_ == vocabulary) return;
    forget();
    vocabulary_ = vocabulary;
  }
  [[nodiscard]] VocabularyStamp vocabulary() const { return vocabulary_; }

  /// Asks the memory early for what find() will look at; its place.
  std::uint32_t await(const ShortBytes& bytes) const {
    const std::uint32_t at = place(bytes);
    __builtin_prefetch(&lines_[at]);
    return at;
  }

  /// nullptr if it is not known. `at`: as await() gave it.
  [[nodiscard]] const Word* find(const ShortBytes& bytes, std::uint32_t at) const {
    const Line& line = lines_[at];
    // No branch: nobody foresees in which half a word is.
    const Entry& entry = line.halves[line.halves[1].bytes.low == bytes.low ? 1 : 0];
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

  void forget() {
    constexpr Entry kNone{{~std::uint64_t{0}, 0}, {}};  // as no text begins
    lines_.fill({{kNone, kNone}});
  }
  static std::uint32_t place(const ShortBytes& bytes) {
    const std::uint64_t hash = (bytes.low ^ (bytes.high << 29U | bytes.high >> 35U)) * 0x9E3779B97F4A7C15U;
    return static_cast<std::uint32_t>(hash >> (64U - kBits));
  }

  static constexpr unsigned kBits = 14;
  std::array<Line, 1U << kBits> lines_;
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
    std::array<Run, kAtOnce> runs;
    while (at_ < end_) {
      const std::size_t count = find_runs(runs);
      if (count == 0) read({});
      for (const Run& run : std::span(runs).first(count)) {
        if (run.begin != at_) break;  // behind white space that no single byte is
        take(run);
        while (at_ < run.begin + run.length) {  // it is more than one word or sign
          std::array<Run, 1> rest{};
          find_runs(rest);
          take(rest[0]);
        }
      }
    }
  }

 private:
  static constexpr std::size_t kAtOnce = 32;

  /// What stands together from here on, for as long as it surely ends within sixteen bytes and the range, as if all of
  /// it were single words and signs. So the memory is asked for many of them before the first is looked at.
  std::size_t find_runs(std::span<Run> runs) const {
    std::size_t count = 0;
    std::uint32_t at = at_;
    const std::size_t end = std::min<std::size_t>(end_, size_ - std::min<std::size_t>(size_, kShort - 1));
    while (count < runs.size() && at < end) {
      const Run run = first_run(bytes_, at);
      at += run.length;
      if (run.length == kShort || at > end_) break;
      // Part by part: as a whole it would wait for the parts, which were just written.
      runs[count++] = {{run.bytes.low, run.bytes.high}, run.begin, run.length, known_.await(run.bytes)};
      at += bytes_[at] == ' ' ? 1U : 0U;
    }
    return count;
  }

  void take(const Run& run) {
    if (const Word* const word = known_.find(run.bytes, run.place)) [[likely]] {
      begin_ = at_;
      at_ += run.length;
      add(*word);
    } else {
      read(run);
    }
  }

  /// Reads a token or white space, and remembers the token if it is the whole run.
  void read(const Run& run) {
    begin_ = at_;
    const Character c = next(at_);
    if (c.kind == CharacterKind::space || c.kind == CharacterKind::line) {
      space_ = true;
      line_ = line_ || c.kind == CharacterKind::line;
      return;
    }
    const Word word = c.kind == CharacterKind::symbol ? read_sign(c) : read_word(c);
    // Without a vocabulary nobody gives the words that are read ids.
    const bool numbered = vocabulary_ != nullptr || known_.vocabulary() == VocabularyStamp{};
    if (numbered && at_ - begin_ == run.length) known_.insert(run.bytes, word);
    add(word);
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

  /// Adds the token that ends here and goes behind a single space, as stands behind most.
  void add(const Word& word) {
    // Written where it stays: a copy that is changed first would wait for its own bytes.
    Token& token = out_.emplace_back();
    static_cast<Word&>(token) = word;
    token.bytes = {begin_, at_};
    token.space_before = space_;
    token.line_before = line_;
    line_ = false;
    space_ = false;
    if (at_ == end_) return;
    // No branch: nobody foresees where a comma follows.
    const bool space = bytes_[at_] == ' ';
    space_ = space;
    at_ += static_cast<std::uint32_t>(space);
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
