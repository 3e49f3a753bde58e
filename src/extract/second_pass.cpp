#include "extract/second_pass.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "packs/phrase_view.hpp"
#include "text/fold.hpp"

namespace entente {
namespace {

/// A foreign country must be named this often, and any other at most this often, for a post to be in it that
/// the article places nowhere.
constexpr std::uint32_t kMainCountryMentions = 3;
constexpr std::uint32_t kOtherCountryMentions = 1;
/// Confidence that a body is of the area which only the rest of the article tells.
constexpr double kClearArea = 0.8;

class SecondPass {
 public:
  SecondPass(const Document& document, const Ontology& ontology, const LanguagePack& pack, Mentions& out)
      : document_(document), ontology_(ontology), pack_(pack), out_(out), names_(out.mentions.size()) {}

  void run() {
    own_weak_bodies();
    leave_residences();
    spread_seats();
    support_weak_forms();
    name_unknowns();
    place_foreign_posts();
    drop_empty();
  }

 private:
  /// Owners of the bodies of one kind and name: folded name of the owner → the first such body and its owner.
  using Owners = std::map<std::string, std::pair<std::uint32_t, std::uint32_t>>;

  void note_owner(std::uint32_t body) {
    const Mention& mention = out_.mentions[body];
    if (mention.weak || mention.owner == kNone) return;
    const std::pair<std::uint32_t, std::uint32_t> found{body, mention.owner};
    const auto [it, added] =
        owners_[{mention.head, folded(mention)}].try_emplace(folded(out_.mentions[mention.owner]), found);
    if (!added) it->second = std::min(it->second, found);
  }

  /// "UBND tỉnh": of the area whose body of that kind the article names in full, else of the only area of
  /// that level. The resolver drops what no owner makes a name of.
  void own_weak_bodies() {
    const auto is_weak_body = [](const Mention& body) {
      return body.weak && body.head != kNone && body.entry == kNone;
    };
    if (std::ranges::none_of(out_.mentions, is_weak_body)) return;
    for (std::uint32_t i = 0; i < out_.mentions.size(); ++i) note_owner(i);
    for (std::uint32_t i = 0; i < out_.mentions.size(); ++i) {
      const Mention& body = out_.mentions[i];
      if (!is_weak_body(body)) continue;
      if (const std::uint32_t owner = owner_of_namesake(body); owner != kNone) {
        out_.mentions[i].owner = owner;
        out_.mentions[i].weak = false;
      } else if (const std::uint32_t area = area_of_level(body); area != kNone) {
        own_by_area(i, area);
      }
      note_owner(i);
    }
  }

  [[nodiscard]] std::uint32_t owner_of_namesake(const Mention& body) {
    const std::string bare = folded(body) + " ";
    std::string only;
    std::pair<std::uint32_t, std::uint32_t> first{kNone, kNone};
    for (auto it = owners_.lower_bound({body.head, bare});
         it != owners_.end() && it->first.first == body.head && it->first.second.starts_with(bare); ++it) {
      for (const auto& [name, found] : it->second) {
        if (first.first != kNone && name != only) return kNone;
        only = name;
        first = std::min(first, found);
      }
    }
    return first.second;
  }

  /// The one area that the article names with the word at the end of the body's name ("tỉnh"); kNone if there
  /// is none or several.
  [[nodiscard]] std::uint32_t area_of_level(const Mention& body) {
    const std::uint32_t length = view(body).length_before(body.tokens.end, pack_.grammar.area_prefix);
    const std::string level = text({body.tokens.end - length, body.tokens.end});
    const auto [known, added] = areas_of_level_.try_emplace(level, kNone);
    if (!added) return known->second;
    std::map<std::string, std::uint32_t> areas;  // folded name → mention
    for (std::uint32_t i = 0; i < out_.mentions.size(); ++i) {
      const Mention& area = out_.mentions[i];
      if (area.kind == MentionKind::name && !area.weak && ontology_.is_a(area.type, pack_.area) &&
          is_of_level(area, level))
        areas.emplace(fold(area.core.empty() ? area.name : area.core), i);
    }
    if (areas.size() == 1) known->second = areas.begin()->second;
    return known->second;
  }

