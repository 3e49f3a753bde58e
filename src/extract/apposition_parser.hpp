#pragma once

// Not for use outside this folder.

#include "extract/expert_parser.hpp"
#include "extract/post_list_parser.hpp"

namespace entente {

/// Reads the posts that are said of a person behind his name: "A, 42 tuổi, Giám đốc B", "A (cán bộ C)", "A – Chủ tịch
/// D", and tells them from those of whoever is named next.
class AppositionParser {
 public:
  AppositionParser(Reading& reading, PostParser& posts, ExpertParser& experts, PersonNameParser& names,
                   PostListParser& lists)
      : reading_(reading), posts_(posts), experts_(experts), names_(names), lists_(lists) {}

  /// False where nothing is said of the person whose name ends here.
  [[nodiscard]] bool may_begin(std::uint32_t at) const {
    return reading_.words().may_begin_any(at, kAsides) || reading_.begins(at, PhraseKind::title);
  }
  /// States the posts of the person that are said behind his name, at `at`; returns the token behind the last, `at`
  /// where there is none.
  std::uint32_t parse(std::uint32_t at, std::uint32_t person);
  /// Behind how old the person is, but before what closes it; `at` where that is not said.
  [[nodiscard]] std::uint32_t skip_age(std::uint32_t at) const;

 private:
  /// What parts a name from what is said of the person.
  static constexpr ClassSet kAsides{GrammarClasses::open, GrammarClasses::comma, GrammarClasses::dash};

  /// The same as parse() for what begins at `end`; `at` is behind the name.
  std::uint32_t parse_said_posts(std::uint32_t at, std::uint32_t end, std::uint32_t person);
  /// True if what stands behind a post, here, is the name of somebody else than he of whom it is said.
  [[nodiscard]] bool begins_next_person(std::uint32_t at, const Post& post);
  /// True where several posts begin and the name of their holder follows them.
  [[nodiscard]] bool introduces_next(std::uint32_t at);
  /// "ông A – Giám đốc B, ông C – …", "bà A, Giám đốc B, ông C, Chủ tịch D": a post from `joint`, in front of it, to
  /// `post_end` is that of the one named before, though another is named behind.
  [[nodiscard]] bool stands_in_list(std::uint32_t joint, std::uint32_t post_end);
  /// True if the post that ends here assists somebody whose name follows.
  [[nodiscard]] bool assists_named(const Post& post, std::uint32_t end) const;
  /// True if the post, which says not of what it is, has another one behind a comma, to which `at` then moves; the
  /// words of a department may lie between.
  bool leads_to_post(std::uint32_t& at, const Post& post) const;
  [[nodiscard]] std::uint32_t skip_aside(std::uint32_t at) const;
  /// Behind the age or year of birth that begins what stands in brackets, and its comma; `at` where none does.
  [[nodiscard]] std::uint32_t behind_birth(std::uint32_t at) const;
  /// Where the honorifics before the person's name begin, else his name.
  [[nodiscard]] std::uint32_t phrase_begin(std::uint32_t person) const;
  /// "Phản ứng với bà A, Tổng tư lệnh quân đội B cho biết …": what is said behind the comma, up to `post_end`, is the
  /// subject of the sentence, somebody else than the person, whose name ends an adverbial.
  [[nodiscard]] bool another_acts(std::uint32_t person, std::uint32_t post_end) const;
  /// The comma before the next post in the brackets that hold `at`; kNone where none follows or others are named.
  [[nodiscard]] std::uint32_t next_listed(std::uint32_t at) const;
  /// The bracket that closes what is said of a person, where his post ends at `at`; kNone if the post goes on.
  [[nodiscard]] std::uint32_t bracket_end(std::uint32_t at) const;

  Reading& reading_;
  PostParser& posts_;
  ExpertParser& experts_;
  PersonNameParser& names_;
  PostListParser& lists_;
};

}  // namespace entente
