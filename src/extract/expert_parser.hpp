#pragma once

// Not for use outside this folder.

#include "extract/post_parser.hpp"

namespace entente {

/// Reads posts that words between them and their body describe: of experts, of those who work for somebody, of those in
/// bodies that nothing else shows to be some.
class ExpertParser {
 public:
  ExpertParser(Reading& reading, PlaceParser& places, PostParser& posts)
      : reading_(reading), places_(places), posts_(posts) {}

  /// "một chuyên gia về Đông Nam Á tại Viện …": what somebody is, maybe of which field, and whose. `any`: behind a
  /// name, where every post may have such words ("A, giám đốc chính sách của Viện …").
  End parse_expert(std::uint32_t at, Post& post, bool any = false);
  /// "…, giám đốc PSA Asia,": behind a name, a title and a foreign body that nothing else shows to be one.
  End parse_stranger(std::uint32_t at, Post& post);
  /// "chuyên gia A của Viện …", "nhà phân tích chính trị A của Viện …": whose somebody is, at `at` behind the name; the
  /// post itself at `before`, where the name or what stands before it begins, or further left.
  End parse_employer(std::uint32_t before, std::uint32_t at, Post& post);

 private:
  /// The body of a post in the brackets at `at`, if the words before name no `other` one, or behind them where they
  /// hold a short form.
  End parse_bracket(std::uint32_t at, Post& post, bool other);
  /// True if the post is in a body that needs no support.
  [[nodiscard]] bool is_sure(const Post& post) const;
  /// A body for which an expert works, at `at` behind the word that says so.
  End parse_employing(std::uint32_t at, Post& post);
  /// The foreign name of a body that only somebody's post in it shows to be one, maybe behind what kind of body it is.
  End parse_strange_body(std::uint32_t at, Post& post);
  /// True for a word that may stand in the field of a post and tells nothing else.
  [[nodiscard]] bool is_plain(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t behind_kind(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t behind_department(std::uint32_t at) const;
  [[nodiscard]] const Phrase* expert_before(std::uint32_t& at) const;

  Reading& reading_;
  PlaceParser& places_;
  PostParser& posts_;
};

}  // namespace entente
