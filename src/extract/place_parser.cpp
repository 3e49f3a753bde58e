#include "extract/place_parser.hpp"

#include <algorithm>
#include <utility>

#include "text/fold.hpp"

namespace entente {
namespace {

/// Words of an area's name that no gazetteer lists.
constexpr std::uint32_t kMaxAreaWords = 4;
/// Words of a town's name that neither a gazetteer nor a prefix vouches for.
constexpr std::uint32_t kMaxTownWords = 2;
/// Areas of a list whose level is named once.
constexpr std::size_t kMaxListed = 24;
/// Areas within one another; a longer row is read in parts.
constexpr std::uint32_t kMaxContainers = 8;
/// Bytes of an abbreviation that is written like a word ("Nato").
constexpr std::uint32_t kMinSpokenAbbreviation = 4;

}  // namespace

bool PlaceParser::is_written_as_name(const Phrase& phrase, std::uint32_t at) const {
  const LanguagePack& pack = reading_.pack();
  const GazetteerForm& form = pack.forms[phrase.index];
  const std::uint32_t end = at + phrase.length;
  // A name is written with capitals; a body's may begin in lower case where a later word has one.
  bool capital = reading_.token(at).is_upper || !form.capital;
  for (std::uint32_t i = at + 1; i < end; ++i)
    capital = capital || reading_.token(i).is_upper || reading_.token(i).is_number;  // "quận 5"
  if (!capital) return false;
  // "Sáng kiến An ninh": only what says that a place follows is written small at its beginning ("thành phố …").
  if (form.capital && !reading_.token(at).is_upper && !reading_.is(at, pack.grammar.area_prefix) &&
      reading_.ontology().is_a(form.type, pack.area))
    return false;
  // "Viện Hoà bình": the last word of a place has one too, but for a part of it ("Ea H'leo").
  const Token& last = reading_.token(end - 1);
  if (form.capital && phrase.length > 1 && last.is_word && !last.is_upper && !last.is_number &&
      reading_.token(end - 2).is_word && !reading_.ends_before(at, pack.grammar.area_prefix) &&
      reading_.ontology().is_a(form.type, pack.area))
    return false;
  // "Un" in a name is no "UN", but "Nato" is NATO.
  const std::string_view text = reading_.document().text(reading_.token(at));
  if (form.all_capitals && phrase.length == 1 && !reading_.token(at).is_all_upper && text.size() > 1 &&
      text.find_first_of("0123456789") == std::string_view::npos &&
      (!reading_.token(at).is_upper || reading_.token(at).bytes.size() < kMinSpokenAbbreviation))
    return false;
  // "đường Mỹ Xuân": a syllable of another name; but "giám đốc Công ty FPT Lê Văn An", "thành phố Busan Park Min Soo".
  if (phrase.length == 1 && !form.all_capitals && reading_.capital(end) && reading_.is_namesake(at) &&
      std::max(reading_.length_before(at, pack.grammar.area_prefix),
               reading_.length_before(at, pack.grammar.portfolio)) <=
          reading_.length_before(at, pack.grammar.no_person))
    return false;
  const bool country = reading_.ontology().is_a(form.type, pack.country);
  // "Mỹ Tâm", "sân Mỹ Đình": the first of the two syllables of a name.
  if (country && phrase.length == 1 && !reading_.behind_title && reading_.capital(end) && !reading_.capital(end + 1) &&
      reading_.token(end).space_before && reading_.document().phrases_at(end).empty() &&
      pack.namesakes.is_given_name(reading_.token(end).key))
    return false;
  // Inside a longer phrase that is no name ("Thái Bình Dương").
  const std::uint32_t none = reading_.class_length(at, pack.grammar.no_name);
  if (none > phrase.length || (none == 0 && reading_.is_inside(at, pack.grammar.no_name))) return false;
  if (!form.weak) return true;
  // The first syllable of another word ("Trung tâm"), or part of a longer run of capitals ("Anh Tuấn").
  if (reading_.longest_length(at, PhraseKind::head) > phrase.length ||
      reading_.longest_length(at, PhraseKind::title) > phrase.length ||
      reading_.class_length(at, pack.grammar.body_word) > phrase.length)
    return false;
  if (reading_.behind_title && country) return true;
  return !(phrase.length == 1 && reading_.capital(end) && reading_.document().phrases_at(end).empty());
}

bool PlaceParser::outdated(const Phrase& phrase, std::uint32_t at) const {
  const LanguagePack& pack = reading_.pack();
  const auto& published = reading_.document().article.published;
  if (!pack.forms[phrase.index].ends || !published) return false;
  const GazetteerEntry& entry = pack.entries[pack.forms[phrase.index].entry];
  if (!(*entry.valid_to < *published)) return false;
  // An entry that no longer holds is still what older texts mean by the name: only one that holds replaces
  // it, of the same form or of its beginning ("Gia Lai - Kon Tum").
  return std::ranges::any_of(reading_.document().phrases_at(at), [&](const Phrase& other) {
    if (other.kind != PhraseKind::gazetteer || other.length > phrase.length) return false;
    const GazetteerEntry& holds = pack.entries[pack.forms[other.index].entry];
    return holds.type == entry.type && (!holds.valid_to || !(*holds.valid_to < *published));
  });
}

const Phrase* PlaceParser::find_written(std::uint32_t at) {
  if (last_.at == at && last_.behind_title == reading_.behind_title) return last_.phrase;
  last_ = {at, reading_.behind_title, nullptr};
  const auto phrases = reading_.document().phrases_at(at);
  for (auto it = phrases.rbegin(); it != phrases.rend() && last_.phrase == nullptr; ++it)
    if (it->kind == PhraseKind::gazetteer && !outdated(*it, at) && is_written_as_name(*it, at)) last_.phrase = &*it;
  return last_.phrase;
}

ClassId PlaceParser::type(const Phrase& known) const {
  return reading_.pack().forms[known.index].type;
}

bool PlaceParser::names_place(std::uint32_t at) {
  const Phrase* known = find_known(at);
  return known != nullptr && !reading_.pack().forms[known->index].weak && reading_.is_place(type(*known));
}

std::uint32_t PlaceParser::add_known(const Phrase& known, std::uint32_t at) {
  const GazetteerForm& form = reading_.pack().forms[known.index];
  Mention mention;
  mention.tokens = {at, at + known.length};
  mention.type = form.type;
  mention.entry = form.entry;
  mention.weak =
      form.weak && !(reading_.behind_title && reading_.ontology().is_a(mention.type, reading_.pack().country));
  return reading_.add(mention);
}

End PlaceParser::parse_gazetteer(std::uint32_t at, std::uint32_t& head) {
  const Phrase* known = find_known(at);
  if (known == nullptr) return std::nullopt;
  head = add_known(*known, at);
  return at + known->length;
}

End PlaceParser::parse_country(std::uint32_t at, std::uint32_t& head) {
  const std::uint32_t name = at + reading_.class_length(at, reading_.grammar().owner_prefix);
  const Phrase* known = find_known(name);
  if (known == nullptr || !reading_.ontology().is_a(type(*known), reading_.pack().country)) return std::nullopt;
  head = add_known(*known, name);
  if (name != at) reading_.mention(head).weak = false;
  return name + known->length;
}

std::uint32_t PlaceParser::prefix_end(std::uint32_t at) const {
  const std::uint32_t length = reading_.class_length(at, reading_.grammar().area_prefix);
  std::uint32_t name = at + length;
  // "TP.Hải Phòng"
  if (length > 0 && reading_.inside(name) && reading_.document().text(reading_.token(name)) == "." &&
      !reading_.token(name).space_before)
    ++name;
  return name;
}

End PlaceParser::parse_area(std::uint32_t at, std::uint32_t& head) {
  const std::uint32_t name = prefix_end(at);
  // A form that holds the prefix itself tells the city from the province of one name.
  if (name > at) {
    if (const Phrase* known = find_area(at); known != nullptr && at + known->length > name) {
      head = add_known(*known, at);
      return at + known->length;
    }
  }
  // Areas below those that the gazetteers list often bear the name of one of them.
  const bool minor = reading_.is(at, reading_.grammar().minor_area);
  if (const Phrase* known = minor ? nullptr : find_area(name)) {
    const std::uint32_t end = name + known->length;
    // "quận Đông A": a letter makes it another area.
    const bool lettered = name > at && reading_.capital(end) && reading_.token(end).bytes.size() == 1;
    if (!lettered) {
      head = add_known(*known, name);
      if (name > at) {
        Mention& mention = reading_.mention(head);
        mention.tokens.begin = at;
        mention.core = std::exchange(mention.name, reading_.name(mention.tokens));
        mention.weak = false;
      }
      return end;
    }
  }
  return name > at ? parse_unlisted_area(at, name, head) : parse_unlisted_town(at, head);
}

const Phrase* PlaceParser::find_area(std::uint32_t at) {
  const Phrase* known = find_known(at);
  return known != nullptr && reading_.ontology().is_a(type(*known), reading_.pack().area) ? known : nullptr;
}

bool PlaceParser::holder_follows(std::uint32_t at, std::uint32_t name) const {
  const GrammarClasses& grammar = reading_.grammar();
  if (!reading_.person_starts(name) || !reading_.capital(name + 2)) return false;
  // Areas that gazetteers do not list may bear a person's name.
  return reading_.is(at, grammar.minor_area) ? reading_.behind_title && reading_.is(name + 1, grammar.middle_name)
                                             : true;
}

bool PlaceParser::country_follows(std::uint32_t at, std::uint32_t name) {
  // "chính quyền liên bang Mỹ", "thủ đô Israel": the country, while a commune may be called as one is for short.
  const Phrase* known = find_known(name);
  return known != nullptr && reading_.ontology().is_a(type(*known), reading_.pack().country) &&
         !reading_.capital(name + known->length) &&
         !(reading_.pack().forms[known->index].weak && reading_.is(at, reading_.grammar().minor_area));
}

End PlaceParser::parse_unlisted_area(std::uint32_t at, std::uint32_t name, std::uint32_t& head) {
  std::uint32_t end = name;
  if (reading_.inside(name) && reading_.token(name).is_number) {
    // "tặng thủ đô 200 cây hoa"
    if (!reading_.is(at, reading_.grammar().numbered_area)) return std::nullopt;
    end = name + 1;
  } else {
    // "Chủ tịch UBND tỉnh Lê Thị Thìn": the area goes without its name, and the holder follows.
    if (holder_follows(at, name) || country_follows(at, name)) return std::nullopt;
    const std::uint32_t known =
        reading_.is(at, reading_.grammar().minor_area) ? reading_.longest_length(name, PhraseKind::gazetteer) : 0;
    // "Chủ tịch UBND xã Hòa Bình Trần Văn A": behind a title the holder follows. No area has one syllable for its name
    // where another one goes on: "phường Long Bình Tân".
    while (end < name + kMaxAreaWords && reading_.capital(end) &&
           (end == name || !(reading_.behind_title && reading_.person_starts(end) &&
                             (reading_.is(end + 1, reading_.grammar().middle_name) ||
                              (end >= name + 2 && reading_.capital(end + 2))))) &&
           (end == name || (reading_.token(end).space_before &&
                            (end < name + known || end == name + 1 || !reading_.begins_new_name(end)))))
      end = reading_.word_end(end);
    // "làng Al - Rweideh"
    if (end == name + 1 && reading_.is(name, reading_.grammar().particle) &&
        reading_.is(end, reading_.grammar().dash) && reading_.capital(end + 1))
      end = reading_.word_end(end + 1);
    // "xã Thường Phước 1", but not "xã Tân Lập 2 máy thở"
    const std::uint32_t behind = end + 1;
    if (end > name && reading_.is(at, reading_.grammar().minor_area) && reading_.inside(end) &&
        reading_.token(end).is_number && reading_.token(end).bytes.size() == 1 &&
        (!reading_.inside(behind) || (!reading_.token(behind).is_word && reading_.token(behind).space_before) ||
         reading_.is(behind, reading_.grammar().comma) || reading_.is(behind, reading_.grammar().close) ||
         reading_.is(behind, reading_.grammar().boundary) || reading_.begins_predicate(behind)))
      end = behind;
    // "Trấn Thành", "Xã Đàn": syllables of another name.
    if (end == name + 1 && reading_.token(at).is_upper && reading_.is(at, reading_.grammar().minor_area))
      return std::nullopt;
  }
  // "các tỉnh Đồng bằng sông Cửu Long": a word that goes on in lower case.
  if (end == name + 1 && (reading_.class_length(name, reading_.grammar().no_name) > 1 || reading_.begins_word(name)))
    return std::nullopt;
  // "huyện H.": a name withheld.
  if (end == name || (end == name + 1 && reading_.token(name).bytes.size() == 1 && !reading_.token(name).is_number))
    return std::nullopt;
  Mention mention;
  mention.tokens = {at, end};
  mention.type = reading_.pack().area;
  mention.name = reading_.name(reading_.token(name).is_number ? TokenSpan{at, end} : TokenSpan{name, end});
  mention.core = mention.name;
  head = reading_.add(mention);
  return end;
}

End PlaceParser::parse_unlisted_town(std::uint32_t at, std::uint32_t& head) {
  // "tại Bentiu, Nam Sudan", "ở Kunduz, miền bắc Afghanistan": where something happens, with the country or
  // area behind it.
  if (!reading_.ends_before(at, reading_.grammar().at)) return std::nullopt;
  std::uint32_t end = at;
  while (end < at + kMaxTownWords && reading_.capital(end) && !reading_.token(end).is_all_upper &&
         !reading_.begins_new_name(end))
    ++end;
  // "ở Kunduz, miền bắc …", "ở At-Tanf ở miền nam …"
  const std::uint32_t link =
      std::max(reading_.class_length(end, reading_.grammar().comma), reading_.class_length(end, reading_.grammar().at));
  if (end == at || link == 0 || reading_.begins(at, PhraseKind::head) || reading_.begins(at, PhraseKind::title))
    return std::nullopt;
  const Reading::Mark start = reading_.mark();
  std::uint32_t outer = kNone;
  const auto outer_end = parse_place(end + link + side(end + link), outer);
  const bool placed =
      outer_end && !reading_.mention(outer).weak &&
      !(reading_.is_a(outer, reading_.pack().country) && reading_.is(*outer_end, reading_.grammar().verb));
  reading_.reset(start);
  if (!placed) return std::nullopt;
  Mention mention;
  mention.tokens = {at, end};
  mention.type = reading_.pack().area;
  mention.core = mention.name = reading_.name(mention.tokens);
  head = reading_.add(mention);
  return end;
}

End PlaceParser::parse_place(std::uint32_t at, std::uint32_t& head) {
  if (!reading_.words().may_begin_any(at, kPrefixes)) {
    // Nothing stands before the name.
    const Phrase* known = find_known(at);
    if (known == nullptr || !reading_.is_place(type(*known)))
      return reading_.capital(at) ? parse_unlisted_town(at, head) : std::nullopt;
    head = add_known(*known, at);
    return at + known->length;
  }
  if (const auto end = parse_country(at, head)) return end;
  return parse_area(at, head);
}

End PlaceParser::parse_owner(std::uint32_t at, std::uint32_t& head) {
  if (const auto end = parse_place(at, head)) return end;
  const std::uint32_t length = this_country(at);
  if (length == 0) return std::nullopt;
  const LanguagePack& pack = reading_.pack();
  // The only one that the sentence has named so far, else the one named last before it; "nước bạn" is never the home
  // country.
  const Reference& reference = pack.references[reading_.longest(at, PhraseKind::reference)->index];
  const bool foreign = reference.kind == Reference::Kind::partner;
  const std::vector<Mention>& found = reading_.found().mentions;
  std::uint32_t entry = kNone;
  for (auto it = found.rbegin(); it != found.rend(); ++it) {
    if (entry != kNone && it->tokens.begin < reading_.sentence().begin) break;
    if (it->kind != MentionKind::name || it->entry == kNone || it->implied || it->tokens.begin >= at ||
        !reading_.ontology().is_a(it->type, pack.country) || it->entry == entry || (foreign && it->entry == pack.home))
      continue;
    // "Lực lượng Vũ trang Nga": of whom there is a body, that is a country.
    if (it->weak &&
        (it->tokens.begin < reading_.sentence().begin || !owns(static_cast<std::uint32_t>(found.rend() - it - 1))))
      continue;
    if (entry != kNone) return std::nullopt;
    entry = it->entry;
    if (it->tokens.begin < reading_.sentence().begin) break;
  }
  if (entry == kNone) return std::nullopt;
  Mention country;
  country.tokens = {at, at + length};
  country.type = pack.entries[entry].type;
  country.entry = entry;
  country.name = pack.entries[entry].name;
  country.implied = true;
  head = reading_.add(country);
  return at + length;
}

bool PlaceParser::owns(std::uint32_t mention) const {
  return std::ranges::any_of(reading_.found().mentions, [&](const Mention& body) { return body.owner == mention; });
}

std::uint32_t PlaceParser::this_country(std::uint32_t at) const {
  const Phrase* phrase = reading_.longest(at, PhraseKind::reference);
  if (phrase == nullptr) return 0;
  const Reference& reference = reading_.pack().references[phrase->index];
  const bool points = reference.kind == Reference::Kind::same || reference.kind == Reference::Kind::partner;
  return points && reading_.ontology().is_a(reference.type, reading_.pack().country) ? phrase->length : 0;
}

End PlaceParser::parse_chain(std::uint32_t at, std::uint32_t& head) {
  const auto end = parse_place(at, head);
  if (!end) return std::nullopt;
  return parse_containers(*end, head);
}

bool PlaceParser::lies_within(std::uint32_t entry, std::uint32_t outer) const {
  const auto& entries = reading_.pack().entries;
  for (std::uint32_t up = entries[entry].within; up != kNone; up = entries[up].within)
    if (up == outer) return true;
  return false;
}

std::uint32_t PlaceParser::country_of(std::uint32_t place) {
  const LanguagePack& pack = reading_.pack();
  std::uint32_t written = place;
  while (written != kNone && !reading_.is_a(written, pack.country)) written = reading_.mention(written).owner;
  if (written != kNone) return written;
  std::uint32_t entry = reading_.mention(place).entry;
  while (entry != kNone && !reading_.ontology().is_a(pack.entries[entry].type, pack.country))
    entry = pack.entries[entry].within;
  if (entry == kNone) return kNone;
  Mention country;
  country.tokens = reading_.mention(place).tokens;
  country.type = pack.entries[entry].type;
  country.entry = entry;
  country.name = pack.entries[entry].name;
  country.implied = true;
  return reading_.add(country);
}

bool PlaceParser::contains(std::uint32_t outer, std::uint32_t inner) {
  const LanguagePack& pack = reading_.pack();
  Mention& place = reading_.mention(inner);
  const Mention& around = reading_.mention(outer);
  const auto prefix = [&](const Mention& mention) {
    return fold(reading_.text({mention.tokens.begin, prefix_end(mention.tokens.begin)}));
  };
  // "quận 12, quận Bình Tân, huyện Hóc Môn": in an area inside another one lie only the smallest areas.
  const std::uint32_t above = around.entry == kNone ? kNone : pack.entries[around.entry].within;
  const bool middle = above != kNone && reading_.ontology().is_a(pack.entries[above].type, pack.area);
  if (place.entry == kNone && middle && !prefix(place).empty() &&
      !reading_.is(place.tokens.begin, pack.grammar.minor_area))
    return false;
  if (place.entry == kNone)
    return around.entry != kNone || (around.core != around.name && prefix(around) != prefix(place)) ||
           (!prefix(around).empty() && prefix(around) != prefix(place));
  if (around.entry == kNone) return false;
  if (lies_within(place.entry, around.entry)) return true;
  // Several areas may share the form: the one inside the other is meant.
  const auto [begin, end] = pack.entries_by_form.equal_range(fold(place.core.empty() ? place.name : place.core));
  for (auto it = begin; it != end; ++it) {
    if (!lies_within(it->second, around.entry) || !reading_.ontology().is_a(pack.entries[it->second].type, pack.area))
      continue;
    place.entry = it->second;
    place.type = pack.entries[it->second].type;
    return true;
  }
  // "thành phố Petaling Jaya, bang Selangor": of a town abroad the gazetteer may know no more than its country.
  const std::uint32_t country = pack.entries[place.entry].within;
  return country != kNone && country != pack.home && country == above &&
         reading_.ontology().is_a(pack.entries[country].type, pack.country) && !prefix(around).empty() &&
         prefix(around) != prefix(place);
}

void PlaceParser::relate_within(std::uint32_t inner, std::uint32_t outer) {
  const auto& within = reading_.pack().area_owner;
  const auto fits = std::ranges::find_if(within, [&](const auto& one) { return reading_.is_a(outer, one.first); });
  if (fits != within.end()) reading_.relate(inner, fits->second, outer, "name.within", kApposition);
}

bool PlaceParser::is_announced(std::uint32_t head) const {
  const GrammarClasses& grammar = reading_.grammar();
  const std::uint32_t begin = reading_.mention(head).tokens.begin;
  if (prefix_end(begin) == begin) return false;
  if (reading_.ends_before(begin, grammar.plural)) return true;
  const bool number = begin > reading_.sentence().begin && reading_.token(begin - 1).is_number;
  if (reading_.is(begin, grammar.minor_area)) return number || reading_.ends_before(begin, grammar.determiner);
  // "4 tỉnh", but not "ngày 12/3 tỉnh", "quận 1 thành phố"
  return number && begin > reading_.sentence().begin + 1 && reading_.token(begin - 2).is_word &&
         !reading_.ends_before(begin - 1, grammar.area_prefix);
}

std::uint32_t PlaceParser::parse_listed(std::uint32_t at, std::uint32_t head, scratch::vector<std::uint32_t>& listed) {
  const GrammarClasses& grammar = reading_.grammar();
  const bool joined = reading_.is(at, grammar.comma) | reading_.is(at, grammar.coordination);
  if (!joined || reading_.mention(head).tokens.end != at || !is_announced(head)) return at;
  // Areas of higher levels bear other names than those that the gazetteer lists.
  const bool minor = reading_.is(reading_.mention(head).tokens.begin, grammar.minor_area);
  const Reading::Mark start = reading_.mark();
  const std::uint32_t begin = at;
  std::uint32_t last = head;
  bool closed = false;
  while (!closed && listed.size() < kMaxListed) {
    const std::uint32_t joint =
        std::max(reading_.class_length(at, grammar.comma), reading_.class_length(at, grammar.coordination));
    const std::uint32_t name = at + joint;
    if (joint == 0 || prefix_end(name) > name || reading_.begins(name, PhraseKind::head) ||
        reading_.begins(name, PhraseKind::title))
      break;
    std::uint32_t area = kNone;
    std::uint32_t end = name;
    if (const Phrase* known = minor ? nullptr : find_area(name)) {
      area = add_known(*known, name);
      end = name + known->length;
    } else {
      while (end < name + kMaxAreaWords && reading_.capital(end) && !reading_.token(end).is_number)
        end = reading_.word_end(end);
      if (end == name || reading_.capital(end) || (!minor && reading_.begins(name, PhraseKind::gazetteer))) break;
      Mention unlisted;
      unlisted.tokens = {name, end};
      unlisted.type = reading_.pack().area;
      unlisted.core = unlisted.name = reading_.name(unlisted.tokens);
      area = reading_.add(unlisted);
    }
    closed = reading_.is(at, grammar.coordination);
    listed.push_back(last = area);
    at = end;
  }
  if (listed.empty()) return at;
  const std::uint32_t end = parse_containers(at, last);
  const std::uint32_t outer = reading_.mention(last).owner;
  // Behind "các thành phố A, B" anything may go on that is no area.
  if (!minor && !closed && outer == kNone) {
    reading_.reset(start);
    listed.clear();
    return begin;
  }
  if (outer != kNone) {
    listed.insert(listed.begin(), head);
    for (const std::uint32_t inner : listed)
      if (inner != last && (minor || contains(outer, inner))) {
        relate_within(inner, outer);
        reading_.mention(inner).owner = outer;
      }
    listed.erase(listed.begin());
  }
  return end;
}

std::uint32_t PlaceParser::side(std::uint32_t at) const {
  // "Bắc Ninh" is no north, "Tây Bắc Syria" is.
  const std::uint32_t length = reading_.class_length(at, reading_.grammar().side);
  return length == 1 && reading_.token(at).is_upper ? 0 : length;
}

std::uint32_t PlaceParser::parse_containers(std::uint32_t at, std::uint32_t head) {
  if (depth_ == kMaxContainers || !reading_.is_a(head, reading_.pack().area)) return at;
  const GrammarClasses& grammar = reading_.grammar();
  const bool bracket = reading_.is(at, grammar.open);
  std::uint32_t next = at;
  // "tỉnh Idlib của Syria", "tỉnh Idlib, tây bắc Syria": what is of an area or north of it need not lie in it.
  bool in_country = false;
  if (bracket || reading_.is(at, grammar.comma)) {
    next = at + 1;
    // "các xã A, B và C": the next of a list.
    if (!bracket && is_announced(head) && prefix_end(next) == next) return at;
    // "xã A, thuộc huyện B"
    next += reading_.class_length(next, grammar.unit_of);
  } else if (const std::uint32_t unit = reading_.class_length(at, grammar.unit_of); unit > 0) {
    next = at + unit;
  } else if (const std::uint32_t stands = reading_.class_length(at, grammar.at); stands > 0) {
    // "làng A ở tỉnh B"; "Đà Nẵng tại Hà Nội" are two.
    next = at + stands;
    in_country = !reading_.is(next, grammar.area_prefix);
  } else if (const std::uint32_t link = reading_.class_length(at, grammar.of); link > 0) {
    next = at + link;
    in_country = true;
  }
  if (const std::uint32_t length = side(next); length > 0) {
    next += length;
    in_country = true;
  }
  // "huyện Phú Vang tỉnh Thừa Thiên Huế"
  if (next == at && !reading_.is(at, grammar.area_prefix)) return at;
  const Reading::Mark start = reading_.mark();
  std::uint32_t outer = kNone;
  ++depth_;
  const auto outer_end = in_country ? parse_country(next, outer) : parse_chain(next, outer);
  --depth_;
  if (!outer_end || !contains(outer, head) || (bracket && !reading_.is(*outer_end, grammar.close))) {
    reading_.reset(start);
    return at;
  }
  relate_within(head, outer);
  reading_.mention(head).owner = outer;
  return bracket ? *outer_end + 1 : *outer_end;
}

}  // namespace entente
