#include "resolve/entity_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/fold.hpp"

namespace entente {
namespace {

/// A country must be named this often more than the home country for an ownerless body to be its.
constexpr std::uint32_t kForeignMajority = 3;
/// An area must be named this often, and this many times as often as the next, to be what the article is
/// about.
constexpr std::uint32_t kMainAreaMentions = 2;
constexpr std::uint32_t kMainAreaFactor = 2;
/// Bytes by which two spellings of one word may differ: one letter or one tone mark.
constexpr std::size_t kMisspeltBytes = 2;

/// True if `part` is a run of whole words at the end of `whole`.
bool ends_with_words(std::string_view whole, std::string_view part) {
  return whole.size() > part.size() && whole.ends_with(part) && whole[whole.size() - part.size() - 1] == ' ';
}

bool begins_with_words(std::string_view whole, std::string_view part) {
  return whole.size() > part.size() && whole.starts_with(part) && whole[part.size()] == ' ';
}

/// True if two words differ in one place by no more than a letter or a tone mark.
bool nearly_equal(std::string_view a, std::string_view b) {
  std::size_t begin = 0;
  while (begin < a.size() && begin < b.size() && a[begin] == b[begin]) ++begin;
  std::size_t end = 0;
  while (end + begin < a.size() && end + begin < b.size() && a[a.size() - 1 - end] == b[b.size() - 1 - end])
    ++end;
  return begin > 0 && std::max(a.size(), b.size()) - begin - end <= kMisspeltBytes;
}

std::vector<std::string_view> words_of(std::string_view name) {
  std::vector<std::string_view> out;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t space = std::min(name.find(' ', begin), name.size());
    out.push_back(name.substr(begin, space - begin));
    begin = space + 1;
  }
  return out;
}

/// True for two full names that differ in one word, and there hardly.
bool misspelt(std::string_view a, std::string_view b) {
  const auto left = words_of(a);
  const auto right = words_of(b);
  if (left.size() < 2 || left.size() != right.size()) return false;
  std::size_t different = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (left[i] == right[i]) continue;
    if (!nearly_equal(left[i], right[i])) return false;
    ++different;
  }
  return different == 1;
}

}  // namespace

EntityTable::EntityTable(const Document& document, const Mentions& mentions, const Ontology& ontology,
                         const LanguagePack& pack)
    : document_(document),
      mentions_(mentions),
      ontology_(ontology),
      pack_(pack),
      actor_of_(mentions.mentions.size(), kNone) {
  add_places();
  add_persons();
  add_home();
  add_bodies();
  for (std::uint32_t i = 0; i < mentions_.mentions.size(); ++i) {
    const std::uint32_t actor = actor_of_[i];
    if (actor != kNone && !mentions_.mentions[i].implied) ++actors_[actor].mentions;
  }
}

std::uint32_t EntityTable::intern(const std::string& key, ClassId type, std::uint32_t entry) {
  const auto [it, added] = by_key_.try_emplace(key, static_cast<std::uint32_t>(actors_.size()));
  if (added) {
    Actor actor;
    actor.type = type;
    actor.entry = entry;
    actor.key = key;
    actors_.push_back(std::move(actor));
    if (entry != kNone) {
      actors_.back().name = pack_.entries[entry].name;
      actors_.back().forms.insert(pack_.entries[entry].name);
    }
    if (entry != kNone && entry == pack_.home) home_ = it->second;
  }
  return it->second;
}

void EntityTable::add_form(std::uint32_t actor, const std::string& form) {
  if (form.empty() || actor >= actors_.size()) return;
  Actor& target = actors_[actor];
  target.forms.insert(form);
  // Without a gazetteer's name the fullest form is the name; of equally long ones the last in order of bytes,
  // which prefers small letters to a headline's capitals.
  if (target.entry == kNone &&
      (form.size() > target.name.size() || (form.size() == target.name.size() && form > target.name)))
    target.name = form;
}

std::uint32_t EntityTable::actor_of_entry(std::uint32_t entry) {
  return intern(pack_.entries[entry].id, pack_.entries[entry].type, entry);
}

