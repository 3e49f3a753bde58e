#include "resolve/entity_table.hpp"

#include <algorithm>
#include <utility>

#include "base/sorted.hpp"
#include "packs/phrase_view.hpp"
#include "resolve/missions.hpp"
#include "resolve/person_names.hpp"
#include "text/fold.hpp"

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
      actors_by_(mentions.mentions.size() / 2),
      actor_of_(mentions.mentions.size(), kNone),
      fuller_bodies_(mentions, ontology, pack, names) {
  actors_.reserve(mentions.mentions.size() / 2 + 1);
  forms_.reserve(mentions.mentions.size());
  join_missions(mentions, pack, names);
  sort_out();
  add_places();
  add_persons(deadline);
  add_home();
  add_bodies(deadline);
  collect_named();
}

void EntityTable::sort_out() {
  const std::vector<Mention>& mentions = mentions_.mentions;
  sorted_out_.all.resize(4 * mentions.size());
  std::uint32_t* const begin = sorted_out_.all.data();
  std::uint32_t* begins[] = {begin, begin + mentions.size(), begin + 2 * mentions.size(), begin + 3 * mentions.size()};
  auto [places, persons, bodies, unnamed] = begins;
  // Each is written down everywhere, and counted where it belongs: nobody foresees what comes next.
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    const Mention& mention = mentions[i];
    const auto is = [&](ClassId type) { return unsigned{ontology_.is_a(mention.type, type)}; };
    const unsigned name = unsigned{mention.kind == MentionKind::name};
    const unsigned place = is(pack_.country) | is(pack_.area);
    // Soon it is an actor, and no cache of the processor holds all entries.
    __builtin_prefetch(pack_.entries.data() + (mention.entry & (mention.entry == kNone ? 0U : ~0U)));
    const unsigned person = is(pack_.person);
    *places = i;
    *persons = i;
    *bodies = i;
    *unnamed = i;
    places += name & place;
    persons += name & person;
    bodies += name & ~(place | person);
    unnamed += unsigned{mention.kind == MentionKind::office} | unsigned{mention.kind == MentionKind::reference};
  }
  sorted_out_.places = {begins[0], places};
  sorted_out_.persons = {begins[1], persons};
  sorted_out_.bodies = {begins[2], bodies};
  sorted_out_.unnamed = {begins[3], unnamed};
}

void EntityTable::forms_of(std::uint32_t actor, scratch::vector<std::string_view>& out) const {
  out.clear();
  for (std::uint32_t form = actors_[actor].last_form; form != kNone; form = forms_[form].before)
    out.push_back(forms_[form].text);
  if (out.size() > 1) sort_unique(out);
}

void EntityTable::collect_named() {
  named_.resize(mentions_.mentions.size());
  std::size_t count = 0;
  for (std::uint32_t i = 0; i < mentions_.mentions.size(); ++i) {
    named_[count] = i;
    count += unsigned{actor_of_[i] != kNone} & unsigned{!mentions_.mentions[i].implied};
  }
  named_.resize(count);
  for (const std::uint32_t i : named_) ++actors_[actor_of_[i]].mentions;
  const auto place = [&](std::uint32_t i) { return mentions_.mentions[i].tokens.begin; };
  if (!std::ranges::is_sorted(named_, {}, place)) std::ranges::stable_sort(named_, {}, place);
}

std::uint32_t EntityTable::add_actor(std::string_view key, ClassId type, std::uint32_t entry) {
  const auto number = static_cast<std::uint32_t>(actors_.size());
  Actor& actor = actors_.emplace_back();
  actor.type = type;
  actor.entry = entry;
  actor.key = key;
  if (entry != kNone) actor.name = pack_.entries[entry].name;
  if (is_a(number, pack_.country) || is_a(number, pack_.area)) places_.push_back(number);
  return number;
}

void EntityTable::add_other_form(std::uint32_t actor, std::string_view form) {
  forms_.push_back({form, std::exchange(actors_[actor].last_form, static_cast<std::uint32_t>(forms_.size()))});
}

void EntityTable::add_form(std::uint32_t actor, std::string_view form) {
  Actor& target = actors_[actor];
  if (form.empty() || form == target.latest_form || form == target.name) return;
  target.latest_form = form;
  add_other_form(actor, form);
  // Without a gazetteer's name the fullest form is the name; of equally long ones the last in order of bytes,
  // which prefers small letters to a headline's capitals.
  if (target.entry == kNone &&
      (form.size() > target.name.size() || (form.size() == target.name.size() && form > target.name)))
    target.name = form;
}

std::uint32_t EntityTable::actor_of_entry(std::uint32_t entry) {
  const std::uint64_t key = index_key(By::entry, entry);
  if (const std::uint32_t known = actors_by_.find(key); known != KeyIndex::kAbsent) return known;
  const std::uint32_t actor = add_actor(pack_.entries[entry].id, pack_.entries[entry].type, entry);
  if (entry == pack_.home) home_ = actor;
  return actors_by_.insert(key, actor);
}

