#include "extract/person_parser.hpp"

#include <algorithm>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t kMaxPosts = 4;
constexpr std::uint32_t kMaxAsideTokens = 6;
constexpr std::uint32_t kMaxDepartmentWords = 6;
/// Words written small that may end the name of a body before its holder's.
constexpr std::uint32_t kMaxPlainTokens = 5;
/// Words before the year of birth in brackets.
constexpr std::uint32_t kMaxBirthWords = 2;
/// Tokens of what else is said in the brackets behind a post.
constexpr std::uint32_t kMaxBracketTokens = 24;
/// Tokens of what else is said in brackets before a post.
constexpr std::uint32_t kMaxListedTokens = 40;
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
    return parse_apposition(employ(at, *end, head), head);
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
  if (const std::uint32_t after = employ(at, *end, head); after > *end) return parse_apposition(after, head);
  if (!apposition_may_begin(*end)) {
    reading_.reset(start);
    return std::nullopt;
  }
  if (skip_age(*end) > *end) return parse_apposition(*end, head);
  const std::size_t before = reading_.found().relations.size();
  const std::uint32_t behind = parse_apposition(*end, head);
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
    const std::uint32_t behind = skip_bracket(at);
    if (behind > at && reading_.is(behind, reading_.grammar().comma))
      end = experts_.parse_employer(before, behind, expert = Post{});
  }
  if (!end) return at;
  posts_.hold(person, expert);
  note_post(expert);
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
  const auto end = names_.parse_name(name_at, true);
  if (!end && !country_end) {
    reading_.reset(start);
    return std::nullopt;
  }
  if (!end) {
    Mention office;
    office.tokens = {at, *country_end};
    office.type = reading_.pack().person;
    office.kind = MentionKind::office;
    office.title = last_post_ ? last_post_->title : kNone;
    office.owner = country;
    head = reading_.add(office);
    return *country_end;
  }
  head = add_person({name_at, *end});
  if (!country_end && last_post_) {
    posts_.hold_as_leader(head, *last_post_);
  } else if (last_post_) {
    Post post = *last_post_;
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
  return parse_apposition(*end, head);
}

void PersonParser::note_post(const Post& post) {
  const Title& title = posts_.title(post);
  if (!post.targets.empty() || title.of_home || title.of_leader) last_post_ = post;
}

std::uint32_t PersonParser::parse_posts(std::uint32_t at, scratch::vector<Post>& posts) {
  const GrammarClasses& grammar = reading_.grammar();
  std::uint32_t i = at;
  bool joined_post = false;  // "Chủ tịch A kiêm Chủ tịch B"
  while (posts.size() < kMaxPosts) {
    Post post;
    const Reading::Mark before = reading_.mark();
    const auto end = posts_.parse_post(i, post);
    if (!end) break;
    const bool repeated = std::ranges::any_of(posts, [&](const Post& other) {
      return posts_.title(other).form == posts_.title(post).form && !other.targets.empty();
    });
    if (repeated && !joined_post) {
      reading_.reset(before);
      break;
    }
    // "làm việc với lãnh đạo Sở Y tế, Bộ trưởng Tài chính A": the leaders are others than he.
    const bool of_others = !posts.empty() && reading_.is(i - 1, grammar.comma) && !post.targets.empty() &&
                           reading_.is(posts.back().words.begin, grammar.group);
    if (of_others) --i;
    if (of_others || (posts_.title(post).named && post.targets.empty())) {
      reading_.reset(before);
      break;
    }
    posts.push_back(post);
    i = *end;
    // "Phó Thủ tướng, Bộ trưởng Ngoại giao …", "… kiêm …"
    const bool joined = reading_.is(i, grammar.comma) || reading_.is(i, grammar.dash);
    if (joined && reading_.begins(i + 1, PhraseKind::title)) {
      ++i;
      joined_post = false;
      continue;
    }
    const std::uint32_t also = reading_.class_length(i, grammar.also_post);
    joined_post = also > 0 && reading_.begins(i + also, PhraseKind::title);
    if (joined_post) i += also;
    if (!reading_.begins(i, PhraseKind::title)) break;
  }
  return i;
}

