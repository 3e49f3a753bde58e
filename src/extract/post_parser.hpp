#pragma once

// Not for use outside this folder.

#include <vector>

#include "extract/body_parser.hpp"
#include "extract/name_parser.hpp"
#include "extract/place_parser.hpp"

namespace entente {

/// A title with what it is of: "Bộ trưởng" + "Bộ Y tế".
struct Post {
  std::uint32_t title = kNone;
  TokenSpan words;                     ///< the title and its modifiers
  std::vector<std::uint32_t> targets;  ///< mentions; empty where the text names none
  std::uint32_t accredited = kNone;    ///< mention of the country or international body of service
  std::uint32_t assisted = kNone;      ///< token at which the post of whom it assists begins
};

/// Reads titles and what they are of.
class PostParser {
 public:
  PostParser(Reading& reading, PlaceParser& places, BodyParser& bodies, NameParser& names)
      : reading_(reading), places_(places), bodies_(bodies), names_(names) {}

  /// A title, with or without what it is of.
  End parse_post(std::uint32_t at, Post& post);
  /// "một chuyên gia về Đông Nam Á tại Viện …": what somebody is, maybe of which field, and whose. `any`: behind a
  /// name, where every post may have such words ("A, giám đốc chính sách của Viện …").
  End parse_expert(std::uint32_t at, Post& post, bool any = false);
  /// "…, giám đốc PSA Asia,": behind a name, a title and a foreign body that nothing else shows to be one.
  End parse_stranger(std::uint32_t at, Post& post);
  /// "chuyên gia A của Viện …", "nhà phân tích chính trị A của Viện …": whose somebody is, at `at` behind the name; the
  /// post itself at `before`, where the name or what stands before it begins, or further left.
  End parse_employer(std::uint32_t before, std::uint32_t at, Post& post);
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
  [[nodiscard]] std::uint32_t skip_modifiers(std::uint32_t at) const;
  End parse_own_body(const Phrase& title, std::uint32_t at, Post& post);
  End parse_assisted(std::uint32_t at, Post& post);
  [[nodiscard]] std::uint32_t behind_advice(std::uint32_t at) const;
  End parse_portfolio(std::uint32_t at, Post& post);
  End parse_named_by_title(std::uint32_t at, std::uint32_t target_at, Post& post);
  /// Names the body that a title itself names.
  void name_body(Mention& body, const Title& title) const;
  End parse_named(std::uint32_t at, Post& post);
  End parse_described(std::uint32_t at, Post& post);
  /// A body for which an expert works, at `at` behind the word that says so.
  End parse_employing(std::uint32_t at, Post& post);
  /// The foreign name of a body that only somebody's post in it shows to be one, maybe behind what kind of body it is.
  End parse_strange_body(std::uint32_t at, Post& post);
  [[nodiscard]] std::uint32_t behind_kind(std::uint32_t at) const;
  End parse_pointed(std::uint32_t at, Post& post);
  End parse_where(std::uint32_t at, Post& post);
  End parse_behind_matter(std::uint32_t at, Post& post);
  [[nodiscard]] std::uint32_t skip_matter(std::uint32_t at);
  [[nodiscard]] std::uint32_t behind_department(std::uint32_t at) const;
  End parse_behind_department(std::uint32_t at, Post& post);
  bool take_target(std::uint32_t name, Post& post);
  std::uint32_t skip_constituency(std::uint32_t at, const Post& post);
  std::uint32_t parse_second_target(std::uint32_t at, Post& post);
  [[nodiscard]] const Phrase* expert_before(std::uint32_t& at) const;
  std::uint32_t parse_host(std::uint32_t at, Post& post);

  Reading& reading_;
  PlaceParser& places_;
  BodyParser& bodies_;
  NameParser& names_;
};

}  // namespace entente
