#pragma once

// Not for use outside this folder.

#include "base/scratch.hpp"
#include "extract/apposition_parser.hpp"

namespace entente {

/// Reads persons: their names, the titles and degrees before them, with what AppositionParser reads behind them.
class PersonParser {
 public:
  PersonParser(Reading& reading, PlaceParser& places, PostParser& posts)
      : reading_(reading),
        places_(places),
        posts_(posts),
        experts_(reading, places, posts),
        names_(reading),
        lists_(reading, posts, names_),
        appositions_(reading, posts, experts_, names_, lists_) {}

  /// Forgets the posts of the sentence before.
  void begin_sentence() {
    lists_.begin_sentence();
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

  /// A person whom a title or a word of kIntroductions at `at` announces.
  End parse_introduced(std::uint32_t at, std::uint32_t& head);
  End parse_plain(std::uint32_t at, std::uint32_t& head);
  End parse_counterpart(std::uint32_t at, std::uint32_t& head);
  [[nodiscard]] bool of_two_countries(const scratch::vector<Post>& posts) const;
  /// "Sau khi gặp Thủ tướng, ông A đã …": posts that begin at `at` end an adverbial, and the person named behind the
  /// comma is somebody else, the subject.
  [[nodiscard]] bool are_two(std::uint32_t at, const scratch::vector<Post>& posts, std::uint32_t name,
                             std::uint32_t end) const;
  End parse_office(Reading::Mark start, std::uint32_t first, std::uint32_t& head);
  std::uint32_t skip_nationality(std::uint32_t at, bool post);
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
  std::uint32_t parse_owner_behind(std::uint32_t at, scratch::vector<Post>& posts);
  std::uint32_t add_person(TokenSpan name);

  Reading& reading_;
  PlaceParser& places_;
  PostParser& posts_;
  ExpertParser experts_;
  PersonNameParser names_;
  PostListParser lists_;
  AppositionParser appositions_;
};

}  // namespace entente
