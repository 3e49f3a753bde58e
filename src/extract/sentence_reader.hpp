#pragma once

// Not for use outside this folder.

#include <cstdint>

#include "extract/chunker.hpp"
#include "extract/name_parser.hpp"
#include "extract/person_parser.hpp"

namespace entente {

/// The parsers of one reading of a document, from places up to persons.
class SentenceReader {
 public:
  /// `abbreviations` are used and added to; mentions, chunks and relations go to the end of `out`.
  SentenceReader(const Document& document, const Ontology& ontology, const LanguagePack& pack,
                 Abbreviations& abbreviations, Mentions& out);

  void read(const Sentence& sentence);

 private:
  /// Reads what begins at `at`; returns where to read on.
  std::uint32_t read_at(std::uint32_t at);
  End parse_phrase(std::uint32_t at, std::uint32_t& head);
  /// True for a capitalised word by itself which begins nothing that is known: unless it names somebody whom other
  /// words of the article name in full, it is nobody.
  [[nodiscard]] bool is_lone(std::uint32_t at) const;
  /// False where no actor begins.
  [[nodiscard]] bool may_act(std::uint32_t at) const;
  End parse_actor(std::uint32_t at, std::uint32_t& head);
  End parse_group(std::uint32_t at, std::uint32_t& head);
  End parse_members(std::uint32_t at, std::uint32_t& head);
  End parse_department(std::uint32_t at, std::uint32_t& head);
  /// The token behind what is named after a person, with his title, and is none; `at` if nothing is.
  [[nodiscard]] std::uint32_t skip_namesake(std::uint32_t at) const {
    return reading_.holds(reading_.grammar().no_person) && reading_.capital(at) ? parse_namesake(at) : at;
  }
  [[nodiscard]] std::uint32_t parse_namesake(std::uint32_t at) const;
  /// The token behind the group nouns and the plural word at `at`.
  [[nodiscard]] std::uint32_t skip_groups(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t no_name(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t skip(std::uint32_t at) const;
  /// "các quận 1, 3 và 4": the further areas that a list gives by number alone. Returns where they end.
  std::uint32_t read_numbers(std::uint32_t at, std::uint32_t head);
  /// "các tập đoàn lớn như A, B": bodies that a list gives by name alone. Returns where they end, `at` if there are
  /// none.
  std::uint32_t read_instances(std::uint32_t at) {
    return reading_.holds(reading_.grammar().instance) && reading_.capital(at) ? parse_instances(at) : at;
  }
  std::uint32_t parse_instances(std::uint32_t at);
  /// The noun of bodies of which a list begins at `at`: it stands in the plural before the words that say so; else
  /// kNone. `inner` becomes the last noun in it ("trường đại học").
  std::uint32_t kind_before(std::uint32_t at, std::uint32_t& inner) const;
  /// "các xã A, B và C": the same for names.
  std::uint32_t read_listed(std::uint32_t at, std::uint32_t head);
  void read_seats(std::size_t first);
  /// True for a body that only states have, with an owner that is none.
  [[nodiscard]] bool is_of_states(std::uint32_t head) const;
  /// True if the mention is written as a seat of government.
  [[nodiscard]] bool is_seat(std::uint32_t head) const;
  [[nodiscard]] bool among_states(const Chunk& chunk) const;
  [[nodiscard]] bool acts(const Chunk& chunk) const;
  [[nodiscard]] bool begins_clause(const Chunk& chunk) const;
  void read_seat(std::uint32_t head);

  Mentions& out_;
  Reading reading_;
  PlaceParser places_;
  BodyParser bodies_;
  UnitParser units_;
  NameParser names_;
  PostParser posts_;
  PersonParser persons_;
};

}  // namespace entente
