#pragma once

// Not for use outside this folder.

#include <deque>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/deadline.hpp"
#include "base/key_index.hpp"
#include "model/document.hpp"
#include "model/mention.hpp"
#include "packs/language_pack.hpp"
#include "text/folded_names.hpp"

namespace entente {

/// The actors that one article names: which mention is which. Keeps references, and views of what they refer to.
class EntityTable {
 public:
  struct Actor {
    ClassId type;
    std::uint32_t entry = kNone;  ///< gazetteer entry
    std::uint32_t owner = kNone;  ///< actor it belongs to
    std::string key;              ///< LocalEntity::key
    std::string_view name;
    std::vector<std::string_view> forms;  ///< every form, sorted, `name` among them
    std::uint32_t mentions = 0;
    std::uint32_t weight = 0;  ///< mentions of it and of what belongs to it
  };

  /// Throws DeadlinePassed.
  EntityTable(const Document& document, const Mentions& mentions, const Ontology& ontology, const LanguagePack& pack,
              const Deadline& deadline);

  /// The actor of a named mention; kNone for offices, references and unknown names.
  [[nodiscard]] std::uint32_t actor_of(std::uint32_t mention) const { return actor_of_[mention]; }
  /// The same as a list of one or none.
  [[nodiscard]] std::span<const std::uint32_t> actors_of(std::uint32_t mention) const {
    return std::span(&actor_of_[mention], actor_of_[mention] == kNone ? 0 : 1);
  }
  /// The written mentions that have an actor, by place in the text.
  [[nodiscard]] const std::vector<std::uint32_t>& named() const { return named_; }
  /// The title that a relation of the mentions gives, folded; empty for most.
  [[nodiscard]] std::string_view title(std::size_t relation) const { return folded_[titles_[relation]]; }
  [[nodiscard]] const std::vector<Actor>& actors() const { return actors_; }
  /// The pack's home country as an actor; kNone where the article names or implies it nowhere.
  [[nodiscard]] std::uint32_t home() const { return home_; }
  /// A body without a written owner and the area that the article makes clear for it.
  struct ClearOwner {
    std::uint32_t mention = kNone;
    std::uint32_t owner = kNone;  ///< actor
    PropertyId predicate;
  };
  [[nodiscard]] const std::vector<ClearOwner>& clear_owners() const { return clear_owners_; }
  [[nodiscard]] bool is_a(std::uint32_t actor, ClassId type) const {
    return ontology_.is_a(actors_[actor].type, type);
  }

 private:
  void fold_all();
  void collect_named();
  std::uint32_t intern(std::string key, ClassId type, std::uint32_t entry);
  /// The actor that `known` says, else the one of the key, which it then says.
  std::uint32_t intern_name(std::uint32_t& known, std::string_view kind, NameId name, ClassId type);
  void add_places();
  /// Name → the longest of the names that end with its words or, if none does, begin with them; sorted by number.
  using FullerNames = std::map<NameId, std::vector<NameId>>;
  [[nodiscard]] FullerNames fuller_names(const std::vector<std::uint32_t>& persons) const;
  void add_persons(const Deadline& deadline);
  void add_person(std::uint32_t mention, NameId name);
  /// "phu nhân Melania Trump": named as a relative.
  [[nodiscard]] bool is_relative(std::uint32_t mention) const;
  /// True if a phrase of the class ends where the mention begins.
  [[nodiscard]] bool is_behind(std::uint32_t mention, std::uint32_t word_class) const;
  /// Of which sex the word before a name says its bearer to be, as bits; 0: it says nothing.
  [[nodiscard]] std::uint8_t sex(std::uint32_t mention) const;
  void add_home();
  void add_bodies(const Deadline& deadline);
  void add_body(std::uint32_t index);
  std::uint32_t intern_body(std::uint32_t index, std::uint32_t owner);
  /// Two spellings, one letter apart, of the holder of one post are one person's: the wrong one → the right one.
  [[nodiscard]] std::map<NameId, NameId> find_misspelt() const;
  /// A mention with a fuller name of the same body; kNone if there is none or more than one.
  [[nodiscard]] std::uint32_t find_fuller(std::uint32_t index);
  /// What stands behind the head noun in the name of a body, folded.
  [[nodiscard]] std::string_view tail(std::uint32_t body) const;
  void collect_tails();
  /// Whose bodies of a name are, once it is known which actor the mention `owner` is.
  void note_owners(std::uint32_t owner);
  [[nodiscard]] std::uint32_t main_area(ClassId type) const;
  void note_clear_owner(std::uint32_t index, std::uint32_t owner);
  static void insert_form(Actor& actor, std::string_view form);
  void add_form(std::uint32_t actor, std::string_view form);
  /// A form that no mention and no pack holds.
  [[nodiscard]] std::string_view make_form(std::string_view name, std::string_view owner);
  std::uint32_t actor_of_entry(std::uint32_t entry);
  /// The country or area that an ownerless body of the article belongs to; kNone if nothing says.
  std::uint32_t default_owner(std::uint32_t body) const;
  [[nodiscard]] bool owned_by(const Mention& body, ClassId type) const;
  [[nodiscard]] std::uint32_t find_entry(std::string_view core, std::uint32_t owner_entry) const;

  const Document& document_;
  const Mentions& mentions_;
  const Ontology& ontology_;
  const LanguagePack& pack_;
  std::vector<Actor> actors_;
  std::map<std::string, std::uint32_t> by_key_;
  KeyIndex by_entry_;                        // those of the gazetteer
  std::vector<std::uint32_t> person_named_;  // name → person, what by_key_ would say; kNone: not asked yet
  std::vector<std::uint32_t> area_named_;
  std::vector<std::uint32_t> actor_of_;
  std::vector<std::uint32_t> named_;
  std::vector<ClearOwner> clear_owners_;
  std::vector<std::uint32_t> places_;  // actors that are countries or areas
  struct Tail {
    std::uint32_t mention = kNone;
    bool whole = false;  ///< all that stands behind the head noun
    NameId name;
  };
  std::map<std::pair<ClassId, std::string_view>, std::vector<Tail>> tails_;  // last words of bodies
  std::map<NameId, std::uint32_t> shorts_;  // name that is no form of its core → mention
  bool tails_collected_ = false;            // tails_ and shorts_: few articles ask for them
  std::vector<std::uint32_t> first_owned_;  // mention → the last body with it for an owner, as yet without an actor
  std::vector<std::uint32_t> next_owned_;   // body → the next one of the same owner
  std::set<std::pair<NameId, std::uint32_t>> owners_;  // name of bodies, actor
  std::uint32_t home_ = kNone;
  FoldedNames folded_;
  std::vector<NameId> names_;   // by mention
  std::vector<NameId> cores_;   // by mention: the core, or the name where it has none
  std::vector<NameId> titles_;  // by relation of the mentions; invalid where it has none
  std::deque<std::string> made_forms_;
};

}  // namespace entente