  [[nodiscard]] bool is_of_level(const Mention& area, const std::string& level) {
    const std::uint32_t begin = area.tokens.begin;
    const std::uint32_t length = view(area).length_at(begin, pack_.grammar.area_prefix);
    if (length > 0) return same_prefix(text({begin, begin + length}), level);
    if (area.entry == kNone) return false;
    const auto [first, last] = pack_.entries_by_form.equal_range(level + " " + folded(area));
    return std::any_of(first, last, [&](const auto& form) { return form.second == area.entry; });
  }

  /// "thành phố" and "TP" are one word, written out and by its initials.
  static bool same_prefix(const std::string& a, const std::string& b) {
    return a == b || initials(a) == b || initials(b) == a;
  }
  static std::string initials(const std::string& words) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i)
      if (i == 0 || words[i - 1] == ' ') out.push_back(words[i]);
    return out;
  }

  void own_by_area(std::uint32_t body, std::uint32_t area) {
    Mention& mention = out_.mentions[body];
    const Mention& owner = out_.mentions[area];
    mention.owner = area;
    mention.weak = false;
    TokenSpan bare = owner.tokens;
    bare.begin += view(owner).length_at(bare.begin, pack_.grammar.area_prefix);
    while (!document_.tokens[bare.begin].is_word) ++bare.begin;  // "TP.Hải Phòng"
    mention.name += ' ';
    mention.name += document_.text(document_.bytes(bare));
    names_[body].clear();
    for (const auto& [type, predicate] : pack_.heads[mention.head].owner) {
      if (!ontology_.is_a(owner.type, type)) continue;
      Relation relation;
      relation.subject = body;
      relation.predicate = predicate;
      relation.object = area;
      relation.evidence = mention.tokens;
      relation.rule = "name.area";
      relation.confidence = kClearArea;
      out_.relations.push_back(std::move(relation));
      return;
    }
  }

  [[nodiscard]] std::size_t place_of(const Mention& mention) const {
    return static_cast<std::size_t>(&mention - out_.mentions.data());
  }

  /// The name of a mention, folded when it is first asked for. Whoever changes the name clears it in names_.
  const std::string& folded(const Mention& mention) {
    std::string& out = names_[place_of(mention)];
    if (out.empty()) out = fold(mention.name);
    return out;
  }

  [[nodiscard]] std::string text(TokenSpan span) const {
    return span.empty() ? std::string{} : fold(document_.text(document_.bytes(span)));
  }

  /// "hội đàm tại Điện Kremlin": a building where something happens is no actor.
  void leave_residences() {
    for (Mention& mention : out_.mentions) {
      if (mention.entry == kNone || !is_phrase(mention, pack_.grammar.residence) || !happens_at(mention)) continue;
      mention.kind = MentionKind::unknown;
      mention.entry = kNone;
      mention.type = {};
    }
  }

  /// A seat that stands for its state somewhere in the article does so wherever nothing happens or goes.
  void spread_seats() {
    std::map<std::string, std::uint32_t> states;  // folded name of a seat → entry of the state
    for (const Mention& mention : out_.mentions)
      if (mention.entry != kNone && ontology_.is_a(mention.type, pack_.country) && is_seat(mention))
        states.emplace(folded(mention), mention.entry);
    if (states.empty()) return;
    std::set<const Mention*> in_bodies;  // "Đại học London": part of the name of a body that is none of a state
    for (const Mention& body : out_.mentions)
      if (body.owner != kNone && !ontology_.is_a(body.type, pack_.state_body))
        in_bodies.insert(&out_.mentions[body.owner]);
    for (Mention& mention : out_.mentions) {
      if (mention.entry == kNone || !is_seat(mention) || ontology_.is_a(mention.type, pack_.country))
        continue;
      const auto state = states.find(folded(mention));
      if (state == states.end() || happens_at(mention) || in_bodies.contains(&mention)) continue;
      mention.entry = state->second;
      mention.type = pack_.entries[state->second].type;
    }
  }

  [[nodiscard]] PhraseView view(const Mention& mention) const {
    const Sentence* sentence = document_.sentence_at(mention.tokens.begin);
    return {document_, sentence == nullptr ? TokenSpan{} : sentence->tokens};
  }
  /// True if the mention is a phrase of the class.
  [[nodiscard]] bool is_phrase(const Mention& mention, std::uint32_t word_class) const {
    return PhraseView(document_, mention.tokens).length_at(mention.tokens.begin, word_class) == mention.tokens.size();
  }
  [[nodiscard]] bool is_seat(const Mention& mention) const {
    return is_phrase(mention, pack_.grammar.seat);
  }
  [[nodiscard]] bool happens_at(const Mention& mention) const {
    return view(mention).length_before(mention.tokens.begin, pack_.grammar.at) > 0;
  }

