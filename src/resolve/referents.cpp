#include "resolve/referents.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "resolve/quotations.hpp"
#include "text/fold.hpp"

namespace entente {
namespace {

/// How often who says "I" may say so in a quotation of another, who says "I" himself.
constexpr std::uint32_t kMaxGroupTokens = 5;
/// So many pairs before "hai nhà lãnh đạo" may be of one country.
constexpr int kMaxPairsBack = 8;  // of "đoàn đại biểu cấp cao"
constexpr int kMaxSpeakers = 8;
/// How many sentences before its own a reference to both sides may go back to.
constexpr int kMaxSentencesBack = 2;

}  // namespace

std::span<const std::uint32_t> Referents::operator()(std::uint32_t mention) const {
  const Mention& asked = mentions_.mentions[mention];
  if (asked.kind == MentionKind::unknown) return {};
  if (asked.kind == MentionKind::name) return table_.actors_of(mention);
  std::optional<Actors>& found = found_[mention];
  if (!found) found = asked.kind == MentionKind::office ? one(posts_.holder(asked)) : reference(asked);
  return std::span(found->all).first(found->count);
}

std::uint32_t Referents::another(std::uint32_t mention, std::uint32_t actor) const {
  const Mention& asked = mentions_.mentions[mention];
  if (asked.kind != MentionKind::reference) return kNone;
  const Reference& reference = pack_.references[asked.reference];
  const bool person = reference.kind == Reference::Kind::person;
  const Sentence* here = document_.sentence_at(asked.tokens.begin);
  if (here == nullptr || (!person && !ontology_.is_a(reference.type, pack_.country))) return kNone;
  const scratch::vector<std::uint32_t>& named = named_of(person ? pack_.person : reference.type);
  for (auto i = before(named, asked.tokens.begin); i != named.begin();) {
    const std::uint32_t other = *--i;
    if (mentions_.mentions[other].tokens.begin < here->tokens.begin) break;
    if (table_.actor_of(other) != actor) return table_.actor_of(other);
  }
  return kNone;
}

const Chunk* Referents::chunk_of(std::uint32_t mention) const {
  const std::uint32_t at = mentions_.mentions[mention].tokens.begin;
  const auto behind =
      std::ranges::upper_bound(mentions_.chunks, at, {}, [](const Chunk& chunk) { return chunk.tokens.begin; });
  return behind != mentions_.chunks.begin() && at < (behind - 1)->tokens.end ? &*(behind - 1) : nullptr;
}

bool Referents::begins_with_two(std::uint32_t mention) const {
  const Mention& asked = mentions_.mentions[mention];
  const Chunk* const chunk = chunk_of(mention);
  return asked.kind == MentionKind::reference && chunk != nullptr && chunk->tokens.begin == asked.tokens.begin &&
         document_.groups[asked.tokens.begin]->classes().holds(pack_.grammar.both);
}

bool Referents::names_both(std::uint32_t mention, std::span<const std::uint32_t> actors) const {
  const Chunk* const chunk = chunk_of(mention);
  return chunk != nullptr && actors.size() == 2 && std::ranges::all_of(actors, [&](std::uint32_t actor) {
           return std::ranges::any_of(chunk->heads, [&](std::uint32_t head) { return table_.actor_of(head) == actor; });
         });
}

std::vector<std::uint32_t> Referents::other_two(std::uint32_t mention, std::uint32_t named) const {
  const Mention& asked = mentions_.mentions[mention];
  if (asked.kind != MentionKind::reference) return {};
  const Actors out = pair(pack_.references[asked.reference].type, chunk_of(named)->tokens.begin);
  if (out.count < 2 || names_both(named, out.all)) return {};
  return {out.all.begin(), out.all.end()};
}

Referents::Actors Referents::reference(const Mention& mention) const {
  const Reference& reference = pack_.references[mention.reference];
  const std::uint32_t at = mention.tokens.begin;
  switch (reference.kind) {
    case Reference::Kind::person:
      // "bà" is none whom the article calls "ông".
      if (stands_in(at, pack_.grammar.he)) return one(person_of(at, pack_.grammar.she));
      return one(person_of(at, stands_in(at, pack_.grammar.she) ? pack_.grammar.he : kNone));
    case Reference::Kind::topic:
      return one(topic_of(reference.type, at));
    case Reference::Kind::partner:
      return one(partner());
    case Reference::Kind::pair:
      if (const auto named = pair_behind(mention, reference.type)) return *named;
      if (ontology_.is_a(reference.type, pack_.country)) {
        const Actors near = sides(at);
        return leaders_of(at, near.count == 2 ? near : pair(reference.type, at));
      }
      if (const Title* title = title_in(mention); title != nullptr)
        if (const auto holders = posts_.only_two(*title)) return two(holders->first, holders->second);
      return pair(reference.type, at, speaks_of_leaders(mention));
    case Reference::Kind::parties: {
      if (const auto named = pair_behind(mention, {})) return *named;
      Actors out = together_in_sentence(pack_.country, at);
      if (out.count == 0) out = sides(at);
      if (out.count == 0) out = countries();
      if (out.count == 0) out = pair(pack_.body, at);
      if (out.count == 0) out = pair(pack_.person, at);
      return out;
    }
    case Reference::Kind::same: {
      // "Nước này cũng …": a sentence goes on about its topic.
      const Sentence* sentence = document_.sentence_at(at);
      const bool begins = sentence != nullptr && sentence->tokens.begin == at;
      return one(begins ? topic_of(reference.type, at) : last_of(reference.type, at));
    }
    case Reference::Kind::group:
      return last_group(at);
    case Reference::Kind::home:
      return one(table_.home());
    case Reference::Kind::speaker:
      return speaker(at);
    case Reference::Kind::noun:
      return one(named_by_noun(mention.reference, at));
    case Reference::Kind::owned:
      return one(table_.named_entry(reference.owner_entry));
  }
  return {};
}

Referents::Actors Referents::speaker(std::uint32_t at) const {
  std::uint32_t said_by = speaker_of(document_, mentions_, pack_, at);
  for (int hop = 0; said_by != kNone && is_speaker(mentions_.mentions[said_by]); ++hop)
    said_by =
        hop < kMaxSpeakers ? speaker_of(document_, mentions_, pack_, mentions_.mentions[said_by].tokens.begin) : kNone;
  if (said_by == kNone) return {};
  const std::span<const std::uint32_t> actors = (*this)(said_by);
  Actors out;
  std::ranges::copy(actors, out.all.begin());
  out.count = static_cast<std::uint32_t>(actors.size());
  return out;
}

bool Referents::is_speaker(const Mention& mention) const {
  return mention.kind == MentionKind::reference && pack_.references[mention.reference].kind == Reference::Kind::speaker;
}

std::uint32_t Referents::topic_of(ClassId type, std::uint32_t at) const {
  const scratch::vector<std::uint32_t>& named = named_of(type);
  const auto behind = before(named, at);
  if (behind == named.begin()) return kNone;
  const auto begin_of = [&](std::uint32_t i) { return mentions_.mentions[i].tokens.begin; };
  const Sentence* sentence = document_.sentence_at(begin_of(*(behind - 1)));
  const auto first =
      std::ranges::lower_bound(named.begin(), behind, sentence == nullptr ? 0 : sentence->tokens.begin, {}, begin_of);
  return table_.actor_of(*first);
}

std::uint32_t Referents::unit_of(ClassId type, std::uint32_t at) const {
  const scratch::vector<std::uint32_t>& named = named_of(type);
  const auto behind = before(named, at);
  if (behind == named.begin()) return kNone;
  const TokenSpan last = mentions_.mentions[*(behind - 1)].tokens;
  // "Công ty A, đơn vị đang sở hữu …", "Công ty A - đơn vị …"
  if (last.end + 1 == at && (stands_in(last.end, pack_.grammar.comma) || stands_in(last.end, pack_.grammar.dash)))
    return table_.actor_of(*(behind - 1));
  // What was named long before is no longer spoken of; of several nobody knows which one it is.
  const Sentence* here = document_.sentence_at(at);
  const Sentence* there = document_.sentence_at(last.begin);
  if (here == nullptr || there == nullptr || there + 1 < here) return kNone;
  const auto first = before(named, there->tokens.begin);
  return one_actor(std::span(&*first, static_cast<std::size_t>(behind - first))) ? table_.actor_of(*first) : kNone;
}

std::uint32_t Referents::person_of(std::uint32_t at, std::uint32_t but) const {
  const scratch::vector<Place>& persons = persons_but(but);
  const auto behind = std::ranges::lower_bound(persons, at, {}, &Place::at);
  if (behind == persons.begin()) return kNone;
  const Sentence* sentence = document_.sentence_at((behind - 1)->at);
  return std::ranges::lower_bound(persons.begin(), behind, sentence == nullptr ? 0 : sentence->tokens.begin, {},
                                  &Place::at)
      ->person;
}

bool Referents::stands_in(std::uint32_t at, std::uint32_t word_class) const {
  return document_.groups[at]->holds(word_class, 1);
}

const scratch::vector<Referents::Place>& Referents::persons_but(std::uint32_t word_class) const {
  const auto [it, added] = persons_but_.try_emplace(word_class);
  scratch::vector<Place>& out = it->second;
  if (!added) return out;
  // An actor of whom both words are said may be either.
  enum Called : std::uint8_t { never, so, otherwise };
  scratch::vector<Called> called(table_.actors().size(), never);
  for (const std::uint32_t i : named_of(pack_.person)) {
    const std::uint32_t begin = mentions_.mentions[i].tokens.begin;
    out.push_back({begin, table_.actor_of(i)});
    if (begin == 0) continue;
    const bool he = stands_in(begin - 1, pack_.grammar.he);
    const bool she = stands_in(begin - 1, pack_.grammar.she);
    if (he == she) continue;
    Called& known = called[out.back().person];
    known = known != otherwise && (he ? pack_.grammar.he : pack_.grammar.she) == word_class ? so : otherwise;
  }
  // "Tổng thống Mỹ cho biết ông …", but not "Năm 1997, ông làm Phó thủ tướng".
  const auto named = static_cast<std::ptrdiff_t>(out.size());
  scratch::vector<std::uint32_t> pointing_back;
  for (const std::uint32_t i : table_.unnamed())
    if (const Mention& one = mentions_.mentions[i];
        one.kind == MentionKind::reference && pack_.references[one.reference].kind == Reference::Kind::person)
      pointing_back.push_back(one.tokens.begin);
  std::ranges::sort(pointing_back);
  for (const std::uint32_t i : table_.unnamed()) {
    const Mention& office = mentions_.mentions[i];
    if (office.kind != MentionKind::office || office.implied) continue;
    const std::uint32_t at = office.tokens.begin;
    const Sentence* sentence = document_.sentence_at(at);
    const auto last = std::ranges::lower_bound(pointing_back, at);
    if (sentence != nullptr && last != pointing_back.begin() && *(last - 1) >= sentence->tokens.begin) continue;
    if (const std::uint32_t person = posts_.holder(office); person != kNone && table_.is_a(person, pack_.person))
      out.push_back({at, person});
  }
  std::ranges::sort(out.begin() + named, out.end(), {}, &Place::at);
  std::ranges::inplace_merge(out, out.begin() + named, {}, &Place::at);
  std::erase_if(out, [&](const Place& place) { return called[place.person] == so; });
  return out;
}

std::uint32_t Referents::named_by_noun(std::uint32_t noun, std::uint32_t at) const {
  const scratch::vector<std::uint32_t>& of_class = named_of(pack_.references[noun].type);
  const auto [it, added] = nouns_.try_emplace(noun);
  Named& by_noun = it->second;
  if (added) {
    const std::string folded_noun = fold(pack_.references[noun].form);
    // "đơn vị"
    by_noun.headless =
        pack_.references[noun].type == pack_.body &&
        std::ranges::none_of(pack_.heads, [&](const HeadNoun& head) { return head.folded == folded_noun; });
  }
  if (by_noun.headless) return unit_of(pack_.references[noun].type, at);
  if (added) {
    const std::string begin = fold(pack_.references[noun].form) + ' ';
    std::string folded;
    const auto begins = [&](std::string_view name) {
      fold(name, folded);
      return folded.starts_with(begin);
    };
    // "xã Ia Rong" is named Ia Rong.
    std::ranges::copy_if(of_class, std::back_inserter(by_noun.mentions), [&](std::uint32_t i) {
      const Mention& mention = mentions_.mentions[i];
      return begins(mention.name) || begins(document_.text(document_.bytes(mention.tokens)));
    });
    by_noun.one = one_actor(by_noun.mentions);
    if (by_noun.mentions.empty() && one_actor(of_class)) by_noun = {of_class, true};
  }
  const auto behind = before(by_noun.mentions, at);
  if (behind == by_noun.mentions.begin()) return kNone;
  const std::uint32_t last = *(behind - 1);
  if (by_noun.one) return table_.actor_of(last);
  // Of several it is the one that was just spoken of.
  const Sentence* here = document_.sentence_at(at);
  if (here == nullptr) return kNone;
  const bool before_here = mentions_.mentions[last].tokens.begin < here->tokens.begin;
  if (before_here && here == document_.sentences.data()) return kNone;
  const Sentence* sentence = before_here ? here - 1 : here;
  const auto first = before(by_noun.mentions, sentence->tokens.begin);
  return first != behind && one_actor(std::span(&*first, static_cast<std::size_t>(behind - first)))
             ? table_.actor_of(last)
             : kNone;
}

bool Referents::one_actor(std::span<const std::uint32_t> mentions) const {
  return std::ranges::all_of(mentions,
                             [&](std::uint32_t i) { return table_.actor_of(i) == table_.actor_of(mentions.front()); });
}

std::uint32_t Referents::last_of(ClassId type, std::uint32_t at) const {
  const scratch::vector<std::uint32_t>& named = named_of(type);
  const Sentence* here = document_.sentence_at(at);
  for (auto last = before(named, at); last != named.begin();) {
    const std::uint32_t i = *--last;
    // "các tỉnh A, B cử bác sĩ sang giúp tỉnh": one alone is none of several that the sentence names together.
    if (here == nullptr || mentions_.mentions[i].tokens.begin < here->tokens.begin || !is_listed(i))
      return table_.actor_of(i);
  }
  return kNone;
}

bool Referents::is_listed(std::uint32_t mention) const {
  const Chunk* const chunk = chunk_of(mention);
  return chunk != nullptr && chunk->heads.size() > 1;
}

Referents::Actors Referents::last_group(std::uint32_t at) const {
  if (!groups_) {
    groups_.emplace();
    for (const Chunk& chunk : mentions_.chunks) {
      const std::uint32_t noun = group_noun(chunk);
      if (noun != kNone && chunk.heads.size() == 1 && table_.actor_of(chunk.heads.front()) != kNone)
        groups_->push_back({chunk.tokens.end, document_.tokens[noun].key, table_.actor_of(chunk.heads.front())});
    }
  }
  // "đoàn" is no other group: neither "lãnh đạo tỉnh A" nor "các bác sĩ của Bệnh viện B".
  const WordKey noun = document_.tokens[at].key;
  for (auto group = std::ranges::upper_bound(*groups_, at, {}, &Group::at); group != groups_->begin();)
    if ((--group)->noun == noun) return one(group->actor);
  return {};
}

std::uint32_t Referents::group_noun(const Chunk& chunk) const {
  // "đoàn công tác của Sở A" is one noun phrase; of "đoàn công tác Sở A" the name alone is.
  const std::uint32_t begin = chunk.tokens.begin;
  for (std::uint32_t at = begin - std::min(begin, kMaxGroupTokens); at <= begin; ++at)
    for (const Phrase& phrase : document_.phrases_at(at))
      if (phrase.kind == PhraseKind::word_class && phrase.index == pack_.grammar.group &&
          (at == begin || at + phrase.length == begin))
        return at;
  return kNone;
}

std::uint32_t Referents::partner() const {
  scratch::vector<std::uint32_t> foreign = ranked(pack_.country);
  std::erase(foreign, table_.home());
  if (foreign.empty()) return kNone;
  if (foreign.size() > 1 && table_.actors()[foreign[0]].weight == table_.actors()[foreign[1]].weight) return kNone;
  return foreign.front();
}

Referents::Actors Referents::countries() const {
  const scratch::vector<std::uint32_t>& all = ranked(pack_.country);
  if (all.size() < 2) return {};
  if (all.size() > 2 && table_.actors()[all[1]].weight == table_.actors()[all[2]].weight) return {};
  return two(all[0], all[1]);
}

const Referents::Pairs& Referents::pairs_of(ClassId type, bool leaders) const {
  const auto [it, added] = pairs_of_.try_emplace({type, leaders});
  Pairs& out = it->second;
  if (!added) return out;
  for (const Chunk& chunk : mentions_.chunks) {
    if (chunk.heads.size() != 2) continue;
    std::uint32_t a = table_.actor_of(chunk.heads[0]);
    std::uint32_t b = table_.actor_of(chunk.heads[1]);
    if (a == kNone || b == kNone || a == b || !table_.is_a(a, type) || !table_.is_a(b, type)) continue;
    if (leaders && !(posts_.may_lead(a) && posts_.may_lead(b))) continue;
    if (b < a) std::swap(a, b);
    out.together.push_back({chunk.tokens.end, a, b});
  }
  Two last;
  for (const std::uint32_t i : named_of(type)) {
    const std::uint32_t actor = table_.actor_of(i);
    if (leaders && !posts_.may_lead(actor)) continue;
    if (actor != last.second) last = {0, last.second, actor};
    if (last.first != kNone) out.apart.push_back({mentions_.mentions[i].tokens.begin, last.first, actor});
  }
  return out;
}

Referents::Actors Referents::together_in_sentence(ClassId type, std::uint32_t at) const {
  const Pairs& pairs = pairs_of(type);
  const Sentence* sentence = document_.sentence_at(at);
  const auto behind = std::ranges::upper_bound(pairs.together, at, {}, &Two::at);
  if (sentence == nullptr || behind == pairs.together.begin() || (behind - 1)->at <= sentence->tokens.begin) return {};
  return two((behind - 1)->first, (behind - 1)->second);
}

std::optional<Referents::Actors> Referents::pair_behind(const Mention& mention, ClassId type) const {
  const auto chunk = std::ranges::lower_bound(mentions_.chunks, mention.tokens.end, {},
                                              [](const Chunk& one) { return one.tokens.begin; });
  if (chunk == mentions_.chunks.end() || chunk->tokens.begin != mention.tokens.end) return std::nullopt;
  Actors named;
  if (chunk->heads.size() == 2) {
    named = two(table_.actor_of(chunk->heads[0]), table_.actor_of(chunk->heads[1]));
  } else if (const Mention& head = mentions_.mentions[chunk->heads.front()];
             head.kind == MentionKind::reference && pack_.references[head.reference].kind == Reference::Kind::pair) {
    // "hai nhà lãnh đạo hai nước"
    const std::span<const std::uint32_t> actors = (*this)(chunk->heads.front());
    if (actors.size() == 2) named = two(actors[0], actors[1]);
  }
  if (named.count != 2) return std::nullopt;
  for (std::uint32_t& actor : named.all) {
    if (actor != kNone && type.valid() && !table_.is_a(actor, type))
      actor = ontology_.is_a(type, pack_.person) ? posts_.leader_of(actor) : kNone;
    // Not those whom it names: nobody.
    if (actor == kNone) return Actors{};
  }
  return named;
}

Referents::Actors Referents::leaders_of(std::uint32_t at, Actors countries) const {
  if (countries.count != 2 || !posts_.led_behind(at)) return countries;
  const std::uint32_t first = posts_.leader_of(countries.all[0]);
  const std::uint32_t second = posts_.leader_of(countries.all[1]);
  return first == kNone || second == kNone ? countries : two(first, second);
}

Referents::Actors Referents::sides(std::uint32_t at) const {
  const Sentence* sentence = document_.sentence_at(at);
  if (sentence == nullptr) return {};
  TokenSpan span{sentence->tokens.begin, at};
  for (int back = 0; back <= kMaxSentencesBack; ++back) {
    const scratch::vector<std::uint32_t> here = countries_in(span);
    if (here.size() == 2) return two(here[0], here[1]);
    if (here.size() > 2) return countries_together(span);
    if (sentence == document_.sentences.data()) break;
    span = (--sentence)->tokens;
  }
  return {};
}

Referents::Actors Referents::countries_together(TokenSpan span) const {
  Actors out;
  const auto first =
      std::ranges::lower_bound(mentions_.chunks, span.begin, {}, [](const Chunk& one) { return one.tokens.begin; });
  for (auto chunk = first; chunk != mentions_.chunks.end() && chunk->tokens.begin < span.end; ++chunk) {
    if (chunk->heads.size() != 2) continue;
    const std::uint32_t a = country_of(table_.actor_of(chunk->heads[0]));
    const std::uint32_t b = country_of(table_.actor_of(chunk->heads[1]));
    if (a != kNone && b != kNone && a != b) out = two(a, b);
  }
  return out;
}

std::uint32_t Referents::country_of(std::uint32_t actor) const {
  if (actor == kNone || table_.is_a(actor, pack_.country)) return actor;
  return table_.is_a(actor, pack_.person) ? posts_.country_of(actor) : kNone;
}

scratch::vector<std::uint32_t> Referents::countries_in(TokenSpan span) const {
  scratch::vector<std::uint32_t> out;
  const scratch::vector<std::uint32_t>& named = table_.named();
  const auto begin_of = [&](std::uint32_t i) { return mentions_.mentions[i].tokens.begin; };
  const auto first = std::ranges::lower_bound(named, span.begin, {}, begin_of);
  for (auto it = first; it != named.end() && begin_of(*it) < span.end; ++it) {
    const std::uint32_t actor = table_.actor_of(*it);
    const std::uint32_t country = country_of(actor);
    // "gặp nhau tại Lào": where it happens.
    if (country == actor && posts_.stands_before(begin_of(*it), pack_.grammar.at)) continue;
    if (country != kNone && std::ranges::find(out, country) == out.end()) out.push_back(country);
  }
  return out;
}

const Title* Referents::title_in(const Mention& reference) const {
  for (std::uint32_t i = reference.tokens.begin; i < reference.tokens.end; ++i)
    for (const Phrase& phrase : document_.phrases_at(i))
      if (phrase.kind == PhraseKind::title && i + phrase.length == reference.tokens.end)
        return &pack_.titles[phrase.index];
  return nullptr;
}

bool Referents::speaks_of_leaders(const Mention& reference) const {
  const Title* title = title_in(reference);
  return title != nullptr && (title->any_leader || (title->named && !title->expert));
}

Referents::Actors Referents::pair(ClassId type, std::uint32_t at, bool leaders) const {
  if (!type.valid()) return {};
  const Pairs& pairs = pairs_of(type, leaders);
  // The last noun phrase before it that names exactly two of the class.
  const auto last = [&](const scratch::vector<Two>& all, auto behind) {
    for (int back = 0; back < kMaxPairsBack && behind != all.begin(); ++back)
      if (--behind; !leaders || lead_two_states(*behind)) return two(behind->first, behind->second);
    return Actors{};
  };
  if (const Actors together = last(pairs.together, std::ranges::upper_bound(pairs.together, at, {}, &Two::at));
      together.count == 2)
    return together;
  if (ontology_.is_a(type, pack_.country)) return countries();
  // The two last named.
  return last(pairs.apart, std::ranges::lower_bound(pairs.apart, at, {}, &Two::at));
}

bool Referents::lead_two_states(const Two& persons) const {
  const std::uint32_t one = posts_.country_of(persons.first);
  return one == kNone || one != posts_.country_of(persons.second);
}

const scratch::vector<std::uint32_t>& Referents::named_of(ClassId type) const {
  const auto [it, added] = named_of_.try_emplace(type);
  scratch::vector<std::uint32_t>& out = it->second;
  if (!added) return out;
  out.resize(table_.named().size());
  std::size_t count = 0;  // each is written down, and counted if it is one
  for (const std::uint32_t i : table_.named()) {
    out[count] = i;
    count += unsigned{ontology_.is_a(mentions_.mentions[i].type, type)};
  }
  out.resize(count);
  return out;
}

scratch::vector<std::uint32_t>::const_iterator Referents::before(const scratch::vector<std::uint32_t>& named,
                                                                 std::uint32_t at) const {
  return std::ranges::lower_bound(named, at, {}, [&](std::uint32_t i) { return mentions_.mentions[i].tokens.begin; });
}

const scratch::vector<std::uint32_t>& Referents::ranked(ClassId type) const {
  const auto [it, added] = ranked_.try_emplace(type);
  scratch::vector<std::uint32_t>& out = it->second;
  if (!added) return out;
  for (std::uint32_t i = 0; i < table_.actors().size(); ++i)
    if (table_.is_a(i, type)) out.push_back(i);
  std::ranges::stable_sort(
      out, [&](std::uint32_t a, std::uint32_t b) { return table_.actors()[a].weight > table_.actors()[b].weight; });
  return out;
}

}  // namespace entente
