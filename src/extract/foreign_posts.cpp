#include "extract/foreign_posts.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/scratch.hpp"
#include "text/ascii.hpp"

namespace entente {
namespace {

/// A foreign country must be named this often, and any other at most this often or so many times less, for a post to be
/// in it that the article places nowhere.
constexpr std::uint32_t kMainCountryMentions = 3;
constexpr std::uint32_t kOtherCountryMentions = 1;
constexpr std::uint32_t kMainCountryFactor = 5;

/// The one country that some places of the text tell, if there is but one, by the first of its mentions there.
struct OneCountry {
  std::uint32_t place = kNone;  ///< the first that tells it
  std::uint32_t entry = kNone;
  std::uint32_t mention = kNone;
  bool several = false;

  void add(std::uint32_t at, std::uint32_t country, std::uint32_t by) {
    several = several || (entry != kNone && entry != country);
    if (at < place) {
      place = at;
      mention = by;
    }
    entry = country;
  }
  void add(const OneCountry& other) {
    if (other.entry != kNone) add(other.place, other.entry, other.mention);
    several = several || other.several;
  }
  [[nodiscard]] std::uint32_t only() const { return several ? kNone : mention; }
};

class ForeignPosts {
 public:
  ForeignPosts(Found& found, Leaders& leaders) : found_(found), leaders_(leaders) {}

  void place_all() {
    const bool unplaced = std::ranges::any_of(found_.out.relations, [&](const Relation& relation) {
      const Mention& target = found_.out.mentions[relation.object];
      return !relation.title.empty() && (target.implied || is_bare(target));
    });
    drop_strange();
    if (found_.pack.home == kNone || !unplaced) return;
    collect();
    std::optional<NameSet> family_first;  // of few articles it is asked
    const auto is_family_first = [&](const Mention& holder) {
      if (!family_first) family_first = family_first_names();
      return family_first->contains(found_.folded(holder));
    };
    std::optional<std::uint32_t> main;
    for (const Relation& relation : found_.out.relations) {
      Mention& target = found_.out.mentions[relation.object];
      const bool country_of_home = target.entry == found_.pack.home;
      const bool body = target.entry == kNone && found_.is_a(target, found_.pack.state_body);
      const bool abroad = target.title != kNone && found_.pack.titles[target.title].abroad;
      const bool of_leader = target.title != kNone && target.entry == kNone;
      if (!relation.title.empty() && is_bare(target)) {
        const Mention& guest = found_.out.mentions[relation.subject];
        std::uint32_t country = country_of_same_post(relation);
        if (country == kNone && !is_family_first(guest)) {
          country = foreign_country_before(guest);
          // "Trường Chinh" is none of another country's names.
          const bool foreign = country == kNone && is_ascii(guest.name);
          if (foreign) country = bodies_[kind_of(target)].only();
          if (foreign && country == kNone) {
            if (!main) main = main_foreign_country();
            country = *main;
          }
        }
        if (country != kNone) place_bare(target, country);
        continue;
      }
      if (relation.title.empty() || !target.implied || target.owner != kNone ||
          (!country_of_home && !body && !of_leader))
        continue;
      const Mention& holder = found_.out.mentions[relation.subject];
      if (place_leader(holder, target)) continue;
      if (of_leader) target.kind = MentionKind::unknown;
      if (of_leader || (!abroad && is_family_first(holder))) continue;
      std::uint32_t country = country_of_home ? country_of_post(relation) : bodies_[kind_of(target)].only();
      if (country == kNone && country_of_home) country = country_of_other_post(relation);
      if (country == kNone) {
        if (!main) main = main_foreign_country();
        country = *main;
      }
      if (country == kNone) {
        target.kind = MentionKind::unknown;
      } else {
        place(target, found_.out.mentions[country].entry, country);
      }
    }
  }

