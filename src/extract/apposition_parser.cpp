#include "extract/apposition_parser.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr std::uint32_t kMaxAsideTokens = 6;
constexpr std::uint32_t kMaxDepartmentWords = 6;
/// Words before the year of birth in brackets.
constexpr std::uint32_t kMaxBirthWords = 2;
/// Tokens of what else is said in the brackets behind a post.
constexpr std::uint32_t kMaxBracketTokens = 24;
/// Tokens of what else is said in brackets before a post.
constexpr std::uint32_t kMaxListedTokens = 40;

}  // namespace

std::uint32_t AppositionParser::skip_age(std::uint32_t at) const {
  // "A, 42 tuổi", "A (42 tuổi"
  const GrammarClasses& grammar = reading_.grammar();
  if ((!reading_.is(at, grammar.comma) && !reading_.is(at, grammar.open)) || !reading_.inside(at + 1) ||
      !reading_.token(at + 1).is_number)
    return at;
  const std::uint32_t age = reading_.class_length(at + 2, grammar.age);
  return age > 0 ? at + 2 + age : at;
}

std::uint32_t AppositionParser::skip_aside(std::uint32_t at) const {
  // "(phải)", "(45 tuổi)": brackets without a name; ", 45 tuổi, giám đốc …"
  const GrammarClasses& grammar = reading_.grammar();
  if (const std::uint32_t behind = skip_age(at); reading_.is(at, grammar.comma) && reading_.is(behind, grammar.comma))
    return behind;
  if (!reading_.is(at, grammar.open)) return at;
  std::uint32_t close = at + 1;
  while (reading_.inside(close) && close < at + kMaxAsideTokens && !reading_.is(close, grammar.close) &&
         !reading_.token(close).is_upper)
    ++close;
  return reading_.is(close, grammar.close) ? close + 1 : at;
}

std::uint32_t AppositionParser::behind_birth(std::uint32_t at) const {
  // "A (46 tuổi, cán bộ …", "A (SN 1981, giáo viên …"
  const GrammarClasses& grammar = reading_.grammar();
  std::uint32_t i = at;
  while (reading_.inside(i) && i <= at + kMaxBirthWords && reading_.token(i).is_word && !reading_.token(i).is_number)
    ++i;
  if (!reading_.inside(i) || !reading_.token(i).is_number) return at;
  i += 1 + reading_.class_length(i + 1, grammar.age);
  return reading_.is(i, grammar.comma) ? i + 1 : at;
}

std::uint32_t AppositionParser::bracket_end(std::uint32_t at) const {
  // "A (phó hiệu trưởng Trường B, ngụ quận C)": a comma parts the post from what else is said.
  const GrammarClasses& grammar = reading_.grammar();
  if (!reading_.is(at, grammar.close) && !reading_.is(at, grammar.comma)) return kNone;
  for (std::uint32_t i = at; reading_.inside(i) && i <= at + kMaxBracketTokens && !reading_.is(i, grammar.open); ++i)
    if (reading_.is(i, grammar.close)) return i;
  return kNone;
}

std::uint32_t AppositionParser::next_listed(std::uint32_t at) const {
  const GrammarClasses& grammar = reading_.grammar();
  for (std::uint32_t i = at; reading_.inside(i) && i <= at + kMaxListedTokens; ++i) {
    if (reading_.is(i, grammar.comma) && reading_.begins(i + 1, PhraseKind::title)) return i;
    if (reading_.is(i, grammar.close) || reading_.is(i, grammar.open) || reading_.is(i, grammar.kin) ||
        reading_.is(i, grammar.he) || reading_.is(i, grammar.she) || reading_.person_starts(i))
      return kNone;
  }
  return kNone;
}

std::uint32_t AppositionParser::phrase_begin(std::uint32_t person) const {
  const GrammarClasses& grammar = reading_.grammar();
  std::uint32_t begin = reading_.mention(person).tokens.begin;
  while (const std::uint32_t length =
             std::max(reading_.length_before(begin, grammar.honorific), reading_.length_before(begin, grammar.degree)))
    begin -= length;
  return begin;
}

bool AppositionParser::another_acts(std::uint32_t person, std::uint32_t post_end) const {
  const GrammarClasses& grammar = reading_.grammar();
  if (!reading_.begins_predicate(post_end) || reading_.is(post_end, grammar.copula)) return false;
  const std::uint32_t begin = phrase_begin(person);
  const bool with = reading_.ends_before(begin, grammar.facing) || reading_.ends_before(begin, grammar.of) ||
                    reading_.ends_before(begin, grammar.verb);
  return with && reading_.ends_adverbial(begin);
}

