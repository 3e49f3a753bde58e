#include "resolve/entity_table.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

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

/// An article that gives one post to more persons is a directory, in which similar names are different people.
constexpr std::size_t kMaxHolders = 32;

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
                         const LanguagePack& pack, const Deadline& deadline)
    : document_(document),
      mentions_(mentions),
      ontology_(ontology),
      pack_(pack),
      actor_of_(mentions.mentions.size(), kNone) {
  fold_all();
  add_places();
  add_persons(deadline);
  add_home();
  add_bodies(deadline);
  for (std::uint32_t i = 0; i < mentions_.mentions.size(); ++i) {
    const std::uint32_t actor = actor_of_[i];
    if (actor != kNone && !mentions_.mentions[i].implied) ++actors_[actor].mentions;
  }
}

void EntityTable::fold_all() {
  names_.reserve(mentions_.mentions.size());
  cores_.reserve(mentions_.mentions.size());
  for (const Mention& mention : mentions_.mentions) {
    names_.push_back(fold(mention.name));
    cores_.push_back(mention.core.empty() || mention.core == mention.name ? names_.back() : fold(mention.core));
  }
  titles_.reserve(mentions_.relations.size());
  for (const Relation& relation : mentions_.relations) titles_.push_back(fold(relation.title));
}

std::uint32_t EntityTable::intern(const std::string& key, ClassId type, std::uint32_t entry) {
  const auto [it, added] = by_key_.try_emplace(key, static_cast<std::uint32_t>(actors_.size()));
  if (added) {
    Actor actor;
    actor.type = type;
    actor.entry = entry;
    actor.key = key;
    actors_.push_back(std::move(actor));
    if (is_a(it->second, pack_.country) || is_a(it->second, pack_.area)) places_.push_back(it->second);
    if (entry != kNone) {
      actors_.back().name = pack_.entries[entry].name;
      actors_.back().forms.push_back(pack_.entries[entry].name);
    }
    if (entry != kNone && entry == pack_.home) home_ = it->second;
  }
  return it->second;
}

void EntityTable::insert_form(Actor& actor, const std::string& form) {
  const auto place = std::ranges::lower_bound(actor.forms, form);
  if (place == actor.forms.end() || *place != form) actor.forms.insert(place, form);
}

void EntityTable::add_form(std::uint32_t actor, const std::string& form) {
  if (form.empty() || actor >= actors_.size()) return;
  Actor& target = actors_[actor];
  insert_form(target, form);
  // Without a gazetteer's name the fullest form is the name; of equally long ones the last in order of bytes,
  // which prefers small letters to a headline's capitals.
  if (target.entry == kNone &&
      (form.size() > target.name.size() || (form.size() == target.name.size() && form > target.name)))
    target.name = form;
}