 private:
  /// Where the article places the posts of one title.
  struct Placed {
    scratch::map<std::string_view, OneCountry> by_name;    ///< folded name of a holder
    scratch::map<std::string_view, OneCountry> by_ending;  ///< the last words of one, all of them too
    scratch::set<std::uint32_t> held;                      ///< entries of countries in which somebody holds it
    scratch::map<std::uint32_t, OneCountry> unnamed;       ///< by entry, those where it stands without a holder
  };
  using BodyKind = std::pair<std::uint32_t, NameId>;  ///< head noun, core

  [[nodiscard]] bool is_country(const Mention& mention) const {
    return mention.entry != kNone && found_.is_a(mention, found_.pack.country);
  }
  /// A body of the home country for no other reason than that no other is said.
  [[nodiscard]] bool is_bare(const Mention& body) const {
    if (body.kind != MentionKind::name || body.implied || body.owner != kNone || body.head == kNone ||
        !found_.is_a(body, found_.pack.state_body))
      return false;
    return body.entry != kNone && found_.pack.entries[body.entry].within == found_.pack.home;
  }

  /// "Phía Lào có ông A, Thứ trưởng Bộ Y tế": the foreign country that the sentence names last before him; kNone where
  /// that is the home country or none.
  [[nodiscard]] std::uint32_t foreign_country_before(const Mention& person) const {
    const Sentence* sentence = found_.document.sentence_at(person.tokens.begin);
    if (sentence == nullptr) return kNone;
    std::uint32_t last = kNone;
    for (std::uint32_t i = found_.index(person); i-- > 0;) {
      const Mention& mention = found_.out.mentions[i];
      if (mention.tokens.begin < sentence->tokens.begin) break;
      if (mention.kind != MentionKind::name || mention.tokens.begin >= person.tokens.begin || !is_country(mention))
        continue;
      last = i;
      break;
    }
    return last == kNone || found_.out.mentions[last].entry == found_.pack.home ? kNone : last;
  }

  /// "người phát ngôn Bộ Ngoại giao A", and elsewhere "người phát ngôn Bộ Ngoại giao Trung Quốc A": the foreign country
  /// in whose body of this name the holder has a post too; kNone if there is none or several.
  [[nodiscard]] std::uint32_t country_of_same_post(const Relation& post) {
    if (!posts_abroad_) {
      posts_abroad_.emplace();
      for (const Relation& other : found_.out.relations) {
        const Mention& body = found_.out.mentions[other.object];
        if (other.title.empty() || body.owner == kNone || body.head == kNone) continue;
        const Mention& owner = found_.out.mentions[body.owner];
        if (is_country(owner) && owner.entry != found_.pack.home)
          (*posts_abroad_)[{kind_of(body), found_.folded(found_.out.mentions[other.subject])}].add(
              other.object, owner.entry, body.owner);
      }
    }
    const auto found = posts_abroad_->find(
        {kind_of(found_.out.mentions[post.object]), found_.folded(found_.out.mentions[post.subject])});
    return found == posts_abroad_->end() ? kNone : found->second.only();
  }

  /// Makes a bare body that of the country.
  void place_bare(Mention& body, std::uint32_t country) {
    if (body.core.empty()) body.core = body.name;
    body.entry = kNone;
    place(body, found_.out.mentions[country].entry, country);
  }

  /// "A, Phó Thủ tướng, Bộ trưởng Quốc phòng Lào": of the state in whose body he has his other post; kNone if none
  /// says.
  [[nodiscard]] std::uint32_t country_of_other_post(const Relation& post) const {
    for (const Relation& other : found_.out.relations) {
      const Mention& body = found_.out.mentions[other.object];
      if (other.title.empty() || other.subject != post.subject || body.owner == kNone ||
          !found_.is_a(body, found_.pack.state_body))
        continue;
      const Mention& country = found_.out.mentions[body.owner];
      if (is_country(country) && country.entry != found_.pack.home) return body.owner;
    }
    return kNone;
  }

  [[nodiscard]] BodyKind kind_of(const Mention& body) {
    return {body.head, found_.folded_names.add(body.core.empty() ? body.name : body.core)};
  }

