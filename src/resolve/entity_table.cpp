#include "resolve/entity_table.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "resolve/missions.hpp"

namespace entente {
namespace {

/// What the words before a name tell of a person.
constexpr std::uint8_t kHe = 1;
constexpr std::uint8_t kShe = 2;
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
      actor_of_(mentions.mentions.size(), kNone),
      folded_(mentions.mentions.size()) {
  fold_all();
  add_places();
  add_persons(deadline);
  add_home();
  add_bodies(deadline);
  collect_named();
}

void EntityTable::fold_all() {
  names_.reserve(mentions_.mentions.size());
  cores_.reserve(mentions_.mentions.size());
  for (const Mention& mention : mentions_.mentions) {
    names_.push_back(folded_.add(mention.name));
    cores_.push_back(mention.core.empty() ? names_.back() : folded_.add(mention.core));
  }
  join_missions(mentions_, pack_, folded_, cores_);
  titles_.reserve(mentions_.relations.size());
  for (const Relation& relation : mentions_.relations)
    titles_.push_back(relation.title.empty() ? NameId{} : folded_.add(relation.title));
  person_named_.assign(folded_.size(), kNone);
  area_named_.assign(folded_.size(), kNone);
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

std::uint32_t EntityTable::intern(std::string key, ClassId type, std::uint32_t entry) {
  const auto [it, added] = by_key_.try_emplace(std::move(key), static_cast<std::uint32_t>(actors_.size()));
  if (added) {
    Actor actor;
    actor.type = type;
    actor.entry = entry;
    actor.key = it->first;
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

std::uint32_t EntityTable::intern_name(std::uint32_t& known, std::string_view kind, NameId name, ClassId type) {
  if (known == kNone) known = intern(std::string(kind).append(folded_[name]), type, kNone);
  return known;
}

void EntityTable::insert_form(Actor& actor, std::string_view form) {
  const auto place = std::ranges::lower_bound(actor.forms, form);
  if (place == actor.forms.end() || *place != form) actor.forms.insert(place, form);
}

void EntityTable::add_form(std::uint32_t actor, std::string_view form) {
  Actor& target = actors_[actor];
  if (form.empty() || form == target.name) return;
  insert_form(target, form);
  // Without a gazetteer's name the fullest form is the name; of equally long ones the last in order of bytes,
  // which prefers small letters to a headline's capitals.
  if (target.entry == kNone &&
      (form.size() > target.name.size() || (form.size() == target.name.size() && form > target.name)))
    target.name = form;
}

std::string_view EntityTable::make_form(std::string_view name, std::string_view owner) {
  return made_forms_.emplace_back(std::string(name).append(" ").append(owner));
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
            : intern_name(area_named_[cores_[i].value], "area:", cores_[i], mention.type);
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

std::map<NameId, NameId> EntityTable::find_misspelt() const {
  std::map<std::pair<NameId, NameId>, std::vector<NameId>> holders;  // title, body → names, each once, in text order
  for (std::size_t r = 0; r < mentions_.relations.size(); ++r) {
    const Relation& relation = mentions_.relations[r];
    if (relation.title.empty()) continue;
    std::vector<NameId>& names = holders[{titles_[r], cores_[relation.object]}];
    const NameId name = names_[relation.subject];
    if (names.size() <= kMaxHolders && std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  std::vector<std::uint32_t> counts;
  const auto count = [&](NameId name) {
    if (counts.empty()) {
      counts.resize(folded_.size());
      for (std::size_t i = 0; i < names_.size(); ++i)
        if (ontology_.is_a(mentions_.mentions[i].type, pack_.person)) ++counts[names_[i].value];
    }
    return counts[name.value];
  };
  std::map<NameId, NameId> out;
  for (const auto& [post, names] : holders) {
    if (names.size() < 2 || names.size() > kMaxHolders) continue;
    for (const NameId a : names)
      for (const NameId b : names) {
        if (!misspelt(folded_[a], folded_[b])) continue;
        // The more frequent spelling is right; of two equally frequent ones the first in order stands for both.
        const bool wrong = count(a) < count(b) || (count(a) == count(b) && folded_[b] < folded_[a]);
        if (wrong) out.emplace(a, b);
      }
  }
  return out;
}

EntityTable::FullerNames EntityTable::fuller_names(const std::vector<std::uint32_t>& persons) const {
  std::vector<bool> named(folded_.size(), false);
  std::vector<NameId> distinct;
  for (const std::uint32_t person : persons) {
    const NameId name = names_[person];
    if (!named[name.value]) distinct.push_back(name);
    named[name.value] = true;
  }
  if (distinct.size() < 2) return {};
  std::ranges::sort(distinct);
  FullerNames out;  // those that end with the words of the name
  FullerNames beginning;
  const auto note = [&](FullerNames& among, std::string_view part, NameId name) {
    const NameId known = folded_.find(part);
    if (known.valid() && named[known.value]) among[known].push_back(name);
  };
  for (const NameId name : distinct) {
    const std::string_view words = folded_[name];
    for (std::size_t space = words.find(' '); space != std::string_view::npos; space = words.find(' ', space + 1)) {
      note(out, words.substr(space + 1), name);
      note(beginning, words.substr(0, space), name);
    }
  }
  if (out.empty() && beginning.empty()) return out;
  // Of "Trump" < "Donald Trump" < "Tổng thống Donald Trump" only the longest counts.
  const auto has_fuller = [](const FullerNames& among, NameId name, const std::vector<NameId>& candidates) {
    const auto found = among.find(name);
    return found != among.end() && std::ranges::any_of(found->second, [&](NameId other) {
             return std::ranges::binary_search(candidates, other);
           });
  };
  const FullerNames ending = out;
  for (const auto& [name, candidates] : beginning) out.try_emplace(name, candidates);
  for (auto& [name, candidates] : out) {
    std::vector<NameId> longest;
    for (const NameId candidate : candidates)
      if (!has_fuller(ending, candidate, candidates) && !has_fuller(beginning, candidate, candidates))
        longest.push_back(candidate);
    candidates = std::move(longest);
  }
  return out;
}

bool EntityTable::is_behind(std::uint32_t mention, std::uint32_t word_class) const {
  constexpr std::uint32_t kMaxWords = 3;
  const std::uint32_t begin = mentions_.mentions[mention].tokens.begin;
  if (word_class == kNone) return false;
  for (std::uint32_t length = 1; length <= kMaxWords && length <= begin; ++length)
    if (document_.groups[begin - length]->classes().may_hold(word_class))
      for (const Phrase& phrase : document_.phrases_at(begin - length))
        if (phrase.kind == PhraseKind::word_class && phrase.index == word_class && phrase.length == length) return true;
  return false;
}

bool EntityTable::is_relative(std::uint32_t mention) const { return is_behind(mention, pack_.grammar.kin); }

std::uint8_t EntityTable::sex(std::uint32_t mention) const {
  return static_cast<std::uint8_t>((is_behind(mention, pack_.grammar.he) ? kHe : 0U) |
                                   (is_behind(mention, pack_.grammar.she) ? kShe : 0U));
}

void EntityTable::add_person(std::uint32_t mention, NameId name) {
  const std::uint32_t actor = intern_name(person_named_[name.value], "person:", name, pack_.person);
  actor_of_[mention] = actor;
  ++actors_[actor].weight;
  add_form(actor, mentions_.mentions[mention].name);
}

namespace {

/// The titles that relations give to mentions.
class TitlesGiven {
 public:
  void add(std::uint32_t mention, NameId title, NameId name) {
    if (const auto [place, added] = given_.emplace(mention, title); !added) return;
    std::uint32_t& last = last_[{title, name}];
    last = std::max(last, mention + 1);
  }
  /// Of the mentions by one of these names, those that a brief name may mean, the last that is given a title which
  /// `mention` is given; kNone if there is none.
  [[nodiscard]] std::uint32_t sharing(std::uint32_t mention, NameId brief, const std::vector<NameId>& names) {
    std::uint32_t latest = 0;
    for (auto it = given_.lower_bound({mention, {0}}); it != given_.end() && it->first == mention; ++it) {
      const auto [place, added] = latest_.try_emplace({it->second, brief}, 0);
      if (added)
        for (const NameId name : names)
          if (const auto found = last_.find({it->second, name}); found != last_.end())
            place->second = std::max(place->second, found->second);
      latest = std::max(latest, place->second);
    }
    return latest == 0 ? kNone : latest - 1;
  }

 private:
  using Holder = std::pair<NameId, NameId>;           // title, name
  std::set<std::pair<std::uint32_t, NameId>> given_;  // mention, title
  std::map<Holder, std::uint32_t> last_;              // behind the last mention of that name
  std::map<Holder, std::uint32_t> latest_;            // of a brief name: what was found for one place holds for all
};

}  // namespace

void EntityTable::add_persons(const Deadline& deadline) {
  const std::map<NameId, NameId> right_spelling = find_misspelt();
  std::vector<std::uint32_t> persons;
  for (std::uint32_t i = 0; i < mentions_.mentions.size(); ++i) {
    const Mention& mention = mentions_.mentions[i];
    if (mention.kind == MentionKind::name && ontology_.is_a(mention.type, pack_.person)) persons.push_back(i);
  }
  const FullerNames fuller = fuller_names(persons);
  std::map<NameId, std::vector<NameId>> briefs;  // fuller name → those it may be meant by
  for (const auto& [brief, candidates] : fuller)
    for (const NameId candidate : candidates) briefs[candidate].push_back(brief);
  // What tells several candidates apart.
  std::vector<std::uint32_t> counts(fuller.empty() ? 0 : folded_.size());
  // "bà Melania Trump": "ông Trump" is somebody else.
  std::vector<std::uint8_t> sexes(counts.size());
  if (!fuller.empty())
    for (const std::uint32_t person : persons) sexes[names_[person].value] |= sex(person);
  TitlesGiven titles;
  if (std::ranges::any_of(fuller, [](const auto& one) { return one.second.size() > 1; })) {
    std::vector<bool> is_person(names_.size(), false);
    for (const std::uint32_t person : persons) {
      is_person[person] = true;
      if (!is_relative(person)) ++counts[names_[person].value];
    }
    for (std::size_t r = 0; r < mentions_.relations.size(); ++r)
      if (const std::uint32_t holder = mentions_.relations[r].subject; titles_[r].valid() && is_person[holder])
        titles.add(holder, titles_[r], names_[holder]);
  }
  const auto may_be = [&](std::uint8_t called, NameId candidate) {
    return called == 0 || sexes[candidate.value] == 0 || (sexes[candidate.value] & called) != 0;
  };
  // The more often named one; of two the first in order.
  const auto less_named = [&](NameId a, NameId b) {
    return counts[a.value] != counts[b.value] ? counts[a.value] < counts[b.value] : folded_[b] < folded_[a];
  };
  // Brief name → the candidate named last so far; relatives apart: beside "phu nhân Melania Trump" "ông Trump" is
  // another.
  std::map<NameId, NameId> named_last;
  std::map<NameId, NameId> relative_last;
  std::map<NameId, NameId> most_named;
  for (const std::uint32_t person : persons) {
    deadline.check();
    const NameId name = names_[person];
    const auto found = fuller.find(name);
    NameId full = name;
    if (found != fuller.end() && found->second.size() == 1) {
      // Beside "bà Ivanka Trump" alone "ông Trump" is a relative of hers, who goes by the name of the family.
      const NameId only = found->second.front();
      const bool relative = sexes[only.value] == kShe && (sexes[name.value] & kHe) != 0 && sex(person) != kShe;
      full = relative ? name : only;
    } else if (found != fuller.end()) {
      // Several could be meant: those with the post that this mention gives him, else the one named last before,
      // else (in the headline) the one named most.
      const std::vector<NameId>& candidates = found->second;
      const auto last = named_last.find(name);
      const auto relative = relative_last.find(name);
      if (relative != relative_last.end() && is_relative(person)) {
        full = relative->second;
      } else if (last != named_last.end()) {
        full = last->second;
      } else {
        const auto [most, added] = most_named.try_emplace(name);
        if (added) most->second = *std::ranges::max_element(candidates, less_named);
        full = most->second;
      }
      if (const std::uint32_t other = titles.sharing(person, name, candidates); other != kNone) full = names_[other];
      const std::uint8_t called = sex(person);
      if (!may_be(called, full)) {
        full = name;
        for (const NameId candidate : candidates)
          if (may_be(called, candidate) && (full == name || less_named(full, candidate))) full = candidate;
      }
      if (called != 0 && full != name) named_last[name] = full;  // and so does the name alone behind it
    }
    if (const auto meant = briefs.find(name); meant != briefs.end())
      for (const NameId brief : meant->second) (is_relative(person) ? relative_last : named_last)[brief] = name;
    if (const auto right = right_spelling.find(full); right != right_spelling.end()) full = right->second;
    add_person(person, full);
  }
}

bool EntityTable::owned_by(const Mention& body, ClassId type) const {
  if (body.head == kNone) return body.entry != kNone && pack_.entries[body.entry].within == pack_.home;
  return std::ranges::any_of(pack_.heads[body.head].owner,
                             [&](const auto& owner) { return ontology_.is_a(type, owner.first); });
}

std::uint32_t EntityTable::find_entry(std::string_view core, std::uint32_t owner_entry) const {
  const auto [begin, end] = pack_.entries_by_form.equal_range(std::string(core));
  for (auto it = begin; it != end; ++it)
    if (pack_.entries[it->second].within == owner_entry) return it->second;
  return kNone;
}

std::uint32_t EntityTable::default_owner(std::uint32_t index) const {
  // The same body is named with its owner elsewhere in the article.
  const Mention& body = mentions_.mentions[index];
  const auto first = owners_.lower_bound({cores_[index], 0});
  const bool none = first == owners_.end() || first->first != cores_[index];
  const bool one = !none && (std::next(first) == owners_.end() || std::next(first)->first != cores_[index]);
  if (home_ != kNone && owners_.contains({cores_[index], home_})) return home_;
  if (owned_by(body, pack_.country)) {
    std::uint32_t foreign = 0;
    for (const std::uint32_t i : places_)
      if (i != home_ && is_a(i, pack_.country)) foreign = std::max(foreign, actors_[i].weight);
    const std::uint32_t own = home_ == kNone ? 0 : actors_[home_].weight;
    if (one && is_a(first->second, pack_.country) && own == 0 && foreign >= kForeignMajority) return first->second;
    return kNone;  // the home country, which goes without saying
  }
  if (one) return first->second;
  // A body that only areas have, in an article about one: its.
  if (none && body.entry == kNone && body.head != kNone && !pack_.heads[body.head].owner.empty() &&
      owned_by(body, pack_.area))
    return main_area(pack_.heads[body.head].owner.front().first);
  return kNone;
}

std::string_view EntityTable::tail(std::uint32_t body) const {
  const std::uint32_t head = mentions_.mentions[body].head;
  if (head == kNone) return {};
  const std::string_view name = folded_[names_[body]];
  const std::string_view noun = pack_.heads[head].folded;
  const bool begins = name.size() > noun.size() && name[noun.size()] == ' ' && name.starts_with(noun);
  return begins ? name.substr(noun.size() + 1) : std::string_view{};
}

std::uint32_t EntityTable::find_fuller(std::uint32_t index) {
  // "Công ty Minh Phát" is "Công ty TNHH Thương mại Minh Phát". Bodies of a state are told apart by every
  // word.
  const Mention& body = mentions_.mentions[index];
  if (body.entry != kNone || ontology_.is_a(body.type, pack_.state_body)) return kNone;
  if (!tails_collected_) collect_tails();
  // "Công ty TNHH Hoa Sen Huế (Công ty Hoa Sen)": the article itself says what is short for what.
  if (const auto full = shorts_.find(names_[index]); full != shorts_.end() && cores_[full->second] != cores_[index])
    return full->second;
  const std::string_view own = tail(index);
  if (own.empty()) return kNone;
  // Of "X", "Công ty X" and "Công ty Cổ phần X" the fullest stands for all.
  const auto known = tails_.find({body.type, own});
  if (known == tails_.end()) return kNone;
  const Tail* fuller = nullptr;
  for (const Tail& other : known->second) {
    const bool more = !other.whole || (mentions_.mentions[other.mention].name.size() > body.name.size() &&
                                       mentions_.mentions[other.mention].head != body.head);
    if (!more || (fuller != nullptr && fuller->name == other.name)) continue;
    if (fuller != nullptr) return kNone;
    fuller = &other;
  }
  return fuller == nullptr ? kNone : fuller->mention;
}

void EntityTable::collect_tails() {
  tails_collected_ = true;
  std::set<std::tuple<ClassId, std::uint32_t, std::size_t, NameId>> seen;
  for (std::uint32_t i = 0; i < mentions_.mentions.size(); ++i) {
    const Mention& mention = mentions_.mentions[i];
    if (mention.kind != MentionKind::name || mention.head == kNone) continue;
    if (!folded_[names_[i]].starts_with(folded_[cores_[i]])) shorts_.try_emplace(names_[i], i);
    if (!seen.emplace(mention.type, mention.head, mention.name.size(), names_[i]).second) continue;
    const std::string_view whole = tail(i);
    for (std::size_t begin = 0; !whole.empty(); begin = whole.find(' ', begin) + 1) {
      tails_[{mention.type, whole.substr(begin)}].push_back({i, begin == 0, names_[i]});
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
  for (std::uint32_t body = std::exchange(first_owned_[owner], kNone); body != kNone; body = next_owned_[body])
    owners_.emplace(cores_[body], actor_of_[owner]);
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
  const std::string_view core = mention.core.empty() ? mention.name : mention.core;
  // The owner's key is part of this one's: a body above it comes first.
  if (mention.owner != kNone && mention.owner > index && actor_of_[mention.owner] == kNone &&
      mentions_.mentions[mention.owner].kind == MentionKind::name && mentions_.mentions[mention.owner].type.valid())
    add_body(mention.owner);
  std::uint32_t owner = mention.owner == kNone ? kNone : actor_of_[mention.owner];
  const bool written_owner = owner != kNone;
  if (!written_owner && !mention.pair_owned) owner = default_owner(index);
  if (!written_owner && owner != kNone) note_clear_owner(index, owner);
  const std::uint32_t actor = intern_body(index, owner);
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
    insert_form(actors_[actor], mention.name);
    insert_form(actors_[actor], core);
  } else {
    add_form(actor, mention.name);
    if (!written_owner) add_form(actor, core);
  }
  const std::uint32_t entry = actors_[actor].entry;
  if (owner == kNone && pack_.home != kNone && ontology_.is_a(mention.type, pack_.state_body) &&
      owned_by(mention, pack_.country) && (entry == kNone || pack_.entries[entry].within == pack_.home))
    insert_form(actors_[actor], make_form(core, pack_.entries[pack_.home].name));
}

std::uint32_t EntityTable::intern_body(std::uint32_t index, std::uint32_t owner) {
  const Mention& mention = mentions_.mentions[index];
  std::uint32_t entry = mention.entry;
  if (entry == kNone) {
    const std::uint32_t owner_entry = owner == kNone ? pack_.home : actors_[owner].entry;
    entry = owner_entry == kNone ? kNone : find_entry(folded_[cores_[index]], owner_entry);
  } else if (owner != kNone && owner != home_ && pack_.entries[entry].within == pack_.home) {
    entry = kNone;  // the article makes clear that another country's is meant
  }
  if (entry != kNone) return actor_of_entry(entry);
  std::string key = std::string("body:").append(folded_[cores_[index]]).append("@");
  if (owner != kNone) {
    key += actors_[owner].key;
  } else if (ontology_.is_a(mention.type, pack_.state_body) && mention.head != kNone && owned_by(mention, pack_.area)) {
    // A body of some area that the article does not name is no other article's ("Phòng Cảnh sát hình sự").
    key.append("article:").append(document_.article.id);
  }
  return intern(std::move(key), mention.type, kNone);
}

}  // namespace entente