void EntityTable::add_places() {
  for (std::uint32_t i = 0; i < mentions_.mentions.size(); ++i) {
    const Mention& mention = mentions_.mentions[i];
    if (mention.kind != MentionKind::name) continue;
    const bool place =
        ontology_.is_a(mention.type, pack_.country) || ontology_.is_a(mention.type, pack_.area);
    if (!place) continue;
    const std::uint32_t actor =
        mention.entry != kNone
            ? actor_of_entry(mention.entry)
            : intern("area:" + fold(mention.core.empty() ? mention.name : mention.core), mention.type, kNone);
    actor_of_[i] = actor;
    ++actors_[actor].weight;
    if (mention.implied) continue;
    add_form(actor, mention.core.empty() ? mention.name : mention.core);
    add_form(actor, mention.name);
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

std::map<std::string, std::string> EntityTable::find_misspelt() const {
  struct Holder {
    std::string post;
    std::string name;
  };
  std::vector<Holder> holders;
  std::map<std::string, std::uint32_t> counts;
  for (const Mention& mention : mentions_.mentions)
    if (ontology_.is_a(mention.type, pack_.person)) ++counts[fold(mention.name)];
  for (const Relation& relation : mentions_.relations) {
    if (relation.title.empty()) continue;
    const Mention& body = mentions_.mentions[relation.object];
    holders.push_back({fold(relation.title) + '@' + fold(body.core.empty() ? body.name : body.core),
                       fold(mentions_.mentions[relation.subject].name)});
  }
  std::map<std::string, std::string> out;
  for (const Holder& a : holders)
    for (const Holder& b : holders) {
      if (a.post != b.post || !misspelt(a.name, b.name)) continue;
      // The more frequent spelling is right; of two equally frequent ones the first in order stands for both.
      const bool wrong =
          counts[a.name] < counts[b.name] || (counts[a.name] == counts[b.name] && b.name < a.name);
      if (wrong) out.emplace(a.name, b.name);
    }
  return out;
}

std::set<std::string> EntityTable::titles_of(std::uint32_t mention) const {
  std::set<std::string> out;
  for (const Relation& relation : mentions_.relations)
    if (relation.subject == mention && !relation.title.empty()) out.insert(fold(relation.title));
  return out;
}

void EntityTable::add_persons() {
  const std::map<std::string, std::string> right_spelling = find_misspelt();
  struct Name {
    std::string folded;
    std::uint32_t mention;
  };
  std::vector<Name> names;
  for (std::uint32_t i = 0; i < mentions_.mentions.size(); ++i) {
    const Mention& mention = mentions_.mentions[i];
    if (mention.kind == MentionKind::name && ontology_.is_a(mention.type, pack_.person))
      names.push_back({fold(mention.name), i});
  }
  std::set<std::string> distinct;
  for (const Name& name : names) distinct.insert(name.folded);
  const auto fuller = [&](const std::string& name) {
    std::vector<std::string> out;
    for (const std::string& other : distinct)
      if (ends_with_words(other, name)) out.push_back(other);
    if (out.empty())
      for (const std::string& other : distinct)
        if (begins_with_words(other, name)) out.push_back(other);
    // Of "Trump" < "Donald Trump" < "Tổng thống Donald Trump" only the longest counts.
    std::erase_if(out, [&](const std::string& a) {
      return std::ranges::any_of(
          out, [&](const std::string& b) { return ends_with_words(b, a) || begins_with_words(b, a); });
    });
    return out;
  };
  for (const Name& name : names) {
    const std::vector<std::string> candidates = fuller(name.folded);
    std::string full = name.folded;
    if (candidates.size() == 1) {
      full = candidates.front();
    } else if (candidates.size() > 1) {
      // Several could be meant: those with the post that this mention gives him, else the one named last before.
      const std::set<std::string> titles = titles_of(name.mention);
      const auto shares_post = [&](const Name& other) {
        return std::ranges::any_of(titles_of(other.mention), [&](const std::string& title) { return titles.contains(title); });
      };
      const bool any = std::ranges::any_of(names, [&](const Name& other) {
        return std::ranges::find(candidates, other.folded) != candidates.end() && shares_post(other);
      });
      for (const Name& other : names)
        if ((any || other.mention < name.mention) && (!any || shares_post(other)) &&
            std::ranges::find(candidates, other.folded) != candidates.end())
          full = other.folded;
    }
    if (const auto right = right_spelling.find(full); right != right_spelling.end()) full = right->second;
    const std::uint32_t actor = intern("person:" + full, pack_.person, kNone);
    actor_of_[name.mention] = actor;
    ++actors_[actor].weight;
    add_form(actor, mentions_.mentions[name.mention].name);
  }
}

bool EntityTable::owned_by(const Mention& body, ClassId type) const {
  if (body.head == kNone) return body.entry != kNone && pack_.entries[body.entry].within == pack_.home;
  return std::ranges::any_of(pack_.heads[body.head].owner,
                             [&](const auto& owner) { return ontology_.is_a(type, owner.first); });
}

std::uint32_t EntityTable::find_entry(const std::string& core, std::uint32_t owner_entry) const {
  const auto [begin, end] = pack_.entries_by_form.equal_range(fold(core));
  for (auto it = begin; it != end; ++it)
    if (pack_.entries[it->second].within == owner_entry) return it->second;
  return kNone;
}

std::uint32_t EntityTable::default_owner(const Mention& body) const {
  // The same body is named with its owner elsewhere in the article.
  const std::string core = fold(body.core.empty() ? body.name : body.core);
  std::set<std::uint32_t> owners;
  for (const Mention& other : mentions_.mentions)
    if (other.owner != kNone && !other.core.empty() && fold(other.core) == core &&
        actor_of_[other.owner] != kNone)
      owners.insert(actor_of_[other.owner]);
  if (home_ != kNone && owners.contains(home_)) return home_;
  if (owned_by(body, pack_.country)) {
    std::uint32_t foreign = 0;
    for (std::uint32_t i = 0; i < actors_.size(); ++i)
      if (is_a(i, pack_.country) && i != home_) foreign = std::max(foreign, actors_[i].weight);
    const std::uint32_t own = home_ == kNone ? 0 : actors_[home_].weight;
    if (owners.size() == 1 && is_a(*owners.begin(), pack_.country) && own == 0 && foreign >= kForeignMajority)
      return *owners.begin();
    return kNone;  // the home country, which goes without saying
  }
  if (owners.size() == 1) return *owners.begin();
  // A body that only areas have, in an article about one: its.
  if (owners.empty() && body.entry == kNone && body.head != kNone && !pack_.heads[body.head].owner.empty() &&
      owned_by(body, pack_.area))
    return main_area(pack_.heads[body.head].owner.front().first);
  return kNone;
}

std::string EntityTable::tail(const Mention& body) const {
  if (body.head == kNone) return {};
  const std::string name = fold(body.name);
  const std::string noun = fold(pack_.heads[body.head].form) + " ";
  return name.starts_with(noun) ? name.substr(noun.size()) : std::string{};
}

std::uint32_t EntityTable::find_fuller(std::uint32_t index) const {
  // "Công ty Minh Phát" is "Công ty TNHH Thương mại Minh Phát". Bodies of a state are told apart by every
  // word.
  const Mention& body = mentions_.mentions[index];
  if (body.entry != kNone || ontology_.is_a(body.type, pack_.state_body)) return kNone;
  const std::string own = tail(body);
  if (own.empty()) return kNone;
  std::map<std::string, std::uint32_t> fuller;
  for (std::uint32_t i = 0; i < mentions_.mentions.size(); ++i) {
    const Mention& other = mentions_.mentions[i];
    if (i == index || other.kind != MentionKind::name || other.type != body.type || other.head == kNone)
      continue;
    const std::string longer = tail(other);
    const bool more = ends_with_words(longer, own) ||
                      (longer == own && other.name.size() > body.name.size() && other.head != body.head);
    if (more) fuller.try_emplace(fold(other.name), i);
  }
  // Of "X", "Công ty X" and "Công ty Cổ phần X" the fullest stands for all.
  if (fuller.size() != 1) return kNone;
  return fuller.begin()->second;
}

std::uint32_t EntityTable::main_area(ClassId type) const {
  std::uint32_t best = kNone;
  std::uint32_t second = 0;
  for (std::uint32_t i = 0; i < actors_.size(); ++i) {
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

void EntityTable::add_bodies() {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> short_names;
  for (std::uint32_t i = 0; i < mentions_.mentions.size(); ++i) {
    const Mention& mention = mentions_.mentions[i];
    if (mention.kind != MentionKind::name || actor_of_[i] != kNone || !mention.type.valid()) continue;
    if (const std::uint32_t fuller = find_fuller(i); fuller != kNone) {
      short_names.emplace_back(i, fuller);
    } else {
      add_body(i);
    }
  }
  for (const auto& [index, fuller] : short_names) {
    if (actor_of_[fuller] == kNone) add_body(fuller);
    actor_of_[index] = actor_of_[fuller];
    ++actors_[actor_of_[index]].weight;
    add_form(actor_of_[index], mentions_.mentions[index].name);
  }
}

void EntityTable::add_body(std::uint32_t index) {
  const Mention& mention = mentions_.mentions[index];
  const std::string core = mention.core.empty() ? mention.name : mention.core;
  // The owner's key is part of this one's: a body above it comes first.
  if (mention.owner != kNone && mention.owner > index && actor_of_[mention.owner] == kNone &&
      mentions_.mentions[mention.owner].kind == MentionKind::name && mentions_.mentions[mention.owner].type.valid())
    add_body(mention.owner);
  std::uint32_t owner = mention.owner == kNone ? kNone : actor_of_[mention.owner];
  const bool written_owner = owner != kNone;
  if (!written_owner && !mention.pair_owned) owner = default_owner(mention);
  if (!written_owner && owner != kNone) note_clear_owner(index, owner);
  std::uint32_t entry = mention.entry;
  if (entry == kNone) {
    const std::uint32_t owner_entry = owner == kNone ? pack_.home : actors_[owner].entry;
    entry = owner_entry == kNone ? kNone : find_entry(core, owner_entry);
  } else if (owner != kNone && owner != home_ && pack_.entries[entry].within == pack_.home) {
    entry = kNone;  // the article makes clear that another country's is meant
  }
  std::string key;
  if (entry != kNone) {
    key = pack_.entries[entry].id;
  } else {
    // A body of some area that the article does not name is no other article's ("Phòng Cảnh sát hình sự").
    const bool local = owner == kNone && ontology_.is_a(mention.type, pack_.state_body) && mention.head != kNone &&
                       owned_by(mention, pack_.area);
    const std::string of = owner != kNone ? actors_[owner].key : local ? "article:" + document_.article.id : "";
    key = fmt::format("body:{}@{}", fold(core), of);
  }
  const std::uint32_t actor = intern(key, entry != kNone ? pack_.entries[entry].type : mention.type, entry);
  actor_of_[index] = actor;
  ++actors_[actor].weight;
  if (owner != kNone) {
    actors_[actor].owner = owner;
    ++actors_[owner].weight;
  }
  // Where the article leaves the owner out, the name with it is the one that tells the body from others.
  if (owner != kNone && !written_owner) {
    add_form(actor, core + " " + actors_[owner].name);
    actors_[actor].forms.insert({mention.name, core});
  } else {
    add_form(actor, mention.name);
    if (!written_owner) add_form(actor, core);
  }
  if (owner == kNone && pack_.home != kNone && ontology_.is_a(mention.type, pack_.state_body) &&
      owned_by(mention, pack_.country) && (entry == kNone || pack_.entries[entry].within == pack_.home))
    actors_[actor].forms.insert(core + " " + pack_.entries[pack_.home].name);
}

}  // namespace entente
