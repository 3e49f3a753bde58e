#include "extract/body_parser.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include "text/fold.hpp"

namespace entente {
namespace {

/// Words of a name that ends with its noun.
constexpr std::uint32_t kMaxForeignWords = 6;
/// Words of a name in a list whose noun is said once.
constexpr std::uint32_t kMaxListedWords = 4;
/// Words of one that the gazetteer knows.
constexpr std::uint32_t kMaxKnownWords = 8;
/// Word classes of what may stand behind a noun in lower case that begins a name.
constexpr ClassSet kNameWords{GrammarClasses::both,        GrammarClasses::portfolio,   GrammarClasses::body_word,
                              GrammarClasses::area_prefix, GrammarClasses::minor_area,  GrammarClasses::owner_prefix,
                              GrammarClasses::comma,       GrammarClasses::coordination};

}  // namespace

bool BodyParser::may_begin(std::uint32_t at) const {
  const std::uint32_t length = reading_.longest_length(at, PhraseKind::head);
  return length > 0 && (reading_.token(at).is_upper || may_name(at + length));
}

bool BodyParser::may_name(std::uint32_t at) const {
  const PhraseGroup& group = reading_.words().group(at);
  const bool number = reading_.inside(at) && reading_.token(at).is_number;
  return reading_.capital(at) | group.names() | group.classes().may_meet(kNameWords) | number;
}

std::uint32_t BodyParser::noun_at(std::uint32_t at, std::uint32_t& length) const {
  length = reading_.longest_length(at, PhraseKind::head);
  if (length == 0) return kNone;
  // The second syllable of another word ("cơ sở", "quốc phòng").
  const GrammarClasses& grammar = reading_.grammar();
  const bool upper = reading_.token(at).is_upper;
  // "Chánh văn phòng Ban …": a capital begins a word.
  const bool begins =
      upper && at > reading_.sentence().begin && reading_.token(at - 1).is_word && !reading_.token(at - 1).is_upper;
  if (!begins && !reading_.is(at, grammar.no_name) && reading_.is_inside(at, grammar.no_name)) return kNone;
  // "đề nghị Viện Kiểm sát": no "nghị viện".
  if (!upper && length > 1 && reading_.is_inside(at, grammar.requested)) return kNone;
  // "Chính phủ" and "chính phủ" are entries of their own: the one written as the text has it goes first.
  std::uint32_t best = kNone;
  const std::span<const Phrase> phrases = reading_.document().phrases_at(at);
  for (auto phrase = phrases.rbegin(); phrase != phrases.rend(); ++phrase) {
    if (phrase->kind != PhraseKind::head) continue;
    if (phrase->length != length) break;
    if (!reading_.pack().heads[phrase->index].capital) {
      best = phrase->index;
    } else if (upper) {
      return phrase->index;
    }
  }
  return best;
}

End BodyParser::parse_body(std::uint32_t at, std::uint32_t& head) {
  if (!may_begin(at)) return std::nullopt;
  std::uint32_t length = 0;
  const std::uint32_t noun = noun_at(at, length);
  if (noun == kNone) return std::nullopt;
  const Reading::Mark start = reading_.mark();
  const auto end = parse_behind({at, at + length}, noun, false, head);
  // "Hội đồng thành viên": written like a body, and none.
  if (end && *end > at + reading_.class_length(at, reading_.grammar().no_name)) return end;
  reading_.reset(start);
  return std::nullopt;
}

End BodyParser::parse_foreign(std::uint32_t at, std::uint32_t& head) {
  // "Hãng Vietnam Airlines": a noun before it makes one of its kind.
  const GrammarClasses& grammar = reading_.grammar();
  if (!reading_.holds(grammar.foreign_head) || !reading_.capital(at) || !reading_.capital(at + 1) ||
      reading_.begins_clause_part(at) || reading_.begins(at, PhraseKind::head))
    return std::nullopt;
  // "hãng Trung Quốc Tianjin Group": whose it is, in the language of the article.
  if (const Phrase* known = places_.find_known(at);
      known != nullptr && known->length > 1 && reading_.is_place(places_.type(*known)))
    return std::nullopt;
  std::uint32_t end = at + 1;
  while (end < at + kMaxForeignWords && reading_.capital(end) && !reading_.token(end).line_before) {
    ++end;
    // "Hanshin Engineering & Construction"
    if (reading_.is(end, grammar.coordination) && !reading_.token(end).is_word && reading_.capital(end + 1)) ++end;
  }
  if (!reading_.is(end - 1, grammar.foreign_head) || reading_.capital(end)) return std::nullopt;
  Mention body;
  body.tokens = {at, end};
  body.type = reading_.pack().body;
  head = reading_.add(body);
  return end;
}

End BodyParser::parse_implied(std::uint32_t at, std::uint32_t noun, std::uint32_t& head) {
  return parse_behind({at, at}, noun, true, head);
}

bool BodyParser::is_name(const HeadNoun& spec, const BodyTail& tail, bool upper) const {
  const bool owned = tail.owner != kNone;
  if (spec.owned) return owned || tail.pair_owned;
  if (spec.named && owned && !tail.capital && reading_.is_place(tail.owner)) return false;
  // "các công ty Mỹ": of a country there are many, but not "Đại học Việt - Đức".
  const auto joined = [&] {
    if (!upper || !reading_.is(tail.name_end, reading_.grammar().dash)) return false;
    const Phrase* second = places_.find_known(tail.name_end + 1);
    return second != nullptr && reading_.ontology().is_a(places_.type(*second), reading_.pack().country);
  };
  if (spec.proper && owned && !tail.capital && reading_.is_a(tail.owner, reading_.pack().country) &&
      !reading_.ontology().is_a(spec.type, reading_.pack().state_body) && !joined())
    return false;
  // "Vụ trưởng Vụ Biển": of an official, whatever it is called.
  if (spec.proper && spec.fields_only) return tail.field || (tail.capital && upper && reading_.behind_title);
  if (spec.proper) return tail.capital || owned;
  if (tail.capital || tail.field || owned || tail.pair_owned) return true;
  return spec.alone && upper;
}

bool BodyParser::is_unit(const HeadNoun& spec, const BodyTail& tail, TokenSpan words, bool upper) {
  // "Ban đô thị, HĐND …", "Trung tâm giám định pháp y (Công an …)": the body above it makes a name of plain
  // words.
  const GrammarClasses& grammar = reading_.grammar();
  if (!upper || !spec.proper || spec.fields_only || tail.end == words.end || tail.owner != kNone ||
      (!reading_.is(tail.end, grammar.comma) && !reading_.is(tail.end, grammar.open)) ||
      !reading_.begins(tail.end + 1, PhraseKind::head))
    return false;
  const Reading::Mark start = reading_.mark();
  std::uint32_t above = kNone;
  const auto end = parse_body(tail.end + 1, above);
  const bool found =
      end && reading_.is_a(above, reading_.pack().state_body) && !reading_.mention(above).weak &&
      (reading_.is(tail.end, grammar.comma) || reading_.is(*end, grammar.close)) &&
      std::ranges::any_of(spec.owner, [&](const auto& owner) { return reading_.is_a(above, owner.first); });
  reading_.reset(start);
  return found;
}

bool BodyParser::is_written_out(const HeadNoun& spec, const BodyTail& tail, TokenSpan words) const {
  // "Viện Nghiên cứu phát triển xã hội": a capital inside the noun begins a name, though all that follows is written
  // small; not where words go on that may or may not be part of it.
  if (words.size() < 2 || !spec.proper || spec.person_name || tail.owner != kNone || tail.end < words.end + 2 ||
      reading_.ontology().is_a(spec.type, reading_.pack().state_body) || !reading_.token(words.begin).is_upper)
    return false;
  for (std::uint32_t i = words.begin + 1; i < words.end; ++i)
    if (reading_.token(i).is_upper) return !may_go_on(tail);
  return false;
}

bool BodyParser::is_many(const HeadNoun& spec, const BodyTail& tail, TokenSpan words) const {
  const GrammarClasses& grammar = reading_.grammar();
  // "sở Y tế các tỉnh", "Sở Y tế hai địa phương"
  const std::uint32_t plural = reading_.class_length(tail.end, grammar.plural);
  if (spec.fields_only && tail.owner == kNone && plural > 0 &&
      (reading_.is(tail.end + plural, grammar.area_prefix) || reading_.is(tail.end + plural, grammar.kind)))
    return true;
  // "UBND các tỉnh A, B"
  const std::uint32_t many = reading_.class_length(words.end, grammar.plural);
  if (many > 0 && reading_.is(words.end + many, grammar.area_prefix) && tail.owner != kNone &&
      reading_.is_a(tail.owner, reading_.pack().area))
    return true;
  // "các cơ quan đại diện Việt Nam"
  return reading_.ends_before(words.begin, grammar.plural) && !tail.capital && !tail.field && tail.owner != kNone &&
         reading_.is_a(tail.owner, reading_.pack().country);
}

bool BodyParser::may_go_on(const BodyTail& tail) const {
  const std::uint32_t end = tail.owner == kNone ? tail.end : tail.name_end;
  return reading_.inside(end) && reading_.token(end).is_word && !reading_.token(end).is_upper &&
         !reading_.token(end).is_number && !reading_.begins_clause_part(end) &&
         !reading_.is(end, reading_.grammar().adverbial) && !reading_.is(end, reading_.grammar().determiner);
}

std::string_view BodyParser::core(TokenSpan words, std::uint32_t tail_end, std::uint32_t noun, bool implied) {
  const HeadNoun& spec = reading_.pack().heads[noun];
  const std::string_view head = !spec.canonical.empty() ? std::string_view(spec.canonical)
                                : implied               ? std::string_view(spec.form)
                                                        : reading_.name(words);
  return tail_end == words.end ? head : reading_.join(head, reading_.text({words.end, tail_end}));
}

End BodyParser::parse_behind(TokenSpan words, std::uint32_t noun, bool implied, std::uint32_t& head) {
  const HeadNoun& spec = reading_.pack().heads[noun];
  const Reading::Mark start = reading_.mark();
  // Mentions stand in the order of their beginnings: the body before the owner inside it.
  Mention body;
  body.tokens = {words.begin, std::max(words.end, words.begin + 1)};
  body.type = spec.type;
  body.head = noun;
  body.implied = implied;
  head = reading_.add(body);
  const BodyTail tail = BodyTailReader(reading_, places_, *this, spec, words).read();
  const bool upper = implied || reading_.token(words.begin).is_upper;
  // "UBND tỉnh": of the area that the article makes clear.
  const std::uint32_t prefix = reading_.class_length(words.end, reading_.grammar().area_prefix);
  const bool has_area = std::ranges::any_of(
      spec.owner, [&](const auto& of) { return reading_.ontology().is_a(of.first, reading_.pack().area); });
  const bool of_area =
      !implied && prefix > 0 && (has_area || !spec.alone) && tail.end <= words.end + prefix && tail.owner == kNone &&
      !spec.fields_only && prefix >= reading_.longest_length(words.end, PhraseKind::head) &&
      (spec.proper ? !upper && reading_.ontology().is_a(spec.type, reading_.pack().state_body) : upper);
  // "Bệnh viện Đa khoa tỉnh": likewise, behind other words; but "Đồn Biên phòng Phước Tỉnh" is of a place.
  const std::uint32_t level = reading_.length_before(tail.end, reading_.grammar().area_prefix);
  const bool ends_in_area = !implied && upper && has_area && level > 0 && tail.end > words.end + level &&
                            tail.owner == kNone && !tail.pair_owned && !tail.apart && !spec.fields_only &&
                            !(reading_.token(tail.end - 1).is_upper && !reading_.token(tail.end - 1).is_all_upper);
  if (of_area || ends_in_area) {
    const std::uint32_t end = of_area ? words.end + prefix : tail.end;
    Mention& mention = reading_.mention(head);
    mention.tokens.end = end;
    mention.name = reading_.name(mention.tokens);
    mention.core = core(words, of_area ? words.end : tail.end - level, noun, implied);
    mention.weak = true;
    return end;
  }
  if (const auto end = parse_native(spec, tail, head)) return end;
  const bool named =
      is_name(spec, tail, upper) || is_written_out(spec, tail, words) || is_unit(spec, tail, words, upper);
  // "Bộ Quốc phòng nước này", where it could be several: none of the home country, so nobody by name.
  const bool unclear = tail.owner == kNone && (places_.this_country(tail.end) > 0 || of_somebody(noun, tail.end));
  if (!named || unclear || is_many(spec, tail, words) || (!upper && spec.named && may_go_on(tail)) ||
      (implied && tail.end == words.end && tail.owner == kNone)) {
    reading_.reset(start);
    return std::nullopt;
  }
  Mention& mention = reading_.mention(head);
  const bool owned = tail.owner != kNone || tail.pair_owned;
  const std::uint32_t end = owned ? tail.owner_end : tail.end;
  const std::uint32_t name_end = owned ? tail.name_end : tail.end;
  mention.tokens.end = name_end;
  mention.owner = tail.owner;
  mention.pair_owned = tail.pair_owned;
  mention.core = core(words, tail.end, noun, implied);
  mention.name =
      implied ? reading_.join(spec.form, reading_.text({words.end, name_end})) : reading_.name(mention.tokens);
  // "Trung tâm Kiểm soát bệnh tật (CDC) tỉnh Nghệ An": the short form is none of the name.
  if (tail.apart) {
    mention.name = reading_.join(mention.core, reading_.text({reading_.behind_short_form(tail.end), name_end}));
    recognise_name(head);
  }
  // "Bộ Quốc phòng nước này" is the ministry of the country that is meant.
  if (tail.owner != kNone && reading_.mention(tail.owner).implied)
    mention.name = reading_.join(mention.core, reading_.mention(tail.owner).name);
  if (implied && tail.owner != kNone) recognise_name(head);
  // "hãng Vietnam Airlines", "tập đoàn dầu khí ExxonMobil": the company of that name.
  if (spec.person_name && tail.owner == kNone && !implied) recognise_own_name(words, tail.end, head);
  if (tail.owner != kNone && is_department(head, tail.owner)) {
    mention.tokens.end = tail.end;
    stand_for(head, tail.owner);
    return tail.owner_end;
  }
  if (tail.owner != kNone) {
    fit_type(head, tail.owner);
    if (!is_topic(tail.owner)) reading_.relate_owner(head, tail.owner, "name.owner");
    take_country(head);
  }
  // "Bệnh viện Nhân dân Tam Á (Hải Nam)": the brackets tell of the body as well as of its town.
  if (tail.owner != kNone && reading_.is(tail.name_end, reading_.grammar().open) &&
      reading_.is_a(tail.owner, reading_.pack().area) && reading_.mention(tail.owner).owner != kNone &&
      !reading_.is(reading_.mention(tail.owner).tokens.begin, reading_.grammar().area_prefix) &&
      reading_.is_a(reading_.mention(tail.owner).owner, reading_.pack().area) &&
      !reading_.is_a(head, reading_.pack().state_body))
    reading_.relate_owner(head, reading_.mention(tail.owner).owner, "name.unit", kApposition);
  // A ministry of "both countries" is two; a joint body is one of both.
  // "Quốc hội hai nước": each has its own.
  if (tail.pair_owned && !spec.fields_only && !spec.alone) relate_to_pair(head);
  return parse_host(parse_second_owner(end, head), head);
}

void BodyParser::recognise_own_name(TokenSpan noun, std::uint32_t end, std::uint32_t body) {
  // Plain words may say what a maker does; a company at home may have others of its name ("Công ty cổ phần viễn thông
  // FPT"), which a noun of one word written small does not name.
  const LanguagePack& pack = reading_.pack();
  const bool maker = pack.maker.valid() && reading_.is_a(body, pack.maker);
  std::uint32_t begin = noun.end;
  while (maker && begin + 1 < end && reading_.token(begin).is_word && !reading_.token(begin).is_upper &&
         !reading_.token(begin).is_number)
    ++begin;
  const Phrase* known = places_.find_known(begin);
  if (known == nullptr || begin + known->length != end ||
      !reading_.ontology().is_a(places_.type(*known), reading_.mention(body).type))
    return;
  const std::uint32_t entry = pack.forms[known->index].entry;
  if (begin > noun.end && pack.lies_at_home(entry) && (noun.size() > 1 || reading_.token(noun.begin).is_upper)) return;
  reading_.mention(body).entry = entry;
}

End BodyParser::parse_native(const HeadNoun& spec, const BodyTail& tail, std::uint32_t head) {
  if (tail.owner == kNone || !reading_.capital(tail.owner_end) || !spec.proper || !spec.person_name ||
      !reading_.is_a(tail.owner, reading_.pack().country) ||
      reading_.mention(tail.owner).entry == reading_.pack().home ||
      reading_.ends_before(reading_.mention(head).tokens.begin, reading_.grammar().plural))
    return std::nullopt;
  for (std::uint32_t i = reading_.mention(head).tokens.end; i < tail.end; ++i)
    if (reading_.token(i).is_upper) return std::nullopt;
  const std::uint32_t at = tail.owner_end;
  std::uint32_t end = at;
  std::uint32_t entry = kNone;
  if (names_body(at)) {
    const Phrase* known = places_.find_known(at);
    end = at + known->length;
    entry = reading_.pack().forms[known->index].entry;
  } else if (reading_.longest(at, PhraseKind::gazetteer) == nullptr && !reading_.begins_new_name(at) &&
             !(reading_.behind_title && reading_.person_starts(at)) &&
             !reading_.is(at, reading_.grammar().given_name)) {
    while (end < at + kMaxForeignWords && reading_.capital(end) && !reading_.token(end).line_before)
      end = reading_.word_end(end);
  }
  // "hãng Japan Airlines": the noun that ends a name is none.
  if (end == at || reading_.capital(end) || (end == at + 1 && reading_.is(at, reading_.grammar().foreign_head)))
    return std::nullopt;
  reading_.relate_owner(head, tail.owner, "name.owner");
  Mention& body = reading_.mention(head);
  body.tokens.end = end;
  body.name = reading_.name({at, end});
  body.entry = entry;
  body.head = kNone;
  body.type = entry == kNone ? reading_.pack().body : reading_.pack().entries[entry].type;
  return end;
}

bool BodyParser::names_body(std::uint32_t at) const {
  const Phrase* known = places_.find_known(at);
  return known != nullptr && reading_.ontology().is_a(places_.type(*known), reading_.pack().body);
}

void BodyParser::take_country(std::uint32_t head) {
  // "Đại học Khon Kaen, Thái Lan": the country behind the name is the body's; that of an area with its level is the
  // area's.
  const std::uint32_t town = reading_.mention(head).owner;
  const std::uint32_t country = reading_.mention(town).owner;
  if (country == kNone || !reading_.is_a(town, reading_.pack().area) ||
      !reading_.is_a(country, reading_.pack().country) || reading_.is_a(head, reading_.pack().state_body) ||
      reading_.is(reading_.mention(town).tokens.begin, reading_.grammar().area_prefix))
    return;
  reading_.withdraw(town, country);
  reading_.relate_owner(head, country, "name.unit", kApposition);
}

scratch::vector<std::uint32_t> BodyParser::parse_fields(std::uint32_t at, std::uint32_t& end) {
  if (!reading_.begins(at, PhraseKind::head)) return {};
  const GrammarClasses& grammar = reading_.grammar();
  // "Bệnh viện Bạch Mai và Việt Đức": where nothing says that there are several, each must be known.
  const bool several = reading_.ends_before(at, grammar.plural);
  std::uint32_t length = reading_.longest_length(at, PhraseKind::head);
  if (!several && !joined_name(at + length)) return {};
  scratch::vector<std::uint32_t> heads;
  const std::uint32_t noun = noun_at(at, length);
  if (noun == kNone) return heads;
  const HeadNoun& spec = reading_.pack().heads[noun];
  if (several ? !spec.fields_only && !spec.proper : reading_.ontology().is_a(spec.type, reading_.pack().state_body))
    return heads;
  const Reading::Mark start = reading_.mark();
  std::uint32_t i = at + length;
  // "các Bộ: …", "các bệnh viện (Bạch Mai, Việt Đức)"
  const bool bracket = several && reading_.is(i, grammar.open);
  if (bracket || (several && reading_.is(i, grammar.boundary))) ++i;
  while (reading_.inside(i) && reading_.token(i).is_upper) {
    Mention body;
    std::uint32_t name_end = spec.fields_only ? i + reading_.class_length(i, grammar.portfolio) : i;
    if (!spec.fields_only) {
      if (const auto known = parse_known(noun, i, body.entry))
        name_end = *known;
      else if (several)
        name_end = listed_name(i);
    }
    if (name_end == i || (!several && reading_.capital(name_end))) break;
    body.tokens = {i, name_end};
    body.type = body.entry == kNone ? spec.type : reading_.pack().entries[body.entry].type;
    body.head = noun;
    body.core = body.name = reading_.join(spec.form, reading_.text(body.tokens));
    heads.push_back(reading_.add(body));
    end = name_end;
    if (!reading_.is(end, grammar.comma) && !reading_.is(end, grammar.coordination)) break;
    i = end + 1;
  }
  if (heads.size() < 2 || (bracket && !reading_.is(end, grammar.close))) {
    reading_.reset(start);
    heads.clear();
  } else if (bracket) {
    ++end;
  }
  return heads;
}

bool BodyParser::joined_name(std::uint32_t at) const {
  const GrammarClasses& grammar = reading_.grammar();
  if (!reading_.capital(at)) return false;
  for (std::uint32_t i = at + 1; i <= at + kMaxListedWords && reading_.inside(i); ++i)
    if (reading_.is(i, grammar.coordination) || reading_.is(i, grammar.comma)) return reading_.capital(i + 1);
  return false;
}

End BodyParser::parse_known(std::uint32_t noun, std::uint32_t at, std::uint32_t& entry) const {
  const LanguagePack& pack = reading_.pack();
  std::uint32_t last = at;
  while (last < at + kMaxKnownWords && reading_.inside(last) && reading_.token(last).is_word) ++last;
  for (std::uint32_t end = last; end > at; --end) {
    const auto known =
        pack.entries_by_form.find(fold(pack.heads[noun].form + " " + std::string(reading_.text({at, end}))));
    if (known == pack.entries_by_form.end()) continue;
    entry = known->second;
    return end;
  }
  return std::nullopt;
}

bool BodyParser::of_somebody(std::uint32_t noun, std::uint32_t end) const {
  const std::uint32_t of = reading_.class_length(end, reading_.grammar().of);
  return of > 0 && noun != kNone && reading_.pack().heads[noun].alone && reading_.begins(end + of, PhraseKind::title);
}

std::uint32_t BodyParser::listed_name(std::uint32_t at) const {
  // "các bệnh viện Bạch Mai, Việt Đức", but not "các trường ở A, Trường B", "các công ty Mỹ, Nhật".
  std::uint32_t end = at;
  while (end < at + kMaxListedWords && reading_.capital(end) && reading_.longest(end, PhraseKind::head) == nullptr &&
         reading_.longest_length(end, PhraseKind::title) < 2)
    end = reading_.word_end(end);
  const Phrase* known = reading_.longest(at, PhraseKind::gazetteer);
  const bool place = known != nullptr && at + known->length >= end &&
                     reading_.is_place(reading_.pack().entries[reading_.pack().forms[known->index].entry].type);
  return place || reading_.capital(end) ? at : end;
}

void BodyParser::relate_to_pair(std::uint32_t body) {
  // The two are known only when the whole article has been read: a reference stands for them.
  const LanguagePack& pack = reading_.pack();
  for (std::uint32_t r = 0; r < pack.references.size(); ++r) {
    const Reference& reference = pack.references[r];
    if (reference.kind != Reference::Kind::pair || !reading_.ontology().is_a(reference.type, pack.country)) continue;
    Mention both;
    both.tokens = {reading_.mention(body).tokens.end - 1, reading_.mention(body).tokens.end};
    both.kind = MentionKind::reference;
    both.type = reference.type;
    both.reference = r;
    both.implied = true;
    reading_.relate_owner(body, reading_.add(both), "name.owner");
    return;
  }
}

void BodyParser::fit_type(std::uint32_t body, std::uint32_t owner) {
  const LanguagePack& pack = reading_.pack();
  if (!reading_.is_place(owner) && reading_.is_a(body, pack.state_body) && !reading_.is_a(owner, pack.state_body))
    reading_.mention(body).type = pack.body;
}

bool BodyParser::is_topic(std::uint32_t owner) const {
  return reading_.is_place(owner) &&
         reading_.ends_before(reading_.mention(owner).tokens.begin, reading_.grammar().topic);
}

std::uint32_t BodyParser::parse_second_owner(std::uint32_t at, std::uint32_t head) {
  // "… Việt Nam - Lào": of both.
  const std::uint32_t owner = reading_.mention(head).owner;
  if (owner == kNone || !reading_.is_place(owner) || !reading_.is(at, reading_.grammar().dash)) return at;
  const Reading::Mark start = reading_.mark();
  std::uint32_t second = kNone;
  const auto end = places_.parse_country(at + 1, second);
  if (!end) {
    reading_.reset(start);
    return at;
  }
  reading_.mention(head).tokens.end = *end;
  reading_.mention(head).name = reading_.name(reading_.mention(head).tokens);
  // A joint body of two states is one of both; any other lies in one of them, which is named first.
  if (!is_topic(owner) && reading_.is_a(head, reading_.pack().state_body))
    reading_.relate_owner(head, second, "name.owner");
  // "Hội Hữu nghị Việt Nam - Lào tỉnh Nghệ An"
  if (reading_.is(*end, reading_.grammar().area_prefix)) {
    std::uint32_t area = kNone;
    if (const auto area_end = places_.parse_area(*end, area)) {
      Mention& body = reading_.mention(head);
      body.core = body.name;
      body.owner = area;
      body.tokens.end = *area_end;
      body.name = reading_.name(body.tokens);
      reading_.relate_owner(head, area, "name.owner");
      return places_.parse_containers(*area_end, area);
    }
  }
  return *end;
}

std::uint32_t BodyParser::parse_host(std::uint32_t at, std::uint32_t head) {
  // "Đại sứ quán Việt Nam tại Lào"
  const PropertyId accredited = reading_.pack().heads[reading_.mention(head).head].accredited;
  const std::uint32_t marker = reading_.class_length(at, reading_.grammar().at);
  if (!accredited.valid() || marker == 0) return at;
  const Reading::Mark start = reading_.mark();
  std::uint32_t host = kNone;
  auto end = places_.parse_country(at + marker, host);
  if (!end) end = places_.parse_area(at + marker, host);
  // "Hội người Việt Nam tại Lào": of the people of a state abroad, which says where it is in place of whose it is; the
  // same behind "Hội Nông dân" says where it does something.
  const HeadNoun& spec = reading_.pack().heads[reading_.mention(head).head];
  const std::uint32_t owner = reading_.mention(head).owner;
  const bool abroad = end && owner != kNone && reading_.is_a(owner, reading_.pack().country) &&
                      reading_.is_a(host, reading_.pack().country) &&
                      reading_.mention(owner).entry != reading_.mention(host).entry;
  if (!end || (spec.is_association() && !abroad && (owner != kNone || !spec.proper))) {
    reading_.reset(start);
    return at;
  }
  if (abroad && spec.is_association()) reading_.withdraw(head, owner);
  Mention& mission = reading_.mention(head);
  mission.tokens.end = *end;
  mission.name = reading_.name(mission.tokens);
  const Mention& place = reading_.mention(host);
  // Whether it is "ở" or "tại" the town makes no other mission.
  if (mission.owner == kNone) mission.core = reading_.join(mission.core, reading_.text({at, at + marker}));
  mission.core = reading_.join(
      mission.core, place.entry == kNone ? place.name : std::string_view(reading_.pack().entries[place.entry].name));
  // "Đại sứ quán Lào ở Havana": in the country of the town.
  const std::uint32_t behind = places_.parse_containers(*end, host);
  // The mission in a capital is to the state, any other only where the state is named.
  const bool said = reading_.is_a(host, reading_.pack().country) || reading_.mention(host).owner != kNone ||
                    !reading_.pack().heads[reading_.mention(head).head].of_town;
  if (const std::uint32_t country = places_.country_of(host); country != kNone)
    reading_.relate(head, accredited, country, "name.mission", said ? kOwner : kUnsaid);
  return behind;
}

void BodyParser::read_known(std::uint32_t head) {
  const TokenSpan words = reading_.mention(head).tokens;
  std::uint32_t length = 0;
  if (const std::uint32_t noun = noun_at(words.begin, length); noun != kNone && length <= words.size())
    reading_.mention(head).head = noun;
  if (reading_.mention(head).head == kNone) return;
  // The owner that ends the name: "Quân đội nhân dân Việt Nam".
  for (std::uint32_t at = words.begin + 1; at < words.end; ++at) {
    const Reading::Mark start = reading_.mark();
    std::uint32_t owner = kNone;
    auto end = places_.parse_place(at, owner);
    if (!end) end = parse_whole(at, words.end, reading_.mention(head).entry, owner);
    if (end && *end == words.end && may_own(owner, reading_.mention(head).entry)) {
      reading_.mention(head).owner = owner;
      reading_.relate_owner(head, owner, "name.owner");
      return;
    }
    reading_.reset(start);
  }
}

End BodyParser::parse_whole(std::uint32_t at, std::uint32_t end, std::uint32_t part, std::uint32_t& whole) {
  // "Hội đồng Bảo an LHQ": the body that it is a part of, as the gazetteer says.
  const Phrase* known = places_.find_known(at);
  if (part == kNone || known == nullptr || at + known->length != end ||
      reading_.pack().forms[known->index].entry != reading_.pack().entries[part].within)
    return std::nullopt;
  whole = places_.add_known(*known, at);
  return end;
}

bool BodyParser::may_own(std::uint32_t place, std::uint32_t entry) const {
  // A hospital may bear the name of a country that helped to build it; "Đại học Oxford" is in the town of its country,
  // an institute of a ministry is in its town.
  const std::uint32_t known = reading_.mention(place).entry;
  if (entry == kNone || known == kNone) return true;
  const auto& entries = reading_.pack().entries;
  std::uint32_t around = entries[entry].within;
  if (around == kNone || places_.lies_within(entry, known)) return true;
  if (reading_.ontology().is_a(entries[around].type, reading_.pack().country))
    return places_.lies_within(known, around);
  while (around != kNone && !reading_.is_place(entries[around].type)) around = entries[around].within;
  return around != kNone && places_.lies_within(known, around);
}

bool BodyParser::is_department(std::uint32_t unit, std::uint32_t above) const {
  const std::uint32_t noun = reading_.mention(unit).head;
  if (noun == kNone || reading_.mention(unit).entry != kNone) return false;
  const auto& owners = reading_.pack().heads[noun].owner;
  const auto fits = std::ranges::find_if(owners, [&](const auto& type) { return reading_.is_a(above, type.first); });
  return fits != owners.end() && !fits->second.valid();
}

void BodyParser::stand_for(std::uint32_t unit, std::uint32_t above) {
  const TokenSpan words = reading_.mention(unit).tokens;
  reading_.mention(unit) = reading_.mention(above);
  reading_.mention(unit).tokens = words;
  reading_.mention(unit).weak = false;
}

void BodyParser::recognise(std::uint32_t body) {
  Mention& mention = reading_.mention(body);
  const Phrase* known = places_.find_known(mention.tokens.begin);
  if (mention.entry != kNone || known == nullptr || known->length != mention.tokens.size() ||
      reading_.is_place(places_.type(*known)))
    return;
  const std::uint32_t entry = reading_.pack().forms[known->index].entry;
  if (mention.owner != kNone && (!reading_.is_place(mention.owner) || !may_own(mention.owner, entry))) return;
  mention.entry = entry;
  mention.type = places_.type(*known);
  mention.weak = false;
}

void BodyParser::recognise_name(std::uint32_t body) {
  Mention& mention = reading_.mention(body);
  const LanguagePack& pack = reading_.pack();
  const auto [begin, end] = pack.entries_by_form.equal_range(fold(mention.name));
  if (mention.entry != kNone || begin == end || std::next(begin) != end ||
      !reading_.ontology().is_a(pack.entries[begin->second].type, pack.body) ||
      (mention.owner != kNone && reading_.is_place(mention.owner) && !may_own(mention.owner, begin->second)))
    return;
  mention.entry = begin->second;
  mention.type = pack.entries[mention.entry].type;
}

}  // namespace entente
