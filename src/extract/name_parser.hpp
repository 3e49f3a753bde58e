#pragma once

// Not for use outside this folder.

#include <string>

#include "base/key_index.hpp"
#include "base/scratch.hpp"
#include "extract/place_parser.hpp"
#include "extract/unit_parser.hpp"

namespace entente {

/// Short forms that an article gives itself, folded: "Ngân hàng Phát triển châu Á (ADB)". The mention is that
/// of the full name; owners are left out, as their indices hold for one reading only.
struct Abbreviations {
  scratch::map<std::string, Mention> by_form;
  scratch::map<std::string, Mention> owners;  ///< of those whose owner stands behind the form where it is explained
  scratch::KeyIndex first_words;  ///< key of the first word of a form → the token where one is explained last
  scratch::KeyIndex of_persons;   ///< keys of words that persons bear, once somebody asked
  bool asked_persons = false;
};

/// Reads a name of any kind but a person's: the longer reading of gazetteer and grammar.
class NameParser {
 public:
  NameParser(Reading& reading, PlaceParser& places, BodyParser& bodies, UnitParser& units, Abbreviations& abbreviations)
      : reading_(reading), places_(places), bodies_(bodies), units_(units), abbreviations_(abbreviations) {}

  /// False where no name begins.
  [[nodiscard]] bool may_begin(std::uint32_t at) const {
    return reading_.capital(at) || bodies_.may_begin(at) || places_.may_begin(at);
  }
  End parse_name(std::uint32_t at, std::uint32_t& head) {
    return may_begin(at) ? parse_beginning(at, head) : std::nullopt;
  }
  /// True if the word begins a short form that the article explains.
  [[nodiscard]] bool is_explained(std::uint32_t at) const {
    return abbreviations_.first_words.contains(static_cast<std::uint64_t>(reading_.token(at).key));
  }
  End parse_reference(std::uint32_t at, std::uint32_t& head);

 private:
  End parse_beginning(std::uint32_t at, std::uint32_t& head);
  End parse_longest(std::uint32_t at, std::uint32_t& head);
  /// The same where no head noun begins.
  End parse_headless(std::uint32_t at, std::uint32_t& head);
  /// A body that the gazetteer knows, with the place behind it in which it lies.
  End parse_known(const Phrase& known, std::uint32_t at, std::uint32_t& head);
  End parse_abbreviation(std::uint32_t at, std::uint32_t& head);
  /// "Sở yêu cầu …", "trình Bộ xem xét": the noun of a body is all of a noun phrase that acts. `group`: or of a group,
  /// which is small as an object too ("tiếp đoàn, …").
  [[nodiscard]] bool stands_alone(TokenSpan noun, bool group) const;
  std::uint32_t read_abbreviation(std::uint32_t at, std::uint32_t head);
  /// From here on the words mean what the mention names.
  void explain(Mention mention, TokenSpan words);
  /// Notes the short form that stands between the name of a body and its owner.
  void note_inner_short_form(std::uint32_t head);
  /// Notes what follows the noun in the name of a maker, where that can be no other name.
  void note_own_name(std::uint32_t head);
  /// True if the article calls a person by the word.
  [[nodiscard]] bool bears_a_person(std::uint32_t word);
  /// True if all that stands there are words in lower case.
  [[nodiscard]] bool goes_on_plainly(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] bool holder_cuts(std::uint32_t known_end, std::uint32_t body_end, std::uint32_t body) const;

  Reading& reading_;
  PlaceParser& places_;
  BodyParser& bodies_;
  UnitParser& units_;
  Abbreviations& abbreviations_;
};

}  // namespace entente
