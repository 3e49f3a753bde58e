#include "resolve/person_names.hpp"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include "base/sorted.hpp"

namespace entente {
namespace {

/// Bytes by which two spellings of one word may differ: one letter or one tone mark.
constexpr std::size_t kMisspeltBytes = 2;
/// An article that gives one post to more persons is a directory, in which similar names are different people.
constexpr std::size_t kMaxHolders = 32;
/// What the words before a name tell of a person.
constexpr std::uint8_t kHe = 1;
constexpr std::uint8_t kShe = 2;

/// True if two words differ in one place by no more than a letter or a tone mark.
bool nearly_equal(std::string_view a, std::string_view b) {
  std::size_t begin = 0;
  while (begin < a.size() && begin < b.size() && a[begin] == b[begin]) ++begin;
  std::size_t end = 0;
  while (end + begin < a.size() && end + begin < b.size() && a[a.size() - 1 - end] == b[b.size() - 1 - end]) ++end;
  return begin > 0 && std::max(a.size(), b.size()) - begin - end <= kMisspeltBytes;
}

/// Takes the first word off a name.
std::string_view take_word(std::string_view& name) {
  const std::size_t space = std::min(name.find(' '), name.size());
  const std::string_view out = name.substr(0, space);
  name.remove_prefix(std::min(space + 1, name.size()));
  return out;
}

/// True if both are of the same two words, in other orders.
bool swapped(std::string_view a, std::string_view b) {
  const std::string_view first = take_word(a);
  return take_word(b) == a && b == first;
}

/// True for two full names that differ in one word, and there hardly, or of whose two words either goes first ("Abe
/// Shinzo").
bool misspelt(std::string_view a, std::string_view b) {
  if (a == b || std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > kMisspeltBytes) return false;
  if (swapped(a, b)) return true;
  std::size_t words = 0;
  std::size_t different = 0;
  for (; !a.empty() && !b.empty(); ++words) {
    const std::string_view left = take_word(a);
    const std::string_view right = take_word(b);
    if (left == right) continue;
    if (!nearly_equal(left, right)) return false;
    ++different;
  }
  return words > 1 && different == 1 && a.empty() && b.empty();
}

/// Names and, of each, others that have to do with it. Made of pairs, then looked up.
class NamePairs {
 public:
  struct Pair {
    NameId name;
    NameId other;
    auto operator<=>(const Pair&) const = default;
  };
  void add(NameId name, NameId other) { pairs_.push_back({name, other}); }
  /// To be called when all are added.
  void sort() { std::ranges::sort(pairs_); }
  /// Sorted by number.
  [[nodiscard]] std::span<const Pair> of(NameId name) const { return run_of(pairs_, name, &Pair::name); }
  [[nodiscard]] std::span<const Pair> all() const { return pairs_; }

 private:
  scratch::vector<Pair> pairs_;
};

/// A number for each name, by default none.
class NameMap {
 public:
  explicit NameMap(std::size_t names) : values_(names) {}
  NameId& operator[](NameId name) { return values_[name.value]; }

 private:
  scratch::vector<NameId> values_;
};

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
  [[nodiscard]] std::uint32_t sharing(std::uint32_t mention, NameId brief, std::span<const NamePairs::Pair> names) {
    std::uint32_t latest = 0;
    for (auto it = given_.lower_bound({mention, {0}}); it != given_.end() && it->first == mention; ++it) {
      const auto [place, added] = latest_.try_emplace({it->second, brief}, 0);
      if (added)
        for (const NamePairs::Pair& name : names)
          if (const auto found = last_.find({it->second, name.other}); found != last_.end())
            place->second = std::max(place->second, found->second);
      latest = std::max(latest, place->second);
    }
    return latest == 0 ? kNone : latest - 1;
  }

 private:
  using Holder = std::pair<NameId, NameId>;               // title, name
  scratch::set<std::pair<std::uint32_t, NameId>> given_;  // mention, title
  scratch::map<Holder, std::uint32_t> last_;              // behind the last mention of that name
  scratch::map<Holder, std::uint32_t> latest_;            // of a brief name: what was found for one place holds for all
};

class PersonNamer {
 public:
  PersonNamer(const Document& document, const Mentions& mentions, std::span<const std::uint32_t> persons,
              const LanguagePack& pack, MentionNames& names)
      : document_(document), mentions_(mentions), persons_(persons), pack_(pack), names_(names) {}