  void collect() {
    for (std::uint32_t r = 0; r < found_.out.relations.size(); ++r) {
      const Relation& relation = found_.out.relations[r];
      const Mention& country = found_.out.mentions[relation.object];
      if (relation.title.empty() || country.implied || !is_country(country)) continue;
      Placed& placed = placed_[found_.folded_names.add(relation.title)];
      placed.held.insert(country.entry);
      std::string_view name = found_.folded(found_.out.mentions[relation.subject]);
      placed.by_name[name].add(r, country.entry, relation.object);
      for (; !name.empty(); name = behind_first_word(name))
        placed.by_ending[name].add(r, country.entry, relation.object);
    }
    for (std::uint32_t i = 0; i < found_.out.mentions.size(); ++i) {
      const Mention& mention = found_.out.mentions[i];
      if (mention.kind == MentionKind::name && !mention.implied && mention.entry != kNone) note_named(i);
      if (mention.owner == kNone || !is_country(found_.out.mentions[mention.owner])) continue;
      const std::uint32_t country = found_.out.mentions[mention.owner].entry;
      if (mention.kind == MentionKind::office && mention.title != kNone)
        placed_[found_.folded_names.add(found_.pack.titles[mention.title].folded)].unnamed[country].add(i, country,
                                                                                                        mention.owner);
      note_owner(mention);
    }
  }

  void note_named(std::uint32_t i) {
    const std::uint32_t entry = found_.out.mentions[i].entry;
    const std::uint32_t known = named_.insert(entry, i);
    if (known != i && is_seat(known) && !is_seat(i)) named_.replace(entry, i);
  }

  /// The article may name a state by its capital.
  [[nodiscard]] bool is_seat(std::uint32_t i) const {
    const Mention& mention = found_.out.mentions[i];
    return found_.length_at(mention.tokens.begin, found_.pack.grammar.seat) == mention.tokens.size();
  }

  void note_owner(const Mention& body) {
    const Mention& country = found_.out.mentions[body.owner];
    if (is_country(country) && country.entry != found_.pack.home)
      bodies_[kind_of(body)].add(found_.index(body), country.entry, body.owner);
  }

  [[nodiscard]] static std::string_view behind_first_word(std::string_view name) {
    const std::size_t space = name.find(' ');
    return space == std::string_view::npos ? std::string_view{} : name.substr(space + 1);
  }

