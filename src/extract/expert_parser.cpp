#include "extract/expert_parser.hpp"

#include <algorithm>

#include "text/ascii.hpp"

namespace entente {
namespace {

/// Words of the department between an expert and the body.
constexpr std::uint32_t kMaxDepartmentTokens = 10;
/// Tokens of what kind of body a foreign name is of.
constexpr std::uint32_t kMaxKindTokens = 7;
/// Tokens of the field of an expert behind what he is.
constexpr std::uint32_t kMaxFieldBehindTokens = 16;
/// Tokens of what an expert is and of his field before his name.
constexpr std::uint32_t kMaxFieldTokens = 9;
/// Words of the name of a body that only somebody's post in it shows to be one, and bytes of a single one.
constexpr std::uint32_t kMaxStrangerWords = 4;
constexpr std::uint32_t kMinStrangerBytes = 5;
/// Tokens of the short form of a department in brackets.
constexpr std::uint32_t kMaxShortFormTokens = 3;
/// Word classes that tell something of the field of a post: all that parse_expert() asks for.
constexpr ClassSet kFieldSigns{
    GrammarClasses::employer,     GrammarClasses::body_kind,      GrammarClasses::determiner, GrammarClasses::no_name,
    GrammarClasses::owner_prefix, GrammarClasses::area_prefix,    GrammarClasses::minor_area, GrammarClasses::body_word,
    GrammarClasses::portfolio,    GrammarClasses::complementizer, GrammarClasses::tense,      GrammarClasses::agent,
    GrammarClasses::verb};

}  // namespace

End ExpertParser::parse_expert(std::uint32_t at, Post& post, bool any) {
  const GrammarClasses& grammar = reading_.grammar();
  const std::uint32_t one = reading_.is(at, grammar.plural) ? 0 : reading_.class_length(at, grammar.determiner);
  const Phrase* phrase = reading_.longest(at + one, PhraseKind::title);
  if (phrase == nullptr) return std::nullopt;
  const bool expert = reading_.pack().titles[phrase->index].expert;
  if (!expert && (!any || reading_.pack().titles[phrase->index].of_home)) return std::nullopt;
  post.title = phrase->index;
  post.words = {at + one, at + one + phrase->length};
  bool other = false;  // somebody's, but not whose the post is
  for (std::uint32_t i = post.words.end; reading_.inside(i) && i < post.words.end + kMaxFieldBehindTokens;) {
    if (is_plain(i)) {
      ++i;
      continue;
    }
    const std::uint32_t link = reading_.class_length(i, grammar.employer);
    if (link > 0 || (expert && reading_.begins(i, PhraseKind::head))) {
      const Reading::Mark start = reading_.mark();
      const auto end = link > 0 && expert ? parse_employing(i + link, post) : posts_.parse_named(i + link, post);
      // "A, chủ tịch một công ty tại Hà Nội": where the body is, not whose post it is, but "trưởng đoàn đàm phán … của
      // Mỹ".
      const bool of_state =
          end && !other && reading_.is(i, grammar.of) && reading_.is_a(post.targets.front(), reading_.pack().country);
      if (end && (expert || of_state || !reading_.is_place(post.targets.front()))) {
        post.words.end = i;
        return end;
      }
      if (end) {
        post.targets.clear();
        reading_.reset(start);
        return std::nullopt;
      }
    }
    other = other || reading_.begins(i, PhraseKind::head) || reading_.is(i, grammar.body_kind) ||
            reading_.is(i, grammar.determiner);
    if (i > post.words.end && reading_.is(i, grammar.open)) {
      const auto end = parse_bracket(i, post, other);
      if (end) post.words.end = i;
      return end;
    }
    // The field may hold a name: "chuyên gia về Triều Tiên tại Viện …".
    const Reading::Mark start = reading_.mark();
    std::uint32_t place = kNone;
    const auto place_end = places_.parse_place(i, place);
    reading_.reset(start);
    const std::uint32_t region = reading_.class_length(i, grammar.no_name);
    if (place_end || region > 0) {
      i = std::max(place_end.value_or(i), i + region);
      continue;
    }
    const Token& token = reading_.token(i);
    // "giám đốc phụ trách châu Á, Viện …": behind a comma the body.
    if (i > post.words.end && reading_.is(i, grammar.comma) && reading_.begins(i + 1, PhraseKind::head)) {
      const auto end = posts_.parse_named(i + 1, post);
      if (end && !reading_.is_place(post.targets.front()) && !reading_.mention(post.targets.front()).weak &&
          (reading_.is(*end, grammar.comma) || reading_.is(*end, grammar.close) || reading_.is(*end, grammar.dash) ||
           reading_.begins_predicate(*end))) {
        post.words.end = i;
        return end;
      }
      post.targets.clear();
      reading_.reset(start);
      return std::nullopt;
    }
    // A programme has capitals, a post's holder has them too.
    const std::uint32_t words =
        std::max(reading_.class_length(i, grammar.body_word), reading_.class_length(i, grammar.portfolio));
    const bool field = words > 0;
    const bool name =
        token.is_upper && ((!other && words < 2) || reading_.person_starts(i) || reading_.is(i, grammar.given_name));
    if ((!token.is_word && !reading_.is(i, grammar.dash)) || name || token.line_before ||
        reading_.is(i, grammar.tense) || reading_.is(i, grammar.agent) || reading_.is(i, grammar.complementizer) ||
        (!expert && !field && !other && !token.is_upper && reading_.is(i, grammar.verb)))
      return std::nullopt;
    i += std::max(words, 1U);
  }
  return std::nullopt;
}

bool ExpertParser::is_plain(std::uint32_t at) const {
  const PhraseGroup& group = reading_.words().group(at);
  const Token& token = reading_.token(at);
  return token.is_word & !token.is_upper & !token.line_before & !group.names() & !group.classes().may_meet(kFieldSigns);
}

End ExpertParser::parse_bracket(std::uint32_t at, Post& post, bool other) {
  const GrammarClasses& grammar = reading_.grammar();
  const Reading::Mark start = reading_.mark();
  // "Trưởng phòng Nghiên cứu lịch sử (Viện Khảo cổ học)"
  if (!other && reading_.begins(at + 1, PhraseKind::head))
    if (const auto end = posts_.parse_named(at + 1, post); end && reading_.is(*end, grammar.close) && is_sure(post))
      return *end + 1;
  post.targets.clear();
  reading_.reset(start);
  // "trưởng phòng Cảnh sát hình sự (PC 45) Công an tỉnh Đắk Lắk"
  std::uint32_t close = at + 1;
  while (close <= at + kMaxShortFormTokens && reading_.inside(close) && !reading_.is(close, grammar.close)) ++close;
  if (!reading_.is(close, grammar.close) || !reading_.begins(close + 1, PhraseKind::head)) return std::nullopt;
  if (const auto end = posts_.parse_named(close + 1, post); end && is_sure(post)) return end;
  post.targets.clear();
  reading_.reset(start);
  return std::nullopt;
}

bool ExpertParser::is_sure(const Post& post) const {
  return !post.targets.empty() && !reading_.is_place(post.targets.front()) &&
         !reading_.mention(post.targets.front()).weak;
}

std::uint32_t ExpertParser::behind_kind(std::uint32_t at) const {
  // "tổ chức", "tạp chí điện tử": what kind of body it is, in plain words before its foreign name.
  const std::uint32_t kind = reading_.class_length(at, reading_.grammar().body_kind);
  if (reading_.longest_length(at, PhraseKind::head) > kind) return at;
  std::uint32_t i = at + kind;
  while (i > at && reading_.inside(i) && i < at + kMaxKindTokens && reading_.token(i).is_word &&
         !reading_.token(i).is_upper && !reading_.token(i).is_number && !reading_.token(i).line_before &&
         !reading_.begins_clause_part(i))
    ++i;
  return reading_.capital(i) ? i : at;
}

End ExpertParser::parse_stranger(std::uint32_t at, Post& post) {
  const GrammarClasses& grammar = reading_.grammar();
  const std::uint32_t one = reading_.is(at, grammar.plural) ? 0 : reading_.class_length(at, grammar.determiner);
  const Phrase* phrase = reading_.longest(at + one, PhraseKind::title);
  if (phrase == nullptr) return std::nullopt;
  post.title = phrase->index;
  const Title& title = posts_.title(post);
  if (title.of_home || !title.body_name.empty() || title.accredited.valid() ||
      !reading_.ontology().allows(title.of, reading_.pack().body) || reading_.is(at + one, grammar.assistant))
    return std::nullopt;
  post.words = {at + one, posts_.skip_modifiers(at + one + phrase->length)};
  return parse_strange_body(post.words.end + reading_.class_length(post.words.end, grammar.of), post);
}

End ExpertParser::parse_strange_body(std::uint32_t at, Post& post) {
  const GrammarClasses& grammar = reading_.grammar();
  const std::uint32_t begin = behind_kind(at);
  // "nhà báo John Smith đã …": what somebody is stands right before his own name.
  const bool may_be_person = begin == post.words.end && reading_.is(post.words.begin, reading_.grammar().honorific);
  std::uint32_t end = begin;
  while (end < begin + kMaxStrangerWords && reading_.capital(end) &&
         is_ascii(reading_.document().text(reading_.token(end))) && !reading_.token(end).line_before &&
         (end > begin || !reading_.begins(end, PhraseKind::gazetteer)) && !reading_.begins(end, PhraseKind::head) &&
         !reading_.begins(end, PhraseKind::title) && !reading_.is(end, grammar.given_name) &&
         !reading_.is(end, grammar.surname) && !reading_.is(end, grammar.area_prefix))
    ++end;
  // "Chi nhánh …": one short word with a capital may begin any name.
  const bool short_word =
      end == begin + 1 && !reading_.token(begin).is_all_upper && reading_.token(begin).bytes.size() < kMinStrangerBytes;
  const bool closed =
      !reading_.capital(end) &&
      (!reading_.inside(end) || reading_.is(end, grammar.comma) || reading_.is(end, grammar.close) ||
       reading_.is(end, grammar.boundary) || reading_.is(end, grammar.at) || reading_.begins_predicate(end) ||
       (reading_.is(end, grammar.dash) && reading_.token(end).space_before && !reading_.capital(end + 1)));
  if (end == begin || short_word || !closed || reading_.is(begin, grammar.no_name) ||
      (may_be_person && end > begin + 1 && reading_.begins_predicate(end)))
    return std::nullopt;
  Mention body;
  body.tokens = {begin, end};
  body.type = reading_.pack().body;
  body.name = reading_.name(body.tokens);
  post.targets.push_back(reading_.add(body));
  return end;
}

const Phrase* ExpertParser::expert_before(std::uint32_t& at) const {
  const auto expert_at = [&](std::uint32_t i) {
    const Phrase* phrase = reading_.longest(i, PhraseKind::title);
    return phrase != nullptr && reading_.pack().titles[phrase->index].expert ? phrase : nullptr;
  };
  if (const Phrase* phrase = expert_at(at)) return phrase;
  for (std::uint32_t i = at; i > reading_.sentence().begin && at - i < kMaxFieldTokens;) {
    const Token& token = reading_.token(--i);
    const Phrase* phrase = expert_at(i);
    if (phrase != nullptr && i + phrase->length <= at) {
      for (std::uint32_t k = i + phrase->length; k < at; ++k)
        if (reading_.token(k).is_upper || reading_.begins_clause_part(k)) return nullptr;
      at = i;
      return phrase;
    }
    if (!token.is_word || token.line_before) return nullptr;
  }
  return nullptr;
}

End ExpertParser::parse_employer(std::uint32_t before, std::uint32_t at, Post& post) {
  const GrammarClasses& grammar = reading_.grammar();
  const std::uint32_t link = reading_.class_length(at, grammar.employer);
  const bool bracket = reading_.is(at, grammar.open);
  // "GS Phạm A - Viện Toán học"
  const bool comma =
      reading_.is(at, grammar.comma) || (reading_.is(at, grammar.dash) && reading_.token(at).space_before);
  if (link == 0 && !bracket && !comma) return std::nullopt;
  const Phrase* phrase = expert_before(before);
  if (phrase == nullptr) return std::nullopt;
  post.title = phrase->index;
  post.words = {before, before + phrase->length};
  if (link > 0) return parse_employing(at + link, post);
  const Reading::Mark start = reading_.mark();
  // "Giáo sư A, thuộc Đại học B, …"
  if (const std::uint32_t aside = comma ? reading_.class_length(at + 1, grammar.employer) : 0; aside > 0) {
    const auto end = posts_.parse_named(at + 1 + aside, post);
    if (end && !reading_.is_place(post.targets.front()) && !reading_.mention(post.targets.front()).weak) return end;
    post.targets.clear();
    reading_.reset(start);
    return std::nullopt;
  }
  // "luật sư A (Đoàn Luật sư TP.HCM)", "bác sĩ A (khoa Nhi, Bệnh viện B)", "bác sĩ A, khoa Nhi, Bệnh viện B, cho biết",
  // but not behind it "và …"
  const std::uint32_t body = behind_department(at + 1);
  const auto end = reading_.begins(body, PhraseKind::head) || bracket ? posts_.parse_named(body, post) : std::nullopt;
  if (end && bracket && reading_.is(*end, grammar.close)) return *end + 1;
  if (end && comma && !reading_.is_place(post.targets.front()) &&
      !reading_.is_a(post.targets.front(), reading_.pack().state_body) &&
      (reading_.is(*end, grammar.comma) || reading_.is(*end, grammar.complementizer) ||
       reading_.is(*end, grammar.dash) || (body > at + 1 && reading_.class_length(*end, grammar.reporting) > 0)))
    return end;
  post.targets.clear();
  reading_.reset(start);
  return std::nullopt;
}

End ExpertParser::parse_employing(std::uint32_t at, Post& post) {
  if (const auto end = posts_.parse_named(at, post)) return end;
  // "của tờ South China Morning Post", "thuộc công ty an ninh mạng Sixgill"
  if (const std::uint32_t behind = behind_kind(at); behind > at)
    if (const auto end = posts_.parse_named(behind, post)) return end;
  return parse_strange_body(at, post);
}

std::uint32_t ExpertParser::behind_department(std::uint32_t at) const {
  // "khoa Hồi sức tích cực, Bệnh viện …", "khoa Nhi Bệnh viện …": words that name nothing, up to a comma or a head
  // noun.
  // The second syllable of a field is no verb ("khoa Cấp cứu").
  std::uint32_t i = at;
  while (reading_.inside(i) && i < at + kMaxDepartmentTokens && reading_.token(i).is_word &&
         !reading_.begins(i, PhraseKind::head) && !reading_.person_starts(i)) {
    const std::uint32_t field = reading_.class_length(i, reading_.grammar().body_word);
    if (field < 2 && reading_.begins_clause_part(i)) break;
    i += std::max(field, 1U);
  }
  if (i == at || reading_.token(at).is_upper) return at;
  if (reading_.is(i, reading_.grammar().comma)) return i + 1;
  return reading_.begins(i, PhraseKind::head) ? i : at;
}

}  // namespace entente
