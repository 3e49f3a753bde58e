#pragma once

// Not for use outside this folder.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/scratch.hpp"
#include "model/document.hpp"
#include "model/mention.hpp"
#include "packs/language_pack.hpp"
#include "resolve/entity_table.hpp"
#include "resolve/posts.hpp"

namespace entente {

/// Whom the mentions of one article stand for: names, offices, and references by what was named before them. Keeps
/// references; each mention is looked into once.
class Referents {
 public:
  Referents(const Document& document, const Mentions& mentions, const Ontology& ontology, const LanguagePack& pack,
            const EntityTable& table, const Posts& posts)
      : document_(document),
        mentions_(mentions),
        ontology_(ontology),
        pack_(pack),
        table_(table),
        posts_(posts),
        found_(mentions.mentions.size()) {}

  /// Actors; nobody where it cannot be told. Valid as long as this is.
  [[nodiscard]] std::span<const std::uint32_t> operator()(std::uint32_t mention) const;
  /// Whom a mention stands for that points back and cannot mean `actor`: the last other person, or country, of its
  /// sentence before it; kNone for other mentions.
  [[nodiscard]] std::uint32_t another(std::uint32_t mention, std::uint32_t actor) const;
  /// True for a reference that begins with the word for two ("hai nước", but not "doanh nghiệp hai nước", which may be
  /// those of whoever is named before).
  [[nodiscard]] bool begins_with_two(std::uint32_t mention) const;
  /// "A và B kêu gọi hai nước …": true if the noun phrase around the mention names both of these actors.
  [[nodiscard]] bool names_both(std::uint32_t mention, std::span<const std::uint32_t> actors) const;
  /// Whom a reference to two means that cannot mean those of the noun phrase around `named`, which names two: the
  /// two before it; nobody where the article names no others.
  [[nodiscard]] std::vector<std::uint32_t> other_two(std::uint32_t mention, std::uint32_t named) const;

 private:
  /// Up to two actors: nobody knows whom a word stands for that stands for more.
  struct Actors {
    std::array<std::uint32_t, 2> all{};
    std::uint32_t count = 0;
  };
  static Actors one(std::uint32_t actor) { return {{actor}, actor == kNone ? 0U : 1U}; }
  static Actors two(std::uint32_t first, std::uint32_t second) { return {{first, second}, 2}; }

  struct Group {
    std::uint32_t at = 0;  ///< token behind it
    WordKey noun{};        ///< its first word
    std::uint32_t actor = kNone;
  };
  /// Two of a class that are named together or one after the other, and where, as a token.
  struct Two {
    std::uint32_t at = 0;
    std::uint32_t first = kNone;
    std::uint32_t second = kNone;
  };
  /// Named mentions by place in the text, and whether all are of one actor.
  struct Named {
    scratch::vector<std::uint32_t> mentions;
    bool one = false;
    bool headless = false;  ///< no name begins with the noun: of any body
  };
  /// Where a person is named or a post stands whose holder the article names.
  struct Place {
    std::uint32_t at = 0;  ///< token
    std::uint32_t person = kNone;
  };
  struct Pairs {
    scratch::vector<Two> together;  ///< noun phrases that name exactly two, by their ends
    scratch::vector<Two> apart;     ///< named mentions behind one of another actor, by their beginnings
  };

