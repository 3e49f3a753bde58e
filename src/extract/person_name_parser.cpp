#include "extract/person_name_parser.hpp"

#include <algorithm>
#include <span>

namespace entente {
namespace {

/// Longest names of persons: in Vietnamese order five syllables, elsewhere six words.
constexpr std::uint32_t kMaxNameWords = 6;
constexpr std::uint32_t kMaxFamilyFirstWords = 5;

}  // namespace

std::uint32_t PersonNameParser::prefix_end(std::uint32_t at) const {
  // "ông", "GS.TS", "PGS. TS. BS", "đồng chí"
  const GrammarClasses& grammar = reading_.grammar();
  std::uint32_t i = at;
  while (reading_.inside(i)) {
    const std::uint32_t length =
        std::max(reading_.class_length(i, grammar.honorific), reading_.class_length(i, grammar.degree));
    if (length == 0) break;
    // "Cố vấn An ninh Quốc gia": a post that begins like a trade.
    if (reading_.longest_length(i, PhraseKind::title) > length + reading_.longest_length(i + length, PhraseKind::title))
      break;
    // "cao nguyên": part of another word.
    if (i == at && reading_.is_inside(i, grammar.no_person) && !reading_.is(i, grammar.no_person)) break;
    i += length;
    while (reading_.inside(i) && !reading_.token(i).is_word) {
      const auto sign = reading_.document().text(reading_.token(i));
      if (sign != "." && !(sign == "," && reading_.is(i + 1, grammar.degree))) break;
      ++i;
    }
  }
  return i;
}

bool PersonNameParser::names_no_person(std::uint32_t at) const {
  // "đường Nguyễn Huệ", and in lists "đường Nguyễn Huệ, Lê Lợi"; "Thái Bình Dương"
  const GrammarClasses& grammar = reading_.grammar();
  if (reading_.is_namesake(at) || reading_.is(at, grammar.no_person) || reading_.is(at, grammar.no_name)) return true;
  // "số 65 Huỳnh Thúc Kháng", "tại 255 Phan Chu Trinh": a house.
  if (at > reading_.sentence().begin && reading_.token(at - 1).is_number &&
      (reading_.ends_before(at - 1, grammar.no_person) || reading_.ends_before(at - 1, grammar.locative)))
    return true;
  return street_end_ > 0 && at == street_end_ + 1 &&
         (reading_.is(street_end_, grammar.comma) || reading_.is(street_end_, grammar.dash) ||
          reading_.is(street_end_, grammar.coordination));
}

bool PersonNameParser::name_ends(std::uint32_t at, std::uint32_t words, bool family_first) const {
  if (reading_.longest_length(at, PhraseKind::title) >= 2) return true;
  // One syllable of a name may also be a head noun ("Nguyễn Trường Sơn").
  const std::uint32_t noun = reading_.longest_length(at, PhraseKind::head);
  const bool given = family_first && words < 2 && noun >= 2 && reading_.all_capitals({at, at + noun});  // "Trung Tâm"
  if ((noun >= 2 && !given) || (noun == 1 && words >= (family_first ? 3U : 2U))) return true;
  // "Phạm Bá Mỹ": a name of two syllables has most often a third, though a country bears it too.
  if (family_first && words == 2 && reading_.longest_length(at, PhraseKind::gazetteer) == 1 &&
      reading_.longest_length(at, PhraseKind::title) == 0 && !reading_.token(at).is_all_upper)
    return false;
  return words >= 2 && reading_.begins_new_name(at);
}

std::uint32_t PersonNameParser::parse_inner_dash(std::uint32_t at, std::uint32_t words, bool family_first,
                                                 std::uint32_t& parted) const {
  // "Thoong-lun Xi-xu-lit", "Kim Jong-un"; with spaces only where a foreign name goes on ("Díaz - Canel").
  const std::uint32_t next = at + 1;
  if (words == 0 || !reading_.inside(next) || !reading_.token(next).is_word) return at;
  const bool spaced = reading_.token(at).space_before;
  if (spaced != reading_.token(next).space_before) return at;
  if (!spaced) return next + 1;
  // "Kim Jong - un", "Moon Jae - in", "Prayuth Chan - o - cha"
  if (const std::uint32_t tail = reading_.class_length(next, reading_.grammar().name_tail);
      words >= 2 && tail > 0 && !reading_.token(next).is_upper)
    return next + tail;
  // "Đại sứ John Carter – Người …": the long dash parts what is said of two.
  if (reading_.document().text(reading_.token(at)) != "-") return at;
  if (!reading_.capital(next) || reading_.begins_new_name(next) || family_first ||
      reading_.is(next, reading_.grammar().honorific) || reading_.begins(next, PhraseKind::head) ||
      reading_.begins(next, PhraseKind::title))
    return at;
  // "Jean - Pierre Lacroix": a given name of two parts has a family name behind it; "Bush - Mikhail Gorbachev" are two.
  if (!reading_.capital(next + 1)) return words >= 2 ? next + 1 : at;
  if (reading_.ends_before(at, reading_.grammar().given_name)) return next + 1;
  parted = next;
  return at;
}

std::uint32_t PersonNameParser::behind_nickname(std::uint32_t at) const {
  const GrammarClasses& grammar = reading_.grammar();
  if (!reading_.is(at, grammar.quote) || !reading_.capital(at + 1) || reading_.token(at + 1).line_before) return at;
  const std::uint32_t close = reading_.capital(at + 2) ? at + 3 : at + 2;
  const std::uint32_t end = close + 1;
  const bool goes_on = reading_.is(close, grammar.quote) && reading_.capital(end) && reading_.token(end).space_before &&
                       !reading_.token(end).line_before && !reading_.begins_new_name(end) &&
                       !reading_.begins(end, PhraseKind::title) && !reading_.begins(end, PhraseKind::head);
  return goes_on ? end : at;
}

PersonNameParser::Written PersonNameParser::find_written(std::uint32_t at) const {
  const GrammarClasses& grammar = reading_.grammar();
  const Written none{at, at, 0};
  const bool family_first = reading_.is(at, grammar.surname);
  // "nữ sinh Trường THCS …", "sinh viên ĐH …"
  if (const std::uint32_t noun = reading_.longest_length(at, PhraseKind::head);
      noun >= 2 || (noun == 1 && reading_.token(at).is_all_upper))
    return none;
  std::uint32_t words = 0;
  std::uint32_t end = at;
  std::uint32_t parted = kNone;
  for (std::uint32_t i = at; reading_.inside(i) && words < (family_first ? kMaxFamilyFirstWords : kMaxNameWords);) {
    const Token& token = reading_.token(i);
    if (words > 0 && token.line_before) break;
    if (reading_.capital(i)) {
      if (words > 0 && token.space_before && name_ends(i, words, family_first)) break;
      // "trao phó tổng thống Biden Huân chương …"
      if (words > 0 && !family_first && reading_.begins_word(i)) break;
      ++words;
      end = i = token.bytes.size() == 1 ? reading_.word_end(i) : i + 1;
      // An initial: "John F. Kennedy", "Renda St. Clair"; but "cháu T. Lúc này …".
      const bool initial = token.bytes.size() == 1 || (words > 1 && reading_.is(end - 1, grammar.abbreviation));
      if (initial && !family_first && reading_.capital(i + 1) && reading_.document().text(reading_.token(i)) == "." &&
          !reading_.begins_clause_part(i + 1))
        ++i;
      continue;
    }
    // "Bashar al - Assad", "Mohammed bin Salman", "Ursula von der Leyen"
    if (words > 0 && reading_.is(i, grammar.particle)) {
      std::uint32_t next = i + 1;
      while (reading_.is(next, grammar.particle)) ++next;
      if (reading_.is(next, grammar.dash)) ++next;
      if (!reading_.capital(next)) break;
      i = next;
      continue;
    }
    // "Teodoro "Teddy" Locsin"
    if (const std::uint32_t behind = words > 0 ? behind_nickname(i) : i;
        behind > i && (words > 1 || !reading_.begins(at, PhraseKind::gazetteer))) {
      i = behind;
      continue;
    }
    if (!reading_.is(i, grammar.dash)) break;
    const std::uint32_t behind =
        parse_inner_dash(i, words, family_first && !reading_.is(at, grammar.given_name), parted);
    if (behind == i) break;
    end = i = behind;
  }
  if (words == 0) return none;
  // "Nguyễn Thị T.": a name withheld names nobody.
  if (reading_.token(end - 1).bytes.size() == 1) return none;
  // Part of a longer phrase that the pack knows is no name ("Hội" of "Hội đồng").
  const std::span<const Phrase> phrases = reading_.words().group(at).phrases();
  for (auto phrase = phrases.rbegin(); phrase != phrases.rend() && at + phrase->length > end; ++phrase)
    if (phrase->kind != PhraseKind::reference) return none;
  // "Morgan Group"
  if (words > 1 && reading_.is(end - 1, grammar.foreign_head)) return none;
  // "TTQG Phan Thanh Bình": an abbreviation before the name.
  if (words > 2 && reading_.token(at).is_all_upper && !reading_.token(at + 1).is_all_upper &&
      reading_.person_starts(at + 1))
    return none;
  // A name in capitals only is a byline or an abbreviation; so is the head noun of a body.
  if (reading_.token(at).is_all_upper && (words == 1 || reading_.begins(at, PhraseKind::head))) return none;
  return {at, end, words, parted};
}

End PersonNameParser::parse_capital(std::uint32_t at, bool introduced) {
  const GrammarClasses& grammar = reading_.grammar();
  if (!introduced && !may_begin(at)) return std::nullopt;
  const bool family_first = !introduced && reading_.is(at, grammar.surname);
  if (last_name_.at != at) last_name_ = find_written(at);
  const std::uint32_t end = last_name_.end;
  if (end == at) return std::nullopt;
  if (last_name_.parted != kNone) parted_at_ = last_name_.parted;
  if (!introduced) {
    if (last_name_.words < (family_first ? kMinPlainWords : kMinGivenFirstWords)) return std::nullopt;
    // "Từ Hàng Châu": a preposition and a place.
    if (family_first && reading_.begins_saying(at) && reading_.is(at, grammar.locative) &&
        at + 1 + reading_.longest_length(at + 1, PhraseKind::gazetteer) == end)
      return std::nullopt;
    // What a dash parts without more may be a route: "Cống Quỳnh - Nguyễn Cư Trinh - …".
    if (names_no_person(at) || at == parted_at_) {
      street_end_ = end;
      return std::nullopt;
    }
  }
  // "các nhà lãnh đạo Trung Đông"
  if (at + reading_.class_length(at, grammar.no_name) >= end) return std::nullopt;
  return end;
}

}  // namespace entente
