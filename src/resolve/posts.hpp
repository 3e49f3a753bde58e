#pragma once

// Not for use outside this folder.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/scratch.hpp"
#include "model/document.hpp"
#include "model/mention.hpp"
#include "packs/language_pack.hpp"
#include "resolve/entity_table.hpp"
#include "resolve/mention_names.hpp"

namespace entente {

/// Who holds which post by one article's own words, and so whom its unnamed offices stand for. Keeps references.
class Posts {
 public:
  Posts(const Document& document, const Mentions& mentions, const Ontology& ontology, const LanguagePack& pack,
        MentionNames& names, const EntityTable& table);

  /// "Đại sứ Nga tại Lào …" and, elsewhere, "Đại sứ Karlov …": the only person who is given a title that does not
  /// say of what holds the only post of that title that goes without its holder.
  [[nodiscard]] const std::vector<Relation>& joined() const { return joined_; }
  /// False for a post whose country is not written, unless its holder's name is in the order of the home country's and
  /// the article does not say otherwise.
  [[nodiscard]] bool home_post_holds(const Relation& relation) const;
  /// True if the person holds a post of the country itself.
  [[nodiscard]] bool leads(std::uint32_t person, std::uint32_t country) const {
    return std::ranges::binary_search(leaders_, PersonOf(person, country));
  }
  /// True for a body of the country and for who holds a post of one.
  [[nodiscard]] bool acts_for(std::uint32_t actor, std::uint32_t country) const {
    return country_of_body(actor) == country || std::ranges::binary_search(officials_, PersonOf(actor, country));
  }
  /// The country that the person has a post in, itself or in one of its bodies; kNone if the article names none.
  [[nodiscard]] std::uint32_t country_of(std::uint32_t person) const;
  /// True if the article gives the person a post or a title.
  [[nodiscard]] bool has_post(std::uint32_t person) const;
  /// True where one is known to have authority over the other: who leads the home country over its bodies and areas, a
  /// body and who has a post in it over its units, who leads an area over its bodies; nobody over an assembly.
  [[nodiscard]] bool stands_above(std::uint32_t actor, std::uint32_t other) const;
  /// False for a person with posts in bodies only.
  [[nodiscard]] bool may_lead(std::uint32_t person) const;
  /// True if a phrase of the class ends right before the token.
  [[nodiscard]] bool stands_before(std::uint32_t token, std::uint32_t word_class) const;
  /// True right behind a title that says no more than that somebody leads ("lãnh đạo").
  [[nodiscard]] bool led_behind(std::uint32_t token) const;
  /// Whom an office stands for: who holds it, else what it is of; kNone if neither is known.
  [[nodiscard]] std::uint32_t holder(const Mention& office) const;
  /// The only head, that the article names, of the country or of the one whose body `target` is, else the only one with
  /// a post there that leaders have; kNone if there are none or several.
  [[nodiscard]] std::uint32_t leader_of(std::uint32_t target) const;
  /// The two persons to whom the article gives a post of the title, if there is no third one.
  [[nodiscard]] std::optional<std::pair<std::uint32_t, std::uint32_t>> only_two(const Title& title) const;

 private:
  struct Post {
    std::string_view title;  ///< folded, one for all that name the same post; empty if a relation gives it
    std::size_t relation = 0;
    std::uint32_t person = kNone;
    std::uint32_t target = kNone;
    std::uint32_t at = 0;  ///< token
  };
  struct Held {
    std::uint32_t at = 0;
    std::uint32_t person = kNone;
  };
  /// Who holds one kind of post, by place.
  struct Holders {
    scratch::vector<Held> held;
    bool several = false;
    void add(Held one);
    [[nodiscard]] std::uint32_t only() const { return held.empty() || several ? kNone : held.front().person; }
    /// The last one before the token, the first one at it or behind it; nullptr if there is none.
    [[nodiscard]] const Held* last_before(std::uint32_t token) const;
    [[nodiscard]] const Held* first_from(std::uint32_t token) const;
  };
  using TitleIn =
      std::pair<std::string_view, std::uint32_t>;  ///< folded title, what the post is of; kNone: whatever it is
  struct Titled {
    Holders names;  ///< persons behind the bare title
    Holders posts;  ///< persons with a post of that title
    Holders home;   ///< those of the home country itself, by a name in its order
  };

