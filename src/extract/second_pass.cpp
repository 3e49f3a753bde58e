#include "extract/second_pass.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/scratch.hpp"
#include "extract/foreign_posts.hpp"
#include "extract/found.hpp"
#include "extract/leaders.hpp"
#include "extract/weak_bodies.hpp"
#include "text/fold.hpp"

namespace entente {
namespace {

class SecondPass {
 public:
  explicit SecondPass(Found& found) : found_(found), leaders_(found) {}

  void run() {
    own_weak_bodies(found_);
    if (found_.residences) leave_residences();
    if (found_.seats) spread_seats();
    support_weak_forms();
    name_unknowns();
    name_strangers();
    place_foreign_posts(found_, leaders_);
    name_leaders();
    drop_empty();
  }

 private:
  /// "hội đàm tại Điện Kremlin": a building where something happens is no actor.
  void leave_residences() {
    // "quan chức tại Lầu Năm Góc": where somebody has a post is one.
    scratch::KeyIndex posts;
    for (const Relation& relation : found_.out.relations)
      if (!relation.title.empty()) posts.insert(relation.object, 0);
    for (Mention& mention : found_.out.mentions) {
      if (mention.entry != kNone && is_phrase(mention, found_.pack.grammar.residence) && happens_at(mention) &&
          !posts.contains(found_.index(mention)))
        found_.forget(mention);
    }
  }

  /// A seat that stands for its state somewhere in the article does so wherever nothing happens or goes.
  void spread_seats() {
    scratch::KeyIndex states;  // name of a seat → entry of the state
    for (const Mention& mention : found_.out.mentions)
      if (mention.entry != kNone && is_seat(mention) && found_.is_a(mention, found_.pack.country))
        states.insert(found_.name(mention).value, mention.entry);
    if (states.size() == 0) return;
    // "Đại học London": part of the name of a body that is none of a state
    scratch::vector<bool> in_bodies(found_.out.mentions.size(), false);
    for (const Mention& body : found_.out.mentions)
      if (body.owner != kNone && !found_.is_a(body, found_.pack.state_body)) in_bodies[body.owner] = true;
    for (Mention& mention : found_.out.mentions) {
      if (mention.entry == kNone || !is_seat(mention) || found_.is_a(mention, found_.pack.country)) continue;
      const std::uint32_t state = states.find(found_.name(mention).value);
      if (state == KeyIndex::kAbsent || happens_at(mention) || is_gone_to(mention) || in_bodies[found_.index(mention)])
        continue;
      mention.entry = state;
      mention.type = found_.pack.entries[state].type;
      found_.countries.push_back(found_.index(mention));
    }
  }

  /// True if the mention is a phrase of the class.
  [[nodiscard]] bool is_phrase(const Mention& mention, std::uint32_t word_class) const {
    return found_.length_at(mention.tokens.begin, word_class) == mention.tokens.size();
  }
  [[nodiscard]] bool is_seat(const Mention& mention) const { return is_phrase(mention, found_.pack.grammar.seat); }
  [[nodiscard]] bool happens_at(const Mention& mention) const {
    const PhraseView words = found_.view(mention);
    const std::uint32_t at = mention.tokens.begin;
    // "chính quyền tại Seoul" is that of the state.
    return words.length_before(at, found_.pack.grammar.at) > 0 &&
           words.length_before(at, found_.pack.grammar.facing) == 0;
  }

  /// "chuyến thăm Washington", "rời Bình Nhưỡng", but not "hàng hoá từ Washington": words that also say whose something
  /// is leave open whether it is the town.
  [[nodiscard]] bool is_gone_to(const Mention& mention) const {
    const PhraseView words = found_.view(mention);
    const std::uint32_t at = mention.tokens.begin;
    return words.length_before(at, found_.pack.grammar.locative) > 0 &&
           words.length_before(at, found_.pack.grammar.facing) == 0 &&
           words.length_before(at, found_.pack.grammar.employer) == 0;
  }

