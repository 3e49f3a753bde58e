#include "extract/unit_parser.hpp"

#include <algorithm>
#include <utility>

namespace entente {

std::uint32_t UnitParser::skip_short_form(std::uint32_t at, std::uint32_t head) {
  const GrammarClasses& grammar = reading_.grammar();
  if (!reading_.is(at, grammar.open)) return at;
  const Reading::Mark start = reading_.mark();
  std::uint32_t other = kNone;
  const auto end = bodies_.parse_body(at + 1, other);
  const bool closed = end && reading_.is(*end, grammar.close);
  const bool same =
      closed && reading_.mention(other).head == reading_.mention(head).head && reading_.mention(other).owner == kNone;
  const bool shorter = closed && !same && repeats(other, head);
  Mention alias = reading_.mention(head);
  if (shorter) {
    alias.tokens = reading_.mention(other).tokens;
    alias.name = reading_.name(alias.tokens);
  }
  reading_.reset(start);
  if (shorter) reading_.add(alias);
  return same || shorter ? *end + 1 : at;
}

bool UnitParser::repeats(std::uint32_t brief, std::uint32_t full) const {
  const TokenSpan words = reading_.mention(brief).tokens;
  const TokenSpan name = reading_.mention(full).tokens;
  if (words.size() >= name.size()) return false;
  for (std::uint32_t i = words.begin; i < words.end; ++i) {
    bool found = false;
    for (std::uint32_t k = name.begin; k < name.end; ++k)
      found = found || reading_.token(k).key == reading_.token(i).key;
    if (!found) return false;
  }
  return true;
}

std::uint32_t UnitParser::parse_owner_behind(std::uint32_t at, std::uint32_t head) {
  const std::uint32_t noun = reading_.mention(head).head;
  if (noun == kNone || reading_.mention(head).owner != kNone || reading_.mention(head).entry != kNone) return at;
  const auto& allowed = reading_.pack().heads[noun].owner;
  const Reading::Mark start = reading_.mark();
  std::uint32_t place = kNone;
  const auto end = places_.parse_chain(at, place);
  if (!end || reading_.mention(place).weak ||
      std::ranges::none_of(allowed, [&](const auto& type) { return reading_.is_a(place, type.first); })) {
    reading_.reset(start);
    return at;
  }
  reading_.mention(head).owner = place;
  reading_.relate_owner(head, place, "name.owner");
  return *end;
}

std::uint32_t UnitParser::read_place_behind(std::uint32_t head, std::uint32_t end) {
  const Mention& body = reading_.mention(head);
  if (body.head == kNone || body.owner != kNone || !reading_.capital(end)) return end;
  const Reading::Mark start = reading_.mark();
  std::uint32_t place = kNone;
  const auto place_end = places_.parse_place(end, place);
  const std::uint32_t entry = reading_.mention(head).entry;
  const std::uint32_t within = entry == kNone ? kNone : reading_.pack().entries[entry].within;
  if (place_end && within != kNone && reading_.is_a(place, reading_.pack().area) &&
      (reading_.mention(place).entry == within || places_.lies_within(entry, reading_.mention(place).entry))) {
    Mention& known = reading_.mention(head);
    known.tokens.end = *place_end;
    known.name = reading_.name(known.tokens);
    known.owner = place;
    reading_.relate_owner(head, place, "name.owner");
    return *place_end;
  }
  reading_.reset(start);
  return end;
}

bool UnitParser::is_at_home(std::uint32_t body, std::uint32_t place, bool whole) const {
  const std::uint32_t known = reading_.mention(place).entry;
  const std::uint32_t within = reading_.pack().entries[reading_.mention(body).entry].within;
  if (known == kNone || within == kNone) return false;
  return known == within || places_.lies_within(within, known) || (!whole && places_.lies_within(known, within));
}

bool UnitParser::may_stand_above(std::uint32_t owner, std::uint32_t body, bool comma, std::uint32_t end) const {
  const LanguagePack& pack = reading_.pack();
  const Mention& above = reading_.mention(owner);
  const Mention& unit = reading_.mention(body);
  // "Cục A, Bộ B, Bộ C": one of the kind of the second goes on with the list.
  std::uint32_t noun_length = 0;
  if (comma && above.head != kNone && reading_.is(end, reading_.grammar().comma) &&
      bodies_.noun_at(end + 1, noun_length) == above.head)
    return false;
  if (above.entry != kNone && unit.entry != kNone && !reading_.is_place(owner)) {
    for (std::uint32_t up = pack.entries[unit.entry].within; up != kNone; up = pack.entries[up].within)
      if (up == above.entry) return true;
    if (comma) return false;
  }
  if (!comma) return true;
  // "Theo đề nghị của Cục A, Bộ B đã …": the comma ends the adverbial, and the second body acts; but "lãnh đạo Phòng A,
  // Công an B cho biết".
  const GrammarClasses& grammar = reading_.grammar();
  const std::uint32_t begin = unit.tokens.begin;
  if (reading_.is(above.tokens.begin - 1, grammar.comma) && !reading_.ends_before(begin, grammar.group) &&
      reading_.ends_adverbial(begin) && reading_.begins_predicate(end) && !reading_.is(end, grammar.preposition))
    return false;
  // What the gazetteer has within a body is no unit of one of another kind.
  const std::uint32_t within = unit.entry == kNone ? kNone : pack.entries[unit.entry].within;
  if (within != kNone && !reading_.is_place(owner) && !reading_.is_place(pack.entries[within].type) &&
      !reading_.is_a(owner, pack.entries[within].type))
    return false;
  // Behind a comma a place may begin something else, and a body may be the next of a list; so is one that is
  // itself a unit of a body of this kind ("Công an tỉnh A, Cơ quan điều tra Công an huyện B").
  // "Trường THPT A, quận 1, TP HCM": an address.
  if (reading_.is_place(owner)) return !reading_.inside(end) || !reading_.token(end).is_word || above.tokens.end < end;
  for (std::uint32_t up = above.owner; up != kNone; up = reading_.mention(up).owner)
    if (reading_.mention(up).head == unit.head) return false;
  // "Cục A, Tổng cục B, Cục C", "Cục A, Tổng cục B, Tổng cục C": one of their kind goes on with the list, and so does
  // what the second is no unit of ("Vụ A, Cục B, Bệnh viện C").
  std::uint32_t length = 0;
  if (reading_.is(end, reading_.grammar().comma) || reading_.is(end, reading_.grammar().coordination))
    if (const std::uint32_t next = bodies_.noun_at(end + 1, length);
        next != kNone && (next == unit.head || next == above.head || is_beside(next, above.head)))
      return false;
  // "Công an huyện A, Bộ Tư lệnh B": a unit of an area is one of a body of the state only where the names say so ("Cục
  // Thuế Hà Nội, Tổng cục Thuế").
  if (unit.owner != kNone && reading_.is_a(body, pack.state_body) && reading_.is_a(unit.owner, pack.area) &&
      (above.owner == kNone || reading_.is_a(above.owner, pack.country)) && !share_word(body, owner))
    return false;
  // "sự cam kết của chính phủ, quân đội, nhân dân Mỹ"
  if ((reading_.is(end, reading_.grammar().comma) || reading_.is(end, reading_.grammar().coordination)) &&
      reading_.is(end + 1, reading_.grammar().people))
    return false;
  const bool second = std::ranges::any_of(reading_.found().mentions, [&](const Mention& first) {
    return first.head == above.head && first.tokens.end + 1 == unit.tokens.begin &&
           reading_.is(first.tokens.end, reading_.grammar().comma);
  });
  if (second) return false;
  // "giám đốc Trung tâm A, Đại học B": where somebody has his post is one body.
  if (reading_.behind_title && above.head != unit.head && !reading_.is_a(body, pack.state_body) &&
      !reading_.is(end, reading_.grammar().coordination))
    return true;
  return above.head != unit.head && reading_.is_a(body, pack.state_body) && reading_.is_a(owner, pack.state_body) &&
         !reading_.is(end, reading_.grammar().coordination);
}

scratch::vector<std::uint32_t> UnitParser::parse_siblings(std::uint32_t head, std::uint32_t& end) {
  scratch::vector<std::uint32_t> siblings;
  const GrammarClasses& grammar = reading_.grammar();
  const auto goes_on = [&](std::uint32_t at) {
    return reading_.is(at, grammar.comma) || reading_.is(at, grammar.coordination);
  };
  const Mention first = reading_.mention(head);
  if (!goes_on(end) || first.head == kNone || first.entry != kNone || first.owner == kNone || first.core.empty() ||
      !reading_.is_a(head, reading_.pack().state_body))
    return siblings;
  const Mention area = reading_.mention(first.owner);
  const auto& entries = reading_.pack().entries;
  // Abroad a body may be of both: "Văn phòng Hồng Kông và Ma Cao".
  if (area.tokens.end != end || !reading_.pack().lies_at_home(area.entry)) return siblings;
  const std::uint32_t first_end = end;
  const Reading::Mark before = reading_.mark();
  bool closed = false;  // by a conjunction
  while (goes_on(end)) {
    const Reading::Mark start = reading_.mark();
    const bool last = reading_.is(end, grammar.coordination);
    std::uint32_t place = kNone;
    const auto place_end = places_.parse_area(end + 1, place);
    const std::uint32_t entry = place_end ? reading_.mention(place).entry : kNone;
    // "Công an TP Vĩnh Long, tỉnh Vĩnh Long": the area around the first.
    if (entry == kNone || entry == area.entry || entries[entry].within != entries[area.entry].within ||
        entries[entry].type != entries[area.entry].type) {
      reading_.reset(start);
      break;
    }
    Mention body = first;
    body.tokens = reading_.mention(place).tokens;
    body.owner = place;
    body.name = reading_.join(body.core, reading_.text(body.tokens));
    siblings.push_back(reading_.add(body));
    reading_.relate_owner(siblings.back(), place, "name.owner");
    end = *place_end;
    closed = last;
  }
  // "Theo Sở Y tế Hà Nội, Hải Phòng đã ghi nhận 5 ca": the comma ends the adverbial, and the city acts.
  if (!closed && reading_.ends_adverbial(first.tokens.begin) && reading_.begins_predicate(end)) {
    reading_.reset(before);
    siblings.clear();
    end = first_end;
  }
  return siblings;
}

bool UnitParser::share_word(std::uint32_t one, std::uint32_t other) const {
  const TokenSpan words = reading_.mention(one).tokens;
  const TokenSpan others = reading_.mention(other).tokens;
  for (std::uint32_t i = words.begin; i < words.end; ++i)
    for (std::uint32_t k = others.begin; k < others.end; ++k)
      if (reading_.token(i).key == reading_.token(k).key) return true;
  return false;
}

bool UnitParser::is_beside(std::uint32_t next, std::uint32_t noun) const {
  if (noun == kNone) return false;
  const LanguagePack& pack = reading_.pack();
  const Ontology& ontology = reading_.ontology();
  const auto& owners = pack.heads[noun].owner;
  return std::ranges::any_of(owners, [&](const auto& owner) { return ontology.is_a(owner.first, pack.state_body); }) &&
         std::ranges::none_of(owners,
                              [&](const auto& owner) { return ontology.is_a(pack.heads[next].type, owner.first); });
}

void UnitParser::attach(std::uint32_t head, std::uint32_t& end) {
  const std::uint32_t noun = reading_.mention(head).head;
  // "Samsung của Hàn Quốc": a name without a noun is where an area would be, no part of a body.
  const bool bare = noun == kNone;
  if (bare && (reading_.mention(head).weak || !reading_.is_a(head, reading_.pack().body) ||
               reading_.is_a(head, reading_.pack().state_body)))
    return;
  const auto& allowed = bare ? reading_.pack().area_owner : reading_.pack().heads[noun].owner;
  const GrammarClasses& grammar = reading_.grammar();
  const bool comma = reading_.is(end, grammar.comma) && !bare;
  const bool bracket = reading_.is(end, grammar.open);
  const bool dash = reading_.is(end, grammar.dash) && reading_.token(end).space_before;
  const std::uint32_t owns =
      std::max(reading_.class_length(end, grammar.unit_of), reading_.class_length(end, grammar.of));
  // "Viện Lowy ở Australia"; a body of a state and one that everybody knows act elsewhere too, but for where the
  // gazetteer has the latter ("CSIS ở Washington").
  const bool stays = !reading_.is_a(head, reading_.pack().state_body);
  const std::uint32_t stands = stays ? reading_.class_length(end, grammar.at) : 0;
  const std::uint32_t link = std::max(owns, stands);
  // "Hạm đội 7 Hải quân Mỹ"
  const bool beside = !comma && !bracket && !dash && link == 0 && !stays && reading_.begins(end, PhraseKind::head);
  if (allowed.empty() || (!comma && !bracket && !dash && link == 0 && !beside)) return;
  // "Công ty A, thuộc Tập đoàn B", "Cục A (thuộc Bộ B)"
  const std::uint32_t told = comma || bracket ? reading_.class_length(end + 1, grammar.unit_of) : 0;
  const std::uint32_t at = beside ? end : link > 0 ? end + link : end + 1 + told;
  const Reading::Mark start = reading_.mark();
  std::uint32_t owner = kNone;
  auto owner_end = reading_.begins(at, PhraseKind::head) ? bodies_.parse_body(at, owner) : std::nullopt;
  // "…, Ủy ban Quốc gia Ứng phó sự cố, thiên tai và Tìm kiếm cứu nạn": a known name reaches over commas.
  if (owner_end && at + reading_.longest_length(at, PhraseKind::gazetteer) > *owner_end) {
    reading_.reset(start);
    owner_end = std::nullopt;
  }
  if (owner_end) bodies_.recognise(owner);
  // "Quỹ A của Pháp": whose it is, so that a country is expected.
  const bool before = std::exchange(reading_.behind_title, reading_.behind_title || reading_.is(end, grammar.of));
  if (!owner_end && (owner_end = places_.parse_gazetteer(at, owner)) && !reading_.is_place(owner)) {
    std::uint32_t length = 0;
    reading_.mention(owner).head = bodies_.noun_at(at, length);
  }
  if (!owner_end || reading_.is_a(owner, reading_.pack().area)) {
    reading_.reset(start);
    owner_end = places_.parse_chain(at, owner);
  }
  reading_.behind_title = before;
  // "hãng Hyundai của nước này"
  if (!owner_end && link > 0) owner_end = places_.parse_owner(at, owner);
  if (!owner_end) return;
  const bool place = reading_.is_place(owner);
  const bool taken =
      reading_.mention(head).owner != kNone && (place || !reading_.is_place(reading_.mention(head).owner));
  // "… (NASA)", "… (Habeco)": the short form of the name before it.
  const bool short_form = bracket && !place && reading_.mention(owner).tokens.size() == 1;
  const bool closed = (!bracket || reading_.is(*owner_end, grammar.close)) && !short_form;
  const auto fits = std::ranges::find_if(allowed, [&](const auto& type) { return reading_.is_a(owner, type.first); });
  const bool known = reading_.mention(head).entry != kNone && place;
  const bool at_home = known && is_at_home(head, owner, stands > 0 && (bare || reading_.pack().heads[noun].named));
  const bool elsewhere = known && !at_home && ((stands > 0 && owns == 0) || bare);
  const bool apart =
      beside && (place || !reading_.is_a(owner, reading_.pack().state_body) || reading_.mention(owner).owner == kNone);
  if (taken || !closed || apart || (stands > 0 && owns == 0 && !place) || elsewhere || (dash && place) ||
      (reading_.mention(owner).weak && !at_home) || fits == allowed.end() ||
      !may_stand_above(owner, head, (comma && told == 0) || dash, *owner_end)) {
    reading_.reset(start);
    return;
  }
  if (at_home) reading_.mention(owner).weak = false;
  // What the name itself does not hold does not tell two bodies of that name apart, unless the name is but a
  // field.
  if (reading_.mention(head).owner == kNone && place && !bare && reading_.pack().heads[noun].fields_only)
    reading_.mention(head).owner = owner;
  // "Thứ trưởng Ngoại giao của Ecuador"
  const bool of_country = reading_.class_length(at - link, grammar.of) > 0 && link > 0 &&
                          reading_.is_a(owner, reading_.pack().country) &&
                          reading_.is_a(head, reading_.pack().state_body);
  if (of_country && reading_.mention(head).owner == kNone) reading_.mention(head).owner = owner;
  if ((reading_.mention(head).implied || (of_country && !at_home)) && reading_.mention(head).owner == owner)
    reading_.mention(head).name = reading_.join(reading_.mention(head).name, reading_.mention(owner).name);
  if (bodies_.is_department(head, owner)) {
    bodies_.stand_for(head, owner);
  } else {
    reading_.relate(head, fits->second, owner, "name.unit", kApposition);
  }
  end = bracket ? *owner_end + 1 : *owner_end;
  // "… , Tổng cục Đường bộ (Bộ Giao thông vận tải)"
  if (!place &&
      (reading_.is(end, grammar.open) || reading_.is(end, grammar.comma) || reading_.class_length(end, grammar.at) > 0))
    attach(owner, end);
}

}  // namespace entente