std::uint32_t EntityTable::actor_of_entry(std::uint32_t entry) {
  const std::uint32_t known = by_entry_.find(entry);
  if (known != KeyIndex::kAbsent) return known;
  return by_entry_.insert(entry, intern(pack_.entries[entry].id, pack_.entries[entry].type, entry));
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
            : intern("area:" + cores_[i], mention.type, kNone);
    actor_of_[i] = actor;
    ++actors_[actor].weight;
    if (mention.implied) continue;
    add_form(actor, mention.core);
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
  using Post = std::pair<std::string_view, std::string_view>;  // title, body
  std::map<Post, std::vector<std::string_view>> holders;       // names, each once, in text order
  for (std::size_t r = 0; r < mentions_.relations.size(); ++r) {
    const Relation& relation = mentions_.relations[r];
    if (relation.title.empty()) continue;
    std::vector<std::string_view>& names = holders[{titles_[r], cores_[relation.object]}];
    const std::string_view name = names_[relation.subject];
    if (names.size() <= kMaxHolders && std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  std::map<std::string_view, std::uint32_t> counts;
  const auto count = [&](std::string_view name) {
    if (counts.empty())
      for (std::size_t i = 0; i < names_.size(); ++i)
        if (ontology_.is_a(mentions_.mentions[i].type, pack_.person)) ++counts[names_[i]];
    return counts[name];
  };
  std::map<std::string, std::string> out;
  for (const auto& [post, names] : holders) {
    if (names.size() < 2 || names.size() > kMaxHolders) continue;
    for (const std::string_view a : names)
      for (const std::string_view b : names) {
        if (!misspelt(a, b)) continue;
        // The more frequent spelling is right; of two equally frequent ones the first in order stands for both.
        const bool wrong = count(a) < count(b) || (count(a) == count(b) && b < a);
        if (wrong) out.emplace(a, b);
      }
  }
  return out;
}

std::map<std::string, std::vector<std::string>> EntityTable::fuller_names(const std::vector<Name>& names) {
  std::set<std::string> distinct;
  for (const Name& name : names) distinct.insert(name.folded);
  if (distinct.size() < 2) return {};
  std::map<std::string, std::vector<std::string>> out;  // those that end with the words of the name
  std::map<std::string, std::vector<std::string>> beginning;
  const auto note = [&](std::map<std::string, std::vector<std::string>>& among, std::string part,
                        const std::string& name) {
    if (distinct.contains(part)) among[std::move(part)].push_back(name);
  };
  for (const std::string& name : distinct)
    for (std::size_t space = name.find(' '); space != std::string::npos; space = name.find(' ', space + 1)) {
      note(out, name.substr(space + 1), name);
      note(beginning, name.substr(0, space), name);
    }
  // Of "Trump" < "Donald Trump" < "Tổng thống Donald Trump" only the longest counts.
  const auto has_fuller = [](const auto& among, const std::string& name, const std::vector<std::string>& candidates) {
    const auto found = among.find(name);
    return found != among.end() && std::ranges::any_of(found->second, [&](const std::string& other) {
             return std::ranges::binary_search(candidates, other);
           });
  };
  const auto ending = out;
  for (const auto& [name, candidates] : beginning) out.try_emplace(name, candidates);
  for (auto& [name, candidates] : out) {
    std::vector<std::string> longest;
    for (const std::string& candidate : candidates)
      if (!has_fuller(ending, candidate, candidates) && !has_fuller(beginning, candidate, candidates))
        longest.push_back(candidate);
    candidates = std::move(longest);
  }
  return out;
}

bool EntityTable::is_relative(std::uint32_t mention) const {
  constexpr std::uint32_t kMaxKinWords = 3;
  const std::uint32_t begin = mentions_.mentions[mention].tokens.begin;
  for (std::uint32_t length = 1; length <= kMaxKinWords && length <= begin; ++length)
    for (const Phrase& phrase : document_.phrases_at(begin - length))
      if (phrase.kind == PhraseKind::word_class && phrase.index == pack_.grammar.kin && phrase.length == length)
        return true;
  return false;
}

void EntityTable::add_persons(const Deadline& deadline) {
  const std::map<std::string, std::string> right_spelling = find_misspelt();
  std::vector<Name> names;
  for (std::uint32_t i = 0; i < mentions_.mentions.size(); ++i) {
    const Mention& mention = mentions_.mentions[i];
    if (mention.kind == MentionKind::name && ontology_.is_a(mention.type, pack_.person))
      names.push_back({names_[i], i});
  }
  const std::map<std::string, std::vector<std::string>> fuller = fuller_names(names);
  std::map<std::string_view, std::vector<std::string_view>> briefs;  // fuller name → those it may be meant by
  for (const auto& [brief, candidates] : fuller)
    for (const std::string& candidate : candidates) briefs[candidate].push_back(brief);
  // Brief name → the candidate named last so far; relatives apart: beside "phu nhân Melania Trump" "ông Trump" is
  // another.
  std::map<std::string_view, std::string_view> named_last;
  std::map<std::string_view, std::string_view> relative_last;
  std::map<std::string_view, std::uint32_t> counts;
  for (const Name& name : names)
    if (!is_relative(name.mention)) ++counts[name.folded];
  std::vector<std::set<std::string>> titles(mentions_.mentions.size());
  for (std::size_t r = 0; r < mentions_.relations.size(); ++r)
    if (!titles_[r].empty()) titles[mentions_.relations[r].subject].insert(titles_[r]);
  using Pair = std::pair<std::string_view, std::string_view>;
  std::map<Pair, std::uint32_t> held;  // post and name → the last mention of that name with that post
  // What is found for one place of a brief name holds for all: there may be thousands.
  std::map<std::string_view, std::string_view> most_named;
  std::map<Pair, std::uint32_t> holders;  // post and brief name → the last mention of him who holds it
  const auto holder = [&](std::string_view title, std::string_view brief, const std::vector<std::string>& candidates) {
    if (held.empty())
      for (const Name& name : names)
        for (const std::string& one : titles[name.mention]) held[{one, name.folded}] = name.mention;
    const auto [it, added] = holders.try_emplace({title, brief}, kNone);
    if (added)
      for (const std::string& candidate : candidates)
        if (const auto found = held.find({title, candidate});
            found != held.end() && (it->second == kNone || found->second > it->second))
          it->second = found->second;
    return it->second;
  };
  for (const Name& name : names) {
    deadline.check();
    const auto found = fuller.find(name.folded);
    std::string full = name.folded;
    if (found != fuller.end() && found->second.size() == 1) {
      full = found->second.front();
    } else if (found != fuller.end()) {
      // Several could be meant: those with the post that this mention gives him, else the one named last before,
      // else (in the headline) the one named most.
      const std::vector<std::string>& candidates = found->second;
      const auto last = named_last.find(name.folded);
      const auto relative = relative_last.find(name.folded);
      if (relative != relative_last.end() && is_relative(name.mention)) {
        full = relative->second;
      } else if (last != named_last.end()) {
        full = last->second;
      } else {
        const auto [most, added] = most_named.try_emplace(found->first);
        if (added)
          most->second = *std::ranges::max_element(candidates, {}, [&](const std::string& other) { return counts[other]; });
        full = most->second;
      }
      std::uint32_t last_held = kNone;
      for (const std::string& title : titles[name.mention])
        if (const std::uint32_t mention = holder(title, found->first, candidates);
            mention != kNone && (last_held == kNone || mention > last_held))
          last_held = mention;
      if (last_held != kNone) full = names_[last_held];
    }
    if (const auto meant = briefs.find(name.folded); meant != briefs.end())
      for (const std::string_view brief : meant->second)
        (is_relative(name.mention) ? relative_last : named_last)[brief] = name.folded;
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
  const auto [begin, end] = pack_.entries_by_form.equal_range(core);
  for (auto it = begin; it != end; ++it)
    if (pack_.entries[it->second].within == owner_entry) return it->second;
  return kNone;
}

std::uint32_t EntityTable::default_owner(std::uint32_t index) const {
  // The same body is named with its owner elsewhere in the article.
  const Mention& body = mentions_.mentions[index];
  const auto known = owners_.find(cores_[index]);
  static const std::set<std::uint32_t> kNobody;
  const std::set<std::uint32_t>& owners = known == owners_.end() ? kNobody : known->second;
  if (home_ != kNone && owners.contains(home_)) return home_;
  if (owned_by(body, pack_.country)) {
    std::uint32_t foreign = 0;
    for (const std::uint32_t i : places_)
      if (i != home_ && is_a(i, pack_.country)) foreign = std::max(foreign, actors_[i].weight);
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

std::string_view EntityTable::tail(std::uint32_t body) const {
  const std::uint32_t head = mentions_.mentions[body].head;
  if (head == kNone) return {};
  const std::string_view name = names_[body];
  const std::string_view noun = pack_.heads[head].folded;
  const bool begins = name.size() > noun.size() && name[noun.size()] == ' ' && name.starts_with(noun);
  return begins ? name.substr(noun.size() + 1) : std::string_view{};
}

std::uint32_t EntityTable::find_fuller(std::uint32_t index) const {
  // "Công ty Minh Phát" is "Công ty TNHH Thương mại Minh Phát". Bodies of a state are told apart by every
  // word.
  const Mention& body = mentions_.mentions[index];
  if (body.entry != kNone || ontology_.is_a(body.type, pack_.state_body)) return kNone;
  // "Công ty TNHH Hoa Sen Huế (Công ty Hoa Sen)": the article itself says what is short for what.
  if (const auto full = shorts_.find(names_[index]); full != shorts_.end() && cores_[full->second] != cores_[index])
    return full->second;
  const std::string_view own = tail(index);
  if (own.empty()) return kNone;
  // Of "X", "Công ty X" and "Công ty Cổ phần X" the fullest stands for all.
  const auto known = tails_.find({body.type, own});
  if (known == tails_.end()) return kNone;
  std::map<std::string_view, std::uint32_t> fuller;
  for (const Tail& other : known->second) {
    const bool more = !other.whole || (mentions_.mentions[other.mention].name.size() > body.name.size() &&
                                       mentions_.mentions[other.mention].head != body.head);
    if (more) fuller.try_emplace(other.name, other.mention);
    if (fuller.size() > 1) return kNone;
  }
  return fuller.empty() ? kNone : fuller.begin()->second;
}

void EntityTable::collect_tails() {
  std::set<std::tuple<ClassId, std::uint32_t, std::size_t, std::string_view>> seen;
  for (std::uint32_t i = 0; i < mentions_.mentions.size(); ++i) {
    const Mention& mention = mentions_.mentions[i];
    if (mention.kind != MentionKind::name || mention.head == kNone) continue;
    const std::string_view name = names_[i];
    if (!name.starts_with(cores_[i])) shorts_.try_emplace(name, i);
    if (!seen.emplace(mention.type, mention.head, mention.name.size(), name).second) continue;
    const std::string_view whole = tail(i);
    for (std::size_t begin = 0; !whole.empty(); begin = whole.find(' ', begin) + 1) {
      tails_[{mention.type, whole.substr(begin)}].push_back({i, begin == 0, name});
      if (whole.find(' ', begin) == std::string_view::npos) break;
    }
  }
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
  for (const std::uint32_t body : owned_[owner])
    owners_[cores_[body]].insert(actor_of_[owner]);
}

void EntityTable::add_bodies(const Deadline& deadline) {
  collect_tails();
  owned_.resize(mentions_.mentions.size());
  for (std::uint32_t i = 0; i < mentions_.mentions.size(); ++i)
    if (mentions_.mentions[i].owner != kNone && !mentions_.mentions[i].core.empty())
      owned_[mentions_.mentions[i].owner].push_back(i);
  for (std::uint32_t i = 0; i < mentions_.mentions.size(); ++i)
    if (actor_of_[i] != kNone) note_owners(i);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> short_names;
  for (std::uint32_t i = 0; i < mentions_.mentions.size(); ++i) {
    const Mention& mention = mentions_.mentions[i];
    if (mention.kind != MentionKind::name || actor_of_[i] != kNone || !mention.type.valid()) continue;
    deadline.check();
    if (const std::uint32_t fuller = find_fuller(i); fuller != kNone) {
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
  const std::string core = mention.core.empty() ? mention.name : mention.core;
  // The owner's key is part of this one's: a body above it comes first.
  if (mention.owner != kNone && mention.owner > index && actor_of_[mention.owner] == kNone &&
      mentions_.mentions[mention.owner].kind == MentionKind::name && mentions_.mentions[mention.owner].type.valid())
    add_body(mention.owner);
  std::uint32_t owner = mention.owner == kNone ? kNone : actor_of_[mention.owner];
  const bool written_owner = owner != kNone;
  if (!written_owner && !mention.pair_owned) owner = default_owner(index);
  if (!written_owner && owner != kNone) note_clear_owner(index, owner);
  std::uint32_t entry = mention.entry;
  if (entry == kNone) {
    const std::uint32_t owner_entry = owner == kNone ? pack_.home : actors_[owner].entry;
    entry = owner_entry == kNone ? kNone : find_entry(cores_[index], owner_entry);
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
    key = "body:" + cores_[index] + "@" + of;
  }
  const std::uint32_t actor = intern(key, entry != kNone ? pack_.entries[entry].type : mention.type, entry);
  actor_of_[index] = actor;
  note_owners(index);
  ++actors_[actor].weight;
  if (owner != kNone) {
    actors_[actor].owner = owner;
    ++actors_[owner].weight;
  }
  // Where the article leaves the owner out, the name with it is the one that tells the body from others.
  if (owner != kNone && !written_owner) {
    add_form(actor, core + " " + actors_[owner].name);
    insert_form(actors_[actor], mention.name);
    insert_form(actors_[actor], core);
  } else {
    add_form(actor, mention.name);
    if (!written_owner) add_form(actor, core);
  }
  if (owner == kNone && pack_.home != kNone && ontology_.is_a(mention.type, pack_.state_body) &&
      owned_by(mention, pack_.country) && (entry == kNone || pack_.entries[entry].within == pack_.home))
    insert_form(actors_[actor], core + " " + pack_.entries[pack_.home].name);
}

}  // namespace entente
