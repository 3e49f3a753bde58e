#pragma once

// Not for use outside this folder.

#include <utility>

#include "base/scratch.hpp"
#include "extract/reading.hpp"

namespace entente {

/// Reads the names of countries and areas, and whatever else the gazetteer knows. Every function reads at a
/// token and returns the token after what it read, or nothing; `head` is the mention it made.
class PlaceParser {
 public:
  explicit PlaceParser(Reading& reading) : reading_(reading) {}

  /// False where nothing begins but a town that neither the gazetteer nor a prefix vouches for.
  [[nodiscard]] bool may_begin(std::uint32_t at) const {
    return reading_.begins(at, PhraseKind::gazetteer) || reading_.words().may_begin_any(at, kPrefixes);
  }

  /// The longest form of the gazetteer that is written as a name; nullptr if there is none.
  [[nodiscard]] const Phrase* find_known(std::uint32_t at) {
    return reading_.begins(at, PhraseKind::gazetteer) ? find_written(at) : nullptr;
  }
  [[nodiscard]] ClassId type(const Phrase& known) const;
  /// True if a place of the gazetteer is named here that needs no support.
  [[nodiscard]] bool names_place(std::uint32_t at);
  /// Adds the mention of such a form; its index.
  std::uint32_t add_known(const Phrase& known, std::uint32_t at);
  /// The longest entry of the gazetteer, of any class.
  End parse_gazetteer(std::uint32_t at, std::uint32_t& head);
  End parse_country(std::uint32_t at, std::uint32_t& head);
  /// An area by gazetteer, or by a prefix ("tỉnh") that makes of the capitals behind it one.
  End parse_area(std::uint32_t at, std::uint32_t& head);
  /// A country or an area.
  End parse_place(std::uint32_t at, std::uint32_t& head);
  /// A place as the owner in a name, also "nước này" where it is clear which country that is.
  End parse_owner(std::uint32_t at, std::uint32_t& head);
  /// The length of a reference to the country named last ("nước này").
  [[nodiscard]] std::uint32_t this_country(std::uint32_t at) const;
  /// A place and the places around it: "xã A, huyện B, tỉnh C". `head` is the innermost.
  End parse_chain(std::uint32_t at, std::uint32_t& head);
  /// What contains the place `head`, named at `at` behind a comma, in brackets or right behind it; `at`
  /// itself if nothing there does.
  std::uint32_t parse_containers(std::uint32_t at, std::uint32_t head);

  /// "các xã A, B và C (huyện D)": adds the areas of which the list at `at`, behind the first one, does not repeat the
  /// level, and what all of them lie in. Returns where they end.
  std::uint32_t parse_listed(std::uint32_t at, std::uint32_t head, scratch::vector<std::uint32_t>& listed);

  /// The country that a place lies in, by the text or by the gazetteer; kNone if neither tells.
  std::uint32_t country_of(std::uint32_t place);

  /// True if the gazetteer has `entry` in `outer`, directly or not.
  [[nodiscard]] bool lies_within(std::uint32_t entry, std::uint32_t outer) const;

 private:
  [[nodiscard]] const Phrase* find_written(std::uint32_t at);
  /// The known form at `at` if it is an area's; else nullptr.
  [[nodiscard]] const Phrase* find_area(std::uint32_t at);
  [[nodiscard]] bool is_written_as_name(const Phrase& phrase, std::uint32_t at) const;
  [[nodiscard]] bool outdated(const Phrase& phrase, std::uint32_t at) const;
  /// True if behind the prefix at `at` no area but a person is named.
  [[nodiscard]] bool holder_follows(std::uint32_t at, std::uint32_t name) const;
  [[nodiscard]] bool country_follows(std::uint32_t at, std::uint32_t name);
  End parse_unlisted_area(std::uint32_t at, std::uint32_t name, std::uint32_t& head);
  End parse_unlisted_town(std::uint32_t at, std::uint32_t& head);
  [[nodiscard]] std::uint32_t prefix_end(std::uint32_t at) const;
  /// True if a body that the text names is the mention's.
  [[nodiscard]] bool owns(std::uint32_t mention) const;
  /// Length of the words that say in which part of a country something lies.
  [[nodiscard]] std::uint32_t side(std::uint32_t at) const;
  /// True if words before an area say that there are several ("các xã").
  [[nodiscard]] bool is_announced(std::uint32_t head) const;
  bool contains(std::uint32_t outer, std::uint32_t inner);
  void relate_within(std::uint32_t inner, std::uint32_t outer);

  /// Before the name of a place.
  static constexpr ClassSet kPrefixes{GrammarClasses::owner_prefix, GrammarClasses::area_prefix,
                                      GrammarClasses::minor_area};

  Reading& reading_;
  std::uint32_t depth_ = 0;  ///< containers that are being parsed
  // What find_written found last: several readings of a name begin with the question.
  struct Written {
    std::uint32_t at = kNone;
    bool behind_title = false;
    const Phrase* phrase = nullptr;
  } last_;
};

}  // namespace entente