  /// "chuyến thăm chính thức Nga": where one goes to or what one faces is a country, unless a person of the
  /// article has that name.
  [[nodiscard]] bool is_governed_country(const Mention& mention, const std::set<std::string_view>& given) {
    if (!ontology_.is_a(mention.type, pack_.country) || given.contains(folded(mention))) return false;
    const PhraseView words = view(mention);
    const std::uint32_t at = mention.tokens.begin;
    return words.length_before(at, pack_.grammar.locative) > 0 ||
           words.length_before(at, pack_.grammar.facing) > 0 || words.length_before(at, pack_.grammar.of) > 0;
  }

  /// Which mentions their context vouches for: owners, ends of relations, members of a list or pair with a country.
  [[nodiscard]] std::vector<bool> vouched_for() const {
    std::vector<bool> out(out_.mentions.size(), false);
    for (const Mention& mention : out_.mentions)
      if (mention.owner != kNone) out[mention.owner] = true;
    for (const Relation& relation : out_.relations) out[relation.subject] = out[relation.object] = true;
    for (const Chunk& chunk : out_.chunks) {
      if (!chunk.pair && chunk.heads.size() < 2) continue;
      const bool anchored = std::ranges::any_of(chunk.heads, [&](std::uint32_t head) {
        return ontology_.is_a(out_.mentions[head].type, pack_.country) && (chunk.pair || !out_.mentions[head].weak);
      });
      if (anchored)
        for (const std::uint32_t head : chunk.heads) out[head] = true;
    }
    return out;
  }

  void support_weak_forms() {
    const bool weak = std::ranges::any_of(out_.mentions, &Mention::weak);
    std::set<std::string_view> given;  // last words of persons' names
    for (const Mention& mention : out_.mentions)
      if (mention.kind == MentionKind::name && ontology_.is_a(mention.type, pack_.person)) {
        const std::string_view name = folded(mention);
        given.insert(name.substr(name.rfind(' ') + 1));
      }
    // "Bác sĩ Mỹ": whom the article names in full elsewhere.
    for (Mention& mention : out_.mentions) {
      if (mention.entry == kNone || mention.tokens.size() != 1 ||
          !ontology_.is_a(mention.type, pack_.country) || !given.contains(folded(mention)) ||
          view(mention).length_before(mention.tokens.begin, pack_.grammar.honorific) == 0)
        continue;
      mention.entry = kNone;
      mention.type = pack_.person;
      mention.weak = false;
    }
    if (!weak) return;
    // Whom the words before it make a country vouches for the others of its list: "tới Pháp và Đức".
    for (Mention& mention : out_.mentions)
      if (mention.weak && mention.entry != kNone && is_governed_country(mention, given)) mention.weak = false;
    std::set<std::uint32_t> strong;
    for (const Mention& mention : out_.mentions)
      if (mention.entry != kNone && !mention.weak) strong.insert(mention.entry);
    const std::vector<bool> vouched = vouched_for();
    // "Tổng thống Macron": where he stands, "Pháp" is his country.
    for (const Relation& relation : out_.relations) {
      if (relation.title.empty() || !out_.mentions[relation.object].implied) continue;
      if (const std::set<std::uint32_t> led = led_by(out_.mentions[relation.subject]); led.size() == 1)
        strong.insert(*led.begin());
    }
    for (std::uint32_t i = 0; i < out_.mentions.size(); ++i) {
      Mention& mention = out_.mentions[i];
      // "UBND tỉnh" of an area that the article does not tell is nobody, whatever is said of it.
      const bool area_less = mention.weak && mention.head != kNone && mention.entry == kNone;
      if (!mention.weak || (!area_less && (strong.contains(mention.entry) || vouched[i])))
        continue;
      mention.kind = MentionKind::unknown;
      mention.entry = kNone;
      mention.type = {};
    }
  }

