#include "extract/name_parser.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "text/fold.hpp"

namespace entente {
namespace {

/// Tokens of a short form in brackets ("ABC", "A-B").
constexpr std::uint32_t kMaxAbbreviationTokens = 3;
/// Letters of a word that is a name by itself.
constexpr std::size_t kMinOwnName = 3;

}  // namespace

bool NameParser::holder_cuts(std::uint32_t known_end, std::uint32_t body_end, std::uint32_t body) const {
  // "Chủ tịch Ngân hàng Thế giới Jim Yong Kim": the body ends where the gazetteer says, the holder follows.
  if (!reading_.behind_title || known_end >= body_end || reading_.mention(body).owner != kNone) return false;
  for (std::uint32_t i = known_end; i < body_end; ++i)
    if (!reading_.capital(i) && !reading_.is(i, reading_.grammar().dash)) return false;
  return true;
}

bool NameParser::goes_on_plainly(std::uint32_t begin, std::uint32_t end) const {
  for (std::uint32_t i = begin; i < end; ++i)
    if (!reading_.token(i).is_word || reading_.token(i).is_upper || reading_.token(i).is_number) return false;
  return true;
}

End NameParser::parse_longest(std::uint32_t at, std::uint32_t& head) {
  const Reading::Mark before = reading_.mark();
  if (const auto end = bodies_.parse_foreign(at, head)) {
    if (const Phrase* known = places_.find_known(at); known == nullptr || at + known->length < *end) return end;
    reading_.reset(before);
  }
  if (!reading_.begins(at, PhraseKind::head)) return parse_headless(at, head);
  const Reading::Mark start = reading_.mark();
  const Phrase* known = places_.find_known(at);
  const std::uint32_t known_end = known == nullptr ? at : at + known->length;
  const bool place = known != nullptr && reading_.is_place(places_.type(*known));
  std::uint32_t body = kNone;
  auto body_end = bodies_.parse_body(at, body);
  if (known != nullptr && body_end && !place && holder_cuts(known_end, *body_end, body)) body_end = std::nullopt;
  // "đưa đến Bệnh viện Chợ Rẫy cấp cứu": what follows a known name in small letters is what is done.
  if (known != nullptr && body_end && !place && known_end < *body_end && reading_.mention(body).owner == kNone &&
      !reading_.mention(body).pair_owned && !reading_.mention(body).weak && goes_on_plainly(known_end, *body_end)) {
    body_end = std::nullopt;
    reading_.reset(start);
  }
  // "Đại học Oxford của Anh": all of the known name, and what it lies in.
  const bool contained =
      known != nullptr && body_end && !place && *body_end > known_end && reading_.mention(body).tokens.end == known_end;
  // "Quốc hội và nhân dân Lào": whose it is, what is joined to it says.
  const std::uint32_t owner = body_end ? reading_.mention(body).owner : kNone;
  const bool shared = owner != kNone && reading_.mention(owner).implied && known_end == *body_end;
  if (known != nullptr && !place && !shared && (!body_end || known_end >= *body_end || contained)) {
    const std::uint32_t entry = reading_.pack().forms[known->index].entry;
    if (body_end && (known_end == *body_end || contained) &&
        (reading_.mention(body).owner == kNone ||
         (reading_.is_place(reading_.mention(body).owner) && bodies_.may_own(reading_.mention(body).owner, entry)))) {
      // Both read the same words: the gazetteer knows who it is, the grammar how it is built.
      reading_.mention(body).entry = entry;
      reading_.mention(body).type = places_.type(*known);
      reading_.mention(body).weak = false;
      head = body;
      return body_end;
    }
    reading_.reset(start);
    // "Bộ Quốc phòng nước này", of which it is not clear what country's it is.
    std::uint32_t length = 0;
    const std::uint32_t noun = bodies_.noun_at(at, length);
    if (places_.this_country(known_end) > 0 || (at + length == known_end && bodies_.of_somebody(noun, known_end)))
      return std::nullopt;
    return parse_known(*known, at, head);
  }
  // "Chính phủ hai nước" points back, it names nobody.
  if (body_end && at + reading_.longest_length(at, PhraseKind::reference) >= *body_end) {
    reading_.reset(start);
    return std::nullopt;
  }
  if (body_end && (*body_end > known_end || shared)) {
    head = body;
    return body_end;
  }
  reading_.reset(start);
  return places_.parse_place(at, head);
}

End NameParser::parse_headless(std::uint32_t at, std::uint32_t& head) {
  const Phrase* known = places_.find_known(at);
  if (known == nullptr || reading_.is_place(places_.type(*known))) return places_.parse_place(at, head);
  return places_.this_country(at + known->length) > 0 ? std::nullopt : parse_known(*known, at, head);
}

End NameParser::parse_known(const Phrase& known, std::uint32_t at, std::uint32_t& head) {
  head = places_.add_known(known, at);
  bodies_.read_known(head);
  return units_.read_place_behind(head, at + known.length);
}

std::uint32_t NameParser::read_abbreviation(std::uint32_t at, std::uint32_t head) {
  const GrammarClasses& grammar = reading_.grammar();
  if (!reading_.is(at, grammar.open)) return at;
  std::uint32_t close = at + 1;
  while (reading_.inside(close) && close <= at + kMaxAbbreviationTokens && !reading_.is(close, grammar.close)) ++close;
  if (close == at + 1 || !reading_.inside(close) || !reading_.is(close, grammar.close)) return at;
  const TokenSpan words{at + 1, close};
  const std::string_view form = reading_.name(words);
  const auto uppers = std::ranges::count_if(form, [](char c) { return c >= 'A' && c <= 'Z'; });
  if (uppers < 2 || form.find(' ') != std::string_view::npos || !reading_.capital(words.begin)) return at;
  const Reading::Mark start = reading_.mark();
  std::uint32_t known = kNone;
  if (const auto end = places_.parse_gazetteer(words.begin, known); end && *end == close) {
    // "Tổ chức Y tế Thế giới (WHO)": both forms are known.
    if (reading_.mention(head).entry != kNone && reading_.mention(known).entry == reading_.mention(head).entry) {
      // "Cơ quan Hợp tác Quốc tế Nhật Bản (JICA) Việt Nam": its office there.
      reading_.reset(start);
      std::uint32_t country = kNone;
      const auto office = places_.parse_country(close + 1, country);
      reading_.reset(start);
      return office && reading_.capital(close + 1) && !reading_.capital(*office) ? *office : close + 1;
    }
    // A place in brackets says where the body is; another body may be the one whose name stands before.
    if (reading_.is_place(known) || reading_.mention(head).entry != kNone) {
      reading_.reset(start);
      return at;
    }
    reading_.mention(head).entry = reading_.mention(known).entry;
    reading_.mention(head).type = reading_.mention(known).type;
    return close + 1;
  }
  reading_.reset(start);
  // Whose abbreviation is known has no other: "Diễn đàn Khu vực ASEAN (ARF)" is not ASEAN's.
  const std::uint32_t entry = reading_.mention(head).entry;
  if (entry != kNone && reading_.pack().entries[entry].abbreviated) return at;
  Mention mention = reading_.mention(head);
  if (mention.core.empty()) mention.core = mention.name;
  mention.name = form;
  mention.tokens = words;
  explain(mention, words);
  mention.owner = reading_.mention(head).owner;
  reading_.add(mention);
  return close + 1;
}

void NameParser::explain(Mention mention, TokenSpan words) {
  mention.owner = kNone;
  mention.name = reading_.name(words);
  mention.tokens = words;
  if (!abbreviations_.by_form.try_emplace(fold(mention.name), mention).second) return;
  const auto first_word = static_cast<std::uint64_t>(reading_.token(words.begin).key);
  if (abbreviations_.first_words.insert(first_word, words.begin) < words.begin)
    abbreviations_.first_words.replace(first_word, words.begin);
}

void NameParser::note_inner_short_form(std::uint32_t head) {
  // "Trung tâm Kiểm soát bệnh tật (CDC) tỉnh Nghệ An"
  const Mention& body = reading_.mention(head);
  // "Ban An toàn giao thông (ATGT) tỉnh …": of a body of a state most often its field alone is short.
  if (body.kind != MentionKind::name || body.core.empty() || reading_.is_a(head, reading_.pack().state_body)) return;
  for (std::uint32_t i = body.tokens.begin + 1; i < body.tokens.end; ++i) {
    const std::uint32_t behind = reading_.behind_short_form(i);
    if (behind == i) continue;
    const TokenSpan words{i + 1, behind - 1};
    // "UBND": a noun that is another body's with every owner.
    const Phrase* noun = reading_.longest(words.begin, PhraseKind::head);
    const bool others = noun != nullptr && !reading_.pack().heads[noun->index].owned;
    const std::string form = fold(reading_.text(words));
    if (others || form.find(' ') != std::string::npos || abbreviations_.by_form.contains(form)) return;
    if (body.owner != kNone && reading_.mention(body.owner).entry != kNone)
      abbreviations_.owners.emplace(form, reading_.mention(body.owner));
    explain(body, words);
    return;
  }
}

bool NameParser::bears_a_person(std::uint32_t word) {
  // "Tập đoàn Trump": of "Donald Trump", "ông Trump"; but "Hãng Trump" at the head of a sentence is none of him.
  const Document& document = reading_.document();
  if (!std::exchange(abbreviations_.asked_persons, true)) {
    for (std::uint32_t i = 1; i < document.tokens.size(); ++i) {
      const Token& token = document.tokens[i];
      const Token& before = document.tokens[i - 1];
      if (!token.is_word || !token.is_upper) continue;
      const bool given = before.is_word && before.is_upper && !before.is_all_upper && !token.line_before &&
                         !document.groups[i - 1]->holds(PhraseKind::head);
      if (given || document.groups[i - 1]->longest(reading_.grammar().honorific) > 0)
        abbreviations_.of_persons.insert(static_cast<std::uint64_t>(token.key), i);
    }
  }
  return abbreviations_.of_persons.contains(static_cast<std::uint64_t>(document.tokens[word].key));
}

void NameParser::note_own_name(std::uint32_t head) {
  // "công ty PepsiCo": what is no word of the pack is the maker by itself too.
  const Mention& body = reading_.mention(head);
  if (body.kind != MentionKind::name || body.entry != kNone || !reading_.pack().maker.valid() ||
      !reading_.is_a(head, reading_.pack().maker))
    return;
  std::uint32_t length = 0;
  if (bodies_.noun_at(body.tokens.begin, length) == kNone) return;
  const TokenSpan own{body.tokens.begin + length, body.tokens.end};
  if (own.begin >= own.end || own.size() > kMaxAbbreviationTokens) return;
  for (std::uint32_t i = own.begin; i < own.end; ++i) {
    const Token& token = reading_.token(i);
    if (!token.is_word || !token.is_upper || token.is_number || reading_.text({i, i + 1}).size() < kMinOwnName ||
        !reading_.document().phrases_at(i).empty())
      return;
  }
  if (own.size() == 1 && bears_a_person(own.begin)) return;
  Mention name = body;
  if (name.core.empty()) name.core = name.name;
  explain(name, own);
}

End NameParser::parse_abbreviation(std::uint32_t at, std::uint32_t& head) {
  if (!reading_.capital(at) || !is_explained(at)) return std::nullopt;
  for (std::uint32_t end = std::min(at + kMaxAbbreviationTokens, reading_.sentence().end); end > at; --end) {
    const auto it = abbreviations_.by_form.find(fold(reading_.text({at, end})));
    if (it == abbreviations_.by_form.end() ||
        (!reading_.token(at).is_all_upper && reading_.text({at, end}) != it->second.name))
      continue;
    Mention mention = it->second;
    mention.tokens = {at, end};
    mention.name = reading_.name(mention.tokens);
    head = reading_.add(mention);
    if (const auto owner = abbreviations_.owners.find(it->first); owner != abbreviations_.owners.end()) {
      Mention place = owner->second;
      place.tokens = {end - 1, end};
      place.owner = kNone;
      place.implied = true;
      const std::uint32_t added = reading_.add(place);
      reading_.mention(head).owner = added;
    }
    return end;
  }
  return std::nullopt;
}

End NameParser::parse_beginning(std::uint32_t at, std::uint32_t& head) {
  const Reading::Mark start = reading_.mark();
  auto end = parse_longest(at, head);
  // "CDC": what the article explains is no other body that only may be called so.
  if (end && reading_.mention(head).weak && !abbreviations_.by_form.empty() && is_explained(at)) {
    reading_.reset(start);
    if (const auto explained = parse_abbreviation(at, head)) return explained;
    end = parse_longest(at, head);
  }
  if (!end) return abbreviations_.by_form.empty() ? std::nullopt : parse_abbreviation(at, head);
  note_inner_short_form(head);
  note_own_name(head);
  // "Ban Giám đốc": written like a body, and none.
  if (*end <= at + reading_.class_length(at, reading_.grammar().no_name)) {
    reading_.reset(start);
    return std::nullopt;
  }
  std::uint32_t after = *end;
  if (reading_.is_place(head)) return places_.parse_containers(after, head);
  after = read_abbreviation(after, head);
  if (after == *end) after = units_.skip_short_form(after, head);
  // "Cục Tình báo (ABC) của Pháp", of which another short form is known.
  if (const std::uint32_t behind = reading_.behind_short_form(after);
      after == *end && (reading_.is(behind, reading_.grammar().of) || reading_.is(behind, reading_.grammar().unit_of)))
    after = behind;
  if (after > *end) after = units_.parse_owner_behind(after, head);
  units_.attach(head, after);
  return after;
}

End NameParser::parse_reference(std::uint32_t at, std::uint32_t& head) {
  const Phrase* phrase = reading_.longest(at, PhraseKind::reference);
  if (phrase == nullptr) return std::nullopt;
  // "bà con" is no "bà".
  if (reading_.class_length(at, reading_.grammar().no_name) > phrase->length) return std::nullopt;
  const Reference& reference = reading_.pack().references[phrase->index];
  // "các tỉnh", "14 tỉnh": not one that was named.
  if ((reference.kind == Reference::Kind::same || reference.kind == Reference::Kind::topic) &&
      (reading_.ends_before(at, reading_.grammar().determiner) ||
       (at > reading_.sentence().begin && reading_.token(at - 1).is_number)))
    return std::nullopt;
  // "hai thành phố A và B", "hai ông A, B": the two are named.
  if ((reference.kind == Reference::Kind::pair || reference.kind == Reference::Kind::parties) &&
      reading_.capital(at + phrase->length))
    return std::nullopt;
  const bool noun = reference.kind == Reference::Kind::noun || reference.kind == Reference::Kind::group;
  const bool group = reference.kind == Reference::Kind::group;
  if (noun && !stands_alone({at, at + phrase->length}, group)) return std::nullopt;
  // "các cơ quan, đơn vị đã báo cáo": one of many.
  if (noun && reading_.length_before(at + phrase->length, reading_.grammar().kind) > phrase->length)
    return std::nullopt;
  std::uint32_t end = at + phrase->length;
  if (reference.kind == Reference::Kind::owned) {
    if (!reading_.token(at).is_upper || !reading_.capital(end)) return std::nullopt;
    while (reading_.capital(end)) ++end;
    // "tàu USS An An của hải quân Mỹ": who owns it is written.
    if (reading_.is(end, reading_.grammar().of)) return std::nullopt;
  }
  Mention mention;
  mention.tokens = {at, end};
  mention.kind = MentionKind::reference;
  const bool person = reference.kind == Reference::Kind::person || reference.kind == Reference::Kind::speaker;
  mention.type = person ? reading_.pack().person : reference.type;
  mention.reference = phrase->index;
  head = reading_.add(mention);
  return end;
}

bool NameParser::stands_alone(TokenSpan noun, bool group) const {
  const GrammarClasses& grammar = reading_.grammar();
  const auto behind = [&](std::initializer_list<std::uint32_t> classes) {
    return std::ranges::any_of(classes, [&](std::uint32_t c) { return reading_.ends_before(noun.begin, c); });
  };
  // "làm việc với đoàn kiểm tra": the word of another group.
  if (group && reading_.class_length(noun.begin, grammar.group) > noun.size()) return false;
  if (!reading_.begins_predicate(noun.end)) {
    // "… trao hai máy thở cho Bệnh viện.", "tặng Bệnh viện 2 máy thở"
    const bool ends = !reading_.inside(noun.end) || reading_.is(noun.end, grammar.boundary) ||
                      reading_.is(noun.end, grammar.comma) || reading_.is(noun.end, grammar.determiner) ||
                      reading_.token(noun.end).is_number;
    // "tiếp đoàn, ông A nói", "làm việc với đoàn."
    return ends && (group || reading_.token(noun.begin).is_upper) && behind({grammar.verb, grammar.preposition});
  }
  if (noun.begin == reading_.sentence().begin || !reading_.token(noun.begin - 1).is_word) return true;
  if (behind({grammar.complementizer, grammar.reporting, grammar.connector, grammar.adverbial, grammar.control}))
    return true;
  // "Lãnh đạo bệnh viện cảm ơn …", but "người dân thành phố", "12 sĩ quan công an".
  if (const std::uint32_t length = reading_.length_before(noun.begin, grammar.group); length > 0) {
    const std::uint32_t begin = noun.begin - length;
    const bool counted = begin > reading_.sentence().begin && reading_.token(begin - 1).is_number;
    if (!counted && !behind({grammar.people})) return true;
  }
  // "làm việc với đoàn có ông A"
  if (group && behind({grammar.facing})) return true;
  // Inside a sentence a capital tells of a name: "trình Bộ xem xét".
  return reading_.token(noun.begin).is_upper && behind({grammar.verb, grammar.preposition, grammar.coordination});
}

}  // namespace entente