bool AppositionParser::leads_to_post(std::uint32_t& at, const Post& post) const {
  const GrammarClasses& grammar = reading_.grammar();
  if (!post.targets.empty() || posts_.title(post).of_home) return false;
  std::uint32_t i = at;
  // "Bí thư Đảng ủy, Chủ tịch UBND xã …": of a body that only the next post tells more of.
  if (const std::uint32_t noun = reading_.longest_length(i, PhraseKind::head); noun > 0)
    i += noun + reading_.class_length(i + noun, grammar.area_prefix);
  if (reading_.is(post.words.begin, grammar.department_title) || posts_.title(post).expert)
    while (reading_.inside(i) && i < at + kMaxDepartmentWords && reading_.token(i).is_word &&
           !reading_.token(i).is_upper && (!reading_.begins_clause_part(i) || reading_.is(i, grammar.matter)))
      ++i;
  const std::uint32_t also = reading_.class_length(i, grammar.also_post);
  if (also == 0 && !reading_.is(i, grammar.comma)) return false;
  const std::uint32_t next = i + std::max(also, 1U);
  if (reading_.longest(next, PhraseKind::title) == nullptr &&
      reading_.longest(names_.parse_prefix(next), PhraseKind::title) == nullptr)
    return false;
  at = i;
  return true;
}

bool AppositionParser::assists_named(const Post& post, std::uint32_t end) const {
  if (post.assisted == kNone || post.targets.size() != 1 || !reading_.capital(end)) return false;
  const Mention& target = reading_.mention(post.targets.front());
  const Mention& country = target.owner == kNone ? target : reading_.mention(target.owner);
  return country.entry != kNone && country.owner == kNone &&
         reading_.ontology().is_a(country.type, reading_.pack().country);
}

bool AppositionParser::introduces_next(std::uint32_t at) {
  // "Thủ tướng A, Phó Thủ tướng - Bộ trưởng Bộ Ngoại giao B"
  const Reading::Mark start = reading_.mark();
  scratch::vector<Post> posts;
  const std::uint32_t behind = lists_.parse_posts(at, posts);
  const std::uint32_t name = posts.size() > 1 ? lists_.name_start(behind, posts) : behind;
  const auto end = posts.size() > 1 ? names_.parse_name(name, true) : std::nullopt;
  const bool found = end && *end >= name + kMinGivenFirstWords && !reading_.begins(name, PhraseKind::gazetteer) &&
                     !reading_.begins(name, PhraseKind::head) && !reading_.begins(name, PhraseKind::title);
  reading_.reset(start);
  return found;
}

bool AppositionParser::begins_next_person(std::uint32_t at, const Post& post) {
  const std::uint32_t next = lists_.name_start(at, std::span(&post, 1));
  // "…, nguyên Giám đốc B": a further post, though what stands before it may stand before a name.
  if (next != at && reading_.capital(next)) return reading_.longest(next, PhraseKind::title) == nullptr;
  // "giám đốc VNPT Sơn La": a place is none.
  const auto end = names_.parse_name(next, true);
  if (!end) return false;
  const Phrase* known = reading_.longest(next, PhraseKind::gazetteer);
  return known == nullptr || next + known->length < *end || reading_.pack().forms[known->index].weak;
}

bool AppositionParser::stands_in_list(std::uint32_t joint, std::uint32_t post_end) {
  const GrammarClasses& grammar = reading_.grammar();
  if (!reading_.is(post_end, grammar.comma)) return false;
  if (reading_.is(joint, grammar.dash)) return true;
  if (!reading_.is(joint, grammar.comma)) return false;
  const std::uint32_t next = names_.parse_prefix(post_end + 1);
  const auto end = next > post_end + 1 ? names_.parse_name(next, true) : std::nullopt;
  return end && reading_.is(*end, grammar.comma) &&
         reading_.longest(names_.parse_prefix(*end + 1), PhraseKind::title) != nullptr;
}

std::uint32_t AppositionParser::parse(std::uint32_t at, std::uint32_t person) {
  if (!may_begin(at)) return at;
  const std::uint32_t end = parse_said_posts(at, skip_aside(at), person);
  if (end > at) return end;
  // "Uông Dương (Wang Yang), Phó Thủ tướng …": how else he is written.
  const std::uint32_t behind = reading_.behind_bracket(at);
  const std::uint32_t said_end = behind > at ? parse_said_posts(at, behind, person) : at;
  return said_end > behind ? said_end : at;
}

