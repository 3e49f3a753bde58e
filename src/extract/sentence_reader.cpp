#include "extract/sentence_reader.hpp"

#include <algorithm>

#include "text/fold.hpp"

namespace entente {
namespace {

/// How many plain words may stand between a group noun and the one it belongs to ("chuyên gia y tế Việt
/// Nam").
constexpr std::uint32_t kMaxGroupModifiers = 4;
/// Words from the noun of bodies to the words that begin a list of some ("công ty công nghệ lớn của Mỹ như").
constexpr std::uint32_t kMaxKindWords = 8;
/// Words of the name of a body in such a list.
constexpr std::uint32_t kMaxInstanceWords = 4;

/// Word classes with which an actor may begin.
constexpr ClassSet kActors{GrammarClasses::counterpart,  GrammarClasses::honorific,   GrammarClasses::degree,
                           GrammarClasses::owner_prefix, GrammarClasses::area_prefix, GrammarClasses::minor_area};
/// Those with which a noun phrase may.
constexpr ClassSet kBeginnings{GrammarClasses::group,   GrammarClasses::counterpart,  GrammarClasses::honorific,
                               GrammarClasses::degree,  GrammarClasses::owner_prefix, GrammarClasses::area_prefix,
                               GrammarClasses::no_name, GrammarClasses::members,      GrammarClasses::department};
/// Those of words before a head noun of which there are several.
constexpr ClassSet kGroups{GrammarClasses::group, GrammarClasses::plural};
/// Those of words that may be more than one that nobody knows.
constexpr ClassSet kKnownWords{GrammarClasses::no_name,     GrammarClasses::surname,   GrammarClasses::given_name,
                               GrammarClasses::group,       GrammarClasses::plural,    GrammarClasses::counterpart,
                               GrammarClasses::honorific,   GrammarClasses::degree,    GrammarClasses::owner_prefix,
                               GrammarClasses::area_prefix, GrammarClasses::minor_area};
/// Those of what may stand inside a name.
constexpr ClassSet kJoints{GrammarClasses::dash, GrammarClasses::particle};
/// Those of what parts a group from whose it is.
constexpr ClassSet kGroupEnds{GrammarClasses::verb,     GrammarClasses::preposition,  GrammarClasses::tense,
                              GrammarClasses::intended, GrammarClasses::coordination, GrammarClasses::agent,
                              GrammarClasses::copula};

}  // namespace

SentenceReader::SentenceReader(const Document& document, const Ontology& ontology, const LanguagePack& pack,
                               Abbreviations& abbreviations, Mentions& out)
    : out_(out),
      reading_(document, ontology, pack, out),
      places_(reading_),
      bodies_(reading_, places_),
      units_(reading_, places_, bodies_),
      names_(reading_, places_, bodies_, units_, abbreviations),
      posts_(reading_, places_, bodies_, units_, names_),
      persons_(reading_, places_, posts_) {}

void SentenceReader::read(const Sentence& sentence) {
  reading_.begin(sentence, kBeginnings);
  persons_.begin_sentence();
  const std::size_t first = out_.chunks.size();
  std::uint32_t i = sentence.tokens.begin;
  while ((i = reading_.words().next_beginning(i)) < sentence.tokens.end) i = read_at(i);
  join_chunks(reading_, first, out_);
  if (reading_.holds(reading_.grammar().seat)) read_seats(first);
}

std::uint32_t SentenceReader::read_at(std::uint32_t at) {
  const bool lone = reading_.capital(at) && is_lone(at);
  if (!lone && (reading_.begins(at, PhraseKind::head) || reading_.words().may_begin_any(at, kGroups))) {
    std::uint32_t end = at;
    if (const scratch::vector<std::uint32_t> heads = bodies_.parse_fields(skip_groups(at), end); !heads.empty()) {
      out_.add_chunk({at, end}, heads);
      return end;
    }
  }
  if (const std::uint32_t end = read_instances(at); end > at) return end;
  if (const std::uint32_t end = lone ? at : skip_namesake(at); end > at) return end;
  std::uint32_t head = kNone;
  const auto end = lone ? persons_.parse_unknown(at, head) : parse_phrase(at, head);
  if (!end) return skip(at);
  std::uint32_t chunk_end = *end;
  scratch::vector<std::uint32_t> heads = units_.parse_siblings(head, chunk_end);
  if (!heads.empty()) {
    heads.insert(heads.begin(), head);
    out_.add_chunk({at, chunk_end}, heads);
    return chunk_end;
  }
  out_.add_chunk({at, *end}, {&head, 1});
  return read_listed(read_numbers(*end, head), head);
}

bool SentenceReader::is_lone(std::uint32_t at) const {
  const SentenceWords& words = reading_.words();
  const PhraseGroup& here = words.group(at);
  // One branch for all that the next words say.
  const bool known = here.names() | here.classes().may_meet(kKnownWords);
  const bool goes_on = reading_.capital(at + 1) | words.group(at + 1).classes().may_meet(kJoints);
  if (known | goes_on | (reading_.token(at).bytes.size() == 1)) return false;
  // Nor what the article explains, nor a town: "tại Bentiu, Nam Sudan".
  return !names_.is_explained(at) && !reading_.ends_before(at, reading_.grammar().at);
}

bool SentenceReader::may_act(std::uint32_t at) const {
  const PhraseGroup& group = reading_.words().group(at);
  return reading_.capital(at) | group.names() | group.classes().may_meet(kActors);
}

End SentenceReader::parse_phrase(std::uint32_t at, std::uint32_t& head) {
  if (reading_.is(at, reading_.grammar().group))
    if (const auto end = parse_group(at, head)) return end;
  if (reading_.is(at, reading_.grammar().members))
    if (const auto end = parse_members(at, head)) return end;
  if (reading_.is(at, reading_.grammar().department))
    if (const auto end = parse_department(at, head)) return end;
  if (const auto end = parse_actor(at, head)) return end;
  if (no_name(at) > 0) return std::nullopt;
  return persons_.parse_unknown(at, head);
}

End SentenceReader::parse_actor(std::uint32_t at, std::uint32_t& head) {
  if (const auto end = persons_.parse_person(at, head)) return persons_.skip_companion(*end);
  if (const auto end = names_.parse_name(at, head)) return end;
  return reading_.begins(at, PhraseKind::reference) ? names_.parse_reference(at, head) : std::nullopt;
}

std::uint32_t SentenceReader::no_name(std::uint32_t at) const {
  return reading_.class_length(at, reading_.grammar().no_name);
}
std::uint32_t SentenceReader::skip(std::uint32_t at) const {
  return at + std::max(1U, no_name(at));
}

// "lãnh đạo hai đảng Cộng hòa và Dân chủ"
std::uint32_t SentenceReader::skip_groups(std::uint32_t at) const {
  while (const std::uint32_t length = reading_.class_length(at, reading_.grammar().group)) at += length;
  return at + reading_.class_length(at, reading_.grammar().plural);
}

// "phố Bà Triệu", "tàu Đô đốc Kuznetsov": named after somebody.
std::uint32_t SentenceReader::parse_namesake(std::uint32_t at) const {
  const GrammarClasses& grammar = reading_.grammar();
  std::uint32_t end =
      at + std::max({reading_.class_length(at, grammar.honorific), reading_.class_length(at, grammar.degree),
                     reading_.longest_length(at, PhraseKind::title)});
  if (end == at || !reading_.capital(end) || !reading_.is_namesake(at)) return at;
  while (reading_.capital(end)) ++end;
  return end;
}

// "Nhà nước và nhân dân Cuba", "đoàn công tác của Bộ Y tế": the noun phrase of whom the group belongs to.
End SentenceReader::parse_group(std::uint32_t at, std::uint32_t& head) {
  const GrammarClasses& grammar = reading_.grammar();
  // "người phát ngôn" is a post though "người" is a group.
  const std::uint32_t first = reading_.class_length(at, grammar.group);
  if (reading_.longest_length(at, PhraseKind::title) > first || reading_.longest_length(at, PhraseKind::head) > first)
    return std::nullopt;
  // "lãnh đạo Triều Tiên Kim Jong-un"
  const Phrase* title = reading_.longest(at, PhraseKind::title);
  if (title != nullptr && reading_.pack().titles[title->index].named)
    if (const auto end = persons_.parse_person(at, head)) return end;
  std::uint32_t i = at;
  while (const std::uint32_t length = reading_.class_length(i, grammar.group)) {
    // "tình báo và quân đội Nga": the second is a body itself, but not in "đại diện UBND các tỉnh A, B".
    const std::uint32_t noun = i > at ? reading_.longest_length(i, PhraseKind::head) : 0;
    if (noun > 0 && !reading_.is(i + noun, grammar.plural)) {
      const Reading::Mark start = reading_.mark();
      const auto end = names_.parse_name(i, head);
      const std::uint32_t owner = end ? reading_.mention(head).owner : kNone;
      if (owner != kNone && reading_.is_place(owner) && !reading_.mention(owner).implied) return end;
      reading_.reset(start);
    }
    i += length;
    const std::uint32_t joint =
        std::max(reading_.class_length(i, grammar.coordination), reading_.class_length(i, grammar.comma));
    if (joint > 0 && reading_.is(i + joint, grammar.group)) i += joint;
  }
  for (std::uint32_t skipped = 0; skipped <= kMaxGroupModifiers; ++skipped, ++i) {
    const std::uint32_t owner = i + reading_.class_length(i, grammar.of);
    if (may_act(owner)) {
      if (skip_namesake(owner) == owner)
        if (const auto end = parse_actor(owner, head)) return end;
      // "chính quyền Trump": named after who leads it, whom other words of the article name in full.
      if (skipped == 0 && reading_.ends_before(owner, grammar.possessed))
        if (const auto end = persons_.parse_unknown(owner, head)) return end;
    }
    if (!reading_.inside(i) || owner != i) return std::nullopt;
    const Token& token = reading_.token(i);
    if (!token.is_word | token.is_upper | token.line_before | reading_.words().may_begin_any(i, kGroupEnds))
      return std::nullopt;
  }
  return std::nullopt;
}

// "các nước thành viên ASEAN": who belongs to an organisation that is known acts as it does.
End SentenceReader::parse_members(std::uint32_t at, std::uint32_t& head) {
  const Reading::Mark start = reading_.mark();
  const auto end = names_.parse_name(at + reading_.class_length(at, reading_.grammar().members), head);
  if (end && reading_.mention(head).entry != kNone && !reading_.mention(head).weak && !reading_.is_place(head) &&
      !reading_.is_a(head, reading_.pack().state_body))
    return end;
  reading_.reset(start);
  return std::nullopt;
}

End SentenceReader::parse_department(std::uint32_t at, std::uint32_t& head) {
  // "khoa Cấp cứu, Bệnh viện A", "khoa Sản của Bệnh viện A": the body that it is a part of.
  const GrammarClasses& grammar = reading_.grammar();
  const std::uint32_t end = at + reading_.class_length(at, grammar.department);
  const std::uint32_t joint =
      std::max({reading_.class_length(end, grammar.comma), reading_.class_length(end, grammar.of),
                reading_.class_length(end, grammar.unit_of)});
  if (!reading_.begins(end + joint, PhraseKind::head)) return std::nullopt;
  const Reading::Mark start = reading_.mark();
  const auto body_end = names_.parse_name(end + joint, head);
  if (body_end && !reading_.is_place(head) && !reading_.is_a(head, reading_.pack().state_body)) return body_end;
  reading_.reset(start);
  return std::nullopt;
}

std::uint32_t SentenceReader::read_listed(std::uint32_t at, std::uint32_t head) {
  scratch::vector<std::uint32_t> listed;
  const std::uint32_t end = places_.parse_listed(at, head, listed);
  for (const std::uint32_t area : listed) out_.add_chunk(reading_.mention(area).tokens, {&area, 1});
  return end;
}

std::uint32_t SentenceReader::kind_before(std::uint32_t at, std::uint32_t& inner) const {
  const GrammarClasses& grammar = reading_.grammar();
  const std::uint32_t begin = reading_.sentence().begin;
  std::uint32_t end = at - reading_.length_before(at, grammar.instance);
  if (end > begin && reading_.is(end - 1, grammar.comma)) --end;
  const std::uint32_t low = std::max(begin + kMaxKindWords, end) - kMaxKindWords;
  for (std::uint32_t i = end; i-- > low && reading_.token(i).is_word && !reading_.is(i, grammar.at);) {
    std::uint32_t length = 0;
    const std::uint32_t noun = reading_.begins(i, PhraseKind::head) ? bodies_.noun_at(i, length) : kNone;
    if (noun == kNone || i + length > end) {
      if (reading_.is(i, grammar.kind)) return kNone;  // "công ty của các nước như A, B"
      continue;
    }
    if (inner == kNone) inner = noun;
    const HeadNoun& spec = reading_.pack().heads[noun];
    if (!spec.proper || spec.fields_only || reading_.ontology().is_a(spec.type, reading_.pack().state_body))
      return kNone;
    if (reading_.ends_before(i, grammar.plural) || reading_.ends_before(i, grammar.determiner) ||
        (i > begin && reading_.token(i - 1).is_number))
      return noun;
  }
  return kNone;
}

std::uint32_t SentenceReader::parse_instances(std::uint32_t at) {
  const GrammarClasses& grammar = reading_.grammar();
  if (!reading_.ends_before(at, grammar.instance)) return at;
  std::uint32_t inner = kNone;
  const std::uint32_t noun = kind_before(at, inner);
  if (noun == kNone) return at;
  const LanguagePack& pack = reading_.pack();
  const Reading::Mark start = reading_.mark();
  const std::size_t chunks = out_.chunks.size();
  std::uint32_t end = at;
  std::uint32_t named = 0;
  for (std::uint32_t i = at; reading_.capital(i);) {
    std::uint32_t head = kNone;
    Mention body;
    auto name_end = bodies_.parse_known(noun, i, body.entry);
    // "các trường đại học như Oxford": Đại học Oxford.
    if (!name_end) name_end = bodies_.parse_known(inner, i, body.entry);
    if (!name_end) {
      name_end = names_.parse_name(i, head);
      if (name_end && reading_.is_place(head)) break;
    }
    if (head == kNone) {
      if (!name_end) {
        name_end = i;
        while (*name_end < i + kMaxInstanceWords && reading_.capital(*name_end)) ++*name_end;
        if (reading_.capital(*name_end)) break;
      }
      body.tokens = {i, *name_end};
      body.type = body.entry == kNone ? pack.heads[noun].type : pack.entries[body.entry].type;
      body.name = reading_.name(body.tokens);
      head = reading_.add(body);
    }
    reading_.mention(head).weak = false;
    out_.add_chunk({i, *name_end}, {&head, 1});
    ++named;
    end = *name_end;
    const std::uint32_t joint =
        std::max(reading_.class_length(end, grammar.comma), reading_.class_length(end, grammar.coordination));
    if (joint == 0) break;
    i = end + joint;
  }
  if (named > 1) return end;
  out_.chunks.resize(chunks);
  reading_.reset(start);
  return at;
}

std::uint32_t SentenceReader::read_numbers(std::uint32_t at, std::uint32_t head) {
  if (!reading_.token(at - 1).is_number) return at;
  const GrammarClasses& grammar = reading_.grammar();
  const LanguagePack& pack = reading_.pack();
  const TokenSpan first = reading_.mention(head).tokens;
  const std::uint32_t entry = reading_.mention(head).entry;
  if (entry == kNone || first.end != at || first.size() < 2 || !reading_.ends_before(first.begin, grammar.plural))
    return at;
  const std::string level = fold(reading_.text({first.begin, at - 1}));
  while (true) {
    const std::uint32_t number =
        at + std::max(reading_.class_length(at, grammar.comma), reading_.class_length(at, grammar.coordination));
    if (number == at || !reading_.inside(number) || !reading_.token(number).is_number) return at;
    const auto [begin, end] = pack.entries_by_form.equal_range(level + " " + reading_.text({number, number + 1}));
    const auto found = std::find_if(
        begin, end, [&](const auto& form) { return pack.entries[form.second].within == pack.entries[entry].within; });
    if (found == end) return at;
    Mention area;
    area.tokens = {number, number + 1};
    area.entry = found->second;
    area.type = pack.entries[found->second].type;
    area.name = pack.entries[found->second].name;
    const std::uint32_t added = reading_.add(area);
    out_.add_chunk(area.tokens, {&added, 1});
    at = number + 1;
  }
}

// "Bắc Kinh tuyên bố": a seat of government that acts, faces countries in a list or has a government stands
// for its state.
void SentenceReader::read_seats(std::size_t first) {
  for (std::size_t c = first; c < out_.chunks.size(); ++c) {
    const Chunk& chunk = out_.chunks[c];
    const bool seats = std::ranges::any_of(chunk.heads, [&](std::uint32_t head) { return is_seat(head); }) &&
                       (among_states(chunk) || acts(chunk));
    for (const std::uint32_t head : chunk.heads) {
      if (seats) read_seat(head);
      if (is_of_states(head)) read_seat(reading_.mention(head).owner);
    }
  }
}

// "Chính phủ Bình Nhưỡng" is the state's, "cảnh sát Paris" the city's.
bool SentenceReader::is_of_states(std::uint32_t head) const {
  const Mention& body = reading_.mention(head);
  if (body.owner == kNone || body.head == kNone || !reading_.is_a(head, reading_.pack().state_body)) return false;
  return std::ranges::none_of(reading_.pack().heads[body.head].owner,
                              [&](const auto& owner) { return reading_.is_a(body.owner, owner.first); });
}

bool SentenceReader::is_seat(std::uint32_t head) const {
  const TokenSpan name = reading_.mention(head).tokens;
  return reading_.class_length(name.begin, reading_.grammar().seat) == name.size();
}

bool SentenceReader::among_states(const Chunk& chunk) const {
  const auto is_country = [&](std::uint32_t head) { return reading_.is_a(head, reading_.pack().country); };
  if (std::ranges::any_of(chunk.heads, is_country)) return true;
  // "Washington và Moskva ký …"
  return chunk.heads.size() > 1 && !reading_.ends_before(chunk.tokens.begin, reading_.grammar().locative) &&
         std::ranges::all_of(chunk.heads, [&](std::uint32_t head) { return is_seat(head); });
}

bool SentenceReader::acts(const Chunk& chunk) const {
  const GrammarClasses& grammar = reading_.grammar();
  const std::uint32_t next = chunk.tokens.end;
  if (chunk.heads.size() != 1) return false;
  // "phía Bình Nhưỡng"
  const std::uint32_t name = reading_.mention(chunk.heads.front()).tokens.begin;
  if (chunk.tokens.begin < name || reading_.ends_before(name, grammar.facing)) return true;
  if (reading_.ends_before(name, grammar.locative)) return false;
  // "lập trường của Bình Nhưỡng", "do Washington dẫn đầu", "cáo buộc Moscow"
  if (reading_.mention(chunk.heads.front()).owner != kNone) return false;  // "của Seoul (Hàn Quốc)"
  if (reading_.ends_before(name, grammar.of) || reading_.ends_before(name, grammar.agent) ||
      reading_.ends_before(name, grammar.control))
    return true;
  return begins_clause(chunk) || reading_.is(next, grammar.tense) || reading_.is(next, grammar.verb) ||
         reading_.is(next, grammar.agent) || reading_.is(next, grammar.intended) ||
         reading_.is(next, grammar.negated) || reading_.is(next, grammar.complementizer);
}

// "Tuy nhiên, Seoul bất ngờ …", "khẳng định Manila kiên quyết …": whatever the predicate, the subject of a clause acts.
bool SentenceReader::begins_clause(const Chunk& chunk) const {
  const GrammarClasses& grammar = reading_.grammar();
  const std::uint32_t at = chunk.tokens.begin;
  const std::uint32_t next = chunk.tokens.end;
  const auto first_named = [&] {
    return &chunk == out_.chunks.data() || (&chunk - 1)->tokens.begin < reading_.sentence().begin;
  };
  const bool begins = at == reading_.sentence().begin || reading_.ends_before(at, grammar.complementizer) ||
                      reading_.ends_before(at, grammar.hypothetical) ||
                      (reading_.ends_before(at, grammar.comma) && first_named());
  return begins && reading_.inside(next) && reading_.token(next).is_word && !reading_.token(next).is_upper &&
         !reading_.token(next).is_number && !reading_.is(next, grammar.coordination) &&
         (!reading_.is(next, grammar.preposition) || reading_.is(next, grammar.adverbial));  // "sau đó"
}

void SentenceReader::read_seat(std::uint32_t head) {
  Mention& mention = reading_.mention(head);
  const LanguagePack& pack = reading_.pack();
  if (mention.kind != MentionKind::name || mention.entry == kNone || !is_seat(head)) return;
  for (std::uint32_t up = pack.entries[mention.entry].within; up != kNone; up = pack.entries[up].within) {
    if (!reading_.ontology().is_a(pack.entries[up].type, pack.country)) continue;
    mention.entry = up;
    mention.type = pack.entries[up].type;
    return;
  }
}

}  // namespace entente
