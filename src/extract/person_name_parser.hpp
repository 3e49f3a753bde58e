#pragma once

// Not for use outside this folder.

#include "extract/reading.hpp"

namespace entente {

/// A name that nothing introduces needs this many words.
inline constexpr std::uint32_t kMinPlainWords = 3;
inline constexpr std::uint32_t kMinGivenFirstWords = 2;

/// Finds where the names of persons end, and what stands before them.
class PersonNameParser {
 public:
  explicit PersonNameParser(Reading& reading) : reading_(reading) {}

  /// Forgets what the sentence before named no person.
  void begin_sentence() { street_end_ = 0; }
  /// `introduced`: a title or an honorific stands before, so that a name need not begin with a known family
  /// name.
  End parse_name(std::uint32_t at, bool introduced) {
    return reading_.capital(at) ? parse_capital(at, introduced) : std::nullopt;
  }
  /// True if the word begins names of persons: a family name, or a given name of another land.
  [[nodiscard]] bool may_begin(std::uint32_t at) const { return reading_.words().may_begin_any(at, kBeginnings); }
  /// Behind the honorifics and degrees before a name; `at` where there are none.
  [[nodiscard]] std::uint32_t parse_prefix(std::uint32_t at) const {
    return reading_.words().may_begin_any(at, kPrefixes) ? prefix_end(at) : at;
  }
  /// True if what bears the name of a person here is none.
  [[nodiscard]] bool names_no_person(std::uint32_t at) const;

 private:
  static constexpr ClassSet kBeginnings{GrammarClasses::surname, GrammarClasses::given_name};
  static constexpr ClassSet kPrefixes{GrammarClasses::honorific, GrammarClasses::degree};

  /// What is written as the name of a person at a place, whether it is one or not.
  struct Written {
    std::uint32_t at = kNone;
    std::uint32_t end = kNone;  ///< equal to `at` where nothing is
    std::uint32_t words = 0;
    std::uint32_t parted = kNone;  ///< where another name begins behind the dash that ends this one
  };
  End parse_capital(std::uint32_t at, bool introduced);
  [[nodiscard]] std::uint32_t prefix_end(std::uint32_t at) const;
  [[nodiscard]] Written find_written(std::uint32_t at) const;
  [[nodiscard]] bool name_ends(std::uint32_t at, std::uint32_t words, bool family_first) const;
  /// Behind a name in quotation marks before the rest of a person's; `at` where none stands.
  [[nodiscard]] std::uint32_t behind_nickname(std::uint32_t at) const;
  /// Sets `parted` where the dash parts two names.
  [[nodiscard]] std::uint32_t parse_inner_dash(std::uint32_t at, std::uint32_t words, bool family_first,
                                               std::uint32_t& parted) const;

  Reading& reading_;
  Written last_name_;             ///< what find_written found last: several readings of a name begin with the question
  std::uint32_t street_end_ = 0;  ///< end of the last person's name that names a street, a school, …
  std::uint32_t parted_at_ = kNone;  ///< where a name begins that a dash parted from another
};

}  // namespace entente