std::uint32_t EntityTable::actor_of_name(By by, std::string_view kind, NameId name, ClassId type) {
  const std::uint64_t key = index_key(by, name.value);
  if (const std::uint32_t known = actors_by_.find(key); known != KeyIndex::kAbsent) return known;
  return actors_by_.insert(key, add_actor(Scratch::join(kind, names_[name]), type, kNone));
}

void EntityTable::add_places() {
  for (const std::uint32_t i : sorted_out_.places) {
    const Mention& mention = mentions_.mentions[i];
    const std::uint32_t actor = mention.entry != kNone ? actor_of_entry(mention.entry)
                                                       : actor_of_name(By::area, "area:", names_.core(i), mention.type);
    actor_of_[i] = actor;
    ++actors_[actor].weight;
    if (mention.implied) continue;
    add_form(actor, mention.core);
    add_form(actor, mention.name);
  }
}

void EntityTable::add_persons(const Deadline& deadline) {
  for (const PersonName& person : person_names(document_, mentions_, sorted_out_.persons, pack_, names_, deadline)) {
    const std::uint32_t actor = actor_of_name(By::person, "person:", person.meant, pack_.person);
    actor_of_[person.mention] = actor;
    ++actors_[actor].weight;
    add_form(actor, mentions_.mentions[person.mention].name);
  }
}

void EntityTable::add_home() {
  // "Thủ tướng yêu cầu …": an unnamed holder of a post of state stands for the home country, named or not; so
  // does "nước ta".
  const bool office = std::ranges::any_of(sorted_out_.unnamed, [&](std::uint32_t i) {
    const Mention& mention = mentions_.mentions[i];
    if (mention.kind == MentionKind::reference)
      return mention.reference != kNone && pack_.references[mention.reference].kind == Reference::Kind::home;
    return mention.kind == MentionKind::office && mention.owner == kNone && pack_.titles[mention.title].of_home &&
           !pack_.titles[mention.title].abroad;
  });
  if (office && pack_.home != kNone) actor_of_entry(pack_.home);
}

bool EntityTable::owned_by(const Mention& body, ClassId type) const {
  if (body.head == kNone) return body.entry != kNone && pack_.entries[body.entry].within == pack_.home;
  return std::ranges::any_of(pack_.heads[body.head].owner,
                             [&](const auto& owner) { return ontology_.is_a(type, owner.first); });
}

bool EntityTable::is_area_abroad(std::uint32_t actor) const {
  const std::uint32_t entry = actors_[actor].entry;
  return is_a(actor, pack_.area) && entry != kNone && !pack_.lies_at_home(entry);
}

