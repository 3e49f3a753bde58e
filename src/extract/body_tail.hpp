#pragma once

// Not for use outside this folder.

#include "extract/place_parser.hpp"

namespace entente {

class BodyParser;

/// What stands behind the head noun of a body's name.
struct BodyTail {
  std::uint32_t end = 0;        ///< end of the name without its owner
  std::uint32_t owner = kNone;  ///< mention of the place or body that ends the name
  std::uint32_t name_end = 0;   ///< end of the name with its owner
  std::uint32_t owner_end = 0;  ///< end of the owner with what contains it
  bool capital = false;         ///< holds a capitalised word
  bool field = false;           ///< holds a portfolio
  bool pair_owned = false;      ///< "hai nước" in the place of an owner
  bool apart = false;           ///< a short form in brackets stands between the name and its owner
};

/// Finds where the name of a body ends. Names are written with capitals on every word, on the first syllable
/// of each or on none, so the lexicon says which words a name may hold; capitals stand for themselves.
class BodyTailReader {
 public:
  /// `noun` is the head noun as written, empty if it goes without saying.
  BodyTailReader(Reading& reading, PlaceParser& places, BodyParser& bodies, const HeadNoun& spec, TokenSpan noun)
      : reading_(reading), places_(places), bodies_(bodies), spec_(spec), noun_(noun), begin_(noun.end), at_(begin_) {
    tail_.end = begin_;
  }

  [[nodiscard]] BodyTail read();

 private:
  bool take_pair();
  /// True for an area of the home country.
  [[nodiscard]] bool lies_at_home(std::uint32_t place) const;
  bool take_owner();
  bool take_owner_body();
  bool take_known_body();
  bool take_field_joint();
  void take_shared_owner();
  /// Takes the country named there for the owner; false if none is.
  bool share_country(std::uint32_t at);
  /// True if what stands there, behind a conjunction, is a body of the same state.
  [[nodiscard]] bool is_fellow(TokenSpan body) const;
  bool take_words();
  /// True where the name may end: words in lower case are part of it only if it goes on in or behind them.
  [[nodiscard]] bool is_whole() const;
  [[nodiscard]] bool goes_on(std::uint32_t at) const;
  bool take_inner_head();
  bool take_known_part();
  bool take_capital();
  [[nodiscard]] bool numbered(std::uint32_t at) const;
  bool take_number();
  bool take_joint();
  bool take_plain_words();
  [[nodiscard]] bool titled() const;
  [[nodiscard]] bool noun_tells() const;
  [[nodiscard]] std::uint32_t plain_word(std::uint32_t at) const;
  void drop_final_verb();
  void take_up_to_short_form();
  void take_owner_over_short_form();
  [[nodiscard]] bool empty() const { return tail_.end == begin_; }
  [[nodiscard]] bool named_after_person() const;
  [[nodiscard]] bool holder_follows() const;
  [[nodiscard]] bool foreign_holder_follows() const;
  [[nodiscard]] bool holds_known_name() const;

  Reading& reading_;
  PlaceParser& places_;
  BodyParser& bodies_;
  const HeadNoun& spec_;
  TokenSpan noun_;
  std::uint32_t begin_;  // behind the noun
  std::uint32_t at_;
  std::uint32_t name_begin_ = 0;   // behind the last word that the lexicon knows: what follows is a name of its own
  bool paired_ = false;            // a word of two syllables has been read, the second in lower case
  std::uint32_t field_begin_ = 0;  // where the last portfolio begins
  std::uint32_t field_end_ = 0;    // where it ends
  BodyTail tail_;
};

}  // namespace entente