  /// "chuyến thăm chính thức Nga": where one goes to or what one faces is a country, unless a person of the
  /// article has that name.
  [[nodiscard]] bool is_governed_country(const Mention& mention) {
    if (!found_.ontology.is_a(mention.type, found_.pack.country)) return false;
    const PhraseView words = found_.view(mention);
    const std::uint32_t at = mention.tokens.begin;
    return (words.length_before(at, found_.pack.grammar.locative) > 0 ||
            words.length_before(at, found_.pack.grammar.facing) > 0 ||
            words.length_before(at, found_.pack.grammar.of) > 0) &&
           !is_given_name(mention);
  }

  /// "Nga cũng …", "Google và Facebook đã …": a country at the head of a sentence, or a maker at that of a clause
  /// (whose name is no ordinary word), alone or in a list, with its predicate behind it.
  [[nodiscard]] bool is_subject(const Mention& mention) {
    const GrammarClasses& grammar = found_.pack.grammar;
    const PhraseView words = found_.view(mention);
    TokenSpan phrase = mention.tokens;
    bool asked = false;
    if (found_.ontology.is_a(mention.type, found_.pack.country)) {
      // "Anh đã …"
      if (!starts_sentence(phrase.begin) || words.begins(phrase.begin, grammar.honorific)) return false;
    } else {
      if (!found_.pack.maker.valid() || !found_.ontology.is_a(mention.type, found_.pack.maker)) return false;
      phrase = list_around(mention);
      // "kêu gọi Google gỡ bỏ …": who is asked to do something.
      asked = words.length_before(phrase.begin, grammar.requested) > 0;
      if (!starts_sentence(phrase.begin) && !asked && words.length_before(phrase.begin, grammar.reporting) == 0 &&
          words.length_before(phrase.begin, grammar.complementizer) == 0 &&
          words.length_before(phrase.begin, grammar.quote) == 0 &&
          words.length_before(phrase.begin, grammar.boundary) == 0)
        return false;
    }
    std::uint32_t next = phrase.end;
    while (const std::uint32_t skip =
               std::max(words.length_at(next, grammar.adverbial), words.length_at(next, grammar.today)))
      next += skip;
    const bool predicate = std::ranges::any_of(
        std::initializer_list<std::uint32_t>{grammar.tense, grammar.verb, grammar.control, grammar.complementizer,
                                             grammar.reporting, grammar.intended, grammar.negated},
        [&](std::uint32_t word_class) { return words.begins(next, word_class); });
    return (predicate || (asked && words.inside(next) && found_.document.tokens[next].is_word &&
                          !found_.document.tokens[next].is_upper && !words.begins(next, grammar.of))) &&
           !is_given_name(mention);
  }

  /// The noun phrase that a mention is a head of; the mention alone where it is of none.
  [[nodiscard]] TokenSpan list_around(const Mention& mention) const {
    const std::vector<Chunk>& chunks = found_.out.chunks;
    const auto behind = std::ranges::upper_bound(chunks, mention.tokens.begin, {},
                                                 [](const Chunk& chunk) { return chunk.tokens.begin; });
    if (behind == chunks.begin()) return mention.tokens;
    const TokenSpan chunk = std::prev(behind)->tokens;
    return chunk.end >= mention.tokens.end ? chunk : mention.tokens;
  }

  /// True if the mention is written as the last word of the name of a person, of those that were known when this was
  /// first asked.
  [[nodiscard]] bool is_given_name(const Mention& mention) {
    if (!found_.may_end_person(mention)) return false;
    if (!given_) {
      given_.emplace();
      for (const std::uint32_t person : found_.persons) {
        bool last = true;
        found_.for_each_ending(found_.out.mentions[person], [&](std::uint64_t words) {
          if (std::exchange(last, false)) given_->insert(words, 0);
        });
      }
    }
    std::uint64_t own = 0;
    found_.for_each_ending(mention, [&](std::uint64_t words) { own = words; });
    return given_->contains(own);
  }

