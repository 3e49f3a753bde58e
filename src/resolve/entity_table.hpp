#pragma once

// Not for use outside this folder.

#include <compare>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.hpp"
#include "base/deadline.hpp"
#include "base/key_index.hpp"
#include "model/document.hpp"
#include "model/mention.hpp"
#include "packs/language_pack.hpp"
#include "resolve/fuller_bodies.hpp"
#include "resolve/mention_names.hpp"

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
    std::string_view latest_form;  ///< the last that a mention had: many repeat it
    std::uint32_t mentions = 0;
    std::uint32_t weight = 0;  ///< mentions of it and of what belongs to it
  };

  /// Throws DeadlinePassed.
  EntityTable(const Document& document, const Mentions& mentions, const Ontology& ontology, const LanguagePack& pack,
              MentionNames& names, const Deadline& deadline);

  /// The actor of a named mention; kNone for offices, references and unknown names.
  [[nodiscard]] std::uint32_t actor_of(std::uint32_t mention) const { return actor_of_[mention]; }
  /// The same as a list of one or none.
  [[nodiscard]] std::span<const std::uint32_t> actors_of(std::uint32_t mention) const {
    return std::span(&actor_of_[mention], actor_of_[mention] == kNone ? 0 : 1);
  }
  /// The written mentions that have an actor, by place in the text.
  [[nodiscard]] const std::vector<std::uint32_t>& named() const { return named_; }
  [[nodiscard]] const std::vector<Actor>& actors() const { return actors_; }
  /// A way in which the article, or the pack, writes an actor.
  struct Form {
    std::uint32_t actor = kNone;
    std::string_view text;
    auto operator<=>(const Form&) const = default;
  };
  /// Every form, sorted, each once; `name` may be among them.
  [[nodiscard]] std::span<const Form> forms_of(std::uint32_t actor) const;
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
  void add_places();
  void add_persons(const Deadline& deadline);
  void add_home();
  void add_bodies(const Deadline& deadline);
  void add_body(std::uint32_t index);
  void collect_named();

  std::uint32_t add_actor(std::string key, ClassId type, std::uint32_t entry);
  std::uint32_t actor_of_entry(std::uint32_t entry);
  std::uint32_t actor_of_body(std::uint32_t index, std::uint32_t owner);
  /// Notes a form, which may be the actor's new name.
  void add_form(std::uint32_t actor, std::string_view form);
  /// A form that no mention and no pack holds.
  [[nodiscard]] std::string_view make_form(std::string_view name, std::string_view owner);

  /// Whose bodies of a name are, once it is known which actor the mention `owner` is.
  void note_owners(std::uint32_t owner);
  void note_clear_owner(std::uint32_t index, std::uint32_t owner);
  /// The country or area that an ownerless body of the article belongs to; kNone if nothing says.
  [[nodiscard]] std::uint32_t default_owner(std::uint32_t body);
  [[nodiscard]] std::uint32_t main_area(ClassId type) const;
  [[nodiscard]] bool owned_by(const Mention& body, ClassId type) const;
  [[nodiscard]] std::uint32_t find_entry(std::string_view core, std::uint32_t owner_entry) const;

  const Document& document_;
  const Mentions& mentions_;
  const Ontology& ontology_;
  const LanguagePack& pack_;
  MentionNames& names_;
  std::vector<Actor> actors_;
  KeyIndex by_entry_;  // gazetteer entry → actor
  KeyIndex persons_;   // name → actor
  KeyIndex areas_;     // name → actor
  KeyIndex bodies_;    // core and owner → actor
  std::vector<Form> forms_;
  TextArena made_forms_;
  std::vector<std::uint32_t> actor_of_;
  std::vector<std::uint32_t> named_;
  std::vector<ClearOwner> clear_owners_;
  std::vector<std::uint32_t> places_;  // actors that are countries or areas
  std::uint32_t home_ = kNone;

  FullerBodies fuller_bodies_;
  std::vector<std::uint32_t> first_owned_;  // mention → the last body with it for an owner, as yet without an actor
  std::vector<std::uint32_t> next_owned_;   // body → the next one of the same owner
  /// To whom the bodies of one name belong where the article says so.
  struct Owners {
    std::uint32_t first = kNone;  ///< actor
    bool several = false;
    bool home = false;  ///< the home country is among them
  };
  std::vector<Owners> owners_;  // by name
};

}  // namespace entente