  /// A capitalised run that ends or begins the name of exactly one person of the article is that person.
  void name_unknowns() {
    std::set<std::string_view> full;
    std::set<std::string_view> ends;
    for (const Mention& mention : out_.mentions) {
      if (mention.kind != MentionKind::name || !ontology_.is_a(mention.type, pack_.person)) continue;
      const std::string_view name = folded(mention);
      if (!full.insert(name).second) continue;
      ends.insert(name);
      for (std::size_t space = name.find(' '); space != std::string_view::npos; space = name.find(' ', space + 1))
        ends.insert(name.substr(space + 1));
    }
    if (full.empty()) return;
    for (std::uint32_t i = 0; i < out_.mentions.size(); ++i) {
      Mention& mention = out_.mentions[i];
      // "THPT Trần Hưng Đạo": an abbreviation before it makes something else of it.
      const TokenSpan words = mention.tokens;
      if (mention.kind != MentionKind::unknown ||
          (document_.tokens[words.begin].is_all_upper && !document_.tokens[words.end - 1].is_all_upper))
        continue;
      const std::string_view own = folded(mention);
      bool known = ends.contains(own);
      if (!known) {
        // "Donald Trump" where the article also says "ông Trump".
        const auto space = own.rfind(' ');
        known = space != std::string_view::npos && full.contains(own.substr(space + 1));
      }
      if (!known) continue;
      // One syllable that is also an ordinary word at the start of a sentence proves nothing.
      if (mention.tokens.size() == 1 && document_.tokens[mention.tokens.begin].word.valid() &&
          starts_sentence(mention))
        continue;
      mention.kind = MentionKind::name;
      mention.type = pack_.person;
    }
  }

  /// The foreign country that the article is about; kNone if there is none or another is named more than in
  /// passing.
  [[nodiscard]] std::uint32_t main_foreign_country() const {
    std::map<std::uint32_t, std::pair<std::uint32_t, std::uint32_t>> counts;  // entry → mentions, one of them
    for (std::uint32_t i = 0; i < out_.mentions.size(); ++i) {
      const Mention& mention = out_.mentions[i];
      if (mention.kind != MentionKind::name || mention.implied || mention.entry == kNone ||
          mention.entry == pack_.home || !ontology_.is_a(mention.type, pack_.country))
        continue;
      auto& [count, one] = counts[mention.entry];
      if (count++ == 0) one = i;
    }
    std::uint32_t best = kNone;
    std::uint32_t most = 0;
    std::uint32_t second = 0;
    for (const auto& [entry, found] : counts) {
      second = std::max(second, std::min(found.first, most));
      if (found.first <= most) continue;
      most = found.first;
      best = found.second;
    }
    return most >= kMainCountryMentions && second <= kOtherCountryMentions ? best : kNone;
  }

  /// The one country in which the article places this post: of this holder elsewhere, or without a name
  /// ("Tổng thống Mỹ") where nobody else is named as its holder; kNone if there is none or several.
  [[nodiscard]] std::uint32_t country_of_post(const Relation& post) {
    const std::string title = fold(post.title);
    const std::string name = " " + folded(out_.mentions[post.subject]);
    std::map<std::uint32_t, std::uint32_t> own;  // entry → mention
    std::map<std::uint32_t, std::uint32_t> unnamed;
    std::set<std::uint32_t> held;
    for (const Relation& other : out_.relations) {
      const Mention& country = out_.mentions[other.object];
      if (country.implied || country.entry == kNone || !ontology_.is_a(country.type, pack_.country) ||
          fold(other.title) != title)
        continue;
      const std::string holder = " " + folded(out_.mentions[other.subject]);
      if (holder.ends_with(name) || name.ends_with(holder)) {
        own.emplace(country.entry, other.object);
      } else {
        held.insert(country.entry);
      }
    }
    for (const Mention& office : out_.mentions) {
      if (office.kind != MentionKind::office || office.owner == kNone || office.title == kNone ||
          pack_.titles[office.title].folded != title)
        continue;
      const Mention& country = out_.mentions[office.owner];
      if (country.entry != kNone && ontology_.is_a(country.type, pack_.country) &&
          !held.contains(country.entry))
        unnamed.emplace(country.entry, office.owner);
    }
    const auto& found = own.empty() ? unnamed : own;
    return found.size() == 1 ? found.begin()->second : kNone;
  }