  /// Which mentions their context vouches for: owners, ends of relations, members of a list or pair with a country,
  /// areas in one with an area.
  [[nodiscard]] scratch::vector<bool> vouched_for() const {
    scratch::vector<bool> out(found_.out.mentions.size(), false);
    for (const Mention& mention : found_.out.mentions)
      if (mention.owner != kNone) out[mention.owner] = true;
    for (const Relation& relation : found_.out.relations) out[relation.subject] = out[relation.object] = true;
    for (const Chunk& chunk : found_.out.chunks) {
      if (!chunk.pair && chunk.heads.size() < 2) continue;
      const bool anchored = std::ranges::any_of(chunk.heads, [&](std::uint32_t head) {
        return found_.ontology.is_a(found_.out.mentions[head].type, found_.pack.country) &&
               (chunk.pair || !found_.out.mentions[head].weak);
      });
      if (anchored)
        for (const std::uint32_t head : chunk.heads) out[head] = true;
      // "Hà Giang, Hoà Bình": among areas it is one.
      const auto is_area = [&](std::uint32_t head) { return found_.is_a(found_.out.mentions[head], found_.pack.area); };
      if (std::ranges::any_of(chunk.heads,
                              [&](std::uint32_t head) { return is_area(head) && !found_.out.mentions[head].weak; }))
        for (const std::uint32_t head : chunk.heads)
          if (is_area(head)) out[head] = true;
    }
    return out;
  }

  void support_weak_forms() {
    // "Bác sĩ Mỹ": whom the article names in full elsewhere.
    for (const std::uint32_t i : found_.countries) {
      Mention& mention = found_.out.mentions[i];
      if (mention.entry == kNone || mention.tokens.size() != 1 || !found_.may_end_person(mention) ||
          found_.view(mention).length_before(mention.tokens.begin, found_.pack.grammar.honorific) == 0 ||
          !is_given_name(mention))
        continue;
      mention.entry = kNone;
      mention.type = found_.pack.person;
      mention.weak = false;
      if (found_.is_named_person(mention)) found_.add_person(i);
    }
    // Whom the words before it make a country vouches for the others of its list: "tới Pháp và Đức".
    std::erase_if(found_.weak, [&](std::uint32_t i) {
      Mention& mention = found_.out.mentions[i];
      const bool stands = mention.entry != kNone && (is_governed_country(mention) || is_subject(mention));
      mention.weak = mention.weak && !stands;
      return !mention.weak;
    });
    if (found_.weak.empty()) return;
    scratch::KeyIndex strong;  // entries that need no support
    std::uint64_t asked = 0;   // a bit for each entry of a weak mention, which others may share
    for (const std::uint32_t i : found_.weak) asked |= std::uint64_t{1} << found_.out.mentions[i].entry % 64;
    for (const Mention& mention : found_.out.mentions)
      if ((asked >> mention.entry % 64 & 1U) & (mention.entry != kNone) & !mention.weak)
        strong.insert(mention.entry, 0);
    // "UBND tỉnh" of an area that the article does not tell is nobody, whatever is said of it.
    const auto is_area_less = [](const Mention& mention) { return mention.head != kNone && mention.entry == kNone; };
    const scratch::vector<bool> vouched = vouched_for();
    std::erase_if(found_.weak, [&](std::uint32_t i) {
      const Mention& mention = found_.out.mentions[i];
      return !is_area_less(mention) && (vouched[i] || strong.contains(mention.entry));
    });
    if (found_.weak.empty()) return;
    // "Tổng thống Macron": where he stands, "Pháp" is his country.
    scratch::KeyIndex led_here;
    for (const Relation& relation : found_.out.relations) {
      if (relation.title.empty() || !found_.out.mentions[relation.object].implied) continue;
      if (const scratch::vector<std::uint32_t> led = leaders_.led_by(found_.out.mentions[relation.subject]);
          led.size() == 1)
        led_here.insert(led.front(), 0);
    }
    for (const std::uint32_t i : found_.weak) {
      Mention& mention = found_.out.mentions[i];
      if (is_area_less(mention) || !led_here.contains(mention.entry)) found_.forget(mention);
    }
  }

