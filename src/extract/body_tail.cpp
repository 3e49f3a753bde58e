#include "extract/body_tail.hpp"

#include <algorithm>
#include <utility>

#include "extract/body_parser.hpp"
#include "text/fold.hpp"

namespace entente {
namespace {

/// How far the name of a body may reach.
constexpr std::uint32_t kMaxTokens = 24;
/// Capitalised words that make a person's name behind the name of a body.
constexpr std::uint32_t kMinPersonWords = 3;
/// Words in lower case between what is read of a name and its short form in brackets.
constexpr std::uint32_t kMaxPlainWords = 6;
/// Bodies before the people whose country they share.
constexpr std::uint32_t kMaxSharing = 4;
/// Digits of a number that ends a body's name.
constexpr std::uint32_t kMaxOrdinalDigits = 2;
/// Digits of a year.
constexpr std::uint32_t kYearDigits = 4;
/// Digits of any number in a body's name.
constexpr std::uint32_t kMaxNumberDigits = 3;

}  // namespace

BodyTail BodyTailReader::read() {
  while (reading_.inside(at_) && at_ < begin_ + kMaxTokens && !reading_.token(at_).line_before) {
    if (take_pair() || take_owner() || take_owner_body()) break;
    if (take_known_part() || take_words()) continue;
    if (spec_.fields_only && !titled()) {
      if (take_field_joint()) continue;
      break;
    }
    if (take_inner_head() || take_capital() || take_number() || take_joint()) continue;
    if (!take_plain_words() || tail_.owner != kNone) break;
  }
  drop_final_verb();
  take_up_to_short_form();
  take_owner_over_short_form();
  take_shared_owner();
  // "Tổng công ty thuốc lá Việt Nam": words between a noun with a capital and whose body it is.
  if (tail_.owner != kNone && !empty() && !spec_.named && noun_tells()) tail_.capital = true;
  return tail_;
}

void BodyTailReader::take_up_to_short_form() {
  // "Tổng công ty Truyền tải điện quốc gia (EVNNPT)": the short form in brackets shows where the name ends.
  const GrammarClasses& grammar = reading_.grammar();
  if (tail_.owner != kNone || tail_.pair_owned || empty() || spec_.alone || spec_.fields_only) return;
  std::uint32_t i = tail_.end;
  while (reading_.inside(i) && i < tail_.end + kMaxPlainWords && reading_.token(i).is_word &&
         !reading_.token(i).is_upper && !reading_.token(i).is_number && !reading_.token(i).line_before &&
         (!reading_.begins_clause_part(i) || reading_.is(i, grammar.body_word)))
    ++i;
  if (i == tail_.end || !reading_.is(i, grammar.open) || !reading_.inside(i + 2) ||
      !reading_.is(i + 2, grammar.close) || !reading_.token(i + 1).is_all_upper ||
      reading_.begins(i + 1, PhraseKind::gazetteer))
    return;
  tail_.end = at_ = i;
}

void BodyTailReader::take_owner_over_short_form() {
  // "Trung tâm Kiểm soát bệnh tật (CDC) tỉnh Nghệ An": the short form stands before whose it is.
  const bool plain = empty() && noun_.size() < 2;
  if (tail_.owner != kNone || tail_.pair_owned || plain) return;
  const std::uint32_t behind = reading_.behind_short_form(tail_.end);
  if (behind == tail_.end) return;
  const Reading::Mark start = reading_.mark();
  std::uint32_t place = kNone;
  const auto end = places_.parse_place(behind, place);
  if (!end || reading_.mention(place).weak ||
      std::ranges::none_of(spec_.owner, [&](const auto& owner) { return reading_.is_a(place, owner.first); })) {
    reading_.reset(start);
    return;
  }
  tail_.apart = true;
  tail_.owner = place;
  tail_.name_end = *end;
  tail_.owner_end = places_.parse_containers(*end, place);
}

bool BodyTailReader::take_pair() {
  const std::uint32_t length = reading_.class_length(at_, reading_.grammar().both);
  if (length == 0 || (!tail_.field && empty() && !spec_.alone)) return false;
  tail_.pair_owned = true;
  tail_.name_end = tail_.owner_end = at_ + length;
  return true;
}

bool BodyTailReader::named_after_person() const {
  return spec_.person_name && !tail_.capital && reading_.person_starts(at_) &&
         reading_.longest_length(at_, PhraseKind::gazetteer) < 2;
}

bool BodyTailReader::lies_at_home(std::uint32_t place) const {
  return reading_.is_a(place, reading_.pack().area) && reading_.pack().lies_at_home(reading_.mention(place).entry);
}

bool BodyTailReader::take_owner() {
  if (named_after_person()) return false;
  const GrammarClasses& grammar = reading_.grammar();
  const std::uint32_t words = spec_.fields_only ? 0 : reading_.class_length(at_, grammar.body_word);
  const std::uint32_t known = reading_.longest_length(at_, PhraseKind::gazetteer);
  if (words > 0 && known < words && !reading_.is(at_, grammar.area_prefix)) return false;
  const Reading::Mark start = reading_.mark();
  std::uint32_t place = kNone;
  // A country behind a title needs no support, but not inside a name ("giám đốc Công ty BOT Trung Lương").
  const bool behind_title = std::exchange(reading_.behind_title, reading_.behind_title && !spec_.person_name);
  const auto end = places_.parse_owner(at_, place);
  reading_.behind_title = behind_title;
  if (!end) return false;
  // A weak form inside a longer run of capitals is one of its syllables; a city may also stand in the midst
  // of a name.
  const bool after_name = !empty() && spec_.proper && at_ > name_begin_ && reading_.capital(at_ - 1);
  // "Trường THCS An Nhơn Tây": a name that begins with that of a place.
  const bool goes_on = reading_.capital(*end) && spec_.person_name && reading_.is_a(place, reading_.pack().area) &&
                       !reading_.behind_title && !reading_.begins_new_name(*end) && !reading_.person_starts(*end) &&
                       !reading_.begins(*end, PhraseKind::head) && !reading_.is(at_, grammar.area_prefix);
  // "Trường THCS Long Bình Tân", "Công ty XNK Mỹ Sơn": a syllable before or behind it shows that it is none.
  const std::uint32_t entry = reading_.mention(place).entry;
  const std::uint32_t above = entry == kNone ? kNone : reading_.pack().entries[entry].within;
  const bool minor =
      above != kNone && reading_.ontology().is_a(reading_.pack().entries[above].type, reading_.pack().area);
  const bool syllable =
      spec_.person_name && !reading_.is(at_, grammar.area_prefix) && !reading_.is(at_, grammar.owner_prefix) &&
      ((minor && after_name) || (*end == at_ + 1 && reading_.capital(*end) && !reading_.begins_new_name(*end) &&
                                 !reading_.is(*end, grammar.given_name)));
  // "Đồn Biên phòng Trung Lý": a place of two syllables, the first of which is a country's short form.
  const bool first_of_two = *end == at_ + 1 && reading_.is_a(place, reading_.pack().country) && entry != kNone &&
                            !reading_.is(at_, reading_.grammar().owner_prefix) && reading_.capital(*end) &&
                            !reading_.capital(*end + 1) && reading_.is(at_, reading_.grammar().middle_name) &&
                            !reading_.begins_new_name(*end) && !reading_.is(*end, reading_.grammar().given_name);
  // "Công ty dầu khí Nga Rosneft": whose it is, and how it is called.
  const bool native = !tail_.capital && reading_.is_a(place, reading_.pack().country) && bodies_.names_body(*end);
  const bool part = !native && (goes_on || syllable || first_of_two ||
                                (reading_.mention(place).weak && !reading_.is(at_, grammar.owner_prefix) &&
                                 (reading_.capital(*end) || after_name)));
  // "đại biểu Quốc hội tỉnh Đồng Nai": of the state in which that lies.
  const bool has = !spec_.alone || !lies_at_home(place) ||
                   std::ranges::any_of(spec_.owner, [&](const auto& of) { return reading_.is_a(place, of.first); });
  if (part || !has) {
    reading_.reset(start);
    return false;
  }
  tail_.owner = place;
  tail_.name_end = *end;
  tail_.owner_end = places_.parse_containers(*end, place);
  return true;
}

bool BodyTailReader::take_owner_body() {
  // "Phòng Cảnh sát Giao thông Công an tỉnh …", "Thanh tra Bộ Y tế": a unit and the body above it.
  const Phrase* noun = reading_.longest(at_, PhraseKind::head);
  if (noun == nullptr) return take_known_body();
  if (spec_.fields_only && !tail_.field) return false;
  // Of other bodies the head noun of a second one is part of the name ("Bệnh viện Đa khoa Trung tâm …"), but for what
  // they are a part of ("Trung tâm Chống độc Bệnh viện …").
  const bool of_state = reading_.ontology().is_a(spec_.type, reading_.pack().state_body);
  const bool part =
      !of_state && !empty() && reading_.capital(at_ + noun->length) &&
      std::ranges::any_of(spec_.owner, [&](const auto& owner) {
        return !owner.second.valid() && reading_.ontology().is_a(reading_.pack().heads[noun->index].type, owner.first);
      });
  if (!part && (!of_state || !reading_.token(at_).is_upper)) return false;
  const bool allowed = std::ranges::any_of(spec_.owner, [&](const auto& owner) {
    return reading_.ontology().is_a(reading_.pack().heads[noun->index].type, owner.first);
  });
  // "Phòng CSGT" says what it is; "Phòng" alone needs a field first.
  const bool single = spec_.form.find(' ') == std::string::npos;
  if (!allowed || (empty() && spec_.proper && single)) return false;
  const Reading::Mark start = reading_.mark();
  std::uint32_t above = kNone;
  const auto end = bodies_.parse_body(at_, above);
  if (end && part) bodies_.recognise(above);
  // "HĐND thành phố" is weak until the article says of which one; the field of a name is no body ("Cục Hải quan TP",
  // "Cục Cảnh sát kinh tế").
  const bool field = std::max(reading_.class_length(at_, reading_.grammar().portfolio),
                              reading_.class_length(at_, reading_.grammar().body_word)) >= noun->length;
  const bool unowned =
      end && (spec_.field_first || reading_.mention(above).weak || reading_.mention(above).owner == kNone);
  // "Cơ quan Hải quan và Biên phòng Mỹ": what only shares a country is a part of the name.
  const std::uint32_t owner = end ? reading_.mention(above).owner : kNone;
  if (!end || (field && empty() && unowned) || (owner != kNone && reading_.mention(owner).implied) ||
      (reading_.mention(above).weak && reading_.mention(above).entry != kNone)) {
    reading_.reset(start);
    return false;
  }
  tail_.owner = above;
  tail_.name_end = reading_.mention(above).tokens.end;
  tail_.owner_end = *end;
  return true;
}

void BodyTailReader::take_shared_owner() {
  // "Chính phủ, Quốc hội và nhân dân Nhật Bản": all are of the country that the people is of.
  if (tail_.owner != kNone || tail_.pair_owned || noun_.begin == noun_.end || (empty() && spec_.fields_only) ||
      !reading_.ontology().is_a(spec_.type, reading_.pack().state_body))
    return;
  const GrammarClasses& grammar = reading_.grammar();
  std::uint32_t i = tail_.end;
  for (std::uint32_t member = 0; member < kMaxSharing; ++member) {
    std::uint32_t joint = reading_.class_length(i, grammar.comma);
    joint += reading_.class_length(i + joint, grammar.coordination);
    if (joint == 0) return;
    i += joint;
    i += reading_.class_length(i, grammar.determiner);
    if (const std::uint32_t people = reading_.class_length(i, grammar.people); people > 0) {
      if (share_country(i + people)) return;
      i += people;
      continue;
    }
    const std::uint32_t noun = reading_.longest_length(i, PhraseKind::head);
    if (noun == 0) return;
    const std::uint32_t begin = i;
    i += noun;
    i += reading_.class_length(i, grammar.portfolio);
    if (is_fellow({begin, i}) && share_country(i)) return;
  }
}

bool BodyTailReader::share_country(std::uint32_t at) {
  const Reading::Mark start = reading_.mark();
  std::uint32_t country = kNone;
  if (!places_.parse_country(at, country)) return false;
  Mention shared = reading_.mention(country);
  reading_.reset(start);
  shared.tokens = {tail_.end - 1, tail_.end};
  shared.weak = false;
  shared.implied = true;
  tail_.owner = reading_.add(shared);
  tail_.name_end = tail_.owner_end = tail_.end;
  return true;
}

bool BodyTailReader::is_fellow(TokenSpan body) const {
  // "Quốc hội và Chính phủ Mỹ", "Bộ Ngoại giao và Bộ Quốc phòng Nga", but "Bộ Y tế và Bộ Y tế Lào", "giữa Bộ Công an và
  // Bộ Nội vụ Lào", "Bộ Y tế và Đại sứ quán Lào".
  std::uint32_t length = 0;
  const std::uint32_t noun = bodies_.noun_at(body.begin, length);
  if (noun == kNone || reading_.behind_title) return false;  // a post in both tells whose they are
  const HeadNoun& other = reading_.pack().heads[noun];
  const bool of_state = std::ranges::any_of(
      other.owner, [&](const auto& owner) { return reading_.ontology().is_a(reading_.pack().country, owner.first); });
  if (!of_state || other.accredited.valid() || spec_.accredited.valid() ||
      !reading_.ontology().is_a(other.type, reading_.pack().state_body))
    return false;
  // "Chính phủ và Bộ Ngoại giao Pháp", "Bộ Quốc phòng, Bộ Ngoại giao và Phủ Tổng thống Philippines"
  if (other.fields_only != spec_.fields_only) {
    // "Bộ Y tế, Bảo hiểm xã hội Việt Nam": the country is part of a name.
    const Phrase* known = places_.find_known(body.begin);
    const bool whole = known != nullptr && known->length > body.size();
    return !whole && (spec_.fields_only ? !empty() : empty()) &&
           (other.fields_only ? body.size() > length : body.size() == length) &&
           !reading_.ends_before(noun_.begin, reading_.grammar().between);
  }
  if (spec_.fields_only)
    return other.type == spec_.type && body.size() > length && !empty() &&
           !reading_.ends_before(noun_.begin, reading_.grammar().between) &&
           fold(reading_.text(body)) != fold(reading_.text({noun_.begin, tail_.end}));
  return body.size() == length && empty() && other.folded != spec_.folded;
}

bool BodyTailReader::take_known_body() {
  // "Ủy ban Quốc phòng Duma Quốc gia Nga"
  if (empty() || !reading_.capital(at_) || !reading_.ontology().is_a(spec_.type, reading_.pack().state_body) ||
      !reading_.begins(at_, PhraseKind::gazetteer))
    return false;
  const Reading::Mark start = reading_.mark();
  std::uint32_t above = kNone;
  const auto end = places_.parse_gazetteer(at_, above);
  const bool owns =
      end && !reading_.mention(above).weak && reading_.is_a(above, reading_.pack().state_body) &&
      std::ranges::any_of(spec_.owner, [&](const auto& owner) { return reading_.is_a(above, owner.first); });
  if (!owns) {
    reading_.reset(start);
    return false;
  }
  tail_.owner = above;
  tail_.name_end = tail_.owner_end = *end;
  return true;
}

bool BodyTailReader::take_words() {
  const GrammarClasses& grammar = reading_.grammar();
  std::uint32_t field = reading_.class_length(at_, grammar.portfolio);
  std::uint32_t words = spec_.fields_only ? 0 : reading_.class_length(at_, grammar.body_word);
  // Behind a noun that is a name by itself a word in lower case is most likely a verb ("Chính phủ tổ chức
  // …").
  if (spec_.alone && !reading_.token(at_).is_upper) return false;
  // "Công an thông tin …": what somebody says.
  const bool says = !reading_.token(at_).is_upper && reading_.class_length(at_, grammar.complementizer) >= field;
  const bool written_so =
      field > 0 && !says && (reading_.token(at_).is_upper || words > 0 || (empty() && !spec_.proper));
  if (!written_so) field = 0;
  std::uint32_t length = std::max(field, words);
  if (length == 0) return false;
  // "Ban Tuyên giáo Tỉnh ủy …": a word that begins the head noun of another body is all of it.
  length = std::max(length, reading_.longest_length(at_, PhraseKind::head));
  // "tặng Trung tâm Cấp cứu 115 phần mềm": what follows a number in lower case is none of the name, but "cấp 2 số 1".
  if (!reading_.token(at_).is_upper && at_ > begin_ && tail_.end == at_ && reading_.token(at_ - 1).is_number &&
      !(reading_.inside(at_ + length) && reading_.token(at_ + length).is_number))
    return false;
  // "Bệnh viện A phối hợp Công ty B", "Công ty A kiểm tra Bệnh viện B": behind a name a verb, and who else is meant.
  if (tail_.capital && !reading_.token(at_).is_upper && reading_.is(at_, grammar.verb) &&
      reading_.begins(at_ + length, PhraseKind::head))
    return false;
  if (is_whole() && !goes_on(at_ + length)) return false;
  // "đưa đến Bệnh viện Đa khoa tỉnh cấp cứu": of what level it is ends the name.
  if (!empty() && !reading_.token(at_).is_upper && !reading_.token(at_ - 1).is_upper &&
      reading_.ends_before(at_, grammar.area_prefix) && !reading_.ends_before(at_, grammar.minor_area))
    return false;
  tail_.field = tail_.field || field > 0;
  if (field > 0) {
    field_begin_ = at_;
    field_end_ = at_ + length;
  }
  const bool level = !empty() && !spec_.person_name && reading_.is(at_, grammar.body_level) && noun_tells();
  tail_.capital = tail_.capital || level || reading_.token(at_).is_upper;
  tail_.end = at_ = name_begin_ = at_ + length;
  return true;
}

bool BodyTailReader::is_whole() const {
  // "hỗ trợ Bệnh viện Hoa Sen phòng chống dịch": behind a name of its own, and behind one that the gazetteer has.
  if (empty()) return false;
  if (spec_.person_name && tail_.capital && at_ > name_begin_ && reading_.token(at_ - 1).is_upper) return true;
  const Phrase* known = places_.find_known(noun_.begin);
  return noun_.begin < noun_.end && known != nullptr && noun_.begin + known->length == at_;
}

bool BodyTailReader::goes_on(std::uint32_t at) const {
  // "Bệnh viện Hoa Sen cơ sở 2", "Công ty Hoa Sen miền Nam", "Công ty Hoa Sen xuất nhập khẩu Huế"; but "Bệnh viện Hoa
  // Sen phòng chống HIV"
  if (reading_.token(at - 1).is_upper && !reading_.token(at - 1).is_all_upper) return true;
  const GrammarClasses& grammar = reading_.grammar();
  const auto words = [&](std::uint32_t i) {
    return std::max(reading_.class_length(i, grammar.body_word), reading_.class_length(i, grammar.portfolio));
  };
  while (reading_.inside(at) && !reading_.token(at).is_upper && words(at) > 0) at += words(at);
  return reading_.capital(at) || (reading_.inside(at) && reading_.token(at).is_number) ||
         reading_.is(at, grammar.area_prefix);
}

bool BodyTailReader::take_inner_head() {
  // "Bệnh viện Đại học …"
  if (!empty() || reading_.longest_length(at_, PhraseKind::head) < 2 || !reading_.token(at_).is_upper) return false;
  tail_.end = at_ = at_ + reading_.longest_length(at_, PhraseKind::head);
  tail_.capital = true;
  return true;
}

bool BodyTailReader::foreign_holder_follows() const {
  // "Chủ tịch Tập đoàn ANA Osamu Tanaka", "Chủ tịch Công ty Mitsui Tatsuo Tanaka": behind an abbreviation or a name
  // that the gazetteer has, of two or three words one of which is given to persons.
  if (!reading_.behind_title || !spec_.person_name || at_ == begin_ || reading_.token(at_).is_all_upper) return false;
  const Token& before = reading_.token(at_ - 1);
  const Phrase* known = places_.find_known(begin_);
  const bool whole = known != nullptr && begin_ + known->length == at_ && !reading_.is_place(places_.type(*known));
  if (!whole && (!before.is_all_upper || before.bytes.size() < 2 || at_ != begin_ + 1)) return false;
  std::uint32_t end = at_;
  bool given = false;
  for (; reading_.capital(end); ++end) {
    if (reading_.token(end).is_all_upper || reading_.is(end, reading_.grammar().foreign_head)) return false;
    given = given || reading_.is(end, reading_.grammar().given_name);
  }
  return given && end - at_ >= kMinPersonWords - 1 && end - at_ <= kMinPersonWords;
}

bool BodyTailReader::holder_follows() const {
  // "Giám đốc Công ty Minh Phát Nguyễn Văn A": behind a title a person may follow without a comma.
  if (!spec_.person_name && reading_.is(at_, reading_.grammar().given_name) && reading_.capital(at_ + 1)) return true;
  if (foreign_holder_follows()) return true;
  // "đại biểu HĐND Nguyễn Văn A": bodies of a state bear no person's name.
  const bool plain = empty() && !spec_.person_name && reading_.ontology().is_a(spec_.type, reading_.pack().state_body);
  if ((!reading_.behind_title && !plain) || (empty() && spec_.person_name) || !reading_.person_starts(at_))
    return false;
  std::uint32_t end = at_;
  while (reading_.capital(end)) ++end;
  const std::uint32_t needed = spec_.person_name || !reading_.behind_title ? kMinPersonWords : kMinPersonWords - 1;
  if (end - at_ < needed) return false;
  // A body named after a person before a person: the last family name begins the latter.
  if (spec_.person_name && reading_.person_starts(begin_) && at_ > begin_)
    for (std::uint32_t i = at_ + 1; i + kMinPersonWords <= end; ++i)
      if (reading_.person_starts(i) && !reading_.is(i, reading_.grammar().middle_name)) return false;
  return true;
}

bool BodyTailReader::holds_known_name() const {
  // "Công ty TNHH Sân gôn VinaCapital": the name of a body inside that of another.
  const Phrase* known = reading_.longest(at_, PhraseKind::gazetteer);
  return spec_.person_name && known != nullptr && !reading_.begins(at_, PhraseKind::head) &&
         reading_.longest_length(at_, PhraseKind::title) < 2;
}

bool BodyTailReader::take_known_part() {
  // "Phái bộ Liên hợp quốc", "Trung tâm Điều phối ASEAN": the name of an organisation of no state ends or goes on in
  // that of a body which bears nobody's name.
  if (spec_.person_name || spec_.fields_only || !reading_.capital(at_) || (!empty() && tail_.end != at_)) return false;
  const Phrase* known = places_.find_known(at_);
  if (known == nullptr || !reading_.ontology().is_a(places_.type(*known), reading_.pack().body)) return false;
  const GazetteerForm& form = reading_.pack().forms[known->index];
  const Phrase* whole = places_.find_known(noun_.begin);
  if (form.weak || reading_.pack().entries[form.entry].within != kNone || reading_.begins(at_, PhraseKind::head) ||
      (whole != nullptr && noun_.begin + whole->length >= at_ + known->length))
    return false;
  tail_.capital = true;
  at_ += known->length;
  // "Ủy ban Quốc gia APEC 2017"
  if (!empty() && reading_.inside(at_) && reading_.token(at_).is_number &&
      reading_.token(at_).bytes.size() == kYearDigits)
    ++at_;
  tail_.end = name_begin_ = at_;
  return true;
}

bool BodyTailReader::take_capital() {
  if (!reading_.capital(at_) || spec_.alone || reading_.is(at_, reading_.grammar().area_prefix)) return false;
  // "Thanh tra Sở": the bare noun of another body ends no name.
  std::uint32_t length = 0;
  if (const std::uint32_t noun = bodies_.noun_at(at_, length);
      noun != kNone && reading_.pack().heads[noun].fields_only &&
      reading_.ontology().is_a(spec_.type, reading_.pack().state_body))
    return false;
  if (holder_follows() || reading_.longest_length(at_, PhraseKind::title) >= 2) return false;
  if (!empty() && reading_.begins_new_name(at_) && !holds_known_name()) return false;
  tail_.capital = true;
  if (const std::uint32_t noun = reading_.longest_length(at_, PhraseKind::head); noun >= 2) {
    tail_.end = at_ += noun;  // "Ban Thường vụ Đảng ủy"
    return true;
  }
  tail_.end = ++at_;
  // A word of two syllables has its capital on the first: "Trung tâm Hỗ trợ …", also one that the pack does
  // not know: "Công ty Giải pháp …".
  if (reading_.begins_word(at_ - 1)) {
    tail_.end = ++at_;
    return true;
  }
  const bool second = reading_.inside(at_) && reading_.token(at_).is_word && !reading_.token(at_).is_upper &&
                      !reading_.token(at_).is_number && reading_.token(at_).space_before &&
                      !reading_.begins_clause_part(at_);
  const bool after_capital = at_ >= begin_ + 2 && reading_.token(at_ - 2).is_upper;
  // Further words in lower case would be the sentence going on.
  const std::uint32_t next = at_ + 1;
  const bool closed = !reading_.inside(next) || !reading_.token(next).is_word || reading_.token(next).is_upper ||
                      paired_ || numbered(next) || reading_.is(next, reading_.grammar().area_prefix) ||
                      (reading_.is(next, reading_.grammar().body_word) && !reading_.is(next, reading_.grammar().verb));
  if (second && !after_capital && closed) {
    tail_.end = ++at_;
    paired_ = true;
  }
  return true;
}

bool BodyTailReader::numbered(std::uint32_t at) const {
  // "Tổng công ty Phát điện 1 (…)", not "… tăng 5%"
  const std::uint32_t next = at + 1;
  const GrammarClasses& grammar = reading_.grammar();
  const bool decimal = reading_.inside(next + 1) && reading_.token(next + 1).is_number;
  return reading_.token(at).is_number && reading_.token(at).bytes.size() <= kMaxOrdinalDigits && !decimal &&
         (!reading_.inside(next) || reading_.capital(next) || reading_.is(next, grammar.comma) ||
          reading_.is(next, grammar.dash) || reading_.is(next, grammar.open) || reading_.is(next, grammar.boundary));
}

bool BodyTailReader::take_number() {
  // "Ban Thư ký APEC 2017": a year is none of the name.
  if (!reading_.token(at_).is_number || reading_.token(at_).bytes.size() > kMaxNumberDigits || at_ != tail_.end ||
      !(spec_.person_name || tail_.capital || tail_.field))
    return false;
  // "… tổ chức 4 đoàn", "ở bệnh viện 1 tuần", "tặng bệnh viện 200 máy", "tặng Bệnh viện 20 máy", "Bệnh viện 120 triệu
  // đồng": before a plain noun it counts something.
  const std::uint32_t next = at_ + 1;
  const GrammarClasses& grammar = reading_.grammar();
  const bool short_number =
      !reading_.token(noun_.begin).is_upper ||
      (reading_.token(at_).bytes.size() <= kMaxOrdinalDigits && reading_.ends_before(noun_.begin, grammar.verb)) ||
      reading_.is(next, grammar.unit);
  const bool counts = (!empty() || short_number) && reading_.inside(next) && reading_.token(next).is_word &&
                      !reading_.token(next).is_upper && !reading_.begins_clause_part(next) &&
                      !reading_.is(next, grammar.area_prefix) && !reading_.begins(next, PhraseKind::head);
  if (counts) return false;
  tail_.capital = true;
  tail_.end = ++at_;
  return true;
}

bool BodyTailReader::take_joint() {
  // "và", ",", "-" inside a name: only where another field or word of a name follows that begins nothing new.
  const GrammarClasses& grammar = reading_.grammar();
  const bool link = reading_.is(at_, grammar.body_link) && !spec_.proper;
  const bool dash = reading_.is(at_, grammar.dash);
  if (!link && !dash && !reading_.is(at_, grammar.coordination) && !reading_.is(at_, grammar.comma)) return false;
  const std::uint32_t next = at_ + 1;
  if ((!tail_.capital && !tail_.field && empty()) || !reading_.inside(next)) return false;
  if (reading_.begins(next, PhraseKind::head) || reading_.begins(next, PhraseKind::title)) return false;
  const std::uint32_t words = reading_.class_length(next, grammar.body_word);
  const bool says = !reading_.token(next).is_upper && reading_.class_length(next, grammar.complementizer) >=
                                                          reading_.class_length(next, grammar.portfolio);
  const bool field = reading_.is(next, grammar.portfolio) && !says && (tail_.field || reading_.token(next).is_upper);
  const bool word = words > 0 && (reading_.token(next).is_upper || link ||
                                  (words >= 2 && !reading_.is(at_, grammar.comma) && !reading_.is(next, grammar.verb)));
  // "Bệnh viện K - Sáng 12/5, …" begins a report.
  const bool tight = dash && reading_.capital(next) && !reading_.begins_new_name(next) &&
                     !reading_.person_starts(next) && reading_.class_length(next, grammar.day_word) == 0;
  // "Công ty Larsen & Toubro"
  const bool sign = reading_.is(at_, grammar.coordination) && !reading_.token(at_).is_word && reading_.capital(next);
  // "Ủy ban Chứng khoán và Giao dịch": bodies of a state bear the names of fields, no other actor's.
  const bool second_field = reading_.is(at_, grammar.coordination) && !spec_.person_name && !spec_.fields_only &&
                            reading_.capital(next) && !reading_.begins_new_name(next) &&
                            !reading_.person_starts(next) && !reading_.token(next).is_all_upper && tail_.end == at_ &&
                            !reading_.begins(next, PhraseKind::gazetteer) && !reading_.is(next, grammar.given_name);
  if (!field && !word && !tight && !sign && !second_field) return false;
  ++at_;
  return true;
}

bool BodyTailReader::take_field_joint() {
  // "Sở Văn hoá - thể thao", "Sở Tài nguyên & Môi trường": two fields of one body; a conjunction may join two bodies.
  if (empty() || at_ != field_end_ || !reading_.inside(at_) || reading_.token(at_).is_word) return false;
  const GrammarClasses& grammar = reading_.grammar();
  if (!reading_.is(at_, grammar.dash) && !reading_.is(at_, grammar.coordination)) return false;
  const std::uint32_t next = at_ + 1;
  if (!reading_.is(next, grammar.portfolio) || reading_.begins(next, PhraseKind::head) ||
      reading_.longest_length(next, PhraseKind::title) >= 2)
    return false;
  tail_.end = at_ = next + reading_.class_length(next, grammar.portfolio);
  field_end_ = at_;
  return true;
}

bool BodyTailReader::titled() const {
  // "Vụ trưởng Vụ Biển", but not "Trưởng phòng Tham mưu"
  return spec_.proper && reading_.behind_title && noun_.begin < noun_.end && reading_.token(noun_.begin).is_upper;
}

bool BodyTailReader::noun_tells() const {
  // A capital at the head of a sentence or of what somebody says proves nothing, nor does that of a word which goes on
  // ("Hội nghị").
  return !spec_.alone && noun_.begin < noun_.end && reading_.token(noun_.begin).is_upper &&
         noun_.begin > reading_.sentence().begin && !reading_.token(noun_.begin).line_before &&
         (reading_.token(noun_.begin - 1).is_word || reading_.is(noun_.begin - 1, reading_.grammar().comma) ||
          reading_.is(noun_.begin - 1, reading_.grammar().dash) ||
          reading_.is(noun_.begin - 1, reading_.grammar().open)) &&
         !reading_.is(noun_.begin, reading_.grammar().no_name);
}

std::uint32_t BodyTailReader::plain_word(std::uint32_t at) const {
  const GrammarClasses& grammar = reading_.grammar();
  if (!reading_.inside(at) || !reading_.token(at).is_word || reading_.token(at).is_upper ||
      reading_.token(at).is_number || reading_.token(at).line_before)
    return 0;
  if (const std::uint32_t known =
          std::max(reading_.class_length(at, grammar.body_word), reading_.class_length(at, grammar.portfolio));
      known > 0)
    return known;
  // "Viện nghiên cứu địa chất và khoáng sản Lào"
  if (at > at_ && reading_.is(at, grammar.coordination) && reading_.inside(at + 1) && !reading_.token(at + 1).is_upper)
    return 1;
  const std::uint32_t people = reading_.class_length(at, grammar.group);
  if (people > 0) return people;
  return reading_.begins_clause_part(at) ? 0 : 1;
}

bool BodyTailReader::take_plain_words() {
  // "Trung tâm cứu hộ gấu Việt Nam", "Cơ quan vũ trụ quốc gia": words that the pack does not know, between a noun with
  // a capital and whose body it is or of what level, are its name. What follows a name of its own is what it does ("Tổ
  // chức Hamas kiểm soát dải Gaza").
  if (!noun_tells() || (!empty() && at_ != name_begin_)) return false;
  std::uint32_t end = at_;
  while (const std::uint32_t length = end < at_ + kMaxPlainWords ? plain_word(end) : 0) {
    if (end > at_ && !spec_.person_name && reading_.is(end, reading_.grammar().body_level)) {
      tail_.capital = true;
      tail_.end = at_ = end + reading_.class_length(end, reading_.grammar().body_level);
      return true;
    }
    if (reading_.is(end, reading_.grammar().area_prefix) || reading_.is(end, reading_.grammar().owner_prefix)) break;
    end += length;
  }
  if (end == at_) return false;
  const std::uint32_t begin = std::exchange(at_, end);
  // "Công ty mía đường cồn Long Mỹ Phát": no place.
  if (!take_owner() || (spec_.person_name && reading_.capital(tail_.owner_end))) {
    tail_.owner = kNone;
    at_ = begin;
    return false;
  }
  tail_.end = end;
  return true;
}

void BodyTailReader::drop_final_verb() {
  // A verb that ends the run is none of the name: "Bộ đội Biên phòng kiểm tra".
  if (tail_.owner != kNone || tail_.pair_owned) return;
  const GrammarClasses& grammar = reading_.grammar();
  while (!empty()) {
    const std::uint32_t length = std::max(reading_.length_before(tail_.end, grammar.verb),
                                          reading_.length_before(tail_.end, grammar.complementizer));
    // "Nghiên cứu" ends like a verb.
    if (length == 0 || tail_.end - length < begin_ || reading_.token(tail_.end - length).is_upper ||
        reading_.length_before(tail_.end, grammar.body_word) > length)
      return;
    // Nor is a field written small right behind a name: "Quân đoàn 3 điều tra", but "Cục Quản lý xây dựng".
    if (tail_.end == field_end_) {
      const Token& before = reading_.token(tail_.end - length - 1);
      if (field_begin_ != tail_.end - length || field_begin_ == begin_) return;
      if (!before.is_number && (!before.is_upper || before.is_all_upper)) return;
    }
    tail_.end -= length;
    // A joint that led to it.
    while (!empty() && (reading_.is(tail_.end - 1, grammar.comma) || reading_.is(tail_.end - 1, grammar.dash) ||
                        reading_.is(tail_.end - 1, grammar.coordination)))
      --tail_.end;
  }
}

}  // namespace entente