  /// The one foreign country whose body of this kind the article names ("Bộ Quốc phòng Mỹ"); kNone if there
  /// is none or several.
  [[nodiscard]] std::uint32_t country_of_body(const Mention& body) const {
    std::map<std::uint32_t, std::uint32_t> owners;  // entry → mention
    for (const Mention& other : out_.mentions) {
      if (other.owner == kNone || other.head != body.head || fold(other.core) != fold(body.core)) continue;
      const Mention& country = out_.mentions[other.owner];
      if (country.entry != kNone && country.entry != pack_.home &&
          ontology_.is_a(country.type, pack_.country))
        owners.emplace(country.entry, other.owner);
    }
    return owners.size() == 1 ? owners.begin()->second : kNone;
  }

  /// The names of persons that begin or end with the words of the name, and have more.
  [[nodiscard]] std::set<std::string> fuller_names(const std::string& own) {
    if (fuller_.empty()) {
      std::set<std::string> names;
      for (const Mention& person : out_.mentions)
        if (person.kind == MentionKind::name && ontology_.is_a(person.type, pack_.person))
          names.insert(name_key(person.name));
      for (const std::string& name : names) {
        fuller_[name];
        for (std::size_t space = name.find(' '); space != std::string::npos; space = name.find(' ', space + 1)) {
          fuller_[name.substr(0, space)].insert(name);
          fuller_[name.substr(space + 1)].insert(name);
        }
      }
    }
    const auto found = fuller_.find(own);
    return found == fuller_.end() ? std::set<std::string>{} : found->second;
  }

  /// Entries of the countries that a person of this name may lead, by the fullest form that the article has of it; of
  /// several those whose leader he was when the article was published.
  [[nodiscard]] std::set<std::uint32_t> led_by(const Mention& person) {
    const std::string own = name_key(person.name);
    std::set<std::string> names = fuller_names(own);
    if (names.empty()) names.insert(own);
    std::set<std::uint32_t> all;
    std::set<std::uint32_t> in_office;
    const auto& published = document_.article.published;
    for (const std::string& name : names) {
      const auto [first, last] = pack_.leaders.equal_range(name);
      for (auto it = first; it != last; ++it) {
        const GazetteerEntry& entry = pack_.entries[it->second];
        all.insert(entry.within);
        if (published && (!entry.valid_from || *entry.valid_from <= *published) &&
            (!entry.valid_to || *published <= *entry.valid_to))
          in_office.insert(entry.within);
      }
    }
    return all.size() > 1 && !in_office.empty() ? in_office : all;
  }

  /// A mention of a country that the article names; kNone if it does not.
  [[nodiscard]] std::uint32_t named_country(std::uint32_t entry) const {
    for (std::uint32_t i = 0; i < out_.mentions.size(); ++i)
      if (out_.mentions[i].kind == MentionKind::name && !out_.mentions[i].implied && out_.mentions[i].entry == entry)
        return i;
    return kNone;
  }

  /// "Tổng thống Macron", "Ngoại trưởng Lavrov": a known leader holds an unplaced post in his country if the article
  /// names that, else nowhere. False if he is not known.
  bool place_leader(const Mention& person, Mention& target) {
    const std::set<std::uint32_t> led = led_by(person);
    if (led.empty()) return false;
    std::vector<std::uint32_t> named;
    for (const std::uint32_t entry : led)
      if (entry == pack_.home || named_country(entry) != kNone) named.push_back(entry);
    if (named.size() != 1) {
      target.kind = MentionKind::unknown;
    } else if (named.front() != pack_.home || ontology_.is_a(target.type, pack_.country)) {
      place(target, named.front(), named_country(named.front()));
    }
    return true;
  }

  /// Makes the target of a post the country, or the body of that country. `mention`: one of the country.
  void place(Mention& target, std::uint32_t country, std::uint32_t mention) {
    // The article may name a state by its capital.
    const GazetteerEntry& entry = pack_.entries[country];
    if (ontology_.is_a(target.type, pack_.country)) {
      target.entry = country;
      target.type = entry.type;
      target.name = entry.name;
    } else {
      target.owner = mention;
      target.name += " " + entry.name;
    }
    names_[place_of(target)].clear();
  }

  /// "thượng đỉnh với Tổng thống Mỹ, ông Putin …": who is known to lead one state holds no post in another.
  void drop_strange_posts() {
    std::erase_if(out_.relations, [&](const Relation& relation) {
      const Mention& state = out_.mentions[relation.object];
      if (relation.title.empty() || state.implied || state.entry == kNone || !ontology_.is_a(state.type, pack_.country))
        return false;
      const std::set<std::uint32_t> led = led_by(out_.mentions[relation.subject]);
      return !led.empty() && !led.contains(state.entry);
    });
  }

