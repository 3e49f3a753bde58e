#include "extract/post_parser.hpp"

#include <algorithm>
#include <utility>

#include "text/fold.hpp"

namespace entente {
namespace {

/// How far behind the title of a department's head the body may stand.
constexpr std::uint32_t kMaxDepartmentTokens = 14;
/// How many words may say what a post is about.
constexpr std::uint32_t kMaxMatterTokens = 10;
/// Tokens of what an assistant assists in.
constexpr std::uint32_t kMaxAdviceTokens = 7;
/// Words of the name of a holder right behind the bare noun of his body.
constexpr std::uint32_t kMinHolderWords = 3;
constexpr std::uint32_t kMaxHolderWords = 4;
/// Plain words that may describe a body.
constexpr std::uint32_t kMaxDescriptionTokens = 8;

}  // namespace

End PostParser::parse_post(std::uint32_t at, Post& post) {
  const Phrase* phrase = reading_.longest(at, PhraseKind::title);
  // "Đại sứ" begins "Đại sứ quán"; "ứng viên tổng thống" holds no post yet.
  if (phrase == nullptr || reading_.longest_length(at, PhraseKind::head) > phrase->length ||
      (!reading_.is(at, reading_.grammar().no_name) && reading_.is_inside(at, reading_.grammar().no_name)))
    return std::nullopt;
  post.title = phrase->index;
  post.words = {at, at + phrase->length};
  const bool before = std::exchange(reading_.behind_title, true);
  auto end = parse_own_body(*phrase, at, post);
  if (!end) end = parse_target(at + phrase->length, post);
  reading_.behind_title = before;
  return end ? *end : post.words.end;
}

End PostParser::parse_own_body(const Phrase& phrase, std::uint32_t at, Post& post) {
  // A title may end in the head noun of the body: "Trưởng Công an huyện …".
  if (title(post).whole) return std::nullopt;
  for (std::uint32_t k = 1; k < phrase.length; ++k) {
    if (at + k + reading_.longest_length(at + k, PhraseKind::head) < post.words.end) continue;
    const Reading::Mark start = reading_.mark();
    std::uint32_t body = kNone;
    const auto end = names_.parse_name(at + k, body);
    if (end && *end > post.words.end && !reading_.is_place(body) && !reading_.mention(body).weak &&
        !is_department(post, body, *end) && take_target(body, post)) {
      // "Trưởng ban Tuyên giáo …" is no mere "Trưởng".
      if (title(post).portfolio_head == kNone) post.words.end = at + k;
      return end;
    }
    reading_.reset(start);
  }
  return std::nullopt;
}

bool PostParser::is_department(const Post& post, std::uint32_t body, std::uint32_t end) const {
  // "Trưởng phòng Thương mại Công ty …": a part of a body that is none of a state.
  const Phrase* noun = reading_.longest(end, PhraseKind::head);
  return noun != nullptr && reading_.is(post.words.begin, reading_.grammar().department_title) &&
         reading_.is_a(body, reading_.pack().state_body) && reading_.mention(body).owner == kNone &&
         !reading_.ontology().is_a(reading_.pack().heads[noun->index].type, reading_.pack().state_body);
}

std::uint32_t PostParser::skip_modifiers(std::uint32_t at) const {
  // "Phó Giám đốc phụ trách, Quản lý, điều hành Bệnh viện …"
  const GrammarClasses& grammar = reading_.grammar();
  std::uint32_t i = at;
  while (reading_.inside(i)) {
    std::uint32_t length = reading_.class_length(i, grammar.title_modifier);
    if (length == 0 && reading_.is(i, grammar.comma)) {
      length = reading_.class_length(i + 1, grammar.title_modifier);
      if (length > 0) ++length;
    }
    if (length == 0) break;
    i += length;
    // "Tổng thống thứ 45 của Mỹ"
    if (reading_.inside(i) && reading_.token(i).is_number && reading_.is(i + 1, grammar.of)) ++i;
  }
  return i;
}

End PostParser::parse_target(std::uint32_t at, Post& post) {
  // "Cục trưởng Quản lý Dược": what is written with a capital is of the field before it says how the post is held.
  const std::uint32_t i = skip_modifiers(at);
  if (i > at && reading_.token(at).is_upper) {
    const Reading::Mark start = reading_.mark();
    if (const auto end = parse_portfolio(at, post); end && *end > i) return end;
    reading_.reset(start);
    post.targets.clear();
  }
  post.words.end = i;
  if (const auto end = parse_assisted(i, post)) return end;
  if (const auto end = parse_portfolio(i, post)) return end;
  const std::uint32_t target_at = i + reading_.class_length(i, reading_.grammar().of);
  if (!title(post).body_name.empty()) return parse_named_by_title(i, target_at, post);
  if (const auto end = parse_headed(target_at, post)) return end;
  if (const auto end = parse_named(target_at, post)) return end;
  if (const auto end = parse_described(target_at, post)) return end;
  if (const auto end = parse_pointed(target_at, post)) return end;
  if (const auto end = parse_where(i, post)) return end;
  if (const auto end = parse_behind_matter(i, post)) return end;
  return parse_behind_department(i, post);
}

End PostParser::parse_assisted(std::uint32_t at, Post& post) {
  // "trợ lý Ngoại trưởng Mỹ": a post where the assisted one has his.
  if (reading_.class_length(post.words.begin, reading_.grammar().assistant) == 0) return std::nullopt;
  const Reading::Mark start = reading_.mark();
  Post assisted;
  post.assisted = behind_advice(at);
  const auto end = parse_post(post.assisted, assisted);
  if (!end || assisted.targets.empty()) {
    reading_.reset(start);
    post.assisted = kNone;
    return std::nullopt;
  }
  post.targets = assisted.targets;
  post.words.end = assisted.words.end;
  return skip_matter(*end);
}

std::uint32_t PostParser::behind_advice(std::uint32_t at) const {
  // "cố vấn chính trị và truyền thông của Tổng thống …": what he assists in, before whom.
  const GrammarClasses& grammar = reading_.grammar();
  for (std::uint32_t i = at; reading_.inside(i) && i < at + kMaxAdviceTokens; ++i) {
    if (const std::uint32_t of = reading_.class_length(i, grammar.of); of > 0)
      return reading_.longest(i + of, PhraseKind::title) != nullptr ? i + of : at;
    const Token& token = reading_.token(i);
    if (!token.is_word || token.is_upper || token.line_before ||
        (reading_.begins_clause_part(i) && !reading_.is(i, grammar.coordination) && !reading_.is(i, grammar.portfolio)))
      break;
  }
  return at;
}

End PostParser::parse_portfolio(std::uint32_t at, Post& post) {
  // A field behind the title names the body: "Bộ trưởng Quốc phòng Mỹ", "Cục trưởng Quân y".
  const std::uint32_t noun = title(post).portfolio_head;
  if (noun == kNone) return std::nullopt;
  // "Vụ trưởng vụ Pháp chế"
  const Phrase* head = reading_.longest(at, PhraseKind::head);
  if (head != nullptr && reading_.pack().heads[head->index].folded == reading_.pack().heads[noun].folded &&
      !reading_.token(at).is_upper && reading_.capital(at + head->length) &&
      reading_.pack().heads[head->index].capital) {
    at += head->length;
  } else if (head != nullptr) {
    return std::nullopt;
  }
  const bool field = reading_.is(at, reading_.grammar().portfolio) ||
                     (!reading_.pack().heads[noun].fields_only && reading_.is(at, reading_.grammar().body_word) &&
                      reading_.token(at).is_upper);
  if (!field) return std::nullopt;
  std::uint32_t body = kNone;
  const Reading::Mark start = reading_.mark();
  auto end = bodies_.parse_implied(at, noun, body);
  if (end && is_department(post, body, *end)) {
    reading_.reset(start);
    return std::nullopt;
  }
  if (!end) return std::nullopt;
  units_.attach(body, *end);
  post.targets.push_back(body);
  return end;
}

void PostParser::name_body(Mention& body, const Title& title) const {
  body.core = body.name = title.body_name;
  body.head = title.named_head;
  if (body.head != kNone) body.type = reading_.pack().heads[body.head].type;
}

End PostParser::parse_named_by_title(std::uint32_t at, std::uint32_t target_at, Post& post) {
  // The title itself names the body: "Ngoại trưởng Pháp".
  const std::string& name = title(post).body_name;
  const Reading::Mark start = reading_.mark();
  Mention body;
  body.tokens = post.words;
  body.implied = true;
  name_body(body, title(post));
  if (body.head == kNone) return std::nullopt;
  const std::uint32_t target = reading_.add(body);
  std::uint32_t owner = kNone;
  const auto end = places_.parse_owner(target_at, owner);
  if (!end && !title(post).of_home) {
    reading_.reset(start);
    return std::nullopt;
  }
  if (end) {
    reading_.mention(target).owner = owner;
    reading_.mention(target).name = reading_.join(name, reading_.mention(owner).name);
    reading_.relate_owner(target, owner, "title.owner");
  }
  post.targets.push_back(target);
  return end ? *end : at;
}

bool PostParser::take_target(std::uint32_t name, Post& post) {
  const std::vector<ClassId>& of = title(post).of;
  const Mention& mention = reading_.mention(name);
  if (reading_.ontology().allows(of, mention.type)) {
    post.targets.push_back(name);
    return true;
  }
  if (reading_.is_place(name)) return false;
  // "Thủ tướng Chính phủ Việt Nam": of the country; without one, of the country whose government it is.
  if (mention.owner != kNone && reading_.ontology().allows(of, reading_.mention(mention.owner).type)) {
    post.targets.push_back(mention.owner);
    return true;
  }
  return title(post).of_home;
}

End PostParser::parse_named(std::uint32_t at, Post& post) {
  const Reading::Mark start = reading_.mark();
  std::uint32_t name = kNone;
  auto end = names_.parse_name(at, name);
  if (!end) end = places_.parse_owner(at, name);  // "Thủ tướng nước này"
  if (!end) return std::nullopt;
  if (!take_target(name, post)) {
    reading_.reset(start);
    return std::nullopt;
  }
  if (post.targets.empty()) return end;
  // "Giám đốc Trung tâm Chống độc, Bệnh viện …": of a part that is no actor the title tells.
  if (const Mention& body = reading_.mention(name);
      !reading_.is_place(name) && !body.implied && !body.name.starts_with(reading_.text({at, at + 1})))
    post.words.end = body.tokens.end;
  return skip_matter(parse_host(skip_constituency(parse_second_target(*end, post), post), post));
}

std::uint32_t PostParser::skip_constituency(std::uint32_t at, const Post& post) {
  // "Đại biểu Quốc hội tỉnh Đồng Nai", "… đoàn Hà Nội": for which area of the state.
  const std::uint32_t body = post.targets.back();
  if (!reading_.is_a(body, reading_.pack().state_body) || reading_.mention(body).owner != kNone) return at;
  const std::uint32_t from = at + reading_.class_length(at, reading_.grammar().group);
  const Reading::Mark start = reading_.mark();
  std::uint32_t area = kNone;
  const auto end = places_.parse_area(from, area);
  reading_.reset(start);
  if (end) return *end;
  // "… tỉnh Phan Văn A": of the one that the article makes clear.
  const std::uint32_t prefix = reading_.class_length(from, reading_.grammar().area_prefix);
  return prefix > 0 && reading_.person_starts(from + prefix) ? from + prefix : at;
}

End PostParser::parse_described(std::uint32_t at, Post& post) {
  // "người đứng đầu cơ quan cứu trợ khẩn cấp Iran": plain words name a body where a post is in it and its owner
  // follows.
  const GrammarClasses& grammar = reading_.grammar();
  const Phrase* noun = reading_.longest(at, PhraseKind::head);
  if (noun == nullptr || reading_.is(post.words.begin, grammar.department_title)) return std::nullopt;
  const HeadNoun& spec = reading_.pack().heads[noun->index];
  if (spec.person_name || spec.alone || spec.owned || !reading_.ontology().allows(title(post).of, spec.type) ||
      reading_.class_length(at, grammar.no_name) > noun->length)
    return std::nullopt;
  const Reading::Mark start = reading_.mark();
  Mention body;
  body.tokens = {at, at + noun->length};
  body.type = spec.type;
  body.head = noun->index;
  const std::uint32_t head = reading_.add(body);
  const std::uint32_t begin = body.tokens.end;
  bool acts = false;  // a verb may begin what the sentence says
  for (std::uint32_t i = begin; reading_.inside(i) && i < begin + kMaxDescriptionTokens; ++i) {
    const std::uint32_t of = reading_.class_length(i, grammar.of);
    if (i > begin && (!acts || of > 0)) {
      std::uint32_t owner = kNone;
      auto end = places_.parse_owner(i + of, owner);
      if (!end) end = places_.parse_gazetteer(i + of, owner);
      if (end && reading_.mention(owner).kind == MentionKind::name && !reading_.mention(owner).weak) {
        Mention& described = reading_.mention(head);
        described.tokens.end = reading_.mention(owner).tokens.end;
        described.owner = owner;
        described.core = reading_.name({at, i});
        described.name = reading_.name(described.tokens);
        bodies_.fit_type(head, owner);
        if (bodies_.is_department(head, owner)) {
          described.tokens.end = post.words.end = i;
          bodies_.stand_for(head, owner);
        } else {
          reading_.relate_owner(head, owner, "name.owner");
        }
        post.targets.push_back(head);
        return skip_matter(*end);
      }
    }
    // "Vụ chính sách, Tổng cục Thuế": a unit and, behind the comma, what it is of.
    const bool bracket = reading_.is(i, grammar.open);
    if (i > begin && !acts && (reading_.is(i, grammar.comma) || bracket) && reading_.begins(i + 1, PhraseKind::head) &&
        reading_.token(at).is_upper && reading_.is_a(head, reading_.pack().state_body)) {
      std::uint32_t above = kNone;
      const auto end = bodies_.parse_body(i + 1, above);
      const bool owns =
          end && !reading_.mention(above).weak &&
          std::ranges::any_of(spec.owner, [&](const auto& owner) { return reading_.is_a(above, owner.first); }) &&
          !reading_.is_place(above);
      if (!owns || (bracket && !reading_.is(*end, grammar.close))) break;
      bodies_.recognise(above);
      Mention& unit = reading_.mention(head);
      unit.tokens.end = i;
      unit.owner = above;
      unit.core = unit.name = reading_.name(unit.tokens);
      reading_.relate_owner(head, above, "name.unit");
      post.targets.push_back(head);
      if (bracket) return *end + 1;
      std::uint32_t behind = *end;
      units_.attach(above, behind);
      return behind;
    }
    const Token& token = reading_.token(i);
    if (of > 0 || !token.is_word || token.is_upper || token.is_number || token.line_before ||
        reading_.is(i, grammar.preposition) || reading_.is(i, grammar.tense) || reading_.is(i, grammar.agent) ||
        reading_.is(i, grammar.complementizer) || reading_.is(i, grammar.at) || reading_.is(i, grammar.determiner) ||
        reading_.is(i, grammar.plural) || reading_.begins(i, PhraseKind::reference))
      break;
    acts = acts ||
           (reading_.is(i, grammar.verb) && !reading_.is(i, grammar.body_word) && !reading_.is(i, grammar.portfolio));
  }
  reading_.reset(start);
  return std::nullopt;
}

End PostParser::parse_pointed(std::uint32_t at, Post& post) {
  // "giám đốc bệnh viện này", "hiệu trưởng nhà trường": a body or an area that the article has named before.
  const Phrase* phrase = reading_.longest(at, PhraseKind::reference);
  if (phrase == nullptr || reading_.longest_length(at, PhraseKind::head) > phrase->length ||
      reading_.class_length(at, reading_.grammar().no_name) > phrase->length)
    return std::nullopt;
  const Reference& reference = reading_.pack().references[phrase->index];
  const bool back = reference.kind == Reference::Kind::same || reference.kind == Reference::Kind::topic ||
                    reference.kind == Reference::Kind::noun || reference.kind == Reference::Kind::partner;
  if (!back || !reading_.ontology().allows(title(post).of, reference.type)) return std::nullopt;
  // "cảnh sát trưởng địa phương": of whatever place it is.
  if (reading_.ontology().is_a(reference.type, reading_.pack().area) &&
      !reading_.is(at, reading_.grammar().area_prefix))
    return std::nullopt;
  // "Phó Giám đốc Công an tỉnh": of the police.
  for (std::uint32_t i = post.words.begin + 1; i < at; ++i)
    if (i + reading_.longest_length(i, PhraseKind::head) == at) return std::nullopt;
  // "giám đốc công ty xây dựng": a kind of body, none that was named; "hiệu trưởng Trường Lê Lợi": its name, but not
  // "Giám đốc Sở Lê Lợi": no such body is named after somebody.
  const Phrase* noun = reading_.longest(at, PhraseKind::head);
  const bool nobodys = noun != nullptr && !reading_.pack().heads[noun->index].person_name;
  const std::uint32_t end = at + phrase->length;
  const bool name = reading_.inside(end) && reading_.token(end).is_upper;
  const bool closed =
      !reading_.inside(end) || !reading_.token(end).is_word || reading_.token(end).line_before ||
      (name ? reading_.person_starts(end) && (!reading_.token(at).is_upper || nobodys)
            : reading_.is(end, reading_.grammar().honorific) || reading_.is(end, reading_.grammar().degree) ||
                  reading_.is(end, reading_.grammar().coordination) || reading_.begins_predicate(end));
  if (!closed) return std::nullopt;
  return point_back({at, end}, phrase->index, post);
}

End PostParser::point_back(TokenSpan words, std::uint32_t reference, Post& post) {
  Mention body;
  body.tokens = words;
  body.kind = MentionKind::reference;
  body.type = reading_.pack().references[reference].type;
  body.reference = reference;
  post.targets.push_back(reading_.add(body));
  return words.end;
}

End PostParser::parse_headed(std::uint32_t at, Post& post) {
  // "Giám đốc Bệnh viện Nguyễn Văn A": of the hospital that the article has named, where no list has one of his name.
  const Phrase* noun = reading_.longest(at, PhraseKind::head);
  const Phrase* phrase = reading_.longest(at, PhraseKind::reference);
  if (noun == nullptr || phrase == nullptr || phrase->length != noun->length || !reading_.token(at).is_upper)
    return std::nullopt;
  const LanguagePack& pack = reading_.pack();
  const HeadNoun& spec = pack.heads[noun->index];
  const Reference& reference = pack.references[phrase->index];
  const std::uint32_t name = at + noun->length;
  if (!spec.person_name || reference.kind != Reference::Kind::noun || !reading_.person_starts(name) ||
      !reading_.is(name + 1, reading_.grammar().middle_name) || !reading_.ontology().allows(title(post).of, spec.type))
    return std::nullopt;
  std::uint32_t end = name;
  while (reading_.capital(end)) ++end;
  const bool whole = end >= name + kMinHolderWords && end <= name + kMaxHolderWords &&
                     (!reading_.inside(end) || !reading_.token(end).is_word || reading_.begins_predicate(end));
  const auto known = [&] { return pack.entries_by_form.contains(fold(reading_.text({at, end}))); };
  const auto named = [&](const Mention& other) {
    return other.kind == MentionKind::name && other.tokens.begin < at && other.head != kNone &&
           pack.heads[other.head].folded == spec.folded && other.tokens.size() > noun->length &&
           reading_.ontology().is_a(other.type, spec.type);
  };
  // The hospital of that very name, where the article has it: "Bệnh viện Nguyễn Văn A … Giám đốc Bệnh viện Nguyễn Văn
  // A".
  const auto same = [&](const Mention& other) {
    if (other.tokens.size() != end - at) return false;
    for (std::uint32_t i = 0; i < end - at; ++i)
      if (reading_.token(other.tokens.begin + i).key != reading_.token(at + i).key) return false;
    return true;
  };
  const std::vector<Mention>& mentions = reading_.found().mentions;
  if (!whole || known() || std::ranges::none_of(mentions, named) || std::ranges::any_of(mentions, same))
    return std::nullopt;
  return point_back({at, name}, phrase->index, post);
}

End PostParser::parse_where(std::uint32_t at, Post& post) {
  // "lãnh đạo phe đa số tại Thượng viện Mỹ": a body, while a place is only where he is.
  const std::uint32_t marker = reading_.class_length(at, reading_.grammar().at);
  if (marker == 0 || title(post).accredited.valid()) return std::nullopt;
  const Reading::Mark start = reading_.mark();
  std::uint32_t body = kNone;
  const auto end = names_.parse_name(at + marker, body);
  if (end && !reading_.is_place(body) && !reading_.mention(body).weak &&
      reading_.ontology().allows(title(post).of, reading_.mention(body).type)) {
    post.targets.push_back(body);
    return end;
  }
  reading_.reset(start);
  return std::nullopt;
}

std::uint32_t PostParser::parse_second_target(std::uint32_t at, Post& post) {
  // "Chủ tịch Hội đồng Nhà nước và Hội đồng Bộ trưởng nước …"
  const std::uint32_t first = post.targets.front();
  if (reading_.is_place(first) || !reading_.is(at, reading_.grammar().coordination)) return at;
  const Reading::Mark start = reading_.mark();
  std::uint32_t second = kNone;
  const auto end = bodies_.parse_body(at + 1, second);
  if (!end || reading_.is_place(second) || !reading_.ontology().allows(title(post).of, reading_.mention(second).type)) {
    reading_.reset(start);
    return at;
  }
  post.targets.push_back(second);
  if (reading_.mention(first).owner == kNone && reading_.mention(second).owner != kNone) {
    reading_.mention(first).owner = reading_.mention(second).owner;
    reading_.relate_owner(first, reading_.mention(second).owner, "title.owner");
  }
  return *end;
}

std::uint32_t PostParser::parse_host(std::uint32_t at, Post& post) {
  // "Đại sứ Belarus tại Việt Nam"
  const std::uint32_t marker = reading_.class_length(at, reading_.grammar().at);
  if (!title(post).accredited.valid() || marker == 0) return at;
  const Reading::Mark start = reading_.mark();
  std::uint32_t host = kNone;
  if (const auto end = places_.parse_country(at + marker, host)) {
    post.accredited = host;
    return *end;
  }
  // "Đại sứ Mỹ tại Liên Hợp Quốc"
  if (const auto end = places_.parse_gazetteer(at + marker, host); end && !reading_.is_place(host)) {
    const OntologyProperty& service = reading_.ontology()[title(post).accredited];
    if (reading_.ontology().allows(service.range, reading_.mention(host).type)) post.accredited = host;
    return *end;
  }
  reading_.reset(start);
  return at;
}

std::uint32_t PostParser::parse_service(std::uint32_t at, Post& post) {
  return post.targets.empty() || post.accredited != kNone ? at : parse_host(at, post);
}

End PostParser::parse_behind_matter(std::uint32_t at, Post& post) {
  // "Phó tổng thư ký phụ trách các hoạt động nhân đạo của Liên Hợp Quốc"
  const GrammarClasses& grammar = reading_.grammar();
  if (!reading_.is(at, grammar.matter) && !reading_.ends_before(at, grammar.matter)) return std::nullopt;
  for (std::uint32_t i = at; reading_.inside(i) && i < at + kMaxMatterTokens && reading_.token(i).is_word; ++i) {
    const std::uint32_t of = reading_.class_length(i, grammar.of);
    if (of > 0) return parse_named(i + of, post);
    // "Thứ trưởng phụ trách quan hệ quốc tế Bộ Tài chính Mỹ"
    if (i > at && reading_.capital(i) && reading_.begins(i, PhraseKind::head))
      if (const auto end = parse_named(i, post)) return end;
    if (reading_.is(i, grammar.tense) || reading_.token(i).line_before) return std::nullopt;
  }
  return std::nullopt;
}

std::uint32_t PostParser::skip_matter(std::uint32_t at) {
  // "đặc phái viên của Mỹ về Trung Đông …": only where a name follows, whose post it then is.
  const GrammarClasses& grammar = reading_.grammar();
  const std::uint32_t about =
      std::max(reading_.class_length(at, grammar.matter), reading_.class_length(at, grammar.at));
  if (about == 0) return at;
  for (std::uint32_t i = at + about; reading_.inside(i) && i < at + kMaxMatterTokens; ++i) {
    if (const std::uint32_t region = reading_.class_length(i, grammar.no_name); region > 0) {
      i += region - 1;
      continue;
    }
    const Reading::Mark start = reading_.mark();
    std::uint32_t place = kNone;
    const auto end = places_.parse_place(i, place);
    reading_.reset(start);
    // "Đại sứ Hà Lan tại Ankara Kees van Rij": where, and nothing else.
    const bool introduces = reading_.is(i, grammar.comma) && reading_.is(i + 1, grammar.honorific);
    if (!reading_.is(at, grammar.matter) && (i == at + about ? !end : !reading_.capital(i) && !introduces)) return at;
    if (end) {
      i = *end - 1;
    } else if (reading_.capital(i)) {
      return i > at + about && (reading_.capital(i + 1) || reading_.is(i, grammar.given_name)) ? i : at;
    } else if (introduces && i > at + about) {
      return i;  // "Người phát ngôn của Huawei tại Úc, ông A"
    } else if (!reading_.token(i).is_word || reading_.is(i, grammar.tense) || reading_.is(i, grammar.complementizer)) {
      return at;
    }
  }
  return at;
}

End PostParser::parse_behind_department(std::uint32_t at, Post& post) {
  // "Trưởng khoa Hồi sức tích cực, Bệnh viện …": the department is no actor, the body behind it is.
  const GrammarClasses& grammar = reading_.grammar();
  if (!reading_.is(post.words.begin, grammar.department_title)) return std::nullopt;
  bool bracket = false;
  for (std::uint32_t i = at; reading_.inside(i) && i < at + kMaxDepartmentTokens; ++i) {
    // "khoa cấp cứu": the second syllable of a field is no verb.
    if (const std::uint32_t field = reading_.class_length(i, grammar.body_word);
        field > 1 && !reading_.begins(i, PhraseKind::head)) {
      i += field - 1;
      continue;
    }
    if (reading_.begins(i, PhraseKind::head)) {
      const Reading::Mark start = reading_.mark();
      std::uint32_t body = kNone;
      const auto end = names_.parse_name(i, body);
      // "Trưởng phòng Dự báo (Trung tâm …)"
      const bool open = end && bracket && reading_.is(*end, grammar.close);
      if (end && !reading_.is_place(body) && !reading_.mention(body).weak && bracket == open && take_target(body, post))
        return open ? *end + 1 : *end;
      reading_.reset(start);
    }
    if (reading_.is(i, grammar.open) && i > at && !bracket) {
      bracket = true;
      continue;
    }
    const bool joint = reading_.is(i, grammar.coordination) || reading_.is(i, grammar.dash) ||
                       reading_.is(i, grammar.comma) || reading_.is(i, grammar.of) || reading_.is(i, grammar.unit_of);
    const bool part = joint || reading_.capital(i) || reading_.is(i, grammar.body_word) ||
                      (reading_.token(i).is_word && !reading_.begins_clause_part(i));
    if (!part || reading_.person_starts(i)) return std::nullopt;
  }
  return std::nullopt;
}

End PostParser::parse_owner(std::uint32_t at, Post& post) {
  const Title& title = this->title(post);
  if (title.of_leader || !title.body_name.empty() || title.accredited.valid()) return std::nullopt;
  const Reading::Mark start = reading_.mark();
  const auto end = parse_named(at, post);
  if (end && !reading_.mention(post.targets.front()).weak) return end;
  post.targets.clear();
  reading_.reset(start);
  return std::nullopt;
}

std::uint32_t PostParser::implied_target(const Post& post) {
  Mention target;
  target.tokens = post.words;
  target.implied = true;
  target.title = post.title;
  target.type = reading_.pack().country;
  if (!title(post).body_name.empty()) name_body(target, title(post));
  return reading_.add(target);
}

void PostParser::hold_as_leader(std::uint32_t holder, const Post& post) {
  const Title& title = this->title(post);
  if (!title.of_home && !title.of_leader) return;
  // The second pass knows the holder's full name, and by it the country.
  reading_.relate(holder, title.relation, implied_target(post), "title.leader", kHome, reading_.name(post.words));
}

void PostParser::hold(std::uint32_t holder, const Post& post) {
  const Title& title = this->title(post);
  for (const std::uint32_t target : post.targets) {
    reading_.relate(holder, title.relation, target, "title.post", kHolds, reading_.name(post.words));
    reading_.widen_last(post.words);
  }
  const LanguagePack& pack = reading_.pack();
  if (post.targets.empty() && title.of_home && pack.home != kNone) {
    // The country is not written: the resolver knows whether the holder is one of the pack's home country.
    Mention home;
    home.tokens = post.words;
    home.type = pack.entries[pack.home].type;
    home.entry = pack.home;
    home.name = pack.entries[pack.home].name;
    home.implied = true;
    home.title = post.title;
    const std::uint32_t country = reading_.add(home);
    reading_.relate(holder, title.relation, country, "title.home", kHome, reading_.name(post.words));
  } else if (post.targets.empty() && title.of_leader) {
    hold_as_leader(holder, post);
  }
  if (post.accredited != kNone) reading_.relate(holder, title.accredited, post.accredited, "title.envoy", kHolds);
}

}  // namespace entente