  using PersonOf = std::pair<std::uint32_t, std::uint32_t>;  ///< person, country
  /// What the posts of a person say of the countries that are not written.
  struct Whose {
    bool home = false;    ///< it is the home country
    bool abroad = false;  ///< he has a post in another country
  };

  void collect_posts();
  /// The title, folded, by which all titles of the same post are looked up.
  [[nodiscard]] std::string_view post_of(std::string_view title) const;
  void collect_leaders();
  void collect_titled();
  /// The country whose body the actor is; kNone if it is none.
  [[nodiscard]] std::uint32_t country_of_body(std::uint32_t actor) const;
  [[nodiscard]] bool is_body_abroad(std::uint32_t actor) const;
  /// True for an envoy, who acts for a state, but has no say in it.
  [[nodiscard]] bool is_envoy(std::uint32_t person) const;
  /// True for a body that is or belongs to the other one, or to the area.
  [[nodiscard]] bool belongs(std::uint32_t body, std::uint32_t to) const;
  /// True if the article gives the person a post in a body of another state with this head noun.
  [[nodiscard]] bool holds_abroad(std::uint32_t person, std::uint32_t head) const;
  void join();
  /// "Bộ trưởng A" where the article names one ministry.
  void imply();
  /// The first mention of the only body of the home country, or of others, that may have such a post; kNone if there is
  /// none or several.
  [[nodiscard]] std::uint32_t only_body(const Title& title, bool at_home) const;
  /// True if the body's country is by far the foreign country that the article names most.
  [[nodiscard]] bool is_main_abroad(std::uint32_t body) const;
  [[nodiscard]] bool is_at_home(std::uint32_t body) const;
  void index_posts();
  [[nodiscard]] std::string_view title_of(const Post& post) const;
  /// True for an actor with a family name of the home country in any form of his name; kNone: whoever has no actor.
  [[nodiscard]] bool has_family_name(std::uint32_t actor) const;
  [[nodiscard]] bool stands_at(std::uint32_t token, std::uint32_t word_class) const;
  /// The longest title that ends right before `token`; nullptr if there is none: "phó thủ tướng", not "thủ tướng".
  [[nodiscard]] const Title* title_before(std::uint32_t token) const;
  /// Who holds a post of the title, in the body or country if one is given.
  [[nodiscard]] const Holders& holders_of(std::string_view title, std::uint32_t target) const;
  [[nodiscard]] const Holders& holders_by_longer(std::string_view title, std::uint32_t target) const;
  /// True for the titles of heads of state and of government, not of their deputies.
  [[nodiscard]] bool is_head(std::string_view title) const;

  const Document& document_;
  const Mentions& mentions_;
  const Ontology& ontology_;
  const LanguagePack& pack_;
  MentionNames& names_;
  const EntityTable& table_;
  scratch::vector<Post> posts_;  // by place once they are indexed
  std::vector<Relation> joined_;
  mutable scratch::vector<bool>
      family_first_;  // what has_family_name() has found, once it was asked; the last one: kNone
  mutable std::optional<scratch::vector<std::pair<std::uint32_t, std::uint32_t>>>
      posts_abroad_;                     // person and noun of a body abroad in which he has a post, once asked; sorted
  scratch::vector<Whose> whose_;         // by actor
  scratch::vector<PersonOf> leaders_;    // who hold a post of the country itself; sorted
  scratch::vector<PersonOf> officials_;  // who hold a post of one of its bodies; sorted
  scratch::map<std::string_view, Titled> titled_;                 // by folded title
  scratch::map<TitleIn, Holders> by_target_;                      // also by the owner of what it is of
  mutable scratch::map<std::uint32_t, std::uint32_t> leader_of_;  // by country's entry
  mutable scratch::map<TitleIn, Holders> by_longer_;              // what holders_by_longer() has found
};

}  // namespace entente
