#pragma once

// Not for use outside this folder.

#include "base/scratch.hpp"
#include "extract/body_tail.hpp"
#include "extract/place_parser.hpp"

namespace entente {

/// Reads the names of bodies by their head nouns ("Sở", "Bệnh viện"), with their owners.
class BodyParser {
 public:
  BodyParser(Reading& reading, PlaceParser& places) : reading_(reading), places_(places) {}

  /// False where no body begins with its head noun.
  [[nodiscard]] bool may_begin(std::uint32_t at) const;
  /// A body by its head noun.
  End parse_body(std::uint32_t at, std::uint32_t& head);
  /// A name of other lands, which ends with its noun: "Cherkizovo Group".
  End parse_foreign(std::uint32_t at, std::uint32_t& head);
  /// A body whose head noun the title before `at` implies: "Cục trưởng Quân y". Its mention begins at `at`.
  End parse_implied(std::uint32_t at, std::uint32_t noun, std::uint32_t& head);
  /// "các Bộ: Y tế, Công an, Tài chính", "Bệnh viện Bạch Mai và Việt Đức": one head noun for several. The mentions,
  /// none where there are fewer than two; `end` becomes the token after the last.
  scratch::vector<std::uint32_t> parse_fields(std::uint32_t at, std::uint32_t& end);
  /// The name at `at` that makes, behind the noun, one that the gazetteer knows as `entry`: "Oxford" behind "Đại học".
  End parse_known(std::uint32_t noun, std::uint32_t at, std::uint32_t& entry) const;
  /// "Chính phủ của Tổng thống Erdogan": a noun that is a name by itself is none of the home country where the words
  /// behind it, at `end`, say whose it is.
  [[nodiscard]] bool of_somebody(std::uint32_t noun, std::uint32_t end) const;
  /// A body of an international organisation is none of a state.
  void fit_type(std::uint32_t body, std::uint32_t owner);
  /// Gives a body of the gazetteer the head noun and the owner that its own words hold.
  void read_known(std::uint32_t head);

  /// Gives a body read by its noun the entry that the gazetteer has for all its words.
  void recognise(std::uint32_t body);
  /// True for a part of the body above it that is no actor of its own ("Trung tâm Chống độc, Bệnh viện …").
  [[nodiscard]] bool is_department(std::uint32_t unit, std::uint32_t above) const;
  /// Makes of the mention of a part one of the whole.
  void stand_for(std::uint32_t unit, std::uint32_t above);
  /// True if a body of the gazetteer is named here, whatever support it may need.
  [[nodiscard]] bool names_body(std::uint32_t at) const;
  /// False if the gazetteer has `entry` elsewhere than in the place that its name ends with.
  [[nodiscard]] bool may_own(std::uint32_t place, std::uint32_t entry) const;

  /// The head noun that begins at `at`, as the text writes it, and its tokens; kNone where there is none or it is
  /// part of another word.
  [[nodiscard]] std::uint32_t noun_at(std::uint32_t at, std::uint32_t& length) const;

 private:
  /// False where what stands behind a noun in lower case, here, makes no name of it, as of most.
  [[nodiscard]] bool may_name(std::uint32_t at) const;
  End parse_behind(TokenSpan words, std::uint32_t noun, bool implied, std::uint32_t& head);
  /// The body that the gazetteer entry `part` is a part of, if its name is all that stands at `at` up to `end`.
  End parse_whole(std::uint32_t at, std::uint32_t end, std::uint32_t part, std::uint32_t& whole);
  /// Knows a body by the gazetteer's name that stands between its noun and `end`.
  void recognise_own_name(TokenSpan noun, std::uint32_t end, std::uint32_t body);
  /// "hãng hàng không Triều Tiên Air Koryo": a noun and a country that make no name of a body, `head`, before its name.
  End parse_native(const HeadNoun& spec, const BodyTail& tail, std::uint32_t head);
  [[nodiscard]] bool is_name(const HeadNoun& spec, const BodyTail& tail, bool upper) const;
  [[nodiscard]] bool is_unit(const HeadNoun& spec, const BodyTail& tail, TokenSpan words, bool upper);
  /// The same for one whose name does not stand in the text as it is.
  void recognise_name(std::uint32_t body);
  /// Puts a body of no state in the country that is named behind the town which ends its name.
  void take_country(std::uint32_t head);
  [[nodiscard]] bool is_written_out(const HeadNoun& spec, const BodyTail& tail, TokenSpan words) const;
  [[nodiscard]] bool is_many(const HeadNoun& spec, const BodyTail& tail, TokenSpan words) const;
  /// True if a plain word stands behind the name that may be part of it.
  [[nodiscard]] bool may_go_on(const BodyTail& tail) const;
  [[nodiscard]] std::string_view core(TokenSpan words, std::uint32_t tail_end, std::uint32_t noun, bool implied);
  /// True if the place is what the body is about ("Hội hữu nghị Việt - Lào").
  [[nodiscard]] bool is_topic(std::uint32_t owner) const;
  std::uint32_t parse_second_owner(std::uint32_t at, std::uint32_t head);
  std::uint32_t parse_host(std::uint32_t at, std::uint32_t head);
  [[nodiscard]] std::uint32_t listed_name(std::uint32_t at) const;
  /// True if a second name may be joined to the one at `at`.
  [[nodiscard]] bool joined_name(std::uint32_t at) const;
  void relate_to_pair(std::uint32_t body);

  Reading& reading_;
  PlaceParser& places_;
};

}  // namespace entente