std::uint32_t AppositionParser::parse_said_posts(std::uint32_t at, std::uint32_t end, std::uint32_t person) {
  const GrammarClasses& grammar = reading_.grammar();
  std::uint32_t said_end = end;  // behind the last post that names what it is of
  bool holds = false;            // "A, giám đốc B và chủ tịch C", but not "A (trái) và giám đốc B"
  bool listed = false;           // within brackets
  while (reading_.inside(end)) {
    const bool bracket = reading_.is(end, grammar.open);
    listed = listed || bracket;
    const bool adjacent =
        end == at && reading_.longest_length(end, PhraseKind::title) >= 2 && reading_.token(end).is_upper;
    const std::uint32_t also = end > at ? reading_.class_length(end, grammar.also_post) : 0;
    if (!bracket && !adjacent && also == 0 && !reading_.is(end, grammar.comma) && !reading_.is(end, grammar.dash) &&
        !(holds && reading_.is(end, grammar.coordination)))
      return said_end;
    const Reading::Mark start = reading_.mark();
    Post post;
    // "bà A, phu nhân Đại sứ …": of somebody else.
    if (reading_.is(adjacent ? end : end + std::max(also, 1U), grammar.kin)) return said_end;
    std::uint32_t said_at = adjacent ? end : end + std::max(also, 1U);
    if (bracket) said_at = behind_birth(said_at);
    // "A, cựu quan chức Bộ B và là thành viên Viện C"
    if (holds && reading_.is(end, grammar.coordination)) said_at += reading_.class_length(said_at, grammar.copula);
    auto post_end = experts_.parse_expert(said_at, post);
    // "đại biểu Quốc hội": what may also stand before a name.
    if (!post_end) post_end = posts_.parse_post(said_at, post = Post{});
    if (!post_end || post.targets.empty()) {
      const std::uint32_t behind = names_.parse_prefix(said_at);
      if (Post own; behind > said_at || !post_end)
        if (const auto own_end = posts_.parse_post(behind, own)) {
          post = own;
          post_end = own_end;
        }
    }
    if (!post_end || post.targets.empty()) {
      Post wide;
      auto wide_end = experts_.parse_expert(said_at, wide, true);
      // "…, nguyên trưởng phòng nghiên cứu văn hoá tại Viện B"
      if (const std::uint32_t behind = wide_end ? said_at : names_.parse_prefix(said_at); behind > said_at)
        wide_end = experts_.parse_expert(behind, wide = Post{}, true);
      if (wide_end) {
        post = wide;
        post_end = wide_end;
      } else if (Post strange; const auto strange_end = experts_.parse_stranger(said_at, strange)) {
        post = strange;
        post_end = strange_end;
      }
    }
    // "A (đảng viên Chi bộ B, giám đốc C)": what is no post, or of nobody known, and further posts.
    if (const std::uint32_t next = listed && (!post_end || post.targets.empty()) ? next_listed(said_at) : kNone;
        next != kNone) {
      reading_.reset(start);
      end = next;
      continue;
    }
    if (!post_end) return said_end;
    // "ông A - trưởng phòng tham mưu, người phát ngôn Công an …", "ông A - Bộ trưởng, Chủ nhiệm Văn phòng …": no
    // actor, but a further post behind it.
    if (leads_to_post(*post_end, post)) {
      end = *post_end;
      continue;
    }
    // "Trước khi gặp ông A, Thủ tướng đã …": the subject of what follows.
    const bool subject = reading_.is(*post_end, grammar.tense) || reading_.is(*post_end, grammar.verb) ||
                         reading_.is(*post_end, grammar.complementizer);
    const bool said = !post.targets.empty() || (posts_.title(post).of_home && !subject);
    // "…, Bộ trưởng Bộ Y tế Nguyễn Văn A": the title belongs to the next person.
    const bool next_person = !stands_in_list(end, *post_end) &&
                             (begins_next_person(*post_end, post) ||
                              (post.targets.empty() && !bracket && also == 0 && introduces_next(said_at)));
    // "ông A, lãnh đạo Sở B và …", "ông A, lãnh đạo Sở B, Sở C": others than he.
    const bool others = posts_.title(post).named && !posts_.title(post).expert &&
                        ((reading_.is(*post_end, grammar.comma) && reading_.capital(*post_end + 1) &&
                          reading_.begins(*post_end + 1, PhraseKind::head)) ||
                         reading_.is(end, grammar.coordination) || reading_.is(*post_end, grammar.coordination) ||
                         reading_.begins_predicate(*post_end) ||
                         (reading_.is(*post_end, grammar.dash) && reading_.capital(*post_end + 1)));
    if (said && next_person && assists_named(post, *post_end)) {
      // "A, phát ngôn viên của Tổng thống Pháp B": read on with B.
      Mention target = reading_.mention(post.targets.front());
      const std::uint32_t owner = target.owner;
      Mention country = owner == kNone ? target : reading_.mention(owner);
      target.tokens = country.tokens = post.words;
      target.implied = country.implied = true;
      const std::uint32_t resume = post.assisted;
      reading_.reset(start);
      post.targets = {reading_.add(country)};
      if (owner != kNone) {
        target.owner = post.targets.front();
        post.targets = {reading_.add(target)};
      }
      posts_.hold(person, post);
      return resume;
    }
    const std::uint32_t close = bracket ? bracket_end(*post_end) : *post_end;
    const bool acts = !bracket && !holds && reading_.is(end, grammar.comma) && another_acts(person, *post_end);
    if (!said || others || next_person || acts || close == kNone) {
      reading_.reset(start);
      return said_end;
    }
    posts_.hold(person, post);
    holds = true;
    lists_.note_post(post);
    end = said_end = bracket && close == *post_end ? close + 1 : *post_end;
  }
  return said_end;
}

}  // namespace entente
