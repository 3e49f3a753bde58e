#include "extract/name_parser.hpp"

#include <algorithm>

namespace entente {
namespace {

/// Longest names of persons: in Vietnamese order five syllables, elsewhere six words.
constexpr std::uint32_t kMaxNameWords = 6;
constexpr std::uint32_t kMaxFamilyFirstWords = 5;
/// How far the lower-case part of a body's name may reach before a capital or an owner must follow.
constexpr std::uint32_t kMaxBodyTokens = 24;

// Confidence of what the grammar of names states itself. Measured on the annotated articles by
// tests/score (docs/decisions/0006-confidence.md).
constexpr double kHolds = 0.95;
constexpr double kOwner = 0.95;
constexpr double kApposition = 0.9;
constexpr double kHome = 0.9;

}  // namespace

const Phrase* NameParser::longest(std::uint32_t at, PhraseKind kind) const {
  const Phrase* best = nullptr;
  if (!inside(at)) return best;
  for (const Phrase& phrase : document_.phrases_at(at))
    if (phrase.kind == kind) best = &phrase;
  return best;
}

void NameParser::reset(Mark mark) {
  out_.mentions.resize(mark.mentions);
  out_.relations.resize(mark.relations);
}

std::string NameParser::text(TokenSpan span) const {
  std::string out;
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    if (i > span.begin && token(i).space_before) out.push_back(' ');
    out += document_.text(token(i));
  }
  return out;
}

std::uint32_t NameParser::add(Mention mention) {
  if (mention.name.empty()) mention.name = text(mention.tokens);
  out_.mentions.push_back(std::move(mention));
  return static_cast<std::uint32_t>(out_.mentions.size() - 1);
}

bool NameParser::is_place(std::uint32_t mention) const { return is_place_entry(out_.mentions[mention]); }

void NameParser::relate(std::uint32_t subject, PropertyId predicate, std::uint32_t object, const char* rule,
                        double confidence, std::string title) {
  if (!predicate.valid() || subject == object) return;
  Relation relation;
  relation.subject = subject;
  relation.predicate = predicate;
  relation.object = object;
  const TokenSpan a = out_.mentions[subject].tokens;
  const TokenSpan b = out_.mentions[object].tokens;
  relation.evidence = {std::min(a.begin, b.begin), std::max(a.end, b.end)};
  relation.rule = rule;
  relation.confidence = confidence;
  relation.title = std::move(title);
  out_.relations.push_back(std::move(relation));
}

void NameParser::relate_owner(std::uint32_t body, std::uint32_t owner, const char* rule) {
  if (out_.mentions[body].head == kNone) return;
  for (const auto& [type, predicate] : pack_.heads[out_.mentions[body].head].owner) {
    if (!ontology_.is_a(out_.mentions[owner].type, type)) continue;
    relate(body, predicate, owner, rule, kOwner);
    return;
  }
}

void NameParser::relate_to_pair(std::uint32_t body) {
  // The two are known only when the whole article has been read: a reference stands for them.
  for (std::uint32_t r = 0; r < pack_.references.size(); ++r) {
    const Reference& reference = pack_.references[r];
    if (reference.kind != Reference::Kind::pair || !ontology_.is_a(reference.type, pack_.country)) continue;
    Mention both;
    both.tokens = {out_.mentions[body].tokens.end - 1, out_.mentions[body].tokens.end};
    both.kind = MentionKind::reference;
    both.type = reference.type;
    both.reference = r;
    both.implied = true;
    relate_owner(body, add(std::move(both)), "name.owner");
    return;
  }
}

bool NameParser::begins_clause_part(std::uint32_t at) const {
  const GrammarClasses& grammar = pack_.grammar;
  for (const std::uint32_t word_class :
       {grammar.verb, grammar.control, grammar.complementizer, grammar.preposition, grammar.coordination, grammar.tense,
        grammar.agent, grammar.adverbial, grammar.intended, grammar.requested, grammar.negated, grammar.of, grammar.at,
        grammar.unit_of, grammar.title_modifier, grammar.group, grammar.honorific, grammar.both})
    if (is(at, word_class)) return true;
  return longest(at, PhraseKind::title) != nullptr || longest(at, PhraseKind::reference) != nullptr;
}

// ---------------------------------------------------------------- places and bodies