  /// A capitalised run that ends or begins the name of exactly one person of the article is that person.
  void name_unknowns() {
    const auto is_part = [&](std::uint32_t i) {
      const Mention& mention = found_.out.mentions[i];
      return mention.kind == MentionKind::unknown && found_.may_end_person(mention);
    };
    if (std::ranges::none_of(found_.unknown, is_part)) return;
    scratch::KeyIndex full(found_.persons.size());
    scratch::KeyIndex ends(2 * found_.persons.size());
    for (const std::uint32_t person : found_.persons) {
      std::uint64_t all = 0;
      found_.for_each_ending(found_.out.mentions[person], [&](std::uint64_t words) {
        all = words;
        ends.insert(words, 0);
      });
      full.insert(all, 0);
    }
    for (const std::uint32_t i : found_.unknown) {
      // "THPT Trần Hưng Đạo": an abbreviation before it makes something else of it.
      Mention& mention = found_.out.mentions[i];
      const TokenSpan words = mention.tokens;
      if (!is_part(i) ||
          (found_.document.tokens[words.begin].is_all_upper && !found_.document.tokens[words.end - 1].is_all_upper))
        continue;
      std::optional<std::uint64_t> last;
      std::uint64_t all = 0;
      found_.for_each_ending(mention, [&](std::uint64_t ending) {
        if (!last) last = ending;
        all = ending;
      });
      // "Donald Trump" where the article also says "ông Trump".
      if (!ends.contains(all) && (last == all || !full.contains(*last))) continue;
      // One syllable that is also an ordinary word at the start of a sentence proves nothing.
      if (words.size() == 1 && found_.document.tokens[words.begin].word.valid() &&
          starts_sentence(mention.tokens.begin))
        continue;
      mention.kind = MentionKind::name;
      mention.type = found_.pack.person;
      found_.add_person(i);
    }
  }

  /// "…, giám đốc PSA Asia,": a body that only somebody's post in it shows, wherever else the article names it, unless
  /// a person of the article is called so.
  void name_strangers() {
    if (found_.strangers.empty()) return;
    scratch::set<std::string_view> strangers;
    for (const std::uint32_t i : found_.strangers) strangers.insert(found_.folded(found_.out.mentions[i]));
    for (const std::uint32_t i : found_.persons) {
      const std::string_view name = found_.folded(found_.out.mentions[i]);
      strangers.erase(name);
      strangers.erase(name.substr(name.rfind(' ') + 1));
    }
    for (const std::uint32_t i : found_.unknown) {
      Mention& mention = found_.out.mentions[i];
      if (mention.kind != MentionKind::unknown || !strangers.contains(found_.folded(mention))) continue;
      mention.kind = MentionKind::name;
      mention.type = found_.pack.body;
    }
    for (const std::uint32_t i : found_.strangers)
      if (Mention& mention = found_.out.mentions[i]; !strangers.contains(found_.folded(mention)))
        found_.forget(mention);
  }

