#pragma once

// Not for use outside this folder.

#include <span>

#include "base/scratch.hpp"
#include "extract/expert_parser.hpp"
#include "extract/person_name_parser.hpp"
#include "extract/post_parser.hpp"

namespace entente {

/// Reads persons: their names, the titles and degrees before them, the posts behind them.
class PersonParser {
 public:
  PersonParser(Reading& reading, PlaceParser& places, PostParser& posts)
      : reading_(reading), places_(places), posts_(posts), experts_(reading, places, posts), names_(reading) {}

  /// Forgets the posts of the sentence before.
  void begin_sentence() {
    last_post_.reset();
    names_.begin_sentence();
  }
  /// A person with titles, degrees and apposition, or an unnamed holder of an office. `head` is its mention.
  End parse_person(std::uint32_t at, std::uint32_t& head) {
    if (reading_.begins(at, PhraseKind::title) || reading_.words().may_begin_any(at, kIntroductions))
      return parse_introduced(at, head);
    return reading_.capital(at) ? parse_plain(at, head) : std::nullopt;
  }
  /// Behind a person the end of "và phu nhân", of whom no name is said; `at` where nothing like it stands.
  [[nodiscard]] std::uint32_t skip_companion(std::uint32_t at) const;
  /// Capitalised words that nothing else reads.
  End parse_unknown(std::uint32_t at, std::uint32_t& head);

 private:
  /// Word classes that announce a person.
  static constexpr ClassSet kIntroductions{GrammarClasses::counterpart, GrammarClasses::honorific,
                                           GrammarClasses::degree};
  /// Those that part a name from what is said of the person.
  static constexpr ClassSet kAsides{GrammarClasses::open, GrammarClasses::comma, GrammarClasses::dash};

  /// A person whom a title or a word of kIntroductions at `at` announces.
  End parse_introduced(std::uint32_t at, std::uint32_t& head);
  End parse_plain(std::uint32_t at, std::uint32_t& head);
  End parse_counterpart(std::uint32_t at, std::uint32_t& head);
  std::uint32_t parse_posts(std::uint32_t at, scratch::vector<Post>& posts);
  [[nodiscard]] bool of_two_countries(const scratch::vector<Post>& posts) const;
  /// "Sau khi gặp Thủ tướng, ông A đã …": posts that begin at `at` end an adverbial, and the person named behind the
  /// comma is somebody else, the subject.
  [[nodiscard]] bool are_two(std::uint32_t at, const scratch::vector<Post>& posts, std::uint32_t name,
                             std::uint32_t end) const;
  End parse_office(Reading::Mark start, std::uint32_t first, std::uint32_t& head);
  std::uint32_t skip_nationality(std::uint32_t at, bool post);
  /// Where the name behind these posts may begin.
  [[nodiscard]] std::uint32_t name_start(std::uint32_t at, std::span<const Post> posts);
  [[nodiscard]] bool is_aside_name(std::uint32_t at, std::uint32_t post);
  /// False where nothing is said of the person whose name ends here.
  [[nodiscard]] bool apposition_may_begin(std::uint32_t at) const {
    return reading_.words().may_begin_any(at, kAsides) || reading_.begins(at, PhraseKind::title);
  }
  /// True if what stands behind a post, here, is the name of somebody else than he of whom it is said.
  [[nodiscard]] bool begins_next_person(std::uint32_t at, const Post& post);
  /// "ông A – Giám đốc B, ông C – …", "bà A, Giám đốc B, ông C, Chủ tịch D": a post from `joint`, in front of it, to
  /// `post_end` is that of the one named before, though another is named behind.
  bool stands_in_list(std::uint32_t joint, std::uint32_t post_end);
  std::uint32_t parse_apposition(std::uint32_t at, std::uint32_t person);
  /// The same for what begins at `end`; `at` is behind the name.
  std::uint32_t parse_said_posts(std::uint32_t at, std::uint32_t end, std::uint32_t person);
  /// True if the post that ends here assists somebody whose name follows.
  [[nodiscard]] bool assists_named(const Post& post, std::uint32_t end) const;
  /// "Giám đốc chương trình vắc xin của WHO A": a post with words of its own before the body, which only the name of
  /// its holder behind it shows to be one.
  End parse_wide(std::uint32_t at, const scratch::vector<Post>& posts, std::uint32_t& head);
  /// States what the person is where the words before `before` say it and those at `at`, behind the name, say where.
  std::uint32_t employ(std::uint32_t before, std::uint32_t at, std::uint32_t person);
  /// True if the first of the posts says what it is of and the name right behind them, at `at`, can be but its
  /// holder's.
  [[nodiscard]] bool are_of(const scratch::vector<Post>& posts, std::uint32_t at);
  /// Behind the plain words that end the name of the body of a post right before its holder's.
  std::uint32_t behind_plain_words(std::uint32_t at, const scratch::vector<Post>& posts);
  /// "cố vấn của Tổng thống Mỹ A, ông B": who assists somebody named, at `name`, and is named behind him.
  End parse_assistant(Reading::Mark start, std::uint32_t name, scratch::vector<Post>& posts, std::uint32_t& head);
  /// "Sunitha Krishnan, một nhà hoạt động …": what is said behind the comma at `end`, if one is there, can be said but
  /// of a person, and the words before `at` leave open what the name is.
  [[nodiscard]] bool is_told_of(std::uint32_t at, std::uint32_t end);
  [[nodiscard]] bool lies_beside(std::uint32_t at);
  /// Behind the age or year of birth that begins what stands in brackets, and its comma; `at` where none does.
  [[nodiscard]] std::uint32_t behind_birth(std::uint32_t at) const;
  /// The comma before the next post in the brackets that hold `at`; kNone where none follows or others are named.
  [[nodiscard]] std::uint32_t next_listed(std::uint32_t at) const;
  /// True where several posts begin and the name of their holder follows them.
  [[nodiscard]] bool introduces_next(std::uint32_t at);
  /// The bracket that closes what is said of a person, where his post ends at `at`; kNone if the post goes on.
  [[nodiscard]] std::uint32_t bracket_end(std::uint32_t at) const;
  /// Behind brackets of a few words; `at` where none begin.
  [[nodiscard]] std::uint32_t skip_bracket(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t skip_aside(std::uint32_t at) const;
  /// Behind how old the person is, but before what closes it; `at` where that is not said.
  [[nodiscard]] std::uint32_t skip_age(std::uint32_t at) const;
  /// True if the post, which says not of what it is, has another one behind a comma, to which `at` then moves; the
  /// words of a department may lie between.
  bool leads_to_post(std::uint32_t& at, const Post& post) const;
  std::uint32_t parse_owner_behind(std::uint32_t at, scratch::vector<Post>& posts);
  std::uint32_t add_person(TokenSpan name);
  /// Keeps a post of a state, or one that names what it is of, for a counterpart further on.
  void note_post(const Post& post);

  Reading& reading_;
  PlaceParser& places_;
  PostParser& posts_;
  ExpertParser experts_;
  PersonNameParser names_;
  std::optional<Post> last_post_;  ///< the last post of this sentence that a counterpart may hold elsewhere
};

}  // namespace entente