std::optional<std::uint32_t> NameParser::parse_gazetteer(std::uint32_t at, std::uint32_t& head) {
  if (!inside(at)) return std::nullopt;
  const auto phrases = document_.phrases_at(at);
  for (auto it = phrases.rbegin(); it != phrases.rend(); ++it) {
    if (it->kind != PhraseKind::gazetteer) continue;
    const GazetteerForm& form = pack_.forms[it->index];
    const GazetteerEntry& entry = pack_.entries[form.entry];
    if (entry.valid_to && document_.article.published && *entry.valid_to < *document_.article.published) {
      // An entry that no longer holds is still what older texts mean by the name: prefer one that holds.
      const bool better = std::any_of(phrases.begin(), phrases.end(), [&](const Phrase& other) {
        return &other != &*it && other.kind == PhraseKind::gazetteer && other.length == it->length &&
               pack_.entries[pack_.forms[other.index].entry].type == entry.type;
      });
      if (better) continue;
    }
    const TokenSpan span{at, at + it->length};
    // A name is written with capitals; a body's may begin in lower case where a later word has one.
    bool capital = token(at).is_upper || !form.capital;
    if (!capital && it->length > 1)
      for (std::uint32_t i = span.begin + 1; i < span.end; ++i) capital = capital || token(i).is_upper;
    if (!capital) continue;
    if (form.all_capitals && it->length == 1 && !token(at).is_all_upper && token(at).bytes.size() > 1) continue;
    // "Anh Tuấn", "Hòa Bình Dương": part of a longer capitalised run is no place of its own.
    const bool single = it->length == 1;
    if (single && (form.weak || token(at).is_all_upper == false)) {
      const bool after = inside(span.end) && token(span.end).is_word && token(span.end).is_upper &&
                         document_.phrases_at(span.end).empty();
      if (form.weak && after && !(behind_title_ && ontology_.is_a(entry.type, pack_.country))) continue;
    }
    Mention mention;
    mention.tokens = span;
    mention.type = entry.type;
    mention.entry = form.entry;
    mention.weak = form.weak && !(behind_title_ && ontology_.is_a(entry.type, pack_.country));
    head = add(std::move(mention));
    return span.end;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> NameParser::parse_country(std::uint32_t at, std::uint32_t& head) {
  const Mark start = mark();
  std::uint32_t name = at;
  if (const std::uint32_t prefix = class_length(at, pack_.grammar.owner_prefix); prefix > 0) name = at + prefix;
  const auto end = parse_gazetteer(name, head);
  if (!end) return std::nullopt;
  if (!ontology_.is_a(out_.mentions[head].type, pack_.country)) {
    reset(start);
    return std::nullopt;
  }
  if (name != at) out_.mentions[head].weak = false;
  return end;
}

std::optional<std::uint32_t> NameParser::parse_area(std::uint32_t at, std::uint32_t& head) {
  const Mark start = mark();
  const std::uint32_t prefix = class_length(at, pack_.grammar.area_prefix);
  std::uint32_t name = at + prefix;
  if (prefix > 0 && inside(name) && document_.text(token(name)) == "." && !token(name).space_before) ++name;
  if (const auto end = parse_gazetteer(name, head); end) {
    if (ontology_.is_a(out_.mentions[head].type, pack_.area)) {
      if (prefix > 0) {
        Mention& mention = out_.mentions[head];
        mention.tokens.begin = at;
        mention.name = text(mention.tokens);
        mention.core = text({name, *end});
        mention.weak = false;
      }
      return end;
    }
    reset(start);
  }
  if (prefix == 0) return std::nullopt;
  // An area that no gazetteer knows: the prefix and up to four capitalised words, or a number ("quận 1").
  std::uint32_t end = name;
  while (inside(end) && end < name + 4 && token(end).is_word && (token(end).is_upper || (end == name && token(end).is_number)) &&
         (end == name || (token(end).space_before && !begins_new_name(end)))) {
    if (token(end).is_number) {
      ++end;
      break;
    }
    ++end;
  }
  if (end == name) return std::nullopt;
  Mention mention;
  mention.tokens = {at, end};
  mention.type = pack_.area;
  mention.name = text({name, end});
  if (token(name).is_number) mention.name = text({at, end});
  mention.core = mention.name;
  head = add(std::move(mention));
  return end;
}

std::optional<std::uint32_t> NameParser::parse_owner(std::uint32_t at, std::uint32_t& head) {
  if (const auto end = parse_country(at, head)) return end;
  if (const auto end = parse_area(at, head)) return end;
  return std::nullopt;
}

bool NameParser::person_starts(std::uint32_t at) const {
  if (!inside(at)) return false;
  if (!is(at, pack_.grammar.surname) || !token(at).is_upper) return false;
  return inside(at + 1) && token(at + 1).is_word && token(at + 1).is_upper;
}

bool NameParser::begins_new_name(std::uint32_t at) const {
  if (!inside(at)) return true;
  if (const Phrase* title = longest(at, PhraseKind::title); title != nullptr && title->length >= 2) return true;
  if (is(at, pack_.grammar.honorific) || is(at, pack_.grammar.degree)) return true;
  if (const Phrase* known = longest(at, PhraseKind::gazetteer); known != nullptr) {
    const GazetteerForm& form = pack_.forms[known->index];
    if (!form.weak && token(at).is_upper) return true;
  }
  return false;
}

std::uint32_t NameParser::parse_mission_host(std::uint32_t at, std::uint32_t head) {
  const Mention mission = out_.mentions[head];
  if (mission.head == kNone || !pack_.heads[mission.head].accredited.valid()) return at;
  const std::uint32_t marker = class_length(at, pack_.grammar.at);
  if (marker == 0) return at;
  std::uint32_t host = kNone;
  const Mark start = mark();
  const auto end = parse_gazetteer(at + marker, host);
  if (!end) return at;
  if (!is_place(host)) {
    reset(start);
    return at;
  }
  out_.mentions[head].tokens.end = *end;
  out_.mentions[head].name = text(out_.mentions[head].tokens);
  out_.mentions[head].core = out_.mentions[head].name;
  if (ontology_.is_a(out_.mentions[host].type, pack_.country))
    relate(head, pack_.heads[mission.head].accredited, host, "name.mission", kOwner);
  return *end;
}

std::optional<std::uint32_t> NameParser::parse_body(std::uint32_t at, std::uint32_t& head) {
  const Phrase* noun = longest(at, PhraseKind::head);
  if (noun == nullptr) return std::nullopt;
  const HeadNoun& spec = pack_.heads[noun->index];
  if (spec.capital && !token(at).is_upper) return std::nullopt;
  const Mark start = mark();
  std::uint32_t end = at + noun->length;  // end of the name without its owner
  bool capital = false;                   // a capitalised word behind the head
  bool portfolio = false;
  bool pair_owned = false;
  std::uint32_t owner = kNone;
  std::uint32_t owner_end = end;
  for (std::uint32_t i = end; inside(i) && i < at + kMaxBodyTokens;) {
    // A portfolio or field: "Y tế", "Giáo dục và Đào tạo".
    if (const std::uint32_t length = class_length(i, pack_.grammar.portfolio);
        length > 0 && (token(i).is_upper || (i > at && is(i, pack_.grammar.body_word)) || (noun->length + at == i && !spec.proper))) {
      portfolio = true;
      capital = capital || token(i).is_upper;
      end = i = i + length;
      continue;
    }
    if (const std::uint32_t length = class_length(i, pack_.grammar.both);
        length > 0 && (portfolio || end > at + noun->length || spec.alone)) {
      pair_owned = true;
      owner_end = i + length;
      break;
    }
    // The owner ends the name, unless more of the name follows ("… Trung tâm An Giang").
    std::uint32_t place = kNone;
    const bool named_after = spec.person_name && !capital && person_starts(i) &&
                             (longest(i, PhraseKind::gazetteer) == nullptr || longest(i, PhraseKind::gazetteer)->length < 2);
    const std::uint32_t words = spec.fields_only ? 0 : class_length(i, pack_.grammar.body_word);
    const Phrase* known = longest(i, PhraseKind::gazetteer);
    if (!named_after && (words == 0 || (known != nullptr && known->length >= words) || is(i, pack_.grammar.area_prefix))) {
      const Mark before = mark();
      if (const auto place_end = parse_owner(i, place)) {
        const bool part = out_.mentions[place].weak && !is(i, pack_.grammar.owner_prefix) &&
                          inside(*place_end) && token(*place_end).is_word && token(*place_end).is_upper;
        if (!part) {
          owner = place;
          owner_end = *place_end;
          break;
        }
        reset(before);
      }
    }
    if (words > 0) {
      capital = capital || token(i).is_upper;
      end = i = i + words;
      continue;
    }
    if (spec.fields_only) break;
    // A head noun inside the name: "Bệnh viện Đại học …".
    if (const Phrase* inner = longest(i, PhraseKind::head);
        inner != nullptr && inner->length >= 2 && i == at + noun->length && token(i).is_upper) {
      end = i = i + inner->length;
      capital = true;
      continue;
    }
    if (token(i).is_word && token(i).is_upper) {
      if (i > at + noun->length && begins_new_name(i)) break;
      if (person_starts(i) && (capital || portfolio || !spec.person_name)) break;
      capital = true;
      end = ++i;
      // A word of two syllables has its capital on the first: "Công ty Giải pháp …".
      if (inside(i) && token(i).is_word && !token(i).is_upper && !token(i).is_number && token(i).space_before &&
          !(i >= 2 && token(i - 2).is_upper && i - 2 >= at + noun->length) && !begins_clause_part(i))
        end = ++i;
      continue;
    }
    if (token(i).is_number && i == end && (spec.person_name || capital) && inside(i)) {
      capital = true;
      end = ++i;
      continue;
    }
    // "và", ",", "-" inside a name: only where another field or capital follows that begins nothing new.
    const bool joins = is(i, pack_.grammar.coordination) || is(i, pack_.grammar.dash) ||
                       is(i, pack_.grammar.comma) || (is(i, pack_.grammar.body_link) && !spec.proper);
    if (joins && (capital || portfolio || end > at + noun->length) && inside(i + 1)) {
      const std::uint32_t more = class_length(i + 1, pack_.grammar.body_word);
      const bool field = (is(i + 1, pack_.grammar.portfolio) && (portfolio || token(i + 1).is_upper)) ||
                         (more > 0 && (token(i + 1).is_upper || more >= 2 || is(i, pack_.grammar.body_link)));
      const bool tight = is(i, pack_.grammar.dash) && token(i + 1).is_upper && !begins_new_name(i + 1);
      if ((field || tight) && longest(i + 1, PhraseKind::head) == nullptr &&
          longest(i + 1, PhraseKind::title) == nullptr) {
        ++i;
        continue;
      }
    }
    break;
  }
  // A verb that ends the run is none of the name: "Bộ đội Biên phòng kiểm tra".
  if (owner == kNone && !pair_owned && end > at + noun->length && !token(end - 1).is_upper) {
    for (std::uint32_t length = std::max(view_.length_before(end, pack_.grammar.verb),
                                         view_.length_before(end, pack_.grammar.complementizer));
         length > 0 && end - length > at + noun->length && !token(end - length).is_upper && !portfolio; length = 0)
      end -= length;
  }
  const bool named = capital || portfolio || owner != kNone || pair_owned;
  if ((!named && !spec.alone) || (!named && !token(at).is_upper) ||
      (spec.proper && !capital && owner == kNone)) {
    reset(start);
    return std::nullopt;
  }
  Mention mention;
  mention.tokens = {at, owner != kNone || pair_owned ? owner_end : end};
  mention.type = spec.type;
  mention.head = noun->index;
  mention.owner = owner;
  mention.pair_owned = pair_owned;
  mention.core = text({at, end});
  // Mentions stand in the order of their beginnings: the name before the owner inside it.
  if (owner != kNone) {
    const Mention inner = out_.mentions[owner];
    out_.mentions.resize(owner);
    head = add(std::move(mention));
    out_.mentions[head].owner = static_cast<std::uint32_t>(out_.mentions.size());
    owner = add(inner);
    relate_owner(head, owner, "name.owner");
  } else {
    head = add(std::move(mention));
  }
  if (pair_owned) relate_to_pair(head);
  std::uint32_t after = out_.mentions[head].tokens.end;
  // "… Việt Nam - Lào": of both.
  if (owner != kNone && is_place(owner) && is(after, pack_.grammar.dash)) {
    const Mark before = mark();
    std::uint32_t second = kNone;
    const auto second_end = parse_country(after + 1, second);
    if (second_end) {
      out_.mentions[head].tokens.end = *second_end;
      out_.mentions[head].name = text(out_.mentions[head].tokens);
      relate_owner(head, second, "name.owner");
      after = *second_end;
    } else {
      reset(before);
    }
  }
  after = parse_mission_host(after, head);
  return after;
}

void NameParser::attach_unit(std::uint32_t at, std::uint32_t head, std::uint32_t& end) {
  // "Vụ Hợp tác Quốc tế, Bộ Y tế", "Cục Quản lý Khám chữa bệnh (Bộ Y tế)", "Bệnh viện Chợ Rẫy (TP.HCM)".
  const Mention body = out_.mentions[head];
  std::vector<std::pair<ClassId, PropertyId>> allowed;
  if (body.head != kNone) allowed = pack_.heads[body.head].owner;
  if (allowed.empty()) return;
  const bool comma = is(at, pack_.grammar.comma);
  const bool bracket = is(at, pack_.grammar.open);
  std::uint32_t i = at;
  if (comma || bracket) {
    ++i;
  } else if (const std::uint32_t length = class_length(at, pack_.grammar.unit_of); length > 0) {
    i += length;
  } else {
    return;
  }
  const Mark start = mark();
  std::uint32_t owner = kNone;
  auto owner_end = parse_owner(i, owner);
  if (!owner_end) owner_end = parse_body(i, owner);
  if (!owner_end) return;
  const bool closed = !bracket || is(*owner_end, pack_.grammar.close);
  for (const auto& [type, predicate] : allowed) {
    const bool fits = ontology_.is_a(out_.mentions[owner].type, type);
    // Behind a comma a place may begin something else; a body above must be of another kind.
    const bool safe = !comma || (!is_place(owner) && out_.mentions[owner].head != body.head) ||
                      (is_place(owner) && (!inside(*owner_end) || !token(*owner_end).is_word));
    if (fits && closed && safe && body.owner == kNone) {
      out_.mentions[head].owner = owner;
      relate(head, predicate, owner, "name.unit", kApposition);
      end = bracket ? *owner_end + 1 : *owner_end;
      return;
    }
  }
  reset(start);
}

bool NameParser::is_place_entry(const Mention& mention) const {
  return ontology_.is_a(mention.type, pack_.country) || ontology_.is_a(mention.type, pack_.area);
}

std::optional<std::uint32_t> NameParser::parse_name(std::uint32_t at, std::uint32_t& head) {
  const Mark start = mark();
  std::uint32_t known = kNone;
  std::optional<std::uint32_t> known_end = parse_gazetteer(at, known);
  const Mark after_known = mark();
  Mentions found;  // what the gazetteer read, to choose the longer of both readings
  for (std::size_t i = start.mentions; i < after_known.mentions; ++i) found.mentions.push_back(out_.mentions[i]);
  reset(start);
  std::uint32_t body = kNone;
  std::optional<std::uint32_t> end = parse_body(at, body);
  // "Chủ tịch Ngân hàng Thế giới Jim Yong Kim": the body ends where the gazetteer says, the holder follows.
  if (known_end && end && *known_end < *end && behind_title_ && !is_place_entry(found.mentions.front())) {
    bool capitals = true;
    for (std::uint32_t i = *known_end; i < *end; ++i) capitals = capitals && token(i).is_upper;
    if (capitals) end = std::nullopt;
  }
  if (known_end && (!end || *known_end >= *end)) {
    reset(start);
    head = add(found.mentions.front());
    end = known_end;
  } else if (end) {
    head = body;
  } else if ((end = parse_owner(at, head))) {
  } else {
    return std::nullopt;
  }
  std::uint32_t after = *end;
  if (!is_place(head)) {
    attach_unit(after, head, after);
  } else if (ontology_.is_a(out_.mentions[head].type, pack_.area) &&
             (is(after, pack_.grammar.comma) || is(after, pack_.grammar.open))) {
    // "TP Tam Kỳ, Quảng Nam": the second contains the first if the gazetteer says so or the first is unknown
    // and has a prefix.
    const Mark before = mark();
    std::uint32_t outer = kNone;
    if (const auto outer_end = parse_owner(after + 1, outer); outer_end && is_place(outer)) {
      const Mention& inner = out_.mentions[head];
      const Mention& place = out_.mentions[outer];
      bool contained = false;
      if (inner.entry != kNone && place.entry != kNone) {
        for (std::uint32_t up = pack_.entries[inner.entry].within; up != kNone; up = pack_.entries[up].within)
          contained = contained || up == place.entry;
      } else if (place.entry != kNone && !inner.core.empty()) {
        contained = !is(after + 1, pack_.grammar.both);
      }
      const bool closed = !is(after, pack_.grammar.open) || is(*outer_end, pack_.grammar.close);
      if (contained && closed) {
        for (const HeadNoun& spec : pack_.heads) {
          // The predicate that places have between them is that of the first head whose owner may be an area
          // and which is no body of a state: packs say it once under the class of areas itself.
          if (!ontology_.is_a(spec.type, pack_.area)) continue;
          for (const auto& [type, predicate] : spec.owner)
            if (ontology_.is_a(place.type, type)) {
              relate(head, predicate, outer, "name.within", kApposition);
              break;
            }
          break;
        }
        out_.mentions[head].owner = outer;
        after = is(after, pack_.grammar.open) ? *outer_end + 1 : *outer_end;
        return after;
      }
    }
    reset(before);
  }
  return after;
}

// ---------------------------------------------------------------- persons

std::uint32_t NameParser::parse_prefix(std::uint32_t at) const {
  // "ông", "GS.TS", "PGS. TS. BS", "đồng chí"
  std::uint32_t i = at;
  while (inside(i)) {
    std::uint32_t length = std::max(class_length(i, pack_.grammar.honorific), class_length(i, pack_.grammar.degree));
    if (length == 0) break;
    i += length;
    while (inside(i) && !token(i).is_word && (document_.text(token(i)) == "." || document_.text(token(i)) == ",") &&
           (document_.text(token(i)) == "." || is(i + 1, pack_.grammar.degree)))
      ++i;
  }
  return i;
}

std::optional<std::uint32_t> NameParser::parse_person_name(std::uint32_t at, bool introduced) {
  if (!inside(at) || !token(at).is_word || !token(at).is_upper) return std::nullopt;
  const bool family_first = is(at, pack_.grammar.surname);
  if (!introduced && (!family_first || ends_before(at, pack_.grammar.no_person))) return std::nullopt;
  std::uint32_t words = 0;
  std::uint32_t i = at;
  std::uint32_t end = at;
  while (inside(i) && words < (family_first ? kMaxFamilyFirstWords : kMaxNameWords)) {
    const Token& t = token(i);
    if (words > 0 && t.line_before) break;
    if (t.is_word && t.is_upper && !t.is_number) {
      if (words > 0 && t.space_before) {
        if (longest(i, PhraseKind::title) != nullptr && longest(i, PhraseKind::title)->length >= 2) break;
        // One syllable of a name may also be a head noun ("Nguyễn Trường Sơn").
        if (const Phrase* noun = longest(i, PhraseKind::head);
            noun != nullptr && (noun->length >= 2 || words >= (family_first ? 3U : 2U)))
          break;
        if (words >= 2 && begins_new_name(i)) break;
      }
      ++words;
      end = ++i;
      // An initial: "John F. Kennedy".
      if (t.bytes.size() == 1 && inside(i + 1) && document_.text(token(i)) == "." && token(i + 1).is_upper) ++i;
      continue;
    }
    if (words > 0 && is(i, pack_.grammar.particle) && inside(i + 1) && token(i + 1).is_upper) {
      ++i;
      continue;
    }
    // "Thoong-lun Xi-xu-lit", "Kim Jong-un"; with spaces only where a foreign name goes on ("Díaz - Canel").
    if (words > 0 && is(i, pack_.grammar.dash) && inside(i + 1) && token(i + 1).is_word) {
      const bool tight = !t.space_before && !token(i + 1).space_before;
      const bool loose = t.space_before && token(i + 1).space_before && token(i + 1).is_upper && !family_first &&
                         !begins_new_name(i + 1) && longest(i + 1, PhraseKind::head) == nullptr &&
                         longest(i + 1, PhraseKind::title) == nullptr && words >= 2;
      if (tight || loose) {
        i += 2;
        end = i;
        continue;
      }
    }
    break;
  }
  if (words == 0) return std::nullopt;
  if (!introduced && words < 3) return std::nullopt;
  // Part of a longer phrase that the pack knows is no name ("Hội" of "Hội đồng").
  for (const Phrase& phrase : document_.phrases_at(at))
    if (at + phrase.length > end && phrase.kind != PhraseKind::reference) return std::nullopt;
  // A name in capitals only is a byline or an abbreviation.
  if (words == 1 && token(at).is_all_upper) return std::nullopt;
  return end;
}

std::optional<std::uint32_t> NameParser::parse_target(std::uint32_t at, const Title& title, Post& post) {
  std::uint32_t i = at;
  // "Phó Giám đốc phụ trách, Quản lý, điều hành Bệnh viện …"
  while (inside(i)) {
    std::uint32_t length = class_length(i, pack_.grammar.title_modifier);
    if (length == 0 && is(i, pack_.grammar.comma)) {
      length = class_length(i + 1, pack_.grammar.title_modifier);
      if (length > 0) ++length;
    }
    if (length == 0) break;
    i += length;
  }
  post.words.end = i;
  std::uint32_t target_at = i;
  if (const std::uint32_t length = class_length(i, pack_.grammar.of); length > 0) target_at += length;
  const Mark start = mark();
  std::uint32_t target = kNone;
  // A portfolio names the ministry: "Bộ trưởng Quốc phòng Mỹ".
  if (const std::uint32_t length = class_length(i, pack_.grammar.portfolio);
      !title.body_head.empty() && length > 0 && longest(i, PhraseKind::head) == nullptr) {
    Mention body;
    body.tokens = {i, i + length};
    body.core = title.body_head + " " + text(body.tokens);
    body.name = body.core;
    body.implied = true;
    for (std::uint32_t h = 0; h < pack_.heads.size(); ++h)
      if (pack_.heads[h].form == title.body_head) body.head = h;
    if (body.head != kNone) {
      body.type = pack_.heads[body.head].type;
      target = add(std::move(body));
      std::uint32_t end = i + length;
      const std::uint32_t both = class_length(end, pack_.grammar.both);
      std::uint32_t owner = kNone;
      if (both > 0) {
        out_.mentions[target].pair_owned = true;
        end += both;
      } else if (const auto owner_end = parse_owner(end, owner)) {
        out_.mentions[target].owner = owner;
        out_.mentions[target].name += " " + out_.mentions[owner].name;
        relate_owner(target, owner, "title.owner");
        end = *owner_end;
      }
      post.targets.push_back(target);
      return end;
    }
  }
  std::optional<std::uint32_t> end;
  // The title itself names the body: "Ngoại trưởng Pháp".
  if (!title.body_name.empty()) {
    std::uint32_t owner = kNone;
    end = parse_owner(target_at, owner);
    const bool home = title.of_home && !end;
    if (end || home) {
      Mention body;
      body.tokens = post.words;
      body.core = body.name = title.body_name;
      body.implied = true;
      body.owner = owner;
      if (owner != kNone) body.name += " " + out_.mentions[owner].name;
      for (std::uint32_t h = 0; h < pack_.heads.size(); ++h)
        if (title.body_name.starts_with(pack_.heads[h].form + " ")) body.head = h;
      if (body.head != kNone) body.type = pack_.heads[body.head].type;
      if (body.type.valid()) {
        target = add(std::move(body));
        if (owner != kNone) relate_owner(target, owner, "title.owner");
        post.targets.push_back(target);
        return end ? *end : i;
      }
    }
    reset(start);
    return std::nullopt;
  }
  // A body, a country or an area.
  std::uint32_t body = kNone;
  if ((end = parse_name(target_at, body))) {
    const Mention mention = out_.mentions[body];
    if (ontology_.allows(title.of, mention.type)) {
      post.targets.push_back(body);
    } else if (!is_place(body) && mention.owner != kNone &&
               ontology_.allows(title.of, out_.mentions[mention.owner].type)) {
      post.targets.push_back(mention.owner);  // "Thủ tướng Chính phủ Việt Nam": of the country
    } else if (!is_place(body) && title.of_home) {
      // "Thủ tướng Chính phủ": of the country whose government it is, here the pack's own.
      return end;
    } else {
      reset(start);
      return std::nullopt;
    }
    // "Chủ tịch Hội đồng Nhà nước và Hội đồng Bộ trưởng nước …"
    if (!is_place(body) && is(*end, pack_.grammar.coordination)) {
      const Mark before = mark();
      std::uint32_t second = kNone;
      const auto second_end = parse_body(*end + 1, second);
      if (second_end && !is_place(second) && ontology_.allows(title.of, out_.mentions[second].type)) {
        post.targets.push_back(second);
        if (out_.mentions[body].owner == kNone && out_.mentions[second].owner != kNone) {
          const std::uint32_t owner = out_.mentions[second].owner;
          out_.mentions[body].owner = owner;
          relate_owner(body, owner, "title.owner");
        }
        end = second_end;
      } else {
        reset(before);
      }
    }
    // "Đại sứ Belarus tại Việt Nam"
    if (title.accredited.valid()) {
      if (const std::uint32_t marker = class_length(*end, pack_.grammar.at); marker > 0) {
        const Mark before = mark();
        std::uint32_t host = kNone;
        if (const auto host_end = parse_country(*end + marker, host)) {
          post.accredited = host;
          end = host_end;
        } else {
          reset(before);
        }
      }
    }
    return end;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> NameParser::parse_post(std::uint32_t at, Post& post) {
  const Phrase* phrase = longest(at, PhraseKind::title);
  if (phrase == nullptr) return std::nullopt;
  post.title = phrase->index;
  post.words = {at, at + phrase->length};
  const Title& title = pack_.titles[phrase->index];
  behind_title_ = true;
  const auto end = parse_target(at + phrase->length, title, post);
  behind_title_ = false;
  return end ? *end : post.words.end;
}

void NameParser::hold(std::uint32_t holder, const Post& post) {
  const Title& title = pack_.titles[post.title];
  for (const std::uint32_t target : post.targets) {
    relate(holder, title.relation, target, "title.post", kHolds, text(post.words));
    out_.relations.back().evidence.begin = std::min(out_.relations.back().evidence.begin, post.words.begin);
    out_.relations.back().evidence.end = std::max(out_.relations.back().evidence.end, post.words.end);
  }
  if (post.targets.empty() && title.of_home && pack_.home != kNone) {
    // The country is not written: the resolver knows whether the holder is one of the pack's home country.
    Mention home;
    home.tokens = post.words;
    home.type = pack_.entries[pack_.home].type;
    home.entry = pack_.home;
    home.name = pack_.entries[pack_.home].name;
    home.implied = true;
    const std::uint32_t country = add(std::move(home));
    relate(holder, title.relation, country, "title.home", kHome, text(post.words));
    out_.relations.back().evidence.begin = std::min(out_.relations.back().evidence.begin, post.words.begin);
  }
  if (post.accredited != kNone) relate(holder, title.accredited, post.accredited, "title.envoy", kHolds);
}

std::uint32_t NameParser::parse_apposition(std::uint32_t at, std::uint32_t person) {
  std::uint32_t end = at;
  // "(phải)", "(45 tuổi)": an aside without a name.
  if (is(end, pack_.grammar.open)) {
    std::uint32_t close = end + 1;
    while (inside(close) && close < end + 6 && !is(close, pack_.grammar.close) && !token(close).is_upper) ++close;
    if (is(close, pack_.grammar.close)) end = close + 1;
  }
  while (inside(end)) {
    const bool bracket = is(end, pack_.grammar.open);
    const Phrase* direct = longest(end, PhraseKind::title);
    const bool adjacent = end == at && direct != nullptr && direct->length >= 2 && token(end).is_upper;
    if (!bracket && !adjacent && !is(end, pack_.grammar.comma) && !is(end, pack_.grammar.dash) &&
        !(end > at && is(end, pack_.grammar.coordination)))
      return end;
    const Mark start = mark();
    Post post;
    std::uint32_t i = adjacent ? end : end + 1;
    i = parse_prefix(i);
    const auto post_end = parse_post(i, post);
    if (!post_end) return end;
    const bool said = !post.targets.empty() || (pack_.titles[post.title].of_home && *post_end > i);
    // "…, Bộ trưởng Bộ Y tế Nguyễn Văn A": the title belongs to the next person.
    const bool next_person = parse_prefix(*post_end) != *post_end || parse_person_name(*post_end, true).has_value();
    if (!said || next_person || (bracket && !is(*post_end, pack_.grammar.close))) {
      reset(start);
      return end;
    }
    hold(person, post);
    end = bracket ? *post_end + 1 : *post_end;
  }
  return end;
}

std::optional<std::uint32_t> NameParser::parse_person_phrase(std::uint32_t at, std::uint32_t& head) {
  const Mark start = mark();
  const std::uint32_t first = parse_prefix(at);
  std::uint32_t i = first;
  std::vector<Post> posts;
  std::vector<std::uint32_t> ends;  // where each post ends, should it turn out to stand alone
  while (posts.size() < 4) {
    Post post;
    const Mark before = mark();
    const auto end = parse_post(i, post);
    if (!end) break;
    const bool repeated = std::ranges::any_of(posts, [&](const Post& other) {
      return pack_.titles[other.title].form == pack_.titles[post.title].form && !other.targets.empty();
    });
    if (repeated) {
      reset(before);
      break;
    }
    posts.push_back(post);
    ends.push_back(*end);
    i = *end;
    // "Phó Thủ tướng, Bộ trưởng Ngoại giao …", "… kiêm …"
    const bool joined = is(i, pack_.grammar.comma) || is(i, pack_.grammar.coordination) || is(i, pack_.grammar.dash);
    if (joined && longest(i + 1, PhraseKind::title) != nullptr) {
      ++i;
      continue;
    }
    if (longest(i, PhraseKind::title) == nullptr) break;
  }
  if (posts.empty() && first == at) {
    // No title and no honorific: a name by its family name.
    const auto end = parse_person_name(at, false);
    if (!end) return std::nullopt;
    Mention person;
    person.tokens = {at, *end};
    person.type = pack_.person;
    head = add(std::move(person));
    return parse_apposition(*end, head);
  }
  // "Bộ trưởng Y tế, ông A"
  std::uint32_t name_at = parse_prefix(i);
  if (!posts.empty() && is(i, pack_.grammar.comma)) {
    const std::uint32_t honorific = parse_prefix(i + 1);
    if (honorific > i + 1) name_at = honorific;
  } else if (!posts.empty() && is(i, pack_.grammar.dash) && token(i).space_before) {
    const std::uint32_t honorific = parse_prefix(i + 1);
    if (honorific > i + 1) name_at = honorific;
  }
  if (const auto end = parse_person_name(name_at, true)) {
    // A place behind a bare honorific is no person ("bà Rịa", "ông Trung Quốc").
    const Phrase* known = longest(name_at, PhraseKind::gazetteer);
    const bool place = known != nullptr && name_at + known->length >= *end && !pack_.forms[known->index].weak;
    if (!place) {
      Mention person;
      person.tokens = {name_at, *end};
      person.type = pack_.person;
      head = add(std::move(person));
      for (const Post& post : posts) hold(head, post);
      return parse_apposition(*end, head);
    }
  }
  if (posts.empty()) {
    reset(start);
    return std::nullopt;
  }
  // An office without a name: only the first of several; the rest is read again.
  const Post& post = posts.front();
  const bool targeted = !post.targets.empty();
  if (posts.size() > 1) {
    reset(start);
    Post again;
    const auto end = parse_post(first, again);
    posts = {again};
    ends = {*end};
  }
  Mention office;
  office.tokens = {first, ends.front()};
  office.type = pack_.person;
  office.kind = MentionKind::office;
  office.title = posts.front().title;
  office.owner = targeted ? posts.front().targets.front() : kNone;
  head = add(std::move(office));
  // What an unnamed holder is accredited to or holds says nothing of anybody: no relation.
  return ends.front();
}

std::optional<std::uint32_t> NameParser::parse_reference(std::uint32_t at, std::uint32_t& head) {
  const Phrase* phrase = longest(at, PhraseKind::reference);
  if (phrase == nullptr) return std::nullopt;
  const Reference& reference = pack_.references[phrase->index];
  if (reference.kind == Reference::Kind::same && ends_before(at, pack_.grammar.determiner)) return std::nullopt;
  Mention mention;
  mention.tokens = {at, at + phrase->length};
  mention.kind = MentionKind::reference;
  mention.type = reference.kind == Reference::Kind::person ? pack_.person : reference.type;
  mention.reference = phrase->index;
  head = add(std::move(mention));
  return at + phrase->length;
}

std::optional<std::uint32_t> NameParser::parse_unknown(std::uint32_t at, std::uint32_t& head) {
  if (!token(at).is_word || !token(at).is_upper || token(at).is_number) return std::nullopt;
  const auto end = parse_person_name(at, true);
  if (!end) return std::nullopt;
  Mention mention;
  mention.tokens = {at, *end};
  mention.kind = MentionKind::unknown;
  head = add(std::move(mention));
  return *end;
}

}  // namespace entente
