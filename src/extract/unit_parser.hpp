#pragma once

// Not for use outside this folder.

#include "extract/body_parser.hpp"

namespace entente {

/// Reads what stands behind the name of a body: its short form, the place in which it lies, the body or place above it.
class UnitParser {
 public:
  UnitParser(Reading& reading, PlaceParser& places, BodyParser& bodies)
      : reading_(reading), places_(places), bodies_(bodies) {}

  /// The body or place above a body, behind a comma, in brackets or behind "của", "thuộc"; moves `end` behind
  /// it.
  void attach(std::uint32_t head, std::uint32_t& end);
  /// Skips the name in brackets with the same head noun, a shorter one of the same body ("… (Sở GD-ĐT)").
  std::uint32_t skip_short_form(std::uint32_t at, std::uint32_t head);
  /// Takes the place behind the short form of a body's name for its owner ("Sở Giáo dục và Đào tạo (Sở GD-ĐT) tỉnh
  /// Hà Nam"); returns where it ends, or `at`.
  std::uint32_t parse_owner_behind(std::uint32_t at, std::uint32_t head);
  /// "Bệnh viện Việt Tiệp Hải Phòng": the place right behind a body of the gazetteer that lies in it. The
  /// token after it, `end` where there is none.
  std::uint32_t read_place_behind(std::uint32_t head, std::uint32_t end);
  /// "Sở Y tế Hà Nội và TP HCM": a body of a state for each of the areas that go on from the one that ends its name,
  /// all alike. The new mentions, none as a rule; `end` becomes the token after the last.
  scratch::vector<std::uint32_t> parse_siblings(std::uint32_t head, std::uint32_t& end);

 private:
  /// True if all words of one name stand in another, longer one: "Công ty Hoa Sen", "Công ty TNHH Hoa Sen Huế".
  [[nodiscard]] bool repeats(std::uint32_t brief, std::uint32_t full) const;
  /// True if the gazetteer has the body, which it knows, where the place is; if `whole`, not in a part of it only
  /// ("một cửa hàng của Samsung tại Seoul").
  [[nodiscard]] bool is_at_home(std::uint32_t body, std::uint32_t place, bool whole) const;
  [[nodiscard]] bool may_stand_above(std::uint32_t owner, std::uint32_t body, bool comma, std::uint32_t end) const;
  /// True if the names of two bodies have a word in common.
  [[nodiscard]] bool share_word(std::uint32_t one, std::uint32_t other) const;
  /// True where a body with the noun `next` goes on with a list of which one with `noun` is the last.
  [[nodiscard]] bool is_beside(std::uint32_t next, std::uint32_t noun) const;

  Reading& reading_;
  PlaceParser& places_;
  BodyParser& bodies_;
};

}  // namespace entente
