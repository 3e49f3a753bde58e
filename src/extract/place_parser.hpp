#pragma once

// Not for use outside this folder.

#include "extract/reading.hpp"

namespace entente {

/// Reads the names of countries and areas, and whatever else the gazetteer knows. Every function reads at a
/// token and returns the token after what it read, or nothing; `head` is the mention it made.
class PlaceParser {
 public:
  explicit PlaceParser(Reading& reading) : reading_(reading) {}

  /// The longest entry of the gazetteer, of any class.
  std::optional<std::uint32_t> parse_gazetteer(std::uint32_t at, std::uint32_t& head);
  std::optional<std::uint32_t> parse_country(std::uint32_t at, std::uint32_t& head);
  /// An area by gazetteer, or by a prefix ("tỉnh") that makes of the capitals behind it one.
  std::optional<std::uint32_t> parse_area(std::uint32_t at, std::uint32_t& head);
  /// A country or an area.
  std::optional<std::uint32_t> parse_place(std::uint32_t at, std::uint32_t& head);
  /// A place and the places around it: "xã A, huyện B, tỉnh C". `head` is the innermost.
  std::optional<std::uint32_t> parse_chain(std::uint32_t at, std::uint32_t& head);
  /// What contains the place `head`, named at `at` behind a comma, in brackets or right behind it; `at`
  /// itself if nothing there does.
  std::uint32_t parse_containers(std::uint32_t at, std::uint32_t head);

  /// True if the gazetteer has `entry` in `outer`, directly or not.
  [[nodiscard]] bool lies_within(std::uint32_t entry, std::uint32_t outer) const;

 private:
  [[nodiscard]] bool is_written_as_name(const Phrase& phrase, std::uint32_t at) const;
  [[nodiscard]] bool outdated(const Phrase& phrase, std::uint32_t at) const;
  /// True if behind the prefix at `at` no area but a person is named.
  [[nodiscard]] bool holder_follows(std::uint32_t at, std::uint32_t name) const;
  std::optional<std::uint32_t> parse_unlisted_area(std::uint32_t at, std::uint32_t name, std::uint32_t& head);
  std::optional<std::uint32_t> parse_unlisted_town(std::uint32_t at, std::uint32_t& head);
  [[nodiscard]] std::uint32_t prefix_end(std::uint32_t at) const;
  bool contains(std::uint32_t outer, std::uint32_t inner);
  void relate_within(std::uint32_t inner, std::uint32_t outer);

  Reading& reading_;
  std::uint32_t depth_ = 0;  ///< containers that are being parsed
};

}  // namespace entente
