#include "extract/person_parser.hpp"

#include <algorithm>
#include <utility>

namespace entente {
namespace {

/// Words written small that may end the name of a body before its holder's.
constexpr std::uint32_t kMaxPlainTokens = 5;
/// Words behind a post that says of a name that it is a person's, up to the comma that closes the aside.
constexpr std::uint32_t kMaxAppositionTokens = 12;

}  // namespace

std::uint32_t PersonParser::add_person(TokenSpan name) {
  Mention person;
  person.tokens = name;
  person.type = reading_.pack().person;
  return reading_.add(person);
}

End PersonParser::parse_plain(std::uint32_t at, std::uint32_t& head) {
  if (const auto end = names_.parse_name(at, false)) {
    head = add_person({at, *end});
    return appositions_.parse(employ(at, *end, head), head);
  }
  // "Sanit Nakajitti, giám đốc …": the post behind it introduces the name.
  if (!reading_.capital(at) ||
      reading_.token(at).is_all_upper | reading_.begins(at, PhraseKind::gazetteer) |
          reading_.begins(at, PhraseKind::head) ||
      reading_.begins_clause_part(at))
    return std::nullopt;
  const auto end = names_.parse_name(at, true);
  if (!end || *end < at + kMinGivenFirstWords || names_.names_no_person(at)) return std::nullopt;
  const Reading::Mark start = reading_.mark();
  head = add_person({at, *end});
  // "nhà phân tích chính trị A của Viện …"
  if (const std::uint32_t after = employ(at, *end, head); after > *end) return appositions_.parse(after, head);
  if (!appositions_.may_begin(*end)) {
    reading_.reset(start);
    return std::nullopt;
  }
  if (appositions_.skip_age(*end) > *end) return appositions_.parse(*end, head);
  const std::size_t before = reading_.found().relations.size();
  const std::uint32_t behind = appositions_.parse(*end, head);
  // "Ở chợ Hàng Lược, Bí thư Hà Nội đã …": a post that begins a clause of its own.
  const bool aside = reading_.inside(*end + 1) &&
                     (!reading_.token(*end + 1).is_upper || !reading_.inside(behind) ||
                      reading_.is(behind, reading_.grammar().comma) || reading_.is(behind, reading_.grammar().dash) ||
                      reading_.is(behind, reading_.grammar().boundary));
  if (aside && behind > *end && reading_.found().relations.size() > before) return behind;
  reading_.reset(start);
  if (!is_told_of(at, *end)) return std::nullopt;
  head = add_person({at, *end});
  return *end;
}

bool PersonParser::is_told_of(std::uint32_t at, std::uint32_t end) {
  const GrammarClasses& grammar = reading_.grammar();
  if (!reading_.is(end, grammar.comma)) return false;
  // "tại Tal Malah, nhân chứng …"; an unknown noun may be what the name is of: "tàu Front Altair, thuyền trưởng …".
  const bool open = reading_.begins_saying(at) || reading_.ends_before(at, grammar.complementizer) ||
                    reading_.ends_before(at, grammar.of) || reading_.ends_before(at, grammar.coordination) ||
                    reading_.ends_before(at, grammar.control) || reading_.ends_before(at, grammar.preposition) ||
                    reading_.ends_before(at, grammar.quoting);
  if (!open || reading_.ends_before(at, grammar.locative)) return false;
  const std::uint32_t one =
      reading_.is(end + 1, grammar.plural) ? 0 : reading_.class_length(end + 1, grammar.determiner);
  const std::uint32_t noun = end + 1 + one;
  const std::uint32_t title = reading_.longest_length(noun, PhraseKind::title);
  const std::uint32_t kind =
      std::max(reading_.class_length(noun, grammar.honorific), reading_.class_length(noun, grammar.trade));
  const std::uint32_t length = std::max(title, kind);
  // A single word may point back ("…, ông đã …") or begin a post ("…, cựu …").
  if (length < 2 && !reading_.is(noun, grammar.kin)) return false;
  const std::uint32_t next = noun + length;
  // "…, luật sư John Smith": somebody else.
  const bool somebody = reading_.capital(next) && !reading_.is(next, grammar.portfolio) && !places_.names_place(next);
  if (one == 0 && somebody) return false;
  if (one > 0) return true;
  if (title == 0) return !reading_.begins_predicate(next);
  for (std::uint32_t i = next; reading_.inside(i) && i < next + kMaxAppositionTokens; ++i) {
    if (reading_.is(i, grammar.comma)) return true;
    if (reading_.is(i, grammar.tense) || reading_.is(i, grammar.complementizer) || reading_.is(i, grammar.boundary))
      return reading_.is(i, grammar.reporting);
  }
  return false;
}

std::uint32_t PersonParser::employ(std::uint32_t before, std::uint32_t at, std::uint32_t person) {
  Post expert;
  auto end = experts_.parse_employer(before, at, expert);
  if (!end) {
    // "Giáo sư Tôn Lập Bình (Sun Liping), Đại học …"
    const std::uint32_t behind = reading_.behind_bracket(at);
    if (behind > at && reading_.is(behind, reading_.grammar().comma))
      end = experts_.parse_employer(before, behind, expert = Post{});
  }
  if (!end) return at;
  posts_.hold(person, expert);
  lists_.note_post(expert);
  return *end;
}

End PersonParser::parse_counterpart(std::uint32_t at, std::uint32_t& head) {
  // "người đồng cấp Nhật Bản …": holds there the post that was named last.
  const std::uint32_t length = reading_.class_length(at, reading_.grammar().counterpart);
  const Reading::Mark start = reading_.mark();
  const std::uint32_t owner_at = at + length + reading_.class_length(at + length, reading_.grammar().of);
  std::uint32_t country = kNone;
  const bool before = std::exchange(reading_.behind_title, true);
  const auto country_end = places_.parse_country(owner_at, country);
  reading_.behind_title = before;
  const std::uint32_t name_at = names_.parse_prefix(country_end ? *country_end : at + length);
  auto end = names_.parse_name(name_at, true);
  // "người đồng cấp Bắc Kinh, Phó Thủ tướng A": a place is nobody.
  const Phrase* known = end ? places_.find_known(name_at) : nullptr;
  if (known != nullptr && name_at + known->length == *end && places_.names_place(name_at)) end = std::nullopt;
  if (!end && !country_end) {
    reading_.reset(start);
    return std::nullopt;
  }
  if (!end) {
    Mention office;
    office.tokens = {at, *country_end};
    office.type = reading_.pack().person;
    office.kind = MentionKind::office;
    office.title = lists_.last_post() ? lists_.last_post()->title : kNone;
    office.owner = country;
    head = reading_.add(office);
    return *country_end;
  }
  head = add_person({name_at, *end});
  if (!country_end && lists_.last_post()) {
    posts_.hold_as_leader(head, *lists_.last_post());
  } else if (lists_.last_post()) {
    Post post = *lists_.last_post();
    std::uint32_t target = post.targets.empty() ? posts_.implied_target(post) : post.targets.front();
    if (reading_.is_place(target)) {
      target = country;
    } else {
      Mention body = reading_.mention(target);
      body.tokens = {at, name_at};
      body.entry = kNone;
      body.owner = country;
      body.implied = true;
      if (body.core.empty()) body.core = body.name;
      body.name = reading_.join(body.core, reading_.mention(country).name);
      target = reading_.add(body);
      reading_.relate_owner(target, country, "title.owner");
    }
    post.targets = {target};
    post.accredited = kNone;
    posts_.hold(head, post);
  }
  return appositions_.parse(*end, head);
}

std::uint32_t PersonParser::skip_nationality(std::uint32_t at, bool post) {
  // "công chúa Thuỵ Điển A", "ca sĩ Mỹ Justin B": a country that is also a syllable of names only before a
  // given name of another land, and so behind a post ("lãnh đạo đảng X Pháp Marine B").
  const Reading::Mark start = reading_.mark();
  std::uint32_t country = kNone;
  const bool before = std::exchange(reading_.behind_title, true);
  const auto end = places_.parse_country(at, country);
  reading_.behind_title = before;
  if (end && reading_.capital(*end) && !reading_.token(*end).is_number &&
      ((!post && *end - at > 1) || reading_.is(*end, reading_.grammar().given_name)))
    return *end;
  reading_.reset(start);
  return at;
}

std::uint32_t PersonParser::parse_owner_behind(std::uint32_t at, scratch::vector<Post>& posts) {
  // "Tổng thống Macron của Pháp", "Giám đốc Nguyễn Văn A của Bệnh viện B"
  const GrammarClasses& grammar = reading_.grammar();
  if (posts.size() != 1 || !posts.front().targets.empty()) return at;
  const std::uint32_t link =
      std::max(reading_.class_length(at, grammar.of), reading_.class_length(at, grammar.unit_of));
  if (link == 0) return at;
  if (!posts_.title(posts.front()).of_home) return posts_.parse_owner(at + link, posts.front()).value_or(at);
  const Reading::Mark start = reading_.mark();
  std::uint32_t country = kNone;
  const auto end = places_.parse_country(at + link, country);
  if (!end || !reading_.ontology().allows(posts_.title(posts.front()).of, reading_.mention(country).type)) {
    reading_.reset(start);
    return at;
  }
  posts.front().targets.push_back(country);
  return *end;
}

End PersonParser::parse_wide(std::uint32_t at, const scratch::vector<Post>& posts, std::uint32_t& head) {
  if (posts.size() > 1 || (!posts.empty() && !posts.front().targets.empty())) return std::nullopt;
  const Reading::Mark start = reading_.mark();
  Post post;
  if (const auto post_end = experts_.parse_expert(at, post, true)) {
    const std::uint32_t name = lists_.name_start(*post_end, std::span(&post, 1));
    const auto end = reading_.is(*post_end, reading_.grammar().dash) ? std::nullopt : names_.parse_name(name, true);
    if (end && !reading_.begins(name, PhraseKind::gazetteer) && !reading_.begins(name, PhraseKind::head) &&
        !reading_.token(name).is_all_upper && *end - name >= kMinGivenFirstWords) {
      head = add_person({name, *end});
      posts_.hold(head, post);
      lists_.note_post(post);
      return appositions_.parse(*end, head);
    }
  }
  reading_.reset(start);
  return std::nullopt;
}

bool PersonParser::are_of(const scratch::vector<Post>& posts, std::uint32_t at) {
  if (posts.front().targets.empty() ||
      reading_.person_starts(reading_.mention(posts.front().targets.front()).tokens.begin))
    return false;
  const std::uint32_t name = names_.parse_prefix(at);
  if (names_.parse_name(name, false)) return true;
  const auto end = names_.parse_name(name, true);
  return end && *end >= name + kMinGivenFirstWords && !reading_.token(name).is_all_upper &&
         !reading_.token(name + 1).is_all_upper;
}

std::uint32_t PersonParser::behind_plain_words(std::uint32_t at, const scratch::vector<Post>& posts) {
  // "Chủ tịch Quốc hội lập hiến A": the name of the holder shows where that of the body ends.
  if (posts.size() != 1 || posts.front().targets.size() != 1) return at;
  const std::uint32_t body = posts.front().targets.front();
  if (reading_.is_place(body) || reading_.mention(body).owner != kNone || reading_.mention(body).implied ||
      reading_.mention(body).tokens.end != at)
    return at;
  std::uint32_t i = at;
  while (reading_.inside(i) && i < at + kMaxPlainTokens && reading_.token(i).is_word && !reading_.token(i).is_upper &&
         !reading_.token(i).is_number && !reading_.token(i).line_before && !reading_.begins_clause_part(i) &&
         !reading_.is(i, reading_.grammar().honorific) && !reading_.is(i, reading_.grammar().post_tail) &&
         !reading_.is(i, reading_.grammar().coordination) && !reading_.is(i, reading_.grammar().kin))
    ++i;
  if (i == at || !names_.parse_name(i, false)) return at;
  Mention& mention = reading_.mention(body);
  mention.tokens.end = i;
  mention.name = mention.core = reading_.name(mention.tokens);
  mention.entry = kNone;
  mention.weak = false;
  return i;
}

End PersonParser::parse_assistant(Reading::Mark start, std::uint32_t name, scratch::vector<Post>& posts,
                                  std::uint32_t& head) {
  if (posts.size() != 1 || posts.front().assisted == kNone ||
      !reading_.ends_before(posts.front().assisted, reading_.grammar().of))
    return std::nullopt;
  const auto end = names_.parse_name(name, true);
  if (!end || !reading_.is(*end, reading_.grammar().comma)) return std::nullopt;
  const std::uint32_t own = names_.parse_prefix(*end + 1);
  const auto own_end = own > *end + 1 ? names_.parse_name(own, true) : std::nullopt;
  if (!own_end) return std::nullopt;
  reading_.reset(start);
  Post assisted;
  posts_.parse_post(posts.front().assisted, assisted);
  const std::uint32_t leader = add_person({name, *end});
  posts_.hold(leader, assisted);
  lists_.note_post(assisted);
  posts.front().targets = assisted.targets;
  head = add_person({own, *own_end});
  posts_.hold(head, posts.front());
  return appositions_.parse(*own_end, head);
}

End PersonParser::parse_introduced(std::uint32_t at, std::uint32_t& head) {
  // "tàu khu trục Đô đốc A": what is named after somebody; but "yêu cầu đại tá A".
  const GrammarClasses& grammar = reading_.grammar();
  const auto is_named_after = [&] { return reading_.is(at, grammar.degree) && reading_.is_namesake(at); };
  if (reading_.is(at, grammar.counterpart)) {
    if (is_named_after()) return std::nullopt;
    if (const auto end = parse_counterpart(at, head)) return end;
  }
  const std::uint32_t first = names_.parse_prefix(at);
  // "Bà Rịa": a place that begins like an honorific.
  if (first > at && reading_.token(at).is_upper && at + reading_.longest_length(at, PhraseKind::gazetteer) > first)
    return std::nullopt;
  // "Bác Hồ": a set phrase that begins like one.
  if (first > at && at + reading_.class_length(at, grammar.no_name) > first &&
      !reading_.begins(at, PhraseKind::title) && !reading_.capital(at + reading_.class_length(at, grammar.no_name)))
    return std::nullopt;
  // "anh em", "người dân": neither a title nor anything that has a name.
  const bool titled = reading_.begins(at, PhraseKind::title) | reading_.begins(first, PhraseKind::title) |
                      reading_.is(at, reading_.grammar().determiner);
  if (!titled && first > at && !reading_.capital(first) && !places_.may_begin(first)) return std::nullopt;
  if (is_named_after()) return std::nullopt;
  // "lãnh đạo địa phương": a post that nobody has but by name, and no name follows.
  const Phrase* title = first == at ? reading_.longest(at, PhraseKind::title) : nullptr;
  if (title != nullptr && reading_.pack().titles[title->index].named &&
      !reading_.words().capital_from(at + title->length))
    return std::nullopt;
  const Reading::Mark start = reading_.mark();
  scratch::vector<Post> posts;
  std::uint32_t behind = at;
  // "đại biểu Quốc hội A": a word that may stand before a name may also be a post in something.
  if (first > at && reading_.begins(at, PhraseKind::title)) behind = lists_.parse_posts(at, posts);
  if (posts.empty() || !are_of(posts, behind)) {
    reading_.reset(start);
    posts.clear();
    behind = lists_.parse_posts(first, posts);
  }
  behind = behind_plain_words(behind, posts);
  if (const auto end = parse_wide(at, posts, head)) return end;
  if (const auto end = parse_assistant(start, behind, posts, head)) return end;
  if (posts.empty()) {
    if (first == at) return parse_plain(at, head);
    // "bà con": neither a name nor the country that one is of.
    if (!reading_.capital(first) && !places_.may_begin(first)) return std::nullopt;
  }
  // "… của Ngoại trưởng Thổ Nhĩ Kỳ, Bộ trưởng Năng lượng Lebanon A": two offices, and only the second is A's.
  if (of_two_countries(posts) && !posts_.title(posts.front()).named) return parse_office(start, first, head);
  std::uint32_t name_at = lists_.name_start(behind, posts);
  name_at = skip_nationality(name_at, !posts.empty());
  if (const auto end = names_.parse_name(name_at, true)) {
    // A place behind a bare honorific is no person ("bà Rịa", "ông Trung Quốc"); nor is a country that is a syllable of
    // names behind a trade ("học giả Nga"), unless the article names him in full, which the second pass sees.
    const Phrase* known = reading_.longest(name_at, PhraseKind::gazetteer);
    const auto is_place = [&](const GazetteerForm& form) {
      if (!form.weak) return true;
      // "người đứng đầu Ủy ban Đối ngoại Quốc hội Đức": nor is one right behind a body.
      const bool of_body = !posts.empty() && !posts.back().targets.empty() && name_at == behind &&
                           !reading_.is_place(posts.back().targets.back());
      return (posts.empty() || of_body) &&
             reading_.ontology().is_a(reading_.pack().entries[form.entry].type, reading_.pack().country) &&
             !reading_.ends_before(name_at, reading_.grammar().he) &&
             !reading_.ends_before(name_at, reading_.grammar().she);
    };
    const bool place =
        known != nullptr && name_at + known->length >= *end && is_place(reading_.pack().forms[known->index]);
    // "sinh viên Bách khoa": a noun of trade goes before bodies too.
    const bool trade =
        posts.empty() && reading_.class_length(at, reading_.grammar().trade) == first - at && *end == name_at + 1;
    // "giám đốc PSA Asia", "vụ trưởng Vụ Thi đua …": what begins with an abbreviation or the noun of a body is one.
    const bool abbreviated =
        *end > name_at + 1 && reading_.token(name_at).is_all_upper && !reading_.token(name_at + 1).is_all_upper;
    const bool headed = *end <= name_at + 2 && reading_.begins(name_at, PhraseKind::head);
    const bool body = !posts.empty() && posts.back().targets.empty() && !posts_.title(posts.back()).of_home &&
                      name_at == behind && (abbreviated || headed);
    // "lãnh đạo Hàn Triều"
    const bool short_name = !posts.empty() && posts_.title(posts.front()).named && *end == name_at + 1;
    if (!place && !trade && !body && !short_name) {
      if (are_two(first, posts, name_at, *end)) return parse_office(start, first, head);
      head = add_person({name_at, *end});
      std::uint32_t after = parse_owner_behind(*end, posts);
      if (after == *end && posts.size() == 1) after = posts_.parse_service(after, posts.front());
      if (posts.empty()) after = employ(at, *end, head);
      // "Nghị sĩ A của Pháp": a word that goes before a name is a post where it is said behind it of what.
      if (Post own; posts.empty() && after == *end && first > at &&
                    posts_.parse_post(at, own).value_or(kNone) == first && own.targets.empty()) {
        posts.push_back(own);
        after = parse_owner_behind(*end, posts);
        if (after == *end) posts.clear();
      }
      for (const Post& post : posts) {
        posts_.hold(head, post);
        lists_.note_post(post);
      }
      return appositions_.parse(after, head);
    }
  }
  if (posts.empty() || posts_.title(posts.front()).named) {
    reading_.reset(start);
    return std::nullopt;
  }
  return parse_office(start, first, head);
}

bool PersonParser::are_two(std::uint32_t at, const scratch::vector<Post>& posts, std::uint32_t name,
                           std::uint32_t end) const {
  // "Thừa ủy quyền của Chủ tịch nước, Bộ trưởng Y tế A …"; but "Đại tá, Giám đốc Công an A" is one.
  if (posts.empty() || (posts.size() > 1 && posts.front().targets.empty() && !posts_.title(posts.front()).of_home))
    return false;
  bool comma = false;
  for (std::uint32_t i = at; i < name; ++i) comma = comma || reading_.is(i, reading_.grammar().comma);
  return comma && reading_.ends_adverbial(at) && reading_.begins_predicate(end);
}

bool PersonParser::of_two_countries(const scratch::vector<Post>& posts) const {
  std::uint32_t seen = kNone;
  for (const Post& post : posts) {
    for (const std::uint32_t target : post.targets) {
      const std::uint32_t owner = reading_.mention(target).owner;
      const std::uint32_t place = reading_.is_place(target) ? target : owner;
      if (place == kNone || !reading_.is_a(place, reading_.pack().country)) continue;
      const std::uint32_t entry = reading_.mention(place).entry;
      if (seen != kNone && entry != seen) return true;
      seen = entry;
    }
  }
  return false;
}

End PersonParser::parse_office(Reading::Mark start, std::uint32_t first, std::uint32_t& head) {
  // An office without a name: only the first of several; the rest is read again.
  reading_.reset(start);
  Post office;
  const auto end = posts_.parse_post(first, office);
  if (!end) return std::nullopt;
  // "các nhà lãnh đạo", "các cố vấn": many, none of them meant by name.
  if (office.targets.empty() && reading_.ends_before(first, reading_.grammar().plural)) {
    reading_.reset(start);
    return std::nullopt;
  }
  Mention mention;
  mention.tokens = {first, *end};
  mention.type = reading_.pack().person;
  mention.kind = MentionKind::office;
  mention.title = office.title;
  mention.owner = office.targets.empty() ? kNone : office.targets.front();
  lists_.note_post(office);
  head = reading_.add(mention);
  // What an unnamed holder is accredited to or holds says nothing of anybody: no relation.
  return *end;
}

std::uint32_t PersonParser::skip_companion(std::uint32_t at) const {
  const GrammarClasses& grammar = reading_.grammar();
  const std::uint32_t joint = reading_.class_length(at, grammar.coordination);
  const std::uint32_t kin = joint > 0 ? reading_.class_length(at + joint, grammar.kin) : 0;
  if (kin == 0) return at;
  const std::uint32_t end = at + joint + kin;
  const bool named = reading_.capital(end) || reading_.is(end, grammar.honorific) || reading_.is(end, grammar.degree) ||
                     reading_.is(end, grammar.of) || reading_.begins(end, PhraseKind::title) ||
                     reading_.begins(end, PhraseKind::reference);
  return named ? at : end;
}

bool PersonParser::lies_beside(std::uint32_t at) {
  // "miền Đông Syria", "Bắc Idlib": a place that the gazetteer knows, and on which side of it.
  if (!reading_.is(at, reading_.grammar().side)) return false;
  const std::uint32_t side = reading_.class_length(at, reading_.grammar().side);
  return reading_.capital(at + side - 1) && places_.names_place(at + side);
}

End PersonParser::parse_unknown(std::uint32_t at, std::uint32_t& head) {
  if (!reading_.capital(at) || lies_beside(at)) return std::nullopt;
  // "Theo Tướng Kiên", "Nếu Trump …"
  if (reading_.begins_saying(at) && (reading_.begins_clause_part(at) || reading_.is(at, reading_.grammar().determiner)))
    return std::nullopt;
  std::uint32_t first = at;  // "THPT Trần Hưng Đạo": what is named after a person is none
  while (reading_.capital(first) && reading_.token(first).is_all_upper) ++first;
  if (first > at && !reading_.person_starts(first)) first = at;
  const auto end = names_.parse_name(first, true);
  if (!end) return std::nullopt;
  Mention mention;
  mention.tokens = {at, *end};
  mention.kind = MentionKind::unknown;
  head = reading_.add(mention);
  return *end;
}

}  // namespace entente