  scratch::vector<PersonName> run(const Deadline& deadline);

 private:
  /// Two spellings, one letter apart, of the holder of one post are one person's: the wrong one → the right one.
  [[nodiscard]] NamePairs find_misspelt();
  /// Name → the longest of the names that end with its words or, if none does, begin with them.
  [[nodiscard]] NamePairs fuller_names(std::span<const PersonName> persons, const Deadline& deadline);
  /// "phu nhân Melania Trump": named as a relative.
  [[nodiscard]] bool is_relative(std::uint32_t mention) const { return is_behind(mention, pack_.grammar.kin); }
  /// True if a phrase of the class ends where the mention begins.
  [[nodiscard]] bool is_behind(std::uint32_t mention, std::uint32_t word_class) const {
    return ends_with_class(mentions_.mentions[mention].tokens.begin, word_class);
  }
  /// True for the folded name of somebody whom the pack knows to lead a state.
  [[nodiscard]] bool is_leader(std::string_view name) const {
    return name.find('-') == std::string_view::npos ? pack_.leaders.contains(name)
                                                    : pack_.leaders.contains(name_key(name));
  }
  /// True if a phrase of the class ends right before the token.
  [[nodiscard]] bool ends_with_class(std::uint32_t end, std::uint32_t word_class) const;
  /// Of which sex the word before a name says its bearer to be, as bits; 0: it says nothing.
  [[nodiscard]] std::uint8_t sex(std::uint32_t mention) const;

