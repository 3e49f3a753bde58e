#pragma once

// Not for use outside this folder.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/deadline.hpp"
#include "base/key_index.hpp"
#include "model/document.hpp"
#include "model/mention.hpp"
#include "packs/language_pack.hpp"

namespace entente {

/// The actors that one article names: which mention is which.
class EntityTable {
 public:
  struct Actor {
    ClassId type;
    std::uint32_t entry = kNone;  ///< gazetteer entry
    std::uint32_t owner = kNone;  ///< actor it belongs to
    std::string key;              ///< LocalEntity::key
    std::string name;
    std::vector<std::string> forms;  ///< every form, sorted, `name` among them
    std::uint32_t mentions = 0;
    std::uint32_t weight = 0;  ///< mentions of it and of what belongs to it
  };

  /// Throws DeadlinePassed.
  EntityTable(const Document& document, const Mentions& mentions, const Ontology& ontology, const LanguagePack& pack,
              const Deadline& deadline);

  /// The actor of a named mention; kNone for offices, references and unknown names.
  [[nodiscard]] std::uint32_t actor_of(std::uint32_t mention) const { return actor_of_[mention]; }
  /// The title that a relation of the mentions gives, folded; empty for most.
  [[nodiscard]] const std::string& title(std::size_t relation) const { return titles_[relation]; }
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
  std::uint32_t intern(const std::string& key, ClassId type, std::uint32_t entry);
  void add_places();
  struct Name {
    std::string folded;
    std::uint32_t mention;
  };
  /// Name → the longest of the names that end with its words or, if none does, begin with them; sorted.
  [[nodiscard]] static std::map<std::string, std::vector<std::string>> fuller_names(const std::vector<Name>& names);
  void add_persons(const Deadline& deadline);
  /// "phu nhân Melania Trump": named as a relative.
  [[nodiscard]] bool is_relative(std::uint32_t mention) const;
  void add_home();
  void add_bodies(const Deadline& deadline);
  void add_body(std::uint32_t index);
  /// Two spellings, one letter apart, of the holder of one post are one person's.
  [[nodiscard]] std::map<std::string, std::string> find_misspelt() const;
  /// A mention with a fuller name of the same body; kNone if there is none or more than one.
  [[nodiscard]] std::uint32_t find_fuller(std::uint32_t index) const;
  /// What stands behind the head noun in the name of a body, folded.
  [[nodiscard]] std::string_view tail(std::uint32_t body) const;
  void collect_tails();
  /// Whose bodies of a name are, once it is known which actor the mention `owner` is.
  void note_owners(std::uint32_t owner);
  [[nodiscard]] std::uint32_t main_area(ClassId type) const;
  void note_clear_owner(std::uint32_t index, std::uint32_t owner);
  static void insert_form(Actor& actor, const std::string& form);
  void add_form(std::uint32_t actor, const std::string& form);
  std::uint32_t actor_of_entry(std::uint32_t entry);
  /// The country or area that an ownerless body of the article belongs to; kNone if nothing says.
  std::uint32_t default_owner(std::uint32_t body) const;
  [[nodiscard]] bool owned_by(const Mention& body, ClassId type) const;
  [[nodiscard]] std::uint32_t find_entry(const std::string& core, std::uint32_t owner_entry) const;

  const Document& document_;
  const Mentions& mentions_;
  const Ontology& ontology_;
  const LanguagePack& pack_;
  std::vector<Actor> actors_;
  std::map<std::string, std::uint32_t> by_key_;
  KeyIndex by_entry_;  // those of the gazetteer
  std::vector<std::uint32_t> actor_of_;
  std::vector<ClearOwner> clear_owners_;
  std::vector<std::uint32_t> places_;  // actors that are countries or areas
  struct Tail {
    std::uint32_t mention = kNone;
    bool whole = false;  ///< all that stands behind the head noun
    std::string_view name;  ///< folded
  };
  std::map<std::pair<ClassId, std::string_view>, std::vector<Tail>> tails_;  // last words of bodies
  std::vector<std::vector<std::uint32_t>> owned_;                       // mention → bodies with it for an owner
  std::map<std::string_view, std::uint32_t> shorts_;  // folded name that is no form of its core → mention
  std::map<std::string_view, std::set<std::uint32_t>> owners_;               // folded name of bodies → actors
  std::uint32_t home_ = kNone;
  std::vector<std::string> names_;   // by mention, folded
  std::vector<std::string> cores_;   // by mention, folded: the core, or the name where it has none
  std::vector<std::string> titles_;  // by relation of the mentions, folded
};

}  // namespace entente