  /// "lãnh đạo Triều Tiên": who leads it, not all who do, where the article has a name with that title.
  void name_leaders() {
    struct Led {
      std::uint32_t country = kNone;  // a mention beside the leader's name
      std::uint32_t title = kNone;
    };
    scratch::map<std::uint32_t, Led> led;     // by entry of the country
    scratch::map<std::uint32_t, Led> headed;  // the same, by whatever title somebody has there
    const auto any_leader = std::ranges::find_if(found_.pack.leading_titles,
                                                 [&](std::uint32_t one) { return found_.pack.titles[one].any_leader; });
    for (const Relation& relation : found_.out.relations) {
      const Mention& country = found_.out.mentions[relation.object];
      if (relation.title.empty() || country.kind != MentionKind::name || country.entry == kNone ||
          !found_.is_a(country, found_.pack.country))
        continue;
      if (any_leader != found_.pack.leading_titles.end())
        headed.try_emplace(country.entry, Led{relation.object, *any_leader});
      if (const std::uint32_t title = leading_title(relation.title); title != kNone)
        led.try_emplace(country.entry, Led{relation.object, title});
    }
    if (headed.empty()) return;
    const auto is_country = [&](std::uint32_t head) {
      const Mention& mention = found_.out.mentions[head];
      return mention.kind == MentionKind::name && found_.is_a(mention, found_.pack.country);
    };
    const auto leader_in = [&](const scratch::map<std::uint32_t, Led>& known, std::uint32_t head) {
      const auto found = is_country(head) ? known.find(found_.out.mentions[head].entry) : known.end();
      return found == known.end() || found->second.country == head ? Led{} : found->second;
    };
    const auto leader = [&](std::uint32_t head, bool shared) {
      const Led known = leader_in(led, head);
      return known.title == kNone && shared ? leader_in(headed, head) : known;
    };
    for (const Chunk& chunk : found_.out.chunks) {
      // "lãnh đạo Mỹ - Triều": the title is that of both, and means persons where both have a leader.
      const bool shared = chunk.heads.size() > 1 && leading_words(chunk, chunk.heads.front()) > 0 &&
                          std::ranges::any_of(chunk.heads, [&](std::uint32_t head) {
                            return is_country(head) && leading_words(chunk, head) == 0;
                          });
      if (shared
              ? std::ranges::any_of(chunk.heads, [&](std::uint32_t head) { return leader(head, true).title == kNone; })
              : led.empty())
        continue;
      for (const std::uint32_t head : chunk.heads) {
        const std::uint32_t words = leading_words(chunk, head);
        if (words == 0 && !shared) continue;
        const Led known = leader(head, shared);
        if (known.title == kNone) continue;
        Mention& country = found_.out.mentions[head];
        country.kind = MentionKind::office;
        country.type = found_.pack.person;
        country.tokens.begin -= words;
        country.title = known.title;
        country.owner = known.country;
        country.entry = kNone;
      }
    }
  }

  /// Tokens of the title right before the country, inside the noun phrase, that says no more than that somebody leads.
  [[nodiscard]] std::uint32_t leading_words(const Chunk& chunk, std::uint32_t head) const {
    const std::uint32_t end = found_.out.mentions[head].tokens.begin;
    for (std::uint32_t begin = chunk.tokens.begin; begin < end; ++begin)
      for (const Phrase& phrase : found_.document.phrases_at(begin))
        if (phrase.kind == PhraseKind::title && begin + phrase.length == end &&
            found_.pack.titles[phrase.index].named && !found_.pack.titles[phrase.index].expert)
          return phrase.length;
    return 0;
  }

  /// The pack's title of this form if it says no more than that somebody leads; else kNone.
  [[nodiscard]] std::uint32_t leading_title(std::string_view form) const {
    const std::string own = fold(form);
    const auto title = std::ranges::find_if(found_.pack.leading_titles,
                                            [&](std::uint32_t one) { return found_.pack.titles[one].folded == own; });
    return title == found_.pack.leading_titles.end() ? kNone : *title;
  }

  bool starts_sentence(std::uint32_t token) const {
    return std::ranges::binary_search(found_.document.sentences, token, {},
                                      [](const Sentence& sentence) { return sentence.tokens.begin; });
  }

  void drop_empty() {
    auto next = found_.out.chunks.begin();
    for (Chunk& chunk : found_.out.chunks) {
      const auto kept = std::remove_if(chunk.heads.begin(), chunk.heads.end(), [&](std::uint32_t head) {
        return found_.out.mentions[head].kind == MentionKind::unknown;
      });
      chunk.heads = chunk.heads.first(static_cast<std::size_t>(kept - chunk.heads.begin()));
      if (!chunk.heads.empty()) *next++ = chunk;
    }
    found_.out.chunks.erase(next, found_.out.chunks.end());
    std::erase_if(found_.out.relations, [&](const Relation& relation) {
      return found_.out.mentions[relation.subject].kind == MentionKind::unknown ||
             found_.out.mentions[relation.object].kind == MentionKind::unknown;
    });
  }

  Found& found_;
  Leaders leaders_;
  std::optional<scratch::KeyIndex> given_;  // what is_given_name() has found
};

}  // namespace

void run_second_pass(const Document& document, const Ontology& ontology, const LanguagePack& pack, Mentions& out) {
  Found found(document, ontology, pack, out);
  SecondPass(found).run();
}

}  // namespace entente