  const Document& document_;
  const Mentions& mentions_;
  std::span<const std::uint32_t> persons_;  // mentions
  const LanguagePack& pack_;
  MentionNames& names_;
};

NamePairs PersonNamer::find_misspelt() {
  struct Holder {
    NameId title;
    NameId body;
    std::size_t relation;
    auto operator<=>(const Holder&) const = default;
  };
  scratch::vector<std::size_t> titled;  // relations
  scratch::vector<NameId> named;        // their subjects, each once
  for (std::size_t r = 0; r < mentions_.relations.size(); ++r) {
    if (mentions_.relations[r].title.empty()) continue;
    titled.push_back(r);
    if (named.size() > kMaxHolders) continue;
    const NameId name = names_.name(mentions_.relations[r].subject);
    if (std::ranges::find(named, name) == named.end()) named.push_back(name);
  }
  // Hardly ever are two names alike at all: then nobody has to know whose post is whose.
  const auto alike = [&](NameId a) {
    return std::ranges::any_of(named, [&](NameId b) { return misspelt(names_[a], names_[b]); });
  };
  if (named.size() <= kMaxHolders && std::ranges::none_of(named, alike)) return {};
  scratch::vector<Holder> holders;
  for (const std::size_t r : titled)
    holders.push_back({names_.title(r), names_.core(mentions_.relations[r].object), r});
  std::ranges::sort(holders);
  scratch::vector<std::uint32_t> counts;
  const auto count = [&](NameId name) {
    if (counts.empty()) {
      counts.resize(names_.size());
      for (const std::uint32_t i : persons_) ++counts[names_.name(i).value];
    }
    return counts[name.value];
  };
  NamePairs out;
  scratch::vector<NameId> names;  // of the holders of one post, each once
  for (auto post = holders.begin(); post != holders.end();) {
    const auto end = std::find_if(
        post, holders.end(), [&](const Holder& one) { return one.title != post->title || one.body != post->body; });
    names.clear();
    for (; post != end; ++post) {
      const NameId name = names_.name(mentions_.relations[post->relation].subject);
      if (names.size() <= kMaxHolders && std::ranges::find(names, name) == names.end()) names.push_back(name);
    }
    if (names.size() < 2 || names.size() > kMaxHolders) continue;
    for (const NameId a : names)
      for (const NameId b : names) {
        if (!misspelt(names_[a], names_[b])) continue;
        // The more frequent spelling is right; of two equally frequent ones the first in order stands for both.
        const bool wrong = count(a) < count(b) || (count(a) == count(b) && names_[b] < names_[a]);
        if (wrong) out.add(a, b);
      }
  }
  out.sort();
  return out;
}

NamePairs PersonNamer::fuller_names(std::span<const PersonName> persons, const Deadline& deadline) {
  scratch::vector<bool> named(names_.size(), false);
  scratch::vector<NameId> distinct;
  scratch::set<NameId> later;  // called like somebody before them
  scratch::set<NameId> sons;   // whose last word names their father
  for (const PersonName& person : persons) {
    if (named[person.meant.value]) continue;
    distinct.push_back(person.meant);
    named[person.meant.value] = true;
    const std::uint32_t end = mentions_.mentions[person.mention].tokens.end;
    if (ends_with_class(end, pack_.grammar.generation)) later.insert(person.meant);
    if (ends_with_class(end - 1, pack_.grammar.patronymic)) sons.insert(person.meant);
  }
  if (distinct.size() < 2) return {};
  // A bit for each length: what no name is as long as is none.
  std::uint64_t lengths = 0;
  const auto length_bit = [](std::string_view name) { return std::uint64_t{1} << name.size() % 64; };
  for (const NameId name : distinct) lengths |= length_bit(names_[name]);
  NamePairs ending;     // name → those that end with its words
  NamePairs beginning;  // … that begin with them
  const auto note = [&](NamePairs& among, std::string_view part, NameId name) {
    if ((lengths & length_bit(part)) == 0) return;
    const NameId known = names_.find(part);
    if (!known.valid() || !named[known.value]) return;
    // "Hun Sen" is not "Bun Rany Hun Sen": who leads a state goes by all of his name.
    if (part.find(' ') != std::string_view::npos && is_leader(part) && !is_leader(names_[name])) return;
    among.add(known, name);
  };
  for (const NameId name : distinct) {
    deadline.check();
    const std::string_view words = names_[name];
    for (std::size_t space = words.find(' '); space != std::string_view::npos; space = words.find(' ', space + 1)) {
      // "Salman" is not "Mohammed bin Salman".
      if (words.find(' ', space + 1) != std::string_view::npos || !sons.contains(name))
        note(ending, words.substr(space + 1), name);
      // "Donald Trump" is not "Donald Trump Jr".
      if (words.find(' ', space + 1) != std::string_view::npos || !later.contains(name))
        note(beginning, words.substr(0, space), name);
    }
  }
  ending.sort();
  beginning.sort();
  // Of "Trump" < "Donald Trump" < "Tổng thống Donald Trump" only the longest counts.
  const auto has_fuller = [](const NamePairs& among, NameId name, std::span<const NamePairs::Pair> candidates) {
    return std::ranges::any_of(among.of(name), [&](const NamePairs::Pair& fuller) {
      return std::ranges::binary_search(candidates, fuller.other, {}, &NamePairs::Pair::other);
    });
  };
  NamePairs out;
  const auto add_longest = [&](const NamePairs::Pair& pair, std::span<const NamePairs::Pair> candidates) {
    deadline.check();
    if (!has_fuller(ending, pair.other, candidates) && !has_fuller(beginning, pair.other, candidates))
      out.add(pair.name, pair.other);
  };
  for (const NamePairs::Pair& pair : ending.all()) add_longest(pair, ending.of(pair.name));
  for (const NamePairs::Pair& pair : beginning.all())
    if (ending.of(pair.name).empty()) add_longest(pair, beginning.of(pair.name));
  out.sort();
  return out;
}

bool PersonNamer::ends_with_class(std::uint32_t end, std::uint32_t word_class) const {
  constexpr std::uint32_t kMaxWords = 3;
  if (word_class == kNone) return false;
  for (std::uint32_t length = 1; length <= kMaxWords && length <= end; ++length)
    if (document_.groups[end - length]->holds(word_class, length)) return true;
  return false;
}

std::uint8_t PersonNamer::sex(std::uint32_t mention) const {
  return static_cast<std::uint8_t>((is_behind(mention, pack_.grammar.he) ? kHe : 0U) |
                                   (is_behind(mention, pack_.grammar.she) ? kShe : 0U));
}

scratch::vector<PersonName> PersonNamer::run(const Deadline& deadline) {
  scratch::vector<PersonName> persons;
  persons.reserve(persons_.size());
  for (const std::uint32_t i : persons_) persons.push_back({i, names_.name(i)});
  const NamePairs right_spelling = find_misspelt();
  const NamePairs fuller = fuller_names(persons, deadline);
  if (fuller.all().empty() && right_spelling.all().empty()) return persons;
  NamePairs briefs;  // fuller name → those it may be meant by
  for (const NamePairs::Pair& pair : fuller.all()) briefs.add(pair.other, pair.name);
  briefs.sort();
  // What tells several candidates apart.
  scratch::vector<std::uint32_t> counts(names_.size());
  // "bà Melania Trump": "ông Trump" is somebody else.
  scratch::vector<std::uint8_t> sexes(names_.size());
  for (const PersonName& person : persons) sexes[person.meant.value] |= sex(person.mention);
  TitlesGiven titles;
  if (std::ranges::adjacent_find(fuller.all(), {}, &NamePairs::Pair::name) != fuller.all().end()) {
    scratch::vector<bool> is_person(mentions_.mentions.size(), false);
    for (const PersonName& person : persons) {
      is_person[person.mention] = true;
      if (!is_relative(person.mention)) ++counts[person.meant.value];
    }
    for (std::size_t r = 0; r < mentions_.relations.size(); ++r)
      if (const std::uint32_t holder = mentions_.relations[r].subject; names_.title(r).valid() && is_person[holder])
        titles.add(holder, names_.title(r), names_.name(holder));
  }
  const auto may_be = [&](std::uint8_t called, NameId candidate) {
    return called == 0 || sexes[candidate.value] == 0 || (sexes[candidate.value] & called) != 0;
  };
  // The more often named one; of two the first in order.
  const auto less_named = [&](NameId a, NameId b) {
    return counts[a.value] != counts[b.value] ? counts[a.value] < counts[b.value] : names_[b] < names_[a];
  };
  // Brief name → the candidate named last so far; relatives apart: beside "phu nhân Melania Trump" "ông Trump" is
  // another.
  NameMap named_last(names_.size());
  NameMap relative_last(names_.size());
  NameMap most_named(names_.size());
  for (PersonName& person : persons) {
    deadline.check();
    const NameId name = person.meant;
    if (const auto candidates = fuller.of(name); candidates.size() == 1) {
      // Beside "bà Ivanka Trump" alone "ông Trump" is a relative of hers, who goes by the name of the family.
      const NameId only = candidates.front().other;
      const bool relative = sexes[only.value] == kShe && (sexes[name.value] & kHe) != 0 && sex(person.mention) != kShe;
      person.meant = relative ? name : only;
    } else if (!candidates.empty()) {
      // Several could be meant: those with the post that this mention gives him, else the one named last before,
      // else (in the headline) the one named most.
      if (relative_last[name].valid() && is_relative(person.mention)) {
        person.meant = relative_last[name];
      } else if (named_last[name].valid()) {
        person.meant = named_last[name];
      } else {
        NameId& most = most_named[name];
        if (!most.valid()) most = std::ranges::max_element(candidates, less_named, &NamePairs::Pair::other)->other;
        person.meant = most;
      }
      if (const std::uint32_t other = titles.sharing(person.mention, name, candidates); other != kNone)
        person.meant = names_.name(other);
      const std::uint8_t called = sex(person.mention);
      if (!may_be(called, person.meant)) {
        person.meant = name;
        for (const auto& [brief, candidate] : candidates)
          if (may_be(called, candidate) && (person.meant == name || less_named(person.meant, candidate)))
            person.meant = candidate;
      }
      // "bà Bachelet", beside her father: who has been called so before. Of a man most often no word says so.
      if (called == kShe && sexes[person.meant.value] == 0) {
        const auto so = [&](const NamePairs::Pair& one) { return (sexes[one.other.value] & called) != 0; };
        if (std::ranges::count_if(candidates, so) == 1) person.meant = std::ranges::find_if(candidates, so)->other;
      }
      if (called != 0 && person.meant != name) named_last[name] = person.meant;  // and so does the name alone behind it
    }
    if (person.meant != name && sex(person.mention) == kShe) sexes[person.meant.value] |= kShe;
    if (const auto meant = briefs.of(name); !meant.empty()) {
      NameMap& last = is_relative(person.mention) ? relative_last : named_last;
      for (const NamePairs::Pair& brief : meant) last[brief.other] = name;
    }
    if (const auto right = right_spelling.of(person.meant); !right.empty()) person.meant = right.front().other;
  }
  return persons;
}

}  // namespace

scratch::vector<PersonName> person_names(const Document& document, const Mentions& mentions,
                                         std::span<const std::uint32_t> persons, const LanguagePack& pack,
                                         MentionNames& names, const Deadline& deadline) {
  return PersonNamer(document, mentions, persons, pack, names).run(deadline);
}

}  // namespace entente
