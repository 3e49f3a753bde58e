#pragma once

// Not for use outside this folder.

#include <array>
#include <cstddef>
#include <cstdint>

#include "model/document.hpp"

namespace entente {

/// From `digit` on, characters of words; from `lower` on, letters.
enum class CharacterKind : std::uint8_t { space, line, symbol, digit, mark, lower, upper };

/// What a code point is to a word.
struct Character {
  char32_t base = 0;      ///< in lower case, without its mark of tone; 0: it is nothing but such a mark
  std::uint8_t tone = 0;  ///< index into kTones + 1; 0: none
  CharacterKind kind = CharacterKind::symbol;
  bool white = false;  ///< Unicode says that it is white space
};

/// The marks of tone: grave, acute, tilde, hook above, dot below.
inline constexpr std::array<char32_t, 5> kTones{0x300, 0x301, 0x303, 0x309, 0x323};
/// So many marks of tone of one word count.
inline constexpr unsigned kMaxTones = 4;

/// The characters of the scripts that have case, and of general punctuation.
using CharacterTable = std::array<Character, 0x2070>;

/// Computed once, at the first call.
[[nodiscard]] const CharacterTable& character_table();

/// The same for any code point; below zero, it is no valid one.
[[nodiscard]] Character read_character(std::int32_t code_point);

/// Takes in a word character by character.
class WordHash {
 public:
  void add(const Character& c) {
    if (c.base != 0) state_ = mix(c.base);
    const bool counts = (c.tone != 0) & (tones_ < 1U << 3 * (kMaxTones - 1));
    tones_ = counts ? tones_ << 3U | c.tone : tones_;
  }
  /// A folded word has its tones at the end: they are taken in last.
  [[nodiscard]] WordKey key() const {
    // A number that no code point has.
    const std::uint64_t all = tones_ == 0 ? state_ : mix(tones_ | 1U << 31U);
    return WordKey{all ^ all >> 32U};
  }

 private:
  [[nodiscard]] std::uint64_t mix(std::uint32_t value) const {
    return ((state_ << 23U | state_ >> 41U) ^ value) * 0x9E3779B97F4A7C15U;
  }
  std::uint64_t state_ = 0;
  std::uint32_t tones_ = 0;  // three bits for each, none of them zero
};

}  // namespace entente
