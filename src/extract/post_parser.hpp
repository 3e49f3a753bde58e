#pragma once

// Not for use outside this folder.

#include "base/scratch.hpp"
#include "extract/name_parser.hpp"
#include "extract/place_parser.hpp"
#include "extract/unit_parser.hpp"

namespace entente {

/// A title with what it is of: "Bộ trưởng" + "Bộ Y tế".
struct Post {
  std::uint32_t title = kNone;
  TokenSpan words;                         ///< the title and its modifiers
  scratch::vector<std::uint32_t> targets;  ///< mentions; empty where the text names none
  std::uint32_t accredited = kNone;        ///< mention of the country or international body of service
  std::uint32_t assisted = kNone;          ///< token at which the post of whom it assists begins
};

/// Reads titles and what they are of.
class PostParser {
 public:
  PostParser(Reading& reading, PlaceParser& places, BodyParser& bodies, UnitParser& units, NameParser& names)
      : reading_(reading), places_(places), bodies_(bodies), units_(units), names_(names) {}

  /// A title, with or without what it is of.
  End parse_post(std::uint32_t at, Post& post);
  /// Body, area or country by its name, as what the post is of.
  End parse_named(std::uint32_t at, Post& post);
  /// Behind the words at `at` that belong to the title: "phụ trách", "thứ 45".
  [[nodiscard]] std::uint32_t skip_modifiers(std::uint32_t at) const;
  /// "Giám đốc A của Bệnh viện …": what the post is of, at `at` behind the name of its holder.
  End parse_owner(std::uint32_t at, Post& post);
  /// "Đại sứ Mỹ A tại Việt Nam": where an envoy serves, at `at` behind his name; returns what is behind it.
  std::uint32_t parse_service(std::uint32_t at, Post& post);
  /// States that a person holds the post.
  void hold(std::uint32_t holder, const Post& post);
  /// States that a person holds the post in the country that the gazetteers know him to lead, if they do.
  void hold_as_leader(std::uint32_t holder, const Post& post);
  /// What a post that names nothing is in, country or body, of a country that is not known yet.
  [[nodiscard]] std::uint32_t implied_target(const Post& post);
  [[nodiscard]] const Title& title(const Post& post) const { return reading_.pack().titles[post.title]; }

 private:
  End parse_target(std::uint32_t at, Post& post);
  [[nodiscard]] bool is_department(const Post& post, std::uint32_t body, std::uint32_t end) const;
  End parse_own_body(const Phrase& title, std::uint32_t at, Post& post);
  End parse_assisted(std::uint32_t at, Post& post);
  [[nodiscard]] std::uint32_t behind_advice(std::uint32_t at) const;
  End parse_portfolio(std::uint32_t at, Post& post);
  End parse_named_by_title(std::uint32_t at, std::uint32_t target_at, Post& post);
  /// Names the body that a title itself names.
  void name_body(Mention& body, const Title& title) const;
  End parse_described(std::uint32_t at, Post& post);
  /// A body's noun right before the name of the holder: the body of that kind that the article has named.
  End parse_headed(std::uint32_t at, Post& post);
  End parse_pointed(std::uint32_t at, Post& post);
  /// Makes the words, a reference of the pack, what the post is of.
  End point_back(TokenSpan words, std::uint32_t reference, Post& post);
  End parse_where(std::uint32_t at, Post& post);
  End parse_behind_matter(std::uint32_t at, Post& post);
  [[nodiscard]] std::uint32_t skip_matter(std::uint32_t at);
  End parse_behind_department(std::uint32_t at, Post& post);
  bool take_target(std::uint32_t name, Post& post);
  std::uint32_t skip_constituency(std::uint32_t at, const Post& post);
  std::uint32_t parse_second_target(std::uint32_t at, Post& post);
  std::uint32_t parse_host(std::uint32_t at, Post& post);

  Reading& reading_;
  PlaceParser& places_;
  BodyParser& bodies_;
  UnitParser& units_;
  NameParser& names_;
};

}  // namespace entente