  [[nodiscard]] Actors reference(const Mention& mention) const;
  /// Who says the quotation around a token.
  [[nodiscard]] Actors speaker(std::uint32_t at) const;
  [[nodiscard]] bool is_speaker(const Mention& mention) const;
  /// The actor of a class that the talk is about: the first one of this sentence before the reference, else the
  /// first one of the nearest earlier sentence that names any.
  [[nodiscard]] std::uint32_t topic_of(ClassId type, std::uint32_t at) const;
  [[nodiscard]] std::uint32_t unit_of(ClassId type, std::uint32_t at) const;
  /// The same of persons, whom their posts stand for too; not of those who are called by words of the class and by
  /// none of its opposite (kNone: of all).
  [[nodiscard]] std::uint32_t person_of(std::uint32_t at, std::uint32_t but) const;
  /// True if the token alone is a phrase of the class.
  [[nodiscard]] bool stands_in(std::uint32_t at, std::uint32_t word_class) const;
  /// All persons by their places, in the order of the text, but for those called by words of the class alone.
  [[nodiscard]] const scratch::vector<Place>& persons_but(std::uint32_t word_class) const;
  /// The one actor of the reference's class whose name begins with this noun, else the only one of the class; of
  /// several the one of this sentence or of the one before it.
  [[nodiscard]] std::uint32_t named_by_noun(std::uint32_t noun, std::uint32_t at) const;
  [[nodiscard]] bool one_actor(std::span<const std::uint32_t> mentions) const;
  [[nodiscard]] std::uint32_t last_of(ClassId type, std::uint32_t at) const;
  /// True if the noun phrase around it names others too.
  [[nodiscard]] bool is_listed(std::uint32_t mention) const;
  /// Whose the last group before it is that the same noun calls.
  [[nodiscard]] Actors last_group(std::uint32_t at) const;
  /// The noun of the delegation or the like that the noun phrase is or stands right behind; kNone if it is of none.
  [[nodiscard]] std::uint32_t group_noun(const Chunk& chunk) const;
  /// The foreign country that the article is about; kNone where two are named equally often.
  [[nodiscard]] std::uint32_t partner() const;
  /// The noun phrase around a mention; nullptr if it is in none.
  [[nodiscard]] const Chunk* chunk_of(std::uint32_t mention) const;
  /// The two countries of the article: its two most named ones, if a third is clearly less so.
  [[nodiscard]] Actors countries() const;
  /// The two of the class that the sentence of token `at` names together before it.
  [[nodiscard]] Actors together_in_sentence(ClassId type, std::uint32_t at) const;
  /// `leaders`: two who may lead a country.
  [[nodiscard]] Actors pair(ClassId type, std::uint32_t at, bool leaders = false) const;
  /// "lãnh đạo hai nước": who leads the two where the article names both and the token stands behind the word for those
  /// who lead, else the countries themselves.
  [[nodiscard]] Actors leaders_of(std::uint32_t at, Actors countries) const;
  /// False for two who are known to have posts of one country: they are no "hai nhà lãnh đạo".
  [[nodiscard]] bool lead_two_states(const Two& persons) const;
  /// The title that ends a reference ("hai Thủ tướng"); nullptr if none does.
  [[nodiscard]] const Title* title_in(const Mention& reference) const;
  /// "hai nhà lãnh đạo"
  [[nodiscard]] bool speaks_of_leaders(const Mention& reference) const;
  /// The two countries that the nearest sentence up to the one of token `at` is about, by name or by who leads them:
  /// nobody where the nearest with more than one has three that it does not name in pairs, or none is near.
  [[nodiscard]] Actors sides(std::uint32_t at) const;
  /// The two countries of the last noun phrase there that names two, or two of their leaders.
  [[nodiscard]] Actors countries_together(TokenSpan span) const;
  /// A country itself, or the one that a person has a post in; kNone for others.
  [[nodiscard]] std::uint32_t country_of(std::uint32_t actor) const;
  /// The countries of a stretch of text, each once.
  [[nodiscard]] scratch::vector<std::uint32_t> countries_in(TokenSpan span) const;
  /// The two that are named right behind a reference to two ("hai nhà lãnh đạo Nga và Mỹ"), by their states where
  /// persons are meant: nobody if that leaves open who they are. Nothing if no two are named there.
  [[nodiscard]] std::optional<Actors> pair_behind(const Mention& mention, ClassId type) const;
  [[nodiscard]] const Pairs& pairs_of(ClassId type, bool leaders = false) const;
  /// The named mentions of a class in the order of the text.
  [[nodiscard]] const scratch::vector<std::uint32_t>& named_of(ClassId type) const;
  /// Behind the last of them that begins before the token.
  [[nodiscard]] scratch::vector<std::uint32_t>::const_iterator before(const scratch::vector<std::uint32_t>& named,
                                                                      std::uint32_t at) const;
  /// The actors of a class by how much the article speaks of them, most first.
  [[nodiscard]] const scratch::vector<std::uint32_t>& ranked(ClassId type) const;

  const Document& document_;
  const Mentions& mentions_;
  const Ontology& ontology_;
  const LanguagePack& pack_;
  const EntityTable& table_;
  const Posts& posts_;
  mutable scratch::vector<std::optional<Actors>> found_;  // by mention: what was asked
  mutable scratch::map<ClassId, scratch::vector<std::uint32_t>>
      named_of_;                                      // what the functions of that name have found
  mutable scratch::map<std::uint32_t, Named> nouns_;  // by reference
  mutable scratch::map<std::uint32_t, scratch::vector<Place>> persons_but_;  // by word class
  mutable scratch::map<std::pair<ClassId, bool>, Pairs> pairs_of_;
  mutable scratch::map<ClassId, scratch::vector<std::uint32_t>> ranked_;
  mutable std::optional<scratch::vector<Group>> groups_;  // noun phrases of delegations, by their ends
};

}  // namespace entente
