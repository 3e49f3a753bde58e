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

constexpr std::uint64_t kEachByte = 0x0101010101010101U;
constexpr std::uint64_t kHighest = kEachByte << 7U;  // the highest bit of each byte

/// The highest bit of each byte that is below '0', as white space and the common punctuation are. Such a byte borrows
/// from the one behind it: only the first that is found is one for sure.
std::uint64_t ends_in(std::uint64_t bytes) {
  return (bytes - kEachByte * '0') & (~bytes & kHighest);
}

/// All bits of the bytes before the first of such ends.
std::uint64_t before_first(std::uint64_t ends) {
  return ((ends & (0 - ends)) >> 7U) - 1;
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
  std::uint32_t end;
};
static_assert(sizeof(Run) == 32);

/// Where they lie is asked once, not at each of them.
[[gnu::noinline]] KnownWords& known_words() {
  thread_local KnownWords words;
  return words;
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, ByteSpan range, const Vocabulary* vocabulary, std::vector<Token>& out)
      : vocabulary_(vocabulary),
        bytes_(reinterpret_cast<const std::uint8_t*>(text.data())),
        size_(static_cast<std::uint32_t>(text.size())),
        at_(range.begin),
        end_(range.end),
        line_(range.begin == 0),
        out_(out) {
    if (vocabulary_ != nullptr) known_.serve(vocabulary_->stamp());
  }

  void run() {
    while (at_ < end_) {
      read_runs();
      if (at_ < end_) read({});
    }
  }

 private:
  /// So many runs are found before the first is looked at: the memory is asked for them all meanwhile.
  static constexpr std::size_t kAhead = 8;

  /// Where runs are found. Nothing that is written lies in it, so that the processor's registers may hold it.
  struct Source {
    const std::uint8_t* bytes;
    std::uint32_t limit;  // before it sixteen bytes can be looked at
    std::uint32_t end;
    const KnownWords* known;

    /// What stands together at a place, which goes on behind it and a space, as if all of it were a single word or
    /// sign. False if it does not surely end within sixteen bytes and the range. Where the next one begins is what the
    /// next one waits for: it is found with as few steps behind one another as can be.
    bool find(std::uint32_t& at, Run& run) const {
      if (at >= limit) return false;
      const std::uint8_t* const text = bytes + at;
      std::uint32_t before = 0;  // bytes before the eight among which it ends
      std::uint64_t half = eight_bytes(text);
      std::uint64_t ends = ends_in(half);
      // A sign ends behind its byte. No branch between words and signs: nobody foresees which comes next.
      ends = (ends & ~std::uint64_t{0x80}) | (ends << 8U & 0x8000U);
      ShortBytes read{half, 0};
      if (ends != 0) [[likely]] {
        read.low &= before_first(ends);
      } else {
        before = sizeof half;
        half = eight_bytes(text + before);
        ends = ends_in(half);
        if (ends == 0) return false;
        read.high = half & before_first(ends);
      }
      const auto bits = static_cast<unsigned>(std::countr_zero(ends)) - 7;  // before the end
      const std::uint32_t behind = at + before + bits / 8;
      if (behind > end) return false;
      // Part by part: as a whole it would wait for the parts, which were just written.
      run.bytes.low = read.low;
      run.bytes.high = read.high;
      run.line = known->await(read);
      run.begin = at;
      run.end = behind;
      at = behind + ((half >> bits & 0xFFU) == ' ' ? 1U : 0U);
      return true;
    }
  };

  /// Reads as far as runs are found.
  void read_runs() {
    const Source source{bytes_, size_ < kShort ? 0 : std::min(end_, size_ - kShort + 1), end_, &known_};
    std::array<Run, kAhead> runs;  // that come next; round and round
    std::uint32_t found = at_;     // behind the last one
    std::size_t left = 0;          // of them
    while (left < kAhead && source.find(found, runs[left])) ++left;
    std::uint32_t behind = at_ - (space_ ? 1U : 0U);  // where the one before ends
    std::size_t i = 0;
    if (left == kAhead) {
      do read(runs[i++ % kAhead], behind);
      while (source.find(found, runs[(i - 1) % kAhead]));
      --left;
    }
    for (; left > 0; --left) read(runs[i++ % kAhead], behind);
    at_ = found;
    space_ = found != behind;
  }

  /// Reads what stands in a run; `behind`: where the last token ends, or is no space before the next one.
  void read(const Run& run, std::uint32_t& behind) {
    if (const Word* const word = run.line->find(run.bytes)) [[likely]] {
      // Written where it stays: a copy that is changed first would wait for its own bytes.
      out_.emplace_back(*word, ByteSpan{run.begin, run.end});
      out_.end()[-1].space_before = run.begin != behind;
      if (line_) [[unlikely]]
        out_.back().line_before = std::exchange(line_, false);
      behind = run.end;
    } else {
      at_ = run.begin;
      space_ = run.begin != behind;
      while (at_ < run.end) read(run);
      behind = at_ - (space_ ? 1U : 0U);
    }
  }

  /// Reads a token or white space, and remembers the token if it is the whole run. Seldom called: a function of its own
  /// leaves the registers to the others.
  [[gnu::noinline]] void read(const Run& run) {
    const std::uint32_t begin = at_;
    const Character c = next(at_);
    if (c.kind == CharacterKind::space || c.kind == CharacterKind::line) {
      space_ = true;
      line_ = line_ || c.kind == CharacterKind::line;
      return;
    }
    const Word word = c.kind == CharacterKind::symbol ? read_sign(c) : read_word(begin, c);
    Token& token = out_.emplace_back(word, ByteSpan{begin, at_});
    token.space_before = space_;
    token.line_before = std::exchange(line_, false);
    const bool whole = begin == run.begin && at_ == run.end;
    // Without a vocabulary nobody gives the words that are read ids.
    const bool numbered = vocabulary_ != nullptr || known_.vocabulary() == VocabularyStamp{};
    if (whole && numbered) known_.insert(run.bytes, word);
    // Behind it, or behind a single space, as stands behind most, the next one begins.
    space_ = at_ < end_ && bytes_[at_] == ' ';
    at_ += space_ ? 1U : 0U;
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
  std::uint32_t size_;  // of the text, which goes on behind end_
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