  /// The foreign country that the article is about; kNone if there is none or another is named more than in
  /// passing.
  [[nodiscard]] std::uint32_t main_foreign_country() const {
    scratch::map<std::uint32_t, std::pair<std::uint32_t, std::uint32_t>> counts;  // entry → mentions, one of them
    for (std::uint32_t i = 0; i < found_.out.mentions.size(); ++i) {
      const Mention& mention = found_.out.mentions[i];
      if (mention.kind != MentionKind::name || mention.implied || mention.entry == kNone ||
          mention.entry == found_.pack.home || !found_.ontology.is_a(mention.type, found_.pack.country))
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
    const bool main = second <= kOtherCountryMentions || most >= kMainCountryFactor * second;
    return most >= kMainCountryMentions && main ? best : kNone;
  }

  /// The one country in which the article places this post: of this holder elsewhere, or without a name
  /// ("Tổng thống Mỹ") where nobody else is named as its holder; kNone if there is none or several.
  [[nodiscard]] std::uint32_t country_of_post(const Relation& post) {
    const auto found = placed_.find(found_.folded_names.add(post.title));
    if (found == placed_.end()) return kNone;
    const Placed& placed = found->second;
    OneCountry own;
    std::string_view name = found_.folded(found_.out.mentions[post.subject]);
    if (const auto longer = placed.by_ending.find(name); longer != placed.by_ending.end()) own.add(longer->second);
    for (name = behind_first_word(name); !name.empty(); name = behind_first_word(name))
      if (const auto shorter = placed.by_name.find(name); shorter != placed.by_name.end()) own.add(shorter->second);
    if (own.entry != kNone) return own.only();
    OneCountry unnamed;
    for (const auto& [entry, country] : placed.unnamed)
      if (!placed.held.contains(entry)) unnamed.add(country);
    return unnamed.only();
  }

  /// A mention of a country that the article names; kNone if it does not.
  [[nodiscard]] std::uint32_t named_country(std::uint32_t entry) const {
    const std::uint32_t known = named_.find(entry);
    return known == KeyIndex::kAbsent ? kNone : known;
  }

  /// "Tổng thống Macron", "Ngoại trưởng Lavrov": a known leader holds an unplaced post in his country if the article
  /// names that, else nowhere. False if he is not known.
  bool place_leader(const Mention& person, Mention& target) {
    const scratch::vector<std::uint32_t> led = leaders_.led_by(person);
    if (led.empty()) return false;
    scratch::vector<std::uint32_t> named;
    for (const std::uint32_t entry : led)
      if (entry == found_.pack.home || named_country(entry) != kNone) named.push_back(entry);
    if (named.size() != 1) {
      target.kind = MentionKind::unknown;
    } else if (named.front() != found_.pack.home || found_.ontology.is_a(target.type, found_.pack.country)) {
      place(target, named.front(), named_country(named.front()));
    }
    return true;
  }

  /// Makes the target of a post the country, or the body of that country. `mention`: one of the country.
  void place(Mention& target, std::uint32_t country, std::uint32_t mention) {
    const GazetteerEntry& entry = found_.pack.entries[country];
    if (found_.is_a(target, found_.pack.country)) {
      target.entry = country;
      target.type = entry.type;
      found_.rename(target, entry.name);
      return;
    }
    target.owner = mention;
    note_owner(target);
    // "Bộ Ngoại giao Úc" where the article says "Úc".
    const bool written = mention != kNone && !is_seat(mention);
    found_.lengthen(target,
                    written ? std::string_view(found_.out.mentions[mention].name) : std::string_view(entry.name));
  }

  /// "thượng đỉnh với Tổng thống Mỹ, ông Putin …": who is known to lead one state holds no post in another.
  void drop_strange() {
    std::erase_if(found_.out.relations, [&](const Relation& relation) {
      const Mention& state = found_.out.mentions[relation.object];
      if (relation.title.empty() || state.implied || state.entry == kNone ||
          !found_.ontology.is_a(state.type, found_.pack.country))
        return false;
      const scratch::vector<std::uint32_t> led = leaders_.led_by(found_.out.mentions[relation.subject]);
      return !led.empty() && !std::ranges::binary_search(led, state.entry);
    });
  }

  /// Every row of words that ends a folded name which begins with a family name of the home country.
  [[nodiscard]] NameSet family_first_names() {
    NameSet out;
    for (const Mention& person : found_.out.mentions) {
      if (found_.length_at(person.tokens.begin, found_.pack.grammar.surname) == 0 ||
          !found_.ontology.is_a(person.type, found_.pack.person) || has_foreign_part(person))
        continue;
      for (std::string_view name = found_.folded(person); !name.empty() && out.insert(name);)
        name = behind_first_word(name);
    }
    return out;
  }

  /// "Kim Jong Un": a family name that two countries share, with a syllable that only the other one's names
  /// have. They are written in plain letters: "Nguyễn Hoài Nam" has none, though "Kim Yong Nam" does. It holds
  /// where the home language writes marks on letters.
  [[nodiscard]] bool has_foreign_part(const Mention& person) const {
    if (!is_ascii(person.name)) return false;
    for (std::uint32_t i = person.tokens.begin + 1; i < person.tokens.end; ++i)
      if (found_.length_at(i, found_.pack.grammar.name_tail) > 0) return true;
    return false;
  }

  Found& found_;
  Leaders& leaders_;
  scratch::map<NameId, Placed> placed_;        // by title
  scratch::map<BodyKind, OneCountry> bodies_;  // the foreign country whose body the article names
  std::optional<scratch::map<std::pair<BodyKind, std::string_view>, OneCountry>> posts_abroad_;  // by holder, too
  scratch::KeyIndex named_;  // entry → its first mention by name
};

}  // namespace

void place_foreign_posts(Found& found, Leaders& leaders) {
  ForeignPosts(found, leaders).place_all();
}

}  // namespace entente
