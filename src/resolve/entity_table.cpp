#include "resolve/entity_table.hpp"

#include <algorithm>
#include <utility>

#include "base/sorted.hpp"
#include "resolve/missions.hpp"
#include "resolve/person_names.hpp"

namespace entente {
namespace {

/// A country must be named this often more than the home country for an ownerless body to be its.
constexpr std::uint32_t kForeignMajority = 3;
/// An area must be named this often, and this many times as often as the next, to be what the article is
/// about.
constexpr std::uint32_t kMainAreaMentions = 2;
constexpr std::uint32_t kMainAreaFactor = 2;

}  // namespace

EntityTable::EntityTable(const Document& document, const Mentions& mentions, const Ontology& ontology,
                         const LanguagePack& pack, MentionNames& names, const Deadline& deadline)
    : document_(document),
      mentions_(mentions),
      ontology_(ontology),
      pack_(pack),
      names_(names),
      actor_of_(mentions.mentions.size(), kNone),
      fuller_bodies_(mentions, ontology, pack, names) {
  join_missions(mentions, pack, names);
  add_places();
  add_persons(deadline);
  add_home();
  add_bodies(deadline);
  collect_named();
  sort_unique(forms_);
}

std::span<const EntityTable::Form> EntityTable::forms_of(std::uint32_t actor) const {
  return run_of(forms_, actor, &Form::actor);
}

void EntityTable::collect_named() {
  for (std::uint32_t i = 0; i < mentions_.mentions.size(); ++i) {
    const std::uint32_t actor = actor_of_[i];
    if (actor == kNone || mentions_.mentions[i].implied) continue;
    ++actors_[actor].mentions;
    named_.push_back(i);
  }
  const auto place = [&](std::uint32_t i) { return mentions_.mentions[i].tokens.begin; };
  if (!std::ranges::is_sorted(named_, {}, place)) std::ranges::stable_sort(named_, {}, place);
}

std::uint32_t EntityTable::add_actor(std::string key, ClassId type, std::uint32_t entry) {
  const auto number = static_cast<std::uint32_t>(actors_.size());
  Actor& actor = actors_.emplace_back();
  actor.type = type;
  actor.entry = entry;
  actor.key = std::move(key);
  if (entry != kNone) actor.name = pack_.entries[entry].name;
  if (is_a(number, pack_.country) || is_a(number, pack_.area)) places_.push_back(number);
  return number;
}

void EntityTable::add_form(std::uint32_t actor, std::string_view form) {
  Actor& target = actors_[actor];
  if (form.empty() || form == target.latest_form || form == target.name) return;
  target.latest_form = form;
  forms_.push_back({actor, form});
  // Without a gazetteer's name the fullest form is the name; of equally long ones the last in order of bytes,
  // which prefers small letters to a headline's capitals.
  if (target.entry == kNone &&
      (form.size() > target.name.size() || (form.size() == target.name.size() && form > target.name)))
    target.name = form;
}

std::string_view EntityTable::make_form(std::string_view name, std::string_view owner) {
  return made_forms_.add(std::string(name).append(" ").append(owner));
}

std::uint32_t EntityTable::actor_of_entry(std::uint32_t entry) {
  if (const std::uint32_t known = by_entry_.find(entry); known != KeyIndex::kAbsent) return known;
  const std::uint32_t actor = add_actor(pack_.entries[entry].id, pack_.entries[entry].type, entry);
  if (entry == pack_.home) home_ = actor;
  return by_entry_.insert(entry, actor);
}

void EntityTable::add_places() {
  const auto by_name = [&](std::uint32_t mention) {
    const NameId name = names_.core(mention);
    if (const std::uint32_t known = areas_.find(name.value); known != KeyIndex::kAbsent) return known;
    return areas_.insert(name.value, add_actor(std::string("area:").append(names_[name]),
                                               mentions_.mentions[mention].type, kNone));
  };
  for (std::uint32_t i = 0; i < mentions_.mentions.size(); ++i) {
    const Mention& mention = mentions_.mentions[i];
    if (mention.kind != MentionKind::name) continue;
    const bool place =
        ontology_.is_a(mention.type, pack_.country) || ontology_.is_a(mention.type, pack_.area);
    if (!place) continue;
    const std::uint32_t actor = mention.entry != kNone ? actor_of_entry(mention.entry) : by_name(i);
    actor_of_[i] = actor;
    ++actors_[actor].weight;
    if (mention.implied) continue;
    add_form(actor, mention.core);
    add_form(actor, mention.name);
  }
}

void EntityTable::add_persons(const Deadline& deadline) {
  const auto by_name = [&](NameId name) {
    if (const std::uint32_t known = persons_.find(name.value); known != KeyIndex::kAbsent) return known;
    return persons_.insert(name.value, add_actor(std::string("person:").append(names_[name]), pack_.person, kNone));
  };
  for (const PersonName& person : person_names(document_, mentions_, ontology_, pack_, names_, deadline)) {
    const std::uint32_t actor = by_name(person.meant);
    actor_of_[person.mention] = actor;
    ++actors_[actor].weight;
    add_form(actor, mentions_.mentions[person.mention].name);
  }
}

void EntityTable::add_home() {
  // "Thủ tướng yêu cầu …": an unnamed holder of a post of state stands for the home country, named or not; so
  // does "nước ta".
  const bool office = std::ranges::any_of(mentions_.mentions, [&](const Mention& mention) {
    if (mention.kind == MentionKind::reference)
      return mention.reference != kNone && pack_.references[mention.reference].kind == Reference::Kind::home;
    return mention.kind == MentionKind::office && mention.owner == kNone &&
           pack_.titles[mention.title].of_home && !pack_.titles[mention.title].abroad;
  });
  if (office && pack_.home != kNone) actor_of_entry(pack_.home);
}

bool EntityTable::owned_by(const Mention& body, ClassId type) const {
  if (body.head == kNone) return body.entry != kNone && pack_.entries[body.entry].within == pack_.home;
  return std::ranges::any_of(pack_.heads[body.head].owner,
                             [&](const auto& owner) { return ontology_.is_a(type, owner.first); });
}

std::uint32_t EntityTable::find_entry(std::string_view core, std::uint32_t owner_entry) const {
  const auto [begin, end] = pack_.entries_by_form.equal_range(std::string(core));
  for (auto it = begin; it != end; ++it)
    if (pack_.entries[it->second].owner == owner_entry) return it->second;
  return kNone;
}

std::uint32_t EntityTable::default_owner(std::uint32_t index) {
  // The same body is named with its owner elsewhere in the article.
  const Mention& body = mentions_.mentions[index];
  const NameId core = names_.core(index);
  const Owners owners = core.value < owners_.size() ? owners_[core.value] : Owners{};
  const bool one = owners.first != kNone && !owners.several;
  if (owners.home) return home_;
  if (owned_by(body, pack_.country)) {
    std::uint32_t foreign = 0;
    for (const std::uint32_t i : places_)
      if (i != home_ && is_a(i, pack_.country)) foreign = std::max(foreign, actors_[i].weight);
    const std::uint32_t own = home_ == kNone ? 0 : actors_[home_].weight;
    if (one && is_a(owners.first, pack_.country) && own == 0 && foreign >= kForeignMajority) return owners.first;
    return kNone;  // the home country, which goes without saying
  }
  if (one) return owners.first;
  // A body that only areas have, in an article about one: its.
  if (owners.first == kNone && body.entry == kNone && body.head != kNone && !pack_.heads[body.head].owner.empty() &&
      owned_by(body, pack_.area))
    return main_area(pack_.heads[body.head].owner.front().first);
  return kNone;
}

std::uint32_t EntityTable::main_area(ClassId type) const {
  std::uint32_t best = kNone;
  std::uint32_t second = 0;
  for (const std::uint32_t i : places_) {
    if (!is_a(i, type)) continue;
    if (best == kNone || actors_[i].weight > actors_[best].weight) {
      if (best != kNone) second = std::max(second, actors_[best].weight);
      best = i;
    } else {
      second = std::max(second, actors_[i].weight);
    }
  }
  if (best == kNone || actors_[best].weight < kMainAreaMentions) return kNone;
  return actors_[best].weight >= second * kMainAreaFactor ? best : kNone;
}

void EntityTable::note_clear_owner(std::uint32_t index, std::uint32_t owner) {
  const Mention& body = mentions_.mentions[index];
  if (body.head == kNone || !is_a(owner, pack_.area) || !ontology_.is_a(body.type, pack_.state_body)) return;
  for (const auto& [type, predicate] : pack_.heads[body.head].owner) {
    if (!is_a(owner, type)) continue;
    clear_owners_.push_back({index, owner, predicate});
    return;
  }
}

void EntityTable::note_owners(std::uint32_t owner) {
  const std::uint32_t actor = actor_of_[owner];
  for (std::uint32_t body = std::exchange(first_owned_[owner], kNone); body != kNone; body = next_owned_[body]) {
    const NameId core = names_.core(body);
    if (owners_.size() <= core.value) owners_.resize(std::size_t{core.value} + 1);
    Owners& owners = owners_[core.value];
    if (owners.first == kNone) owners.first = actor;
    owners.several = owners.several || owners.first != actor;
    owners.home = owners.home || actor == home_;
  }
}

void EntityTable::add_bodies(const Deadline& deadline) {
  first_owned_.assign(mentions_.mentions.size(), kNone);
  next_owned_.assign(mentions_.mentions.size(), kNone);
  for (std::uint32_t i = 0; i < mentions_.mentions.size(); ++i) {
    const Mention& body = mentions_.mentions[i];
    if (body.owner != kNone && !body.core.empty()) next_owned_[i] = std::exchange(first_owned_[body.owner], i);
  }
  for (std::uint32_t i = 0; i < mentions_.mentions.size(); ++i)
    if (actor_of_[i] != kNone) note_owners(i);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> short_names;
  for (std::uint32_t i = 0; i < mentions_.mentions.size(); ++i) {
    const Mention& mention = mentions_.mentions[i];
    if (mention.kind != MentionKind::name || actor_of_[i] != kNone || !mention.type.valid()) continue;
    deadline.check();
    if (const std::uint32_t fuller = fuller_bodies_.of(i); fuller != kNone) {
      short_names.emplace_back(i, fuller);
    } else {
      add_body(i);
    }
  }
  for (const auto& [index, fuller] : short_names) {
    if (actor_of_[fuller] == kNone) add_body(fuller);
    actor_of_[index] = actor_of_[fuller];
    note_owners(index);
    ++actors_[actor_of_[index]].weight;
    add_form(actor_of_[index], mentions_.mentions[index].name);
  }
}

void EntityTable::add_body(std::uint32_t index) {
  const Mention& mention = mentions_.mentions[index];
  const std::string_view core = mention.core.empty() ? mention.name : mention.core;
  // "Bộ Ngoại giao hai nước" calls neither of the two so.
  const std::string_view name = mention.pair_owned ? core : mention.name;
  // The owner's key is part of this one's: a body above it comes first.
  if (mention.owner != kNone && mention.owner > index && actor_of_[mention.owner] == kNone &&
      mentions_.mentions[mention.owner].kind == MentionKind::name && mentions_.mentions[mention.owner].type.valid())
    add_body(mention.owner);
  std::uint32_t owner = mention.owner == kNone ? kNone : actor_of_[mention.owner];
  const bool written_owner = owner != kNone;
  if (!written_owner && !mention.pair_owned) owner = default_owner(index);
  if (!written_owner && owner != kNone) note_clear_owner(index, owner);
  const std::uint32_t actor = actor_of_body(index, owner);
  actor_of_[index] = actor;
  note_owners(index);
  ++actors_[actor].weight;
  if (owner != kNone) {
    actors_[actor].owner = owner;
    ++actors_[owner].weight;
  }
  // Where the article leaves the owner out, the name with it is the one that tells the body from others.
  if (owner != kNone && !written_owner) {
    add_form(actor, make_form(core, actors_[owner].name));
    forms_.push_back({actor, name});
    forms_.push_back({actor, core});
  } else {
    add_form(actor, name);
    if (!written_owner) add_form(actor, core);
  }
  const std::uint32_t entry = actors_[actor].entry;
  if (owner == kNone && pack_.home != kNone && ontology_.is_a(mention.type, pack_.state_body) &&
      owned_by(mention, pack_.country) && !owned_by(mention, pack_.area) && core.find(' ') != std::string_view::npos &&
      (entry == kNone || pack_.entries[entry].within == pack_.home))
    forms_.push_back({actor, make_form(core, pack_.entries[pack_.home].name)});
}

std::uint32_t EntityTable::actor_of_body(std::uint32_t index, std::uint32_t owner) {
  const Mention& mention = mentions_.mentions[index];
  const NameId core = names_.core(index);
  std::uint32_t entry = mention.entry;
  // Where the article makes clear that another country's is meant, the home country's is not.
  const bool abroad =
      entry != kNone && owner != kNone && owner != home_ && pack_.entries[entry].within == pack_.home;
  if (entry == kNone || abroad) {
    const std::uint32_t owner_entry = owner == kNone ? pack_.home : actors_[owner].entry;
    entry = owner_entry == kNone ? kNone : find_entry(names_[core], owner_entry);
  }
  if (entry != kNone) return actor_of_entry(entry);
  // A body of some area that the article does not name is no other article's ("Phòng Cảnh sát hình sự").
  const bool own = owner == kNone && ontology_.is_a(mention.type, pack_.state_body) && mention.head != kNone &&
                   owned_by(mention, pack_.area);
  constexpr std::uint32_t kArticle = kNone - 1;
  const std::uint64_t place = std::uint64_t{core.value} << 32U | (own ? kArticle : owner);
  if (const std::uint32_t known = bodies_.find(place); known != KeyIndex::kAbsent) return known;
  std::string key = std::string("body:").append(names_[core]).append("@");
  if (own) {
    key.append("article:").append(document_.article.id);
  } else if (owner != kNone) {
    key += actors_[owner].key;
  }
  return bodies_.insert(place, add_actor(std::move(key), mention.type, kNone));
}

}  // namespace entente