std::uint32_t PersonParser::name_start(std::uint32_t at, std::span<const Post> posts) {
  if (posts.empty()) return names_.parse_prefix(at);
  // "Phó Chủ tịch Duma Quốc gia Nga (Hạ viện) A"
  if (const std::uint32_t behind = skip_bracket(at);
      behind > at && !posts.back().targets.empty() && reading_.capital(behind) &&
      reading_.longest(behind, PhraseKind::title) == nullptr && names_.parse_name(behind, false))
    return behind;
  // "Tổng thống Mỹ khi đó là …"
  const std::uint32_t tail = at + reading_.class_length(at, reading_.grammar().post_tail);
  if (tail > at && reading_.capital(names_.parse_prefix(tail))) return names_.parse_prefix(tail);
  // "Bộ trưởng Y tế, ông A", "Cục trưởng … - Thiếu tướng A"
  // "lãnh đạo Sở Y tế, ông A": others than he.
  if (posts_.title(posts.back()).named && !posts_.title(posts.back()).expert) return names_.parse_prefix(at);
  const bool comma = reading_.is(at, reading_.grammar().comma);
  if (comma || (reading_.is(at, reading_.grammar().dash) && reading_.token(at).space_before)) {
    if (const std::uint32_t name = names_.parse_prefix(at + 1); name > at + 1) return name;
  }
  // "Tổng thư ký ASEAN - Lê Văn A", but not "con rể của ông chủ Nhà Trắng - A"
  if (reading_.is(at, reading_.grammar().dash) && reading_.token(at).space_before && !posts.back().targets.empty() &&
      !reading_.ends_before(posts.front().words.begin, reading_.grammar().of) && names_.parse_name(at + 1, false))
    return at + 1;
  if (comma && !posts.back().targets.empty() && is_aside_name(at + 1, posts.front().words.begin)) return at + 1;
  return names_.parse_prefix(at);
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

bool PersonParser::is_aside_name(std::uint32_t at, std::uint32_t post) {
  // "Thủ tướng Israel, Benjamin Netanyahu, đã …": a name that nothing else can be, and the sentence goes on.
  const GrammarClasses& grammar = reading_.grammar();
  const auto end = names_.parse_name(at, true);
  if (!end || reading_.begins(at, PhraseKind::gazetteer) || reading_.begins(at, PhraseKind::head) ||
      reading_.begins(at, PhraseKind::title))
    return false;
  const bool family_first = reading_.is(at, grammar.surname) && !reading_.is(at, grammar.given_name);
  if (*end - at < (family_first ? kMinPlainWords : kMinGivenFirstWords)) return false;
  if (reading_.is(*end, grammar.comma)) return true;
  // Without a second comma what stands before it may be an adverbial: "Khi gặp Tổng thống Mỹ, A đã …".
  const bool begins = post == reading_.sentence().begin || reading_.ends_before(post, grammar.comma) ||
                      reading_.ends_before(post, grammar.boundary) ||
                      reading_.ends_before(post, grammar.complementizer);
  return begins && (reading_.is(*end, grammar.tense) || reading_.is(*end, grammar.verb) ||
                    reading_.is(*end, grammar.complementizer) || reading_.is(*end, grammar.determiner));
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
    const std::uint32_t name = name_start(*post_end, std::span(&post, 1));
    const auto end = reading_.is(*post_end, reading_.grammar().dash) ? std::nullopt : names_.parse_name(name, true);
    if (end && !reading_.begins(name, PhraseKind::gazetteer) && !reading_.begins(name, PhraseKind::head) &&
        !reading_.token(name).is_all_upper && *end - name >= kMinGivenFirstWords) {
      head = add_person({name, *end});
      posts_.hold(head, post);
      note_post(post);
      return parse_apposition(*end, head);
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
  note_post(assisted);
  posts.front().targets = assisted.targets;
  head = add_person({own, *own_end});
  posts_.hold(head, posts.front());
  return parse_apposition(*own_end, head);
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
  if (first > at && reading_.begins(at, PhraseKind::title)) behind = parse_posts(at, posts);
  if (posts.empty() || !are_of(posts, behind)) {
    reading_.reset(start);
    posts.clear();
    behind = parse_posts(first, posts);
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
  std::uint32_t name_at = name_start(behind, posts);
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
      for (const Post& post : posts) {
        posts_.hold(head, post);
        note_post(post);
      }
      return parse_apposition(after, head);
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
  note_post(office);
  head = reading_.add(mention);
  // What an unnamed holder is accredited to or holds says nothing of anybody: no relation.
  return *end;
}

std::uint32_t PersonParser::skip_age(std::uint32_t at) const {
  // "A, 42 tuổi", "A (42 tuổi"
  const GrammarClasses& grammar = reading_.grammar();
  if ((!reading_.is(at, grammar.comma) && !reading_.is(at, grammar.open)) || !reading_.inside(at + 1) ||
      !reading_.token(at + 1).is_number)
    return at;
  const std::uint32_t age = reading_.class_length(at + 2, grammar.age);
  return age > 0 ? at + 2 + age : at;
}

std::uint32_t PersonParser::skip_aside(std::uint32_t at) const {
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

std::uint32_t PersonParser::behind_birth(std::uint32_t at) const {
  // "A (46 tuổi, cán bộ …", "A (SN 1981, giáo viên …"
  const GrammarClasses& grammar = reading_.grammar();
  std::uint32_t i = at;
  while (reading_.inside(i) && i <= at + kMaxBirthWords && reading_.token(i).is_word && !reading_.token(i).is_number)
    ++i;
  if (!reading_.inside(i) || !reading_.token(i).is_number) return at;
  i += 1 + reading_.class_length(i + 1, grammar.age);
  return reading_.is(i, grammar.comma) ? i + 1 : at;
}

std::uint32_t PersonParser::bracket_end(std::uint32_t at) const {
  // "A (phó hiệu trưởng Trường B, ngụ quận C)": a comma parts the post from what else is said.
  const GrammarClasses& grammar = reading_.grammar();
  if (!reading_.is(at, grammar.close) && !reading_.is(at, grammar.comma)) return kNone;
  for (std::uint32_t i = at; reading_.inside(i) && i <= at + kMaxBracketTokens && !reading_.is(i, grammar.open); ++i)
    if (reading_.is(i, grammar.close)) return i;
  return kNone;
}

std::uint32_t PersonParser::next_listed(std::uint32_t at) const {
  const GrammarClasses& grammar = reading_.grammar();
  for (std::uint32_t i = at; reading_.inside(i) && i <= at + kMaxListedTokens; ++i) {
    if (reading_.is(i, grammar.comma) && reading_.begins(i + 1, PhraseKind::title)) return i;
    if (reading_.is(i, grammar.close) || reading_.is(i, grammar.open) || reading_.is(i, grammar.kin) ||
        reading_.is(i, grammar.he) || reading_.is(i, grammar.she) || reading_.person_starts(i))
      return kNone;
  }
  return kNone;
}

std::uint32_t PersonParser::skip_bracket(std::uint32_t at) const {
  if (!reading_.is(at, reading_.grammar().open)) return at;
  for (std::uint32_t i = at + 1; reading_.inside(i) && i <= at + kMaxAsideTokens; ++i)
    if (reading_.is(i, reading_.grammar().close)) return i + 1;
  return at;
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

bool PersonParser::leads_to_post(std::uint32_t& at, const Post& post) const {
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

bool PersonParser::assists_named(const Post& post, std::uint32_t end) const {
  if (post.assisted == kNone || post.targets.size() != 1 || !reading_.capital(end)) return false;
  const Mention& target = reading_.mention(post.targets.front());
  const Mention& country = target.owner == kNone ? target : reading_.mention(target.owner);
  return country.entry != kNone && country.owner == kNone &&
         reading_.ontology().is_a(country.type, reading_.pack().country);
}

bool PersonParser::introduces_next(std::uint32_t at) {
  // "Thủ tướng A, Phó Thủ tướng - Bộ trưởng Bộ Ngoại giao B"
  const Reading::Mark start = reading_.mark();
  scratch::vector<Post> posts;
  const std::uint32_t behind = parse_posts(at, posts);
  const std::uint32_t name = posts.size() > 1 ? name_start(behind, posts) : behind;
  const auto end = posts.size() > 1 ? names_.parse_name(name, true) : std::nullopt;
  const bool found = end && *end >= name + kMinGivenFirstWords && !reading_.begins(name, PhraseKind::gazetteer) &&
                     !reading_.begins(name, PhraseKind::head) && !reading_.begins(name, PhraseKind::title);
  reading_.reset(start);
  return found;
}

bool PersonParser::begins_next_person(std::uint32_t at, const Post& post) {
  const std::uint32_t next = name_start(at, std::span(&post, 1));
  // "…, nguyên Giám đốc B": a further post, though what stands before it may stand before a name.
  if (next != at && reading_.capital(next)) return reading_.longest(next, PhraseKind::title) == nullptr;
  // "giám đốc VNPT Sơn La": a place is none.
  const auto end = names_.parse_name(next, true);
  if (!end) return false;
  const Phrase* known = reading_.longest(next, PhraseKind::gazetteer);
  return known == nullptr || next + known->length < *end || reading_.pack().forms[known->index].weak;
}

bool PersonParser::stands_in_list(std::uint32_t joint, std::uint32_t post_end) {
  const GrammarClasses& grammar = reading_.grammar();
  if (!reading_.is(post_end, grammar.comma)) return false;
  if (reading_.is(joint, grammar.dash)) return true;
  if (!reading_.is(joint, grammar.comma)) return false;
  const std::uint32_t next = names_.parse_prefix(post_end + 1);
  const auto end = next > post_end + 1 ? names_.parse_name(next, true) : std::nullopt;
  return end && reading_.is(*end, grammar.comma) &&
         reading_.longest(names_.parse_prefix(*end + 1), PhraseKind::title) != nullptr;
}

std::uint32_t PersonParser::parse_apposition(std::uint32_t at, std::uint32_t person) {
  if (!apposition_may_begin(at)) return at;
  const std::uint32_t end = parse_said_posts(at, skip_aside(at), person);
  if (end > at) return end;
  // "Uông Dương (Wang Yang), Phó Thủ tướng …": how else he is written.
  const std::uint32_t behind = skip_bracket(at);
  const std::uint32_t said_end = behind > at ? parse_said_posts(at, behind, person) : at;
  return said_end > behind ? said_end : at;
}

std::uint32_t PersonParser::parse_said_posts(std::uint32_t at, std::uint32_t end, std::uint32_t person) {
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
    if (!said || others || next_person || close == kNone) {
      reading_.reset(start);
      return said_end;
    }
    posts_.hold(person, post);
    holds = true;
    note_post(post);
    end = said_end = bracket && close == *post_end ? close + 1 : *post_end;
  }
  return said_end;
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