std::uint32_t EntityTable::default_owner(std::uint32_t index) {
  // The same body is named with its owner elsewhere in the article.
  const Mention& body = mentions_.mentions[index];
  for (const Owned& one : std::exchange(owned_, {})) {
    const NameId core = names_.core(one.body);
    if (owners_.size() <= core.value) owners_.resize(std::size_t{core.value} + 1);
    Owners& owners = owners_[core.value];
    // "Sở Y tế": of the area at home that has one, whatever area abroad the article says to have one too.
    const auto may_be_home = [&](std::uint32_t owner) { return is_a(owner, pack_.area) && !is_area_abroad(owner); };
    if (owners.first == kNone || (may_be_home(one.owner) && is_area_abroad(owners.first))) {
      owners = {.first = one.owner, .several = false, .home = owners.home};
    } else if (!(may_be_home(owners.first) && is_area_abroad(one.owner))) {
      owners.several = owners.several || owners.first != one.owner;
    }
    owners.home = owners.home || one.owner == home_;
  }
  const NameId core = names_.core(index);
  const Owners owners = core.value < owners_.size() ? owners_[core.value] : Owners{};
  const bool one = owners.first != kNone && !owners.several;
  if (owners.home) return home_;
  // "Đại học Kinh doanh", where the article has one of that name in Hà Nội.
  if (one && body.entry == kNone && is_a(owners.first, pack_.area) && !ontology_.is_a(body.type, pack_.state_body))
    return owners.first;
  if (owned_by(body, pack_.country)) {
    std::uint32_t foreign = 0;
    for (const std::uint32_t i : places_)
      if (i != home_ && is_a(i, pack_.country)) foreign = std::max(foreign, actors_[i].weight);
    const std::uint32_t own = home_ == kNone ? 0 : actors_[home_].weight;
    if (one && is_a(owners.first, pack_.country) && own == 0 && foreign >= kForeignMajority) return owners.first;
    // "Bộ Nội vụ và Truyền thông": one that the home country does not have is that of the country it is named with.
    if (one && is_a(owners.first, pack_.country) && body.entry == kNone && pack_.home != kNone &&
        pack_.find_entry(names_[core], pack_.home) == kNone)
      return owners.first;
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
  if (first_owned_.empty()) return;
  for (std::uint32_t body = std::exchange(first_owned_[owner], kNone); body != kNone; body = next_owned_[body])
    owned_.push_back({body, actor_of_[owner]});
}

void EntityTable::add_bodies(const Deadline& deadline) {
  for (const std::uint32_t i : sorted_out_.bodies) {
    const Mention& body = mentions_.mentions[i];
    if (body.owner == kNone || body.core.empty()) continue;
    if (actor_of_[body.owner] != kNone) {
      owned_.push_back({i, actor_of_[body.owner]});
      continue;
    }
    if (first_owned_.empty()) {
      first_owned_.assign(mentions_.mentions.size(), kNone);
      next_owned_.assign(mentions_.mentions.size(), kNone);
    }
    next_owned_[i] = std::exchange(first_owned_[body.owner], i);
  }
  scratch::vector<std::pair<std::uint32_t, std::uint32_t>> short_names;
  for (const std::uint32_t i : sorted_out_.bodies) {
    if (actor_of_[i] != kNone || !mentions_.mentions[i].type.valid()) continue;
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
    add_form(actor, Scratch::join(core, " ", actors_[owner].name));
    add_other_form(actor, name);
    add_other_form(actor, core);
  } else {
    add_form(actor, name);
    if (!written_owner) add_form(actor, core);
  }
  const std::uint32_t entry = actors_[actor].entry;
  // "Thượng viện": one that no list has at home is whosever.
  const bool anybodys = entry == kNone && mention.head != kNone && pack_.heads[mention.head].alone;
  if (owner == kNone && !anybodys && pack_.home != kNone && ontology_.is_a(mention.type, pack_.state_body) &&
      owned_by(mention, pack_.country) && !owned_by(mention, pack_.area) && core.find(' ') != std::string_view::npos &&
      (entry == kNone || pack_.entries[entry].within == pack_.home))
    add_other_form(actor, Scratch::join(core, " ", pack_.entries[pack_.home].name));
}

const scratch::vector<std::string_view>& EntityTable::joints() {
  if (joints_) return *joints_;
  // Those of the article, for a body that a title implies or a short form names does not span its own words.
  joints_.emplace();
  const auto count = static_cast<std::uint32_t>(document_.tokens.size());
  const PhraseView words(document_, {0, count});
  scratch::vector<WordKey> seen;  // few, however often they stand there
  for (std::uint32_t i = 0; i < count; ++i) {
    const Token& token = document_.tokens[i];
    // One branch, foreseen nearly always.
    if (!(token.is_word & words.begins(i, pack_.grammar.coordination))) continue;
    if (std::ranges::find(seen, token.key) != seen.end()) continue;
    seen.push_back(token.key);
    joints_->push_back(Scratch::join(" ", fold(document_.text(token)), " "));
  }
  std::ranges::sort(*joints_);
  return *joints_;
}

NameId EntityTable::field_of(const Mention& body, NameId core) {
  if (body.head == kNone || !pack_.heads[body.head].fields_only) return core;
  std::string plain(names_[core]);
  std::ranges::replace_if(
      plain, [](char c) { return c == '-' || c == ',' || c == '&'; }, ' ');
  plain.push_back(' ');
  for (const std::string_view joint : joints())
    for (std::size_t at = 0; (at = plain.find(joint, at)) != std::string::npos;) plain.replace(at, joint.size(), " ");
  plain.erase(std::unique(plain.begin(), plain.end(), [](char a, char b) { return a == ' ' && b == ' '; }),
              plain.end());
  plain.pop_back();
  return plain == names_[core] ? core : names_.add(plain);
}

std::uint32_t EntityTable::actor_of_body(std::uint32_t index, std::uint32_t owner) {
  const Mention& mention = mentions_.mentions[index];
  const NameId core = names_.core(index);
  std::uint32_t entry = mention.entry;
  // Where the article makes clear that another country's is meant, the home country's is not.
  const bool abroad = entry != kNone && owner != kNone && owner != home_ && pack_.entries[entry].within == pack_.home;
  if (entry == kNone || abroad) {
    const std::uint32_t owner_entry = owner == kNone ? pack_.home : actors_[owner].entry;
    entry = owner_entry == kNone ? kNone : pack_.find_entry(names_[core], owner_entry);
  }
  if (entry != kNone) return actor_of_entry(entry);
  const NameId field = field_of(mention, core);
  // A body of some area that the article does not name is no other article's ("Phòng Cảnh sát hình sự").
  const bool own = owner == kNone && ontology_.is_a(mention.type, pack_.state_body) && mention.head != kNone &&
                   owned_by(mention, pack_.area);
  constexpr std::uint32_t kArticle = kNone - 1;
  const std::uint64_t place = std::uint64_t{field.value} << 32U | (own ? kArticle : owner);
  if (const std::uint32_t known = actors_by_.find(place); known != KeyIndex::kAbsent) return known;
  const std::string_view key = own ? Scratch::join("body:", names_[field], "@article:", document_.article.id)
                               : owner != kNone ? Scratch::join("body:", names_[field], "@", actors_[owner].key)
                                                : Scratch::join("body:", names_[field], "@");
  return actors_by_.insert(place, add_actor(key, mention.type, kNone));
}

}  // namespace entente