  /// "Thủ tướng Andrej Babis", "Bộ trưởng Quốc phòng James Mattis": who has no name of the home country holds
  /// an unplaced post where the article says, else in the foreign country that it is about, else nowhere.
  void place_foreign_posts() {
    const bool unplaced = std::ranges::any_of(out_.relations, [&](const Relation& relation) {
      return !relation.title.empty() && out_.mentions[relation.object].implied;
    });
    fuller_.clear();  // name_unknowns() has found more persons
    drop_strange_posts();
    if (pack_.home == kNone || !unplaced) return;
    const std::set<std::string> family_first = family_first_names();
    const std::uint32_t main = main_foreign_country();
    for (const Relation& relation : out_.relations) {
      Mention& target = out_.mentions[relation.object];
      const bool country_of_home = target.entry == pack_.home;
      const bool body = target.entry == kNone && ontology_.is_a(target.type, pack_.state_body);
      const bool abroad = target.title != kNone && pack_.titles[target.title].abroad;
      const bool of_leader = target.title != kNone && target.entry == kNone;
      if (relation.title.empty() || !target.implied || target.owner != kNone || (!country_of_home && !body && !of_leader))
        continue;
      const Mention& holder = out_.mentions[relation.subject];
      if (place_leader(holder, target)) continue;
      if (of_leader) target.kind = MentionKind::unknown;
      if (of_leader || (!abroad && family_first.contains(folded(holder)))) continue;
      std::uint32_t country = country_of_home ? country_of_post(relation) : country_of_body(target);
      if (country == kNone) country = main;
      if (country == kNone) {
        target.kind = MentionKind::unknown;
      } else {
        place(target, out_.mentions[country].entry, country);
      }
    }
  }

  /// Every row of words that ends a folded name which begins with a family name of the home country.
  [[nodiscard]] std::set<std::string> family_first_names() {
    std::set<std::string> out;
    for (const Mention& person : out_.mentions) {
      if (!ontology_.is_a(person.type, pack_.person) ||
          view(person).length_at(person.tokens.begin, pack_.grammar.surname) == 0 || has_foreign_part(person))
        continue;
      std::string name = folded(person);
      while (out.insert(name).second && name.find(' ') != std::string::npos) name.erase(0, name.find(' ') + 1);
    }
    return out;
  }

  /// "Kim Jong Un": a family name that two countries share, with a syllable that only the other one's names
  /// have.
  [[nodiscard]] bool has_foreign_part(const Mention& person) const {
    for (std::uint32_t i = person.tokens.begin + 1; i < person.tokens.end; ++i)
      if (view(person).length_at(i, pack_.grammar.name_tail) > 0) return true;
    return false;
  }

  bool starts_sentence(const Mention& mention) const {
    return std::ranges::binary_search(document_.sentences, mention.tokens.begin, {},
                                      [](const Sentence& sentence) { return sentence.tokens.begin; });
  }

  void drop_empty() {
    for (Chunk& chunk : out_.chunks)
      std::erase_if(chunk.heads,
                    [&](std::uint32_t head) { return out_.mentions[head].kind == MentionKind::unknown; });
    std::erase_if(out_.chunks, [](const Chunk& chunk) { return chunk.heads.empty(); });
    std::erase_if(out_.relations, [&](const Relation& relation) {
      return out_.mentions[relation.subject].kind == MentionKind::unknown ||
             out_.mentions[relation.object].kind == MentionKind::unknown;
    });
  }

  const Document& document_;
  const Ontology& ontology_;
  const LanguagePack& pack_;
  Mentions& out_;
  std::vector<std::string> names_;  // by mention, folded; empty until asked for
  std::map<std::pair<std::uint32_t, std::string>, Owners> owners_;  // head and folded name of a body
  std::map<std::string, std::uint32_t> areas_of_level_;             // what area_of_level() has found
  std::map<std::string, std::set<std::string>> fuller_;             // part of a name → fuller_names()
};

}  // namespace

void run_second_pass(const Document& document, const Ontology& ontology, const LanguagePack& pack,
                     Mentions& out) {
  SecondPass(document, ontology, pack, out).run();
}

}  // namespace entente
