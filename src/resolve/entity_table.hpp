#pragma once

// Not for use outside this folder.

#include <cstdint>
#include <span>
#include <string_view>

#include "base/deadline.hpp"
#include "base/key_index.hpp"
#include "base/scratch.hpp"
#include "model/document.hpp"
#include "model/mention.hpp"
#include "packs/language_pack.hpp"
#include "resolve/fuller_bodies.hpp"
#include "resolve/mention_names.hpp"

namespace entente {

/// The actors that one article names: which mention is which. Keeps references, and views of what they refer to and of
/// scratch memory.
class EntityTable {
 public:
  struct Actor {
    ClassId type;
    std::uint32_t entry = kNone;  ///< gazetteer entry
    std::uint32_t owner = kNone;  ///< actor it belongs to
    std::string_view key;         ///< LocalEntity::key
    std::string_view name;
    std::string_view latest_form;     ///< the last that a mention had: many repeat it
    std::uint32_t last_form = kNone;  ///< of all forms, by place in forms_
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
  [[nodiscard]] const scratch::vector<std::uint32_t>& named() const { return named_; }
  /// The offices and references, in the order of the mentions.
  [[nodiscard]] std::span<const std::uint32_t> unnamed() const { return sorted_out_.unnamed; }
  [[nodiscard]] const scratch::vector<Actor>& actors() const { return actors_; }
  /// Puts every way in which the article, or the pack, writes an actor into `out` instead of what it held: sorted, each
  /// once; `name` may be among them.
  void forms_of(std::uint32_t actor, scratch::vector<std::string_view>& out) const;
  /// The pack's home country as an actor; kNone where the article names or implies it nowhere.
  [[nodiscard]] std::uint32_t home() const { return home_; }
  /// The actor of a gazetteer entry; kNone where the article names it nowhere.
  [[nodiscard]] std::uint32_t named_entry(std::uint32_t entry) const {
    const std::uint32_t known = actors_by_.find(index_key(By::entry, entry));
    return known == KeyIndex::kAbsent ? kNone : known;
  }
  /// A body without a written owner and the area that the article makes clear for it.
  struct ClearOwner {
    std::uint32_t mention = kNone;
    std::uint32_t owner = kNone;  ///< actor
    PropertyId predicate;
  };
  [[nodiscard]] const scratch::vector<ClearOwner>& clear_owners() const { return clear_owners_; }
  [[nodiscard]] bool is_a(std::uint32_t actor, ClassId type) const { return ontology_.is_a(actors_[actor].type, type); }

 private:
  void sort_out();
  void add_places();
  void add_persons(const Deadline& deadline);
  void add_home();
  void add_bodies(const Deadline& deadline);
  void add_body(std::uint32_t index);
  void collect_named();

  /// What it is that actors are told apart by; of a body the number of its core stands here.
  enum class By : std::uint32_t { area = UINT32_MAX - 2, person, entry };
  static std::uint64_t index_key(By by, std::uint32_t number) {
    return std::uint64_t{static_cast<std::uint32_t>(by)} << 32U | number;
  }

  std::uint32_t add_actor(std::string_view key, ClassId type, std::uint32_t entry);
  std::uint32_t actor_of_entry(std::uint32_t entry);
  /// The actor that is told apart by a name alone.
  std::uint32_t actor_of_name(By by, std::string_view kind, NameId name, ClassId type);
  /// What tells a body of a field from others: without what joins the words of its name ("Tài nguyên - môi trường",
  /// "Tài nguyên và Môi trường").
  NameId field_of(const Mention& body, NameId core);
  /// The words that join others in this article, folded, between spaces (" và "); each once, sorted.
  const scratch::vector<std::string_view>& joints();
  std::uint32_t actor_of_body(std::uint32_t index, std::uint32_t owner);
  /// Notes a form, which may be the actor's new name.
  void add_form(std::uint32_t actor, std::string_view form);
  /// Notes a form that is no better name than the actor has.
  void add_other_form(std::uint32_t actor, std::string_view form);

  /// To be called once it is known which actor the mention `owner` is.
  void note_owners(std::uint32_t owner);
  void note_clear_owner(std::uint32_t index, std::uint32_t owner);
  /// True for an area that the gazetteer has elsewhere than in the home country.
  [[nodiscard]] bool is_area_abroad(std::uint32_t actor) const;
  /// The country or area that an ownerless body of the article belongs to; kNone if nothing says.
  [[nodiscard]] std::uint32_t default_owner(std::uint32_t body);
  [[nodiscard]] std::uint32_t main_area(ClassId type) const;
  [[nodiscard]] bool owned_by(const Mention& body, ClassId type) const;

  const Document& document_;
  const Mentions& mentions_;
  const Ontology& ontology_;
  const LanguagePack& pack_;
  MentionNames& names_;
  /// Mentions by what they name, so that nobody has to ask each of them again; in their order.
  struct SortedOut {
    scratch::vector<std::uint32_t> all;  ///< room for each of the others
    std::span<std::uint32_t> places;
    std::span<std::uint32_t> persons;
    std::span<std::uint32_t> bodies;   ///< all other names
    std::span<std::uint32_t> unnamed;  ///< offices and references
  };
  SortedOut sorted_out_;
  scratch::vector<Actor> actors_;
  scratch::KeyIndex actors_by_;  // what they are told apart by → actor
  struct Form {
    std::string_view text;
    std::uint32_t before = kNone;  ///< the actor's form before it
  };
  scratch::vector<Form> forms_;
  scratch::vector<std::uint32_t> actor_of_;
  scratch::vector<std::uint32_t> named_;
  scratch::vector<ClearOwner> clear_owners_;
  std::optional<scratch::vector<std::string_view>> joints_;
  scratch::vector<std::uint32_t> places_;  // actors that are countries or areas
  std::uint32_t home_ = kNone;

  FullerBodies fuller_bodies_;
  scratch::vector<std::uint32_t> first_owned_;  // mention → the last body with it for an owner, as yet without an actor
  scratch::vector<std::uint32_t> next_owned_;  // body → the next one of the same owner
  struct Owned {
    std::uint32_t body = kNone;   ///< mention
    std::uint32_t owner = kNone;  ///< actor
  };
  scratch::vector<Owned> owned_;  // bodies whose owners nobody has asked for yet
  /// To whom the bodies of one name belong where the article says so.
  struct Owners {
    std::uint32_t first = kNone;  ///< actor
    bool several = false;
    bool home = false;  ///< the home country is among them
  };
  scratch::vector<Owners> owners_;  // by name
};

}  // namespace entente
