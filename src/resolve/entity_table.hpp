#pragma once

// Not for use outside this folder.

#include <map>
#include <set>
#include <string>
#include <vector>

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
    std::set<std::string> forms;  ///< every form, `name` among them
    std::uint32_t mentions = 0;
    std::uint32_t weight = 0;  ///< mentions of it and of what belongs to it
  };

  EntityTable(const Document& document, const Mentions& mentions, const Ontology& ontology,
              const LanguagePack& pack);

  /// The actor of a named mention; kNone for offices, references and unknown names.
  [[nodiscard]] std::uint32_t actor_of(std::uint32_t mention) const { return actor_of_[mention]; }
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
  std::uint32_t intern(const std::string& key, ClassId type, std::uint32_t entry);
  void add_places();
  [[nodiscard]] std::set<std::string> titles_of(std::uint32_t mention) const;
  void add_persons();
  void add_home();
  void add_bodies();
  void add_body(std::uint32_t index);
  /// Two spellings, one letter apart, of the holder of one post are one person's.
  [[nodiscard]] std::map<std::string, std::string> find_misspelt() const;
  /// A mention with a fuller name of the same body; kNone if there is none or more than one.
  [[nodiscard]] std::uint32_t find_fuller(std::uint32_t index) const;
  [[nodiscard]] std::string tail(const Mention& body) const;
  [[nodiscard]] std::uint32_t main_area(ClassId type) const;
  void note_clear_owner(std::uint32_t index, std::uint32_t owner);
  void add_form(std::uint32_t actor, const std::string& form);
  std::uint32_t actor_of_entry(std::uint32_t entry);
  /// The country or area that an ownerless body of the article belongs to; kNone if nothing says.
  std::uint32_t default_owner(const Mention& body) const;
  [[nodiscard]] bool owned_by(const Mention& body, ClassId type) const;
  [[nodiscard]] std::uint32_t find_entry(const std::string& core, std::uint32_t owner_entry) const;

  const Document& document_;
  const Mentions& mentions_;
  const Ontology& ontology_;
  const LanguagePack& pack_;
  std::vector<Actor> actors_;
  std::map<std::string, std::uint32_t> by_key_;
  std::vector<std::uint32_t> actor_of_;
  std::vector<ClearOwner> clear_owners_;
  std::uint32_t home_ = kNone;
};

}  // namespace entente
