#include "relate/clause.hpp"

#include <algorithm>

namespace entente {
namespace {

/// How far behind a verb a word may tell that all of it is yet to come.
constexpr std::uint32_t kFutureReach = 24;
/// How many words may stand between what somebody does and the word that says whose it is.
constexpr std::uint32_t kDeedReach = 3;
/// How many words may stand between the agent that leads a group and the words that say so, and before the agent.
constexpr std::uint32_t kLedReach = 30;
constexpr std::uint32_t kLedGroupReach = 8;
/// What is quoted in more tokens is a clause of its own, in fewer a word of the one around it.
constexpr std::uint32_t kMaxQuotedWords = 12;

}  // namespace

ClauseSource::ClauseSource(const Document& document, const Mentions& mentions, const LanguagePack& pack)
    : document_(document),
      mentions_(mentions),
      pack_(pack),
      places_(document.tokens.size() + 2),
      governing_{{{pack.grammar.relativizer, Governor::relative},
                  {pack.grammar.complementizer, Governor::none},
                  {pack.grammar.adverbial, Governor::none},
                  {pack.grammar.boundary, Governor::none},
                  {pack.grammar.dash, Governor::none},
                  {pack.grammar.agent, Governor::agent},
                  {pack.grammar.control, Governor::control},
                  {pack.grammar.preposition, Governor::preposition},
                  {pack.grammar.verb, Governor::verb},
                  {pack.grammar.coordination, Governor::none}}} {
  for (const Governing& one : governing_) governing_set_.add(one.word_class);
  for (const Chunk& chunk : mentions.chunks) {
    places_[chunk.tokens.begin + 1].sum_ += 3;
    places_[chunk.tokens.end + 1].sum_ -= 1;
  }
  std::uint32_t sum = 0;
  for (Place& place : places_) place.sum_ = sum += place.sum_;
}

bool Clause::in_number(std::uint32_t token) const {
  // "200.000", "1,5"
  return token > tokens().begin && token + 1 < tokens().end && document_.tokens[token - 1].is_number &&
         document_.tokens[token + 1].is_number && !document_.tokens[token].space_before &&
         !document_.tokens[token + 1].space_before;
}

Governor Clause::governor(const Chunk& chunk) const {
  const GrammarClasses& grammar = pack_.grammar;
  std::uint32_t at = chunk.tokens.begin;
  while (at > tokens().begin) {
    std::uint32_t skip = view_.length_before(at, grammar.determiner);
    if (skip == 0 && document_.tokens[at - 1].is_number) {
      // "Năm 2020 Việt Nam …", "Ngày 5/12 Bộ Y tế …": what stands behind a time begins a clause.
      const bool time =
          std::ranges::any_of(document_.times, [&](const TimeMention& mention) { return mention.tokens.end == at; }) ||
          view_.length_before(at - 1, grammar.year_word) > 0 || view_.length_before(at - 1, grammar.month_word) > 0 ||
          view_.length_before(at - 1, grammar.day_word) > 0;
      if (time) return Governor::none;
      // "hơn 100 bác sĩ A", "gần 200 cán bộ A": about how many.
      skip = 1 + view_.length_before(at - 1, grammar.about);
    }
    if (skip == 0) break;
    at -= skip;
  }
  if (at == tokens().begin) return Governor::none;
  // "trong 14 năm Trung Quốc …", "nhiều năm Mỹ …": how long, not whose year.
  for (const std::uint32_t word_class : {grammar.year_word, grammar.month_word, grammar.day_word})
    if (const std::uint32_t unit = view_.length_before(at, word_class);
        unit > 0 && at - unit > tokens().begin &&
        (document_.tokens[at - unit - 1].is_number || view_.length_before(at - unit, grammar.plural) > 0))
      return Governor::none;
  // "Cục X (Bộ Y tế) đề nghị": what brackets hold is no subject.
  if (view_.length_before(at, grammar.open) > 0) return Governor::preposition;
  if (is_comma(at - 1)) return Governor::none;
  // "Thông cáo của A lên án B": who speaks by it; "trong thông cáo của A" is an adverbial.
  if (const std::uint32_t of = view_.length_before(at, grammar.of); of > 0) {
    if (const std::uint32_t utterance = view_.length_before(at - of, grammar.utterance); utterance > 0) {
      const std::uint32_t begin = at - of - utterance;
      if (begin == tokens().begin || is_comma(begin - 1) || is_boundary(begin - 1)) return Governor::none;
    }
    // "nỗ lực mới đây của A nhằm giúp B"
    const std::uint32_t first = std::max(tokens().begin, at - of - std::min(at - of, kDeedReach));
    for (std::uint32_t end = at - of; end > first && document_.tokens[end - 1].is_word && chunk_over(end - 1) == kNone;
         --end)
      if (view_.length_before(end, grammar.deed) > 0) return Governor::deed;
  }
  // The longest phrase that ends here decides: "cho biết" is no preposition "cho".
  for (std::uint32_t begin = view_.first_around(at); begin < at; ++begin) {
    if (!view_.may_begin_any(begin, source_.governing_set())) continue;
    std::size_t first = source_.governing().size();
    for (const Phrase& phrase : document_.phrases_at(begin))
      if (phrase.kind == PhraseKind::word_class && phrase.length == at - begin)
        first = std::min(first, source_.governing_place(phrase.index));
    if (first < source_.governing().size()) return source_.governing()[first].governor;
  }
  if (!document_.tokens[at - 1].is_word || document_.tokens[at - 1].is_number) return Governor::none;
  // "Công văn Sở A yêu cầu B": who speaks by it.
  if (const std::uint32_t utterance = view_.length_before(at, grammar.utterance);
      utterance > 0 && (at - utterance == tokens().begin || is_boundary(at - utterance - 1)))
    return Governor::none;
  // "diễn viên A", "cố vấn an ninh A": an unknown word before a person says what he is, unless it is something of his.
  if (view_.length_before(at, grammar.possessed) == 0) {
    const Mention& head = mentions_.mentions[chunk.heads.front()];
    if (head.kind == MentionKind::name && head.type == pack_.person) return Governor::none;
  }
  return Governor::noun;
}

bool Clause::heads_segment(std::uint32_t verb, bool phrases) const {
  std::uint32_t begin = verb;
  while (begin > tokens().begin && !is_comma(begin - 1) && view_.length_at(begin - 1, pack_.grammar.separator) == 0)
    --begin;
  // ", do ông A làm trưởng đoàn và 12 bác sĩ đã …": a relative clause with its own agent.
  if (begin > tokens().begin && view_.length_at(begin, pack_.grammar.agent) > 0 && chunk_over(begin + 1) != kNone)
    return true;
  return only_markers(begin, verb, phrases);
}

bool Clause::only_markers(std::uint32_t begin, std::uint32_t verb, bool phrases) const {
  const GrammarClasses& grammar = pack_.grammar;
  for (std::uint32_t i = begin; i < verb;) {
    std::uint32_t length = 0;
    for (const std::uint32_t word_class :
         {grammar.tense, grammar.intended, grammar.requested, grammar.negated, grammar.asserted, grammar.adverbial,
          grammar.determiner, grammar.coordination, grammar.connector, grammar.complementizer, grammar.control,
          grammar.agent, grammar.verb, grammar.day_word, grammar.today, grammar.yesterday, grammar.tomorrow})
      length = std::max(length, view_.length_at(i, word_class));
    // A prepositional phrase may fill the rest.
    if (length == 0 && phrases && view_.length_at(i, grammar.preposition) > 0) return true;
    if (length == 0 && !document_.tokens[i].is_number && document_.tokens[i].is_word) return false;
    i += std::max(length, 1U);
  }
  return true;
}

bool Clause::closes_quote(std::uint32_t token) const {
  if (view_.length_at(token, pack_.grammar.quote) == 0) return false;
  // Marks may look alike on both sides: every second one closes.
  bool open = false;
  for (std::uint32_t i = tokens().begin; i < token; ++i)
    if (view_.length_at(i, pack_.grammar.quote) > 0) open = !open;
  return open;
}

std::uint32_t Clause::main_subject() const {
  for (std::uint32_t i = first_chunk_; i < end_chunk_; ++i)
    if (governor(chunk(i)) == Governor::none) return i;
  return kNone;
}

std::uint32_t Clause::subject_of(std::uint32_t verb, std::uint32_t object) const {
  // "B cho rằng, sau khi ký hợp đồng với C, A đã …": a clause that begins behind a comma has the subject of the next.
  const std::uint32_t segment = segment_begin(verb);
  if (segment > tokens().begin && view_.length_at(segment, pack_.grammar.fronted) > 0)
    if (const std::uint32_t behind = subject_behind(verb); behind != kNone) return behind;
  bool at_start = false;
  std::uint32_t subject = subject_inside(verb, object, at_start);
  // "Việt Nam khen Bộ Y tế": where nobody else could do it, a state acts on its own bodies.
  if (subject == kNone && object != kNone) {
    at_start = false;
    subject = subject_inside(verb, kNone, at_start);
  }
  if (subject != kNone || !at_start) return subject;
  if (const std::uint32_t behind = subject_behind(verb); behind != kNone) return behind;
  if (const std::uint32_t speaker = speaker_behind(verb); speaker != kNone) return speaker;
  if (before_ == nullptr) return kNone;
  const std::uint32_t begin = tokens().begin;
  const bool goes_on = view_.length_at(begin, pack_.grammar.connector) > 0 ||
                       (begin == verb && view_.length_at(verb, pack_.grammar.carry) > 0);
  return goes_on && heads_segment(verb, false) ? before_->main_subject() : kNone;
}

std::uint32_t Clause::segment_begin(std::uint32_t verb) const {
  std::uint32_t begin = verb;
  while (begin > tokens().begin && !is_comma(begin - 1)) --begin;
  return begin;
}

std::uint32_t Clause::subject_behind(std::uint32_t verb) const {
  const GrammarClasses& grammar = pack_.grammar;
  for (std::uint32_t i = segment_begin(verb); i < verb;) {
    std::uint32_t length = 0;
    for (const std::uint32_t word_class :
         {grammar.fronted, grammar.tense, grammar.negated, grammar.adverbial, grammar.connector, grammar.coordination})
      length = std::max(length, view_.length_at(i, word_class));
    if (length == 0) return kNone;
    i += length;
  }
  for (std::uint32_t i = verb; i < tokens().end && !is_boundary(i);) {
    if (const std::uint32_t index = chunk_over(i); index != kNone) {
      i = chunk(index).tokens.end;
      continue;
    }
    if (!is_comma(i)) {
      ++i;
      continue;
    }
    ++i;
    const std::uint32_t index = chunk_at(i);
    if (index != kNone) return begins_predicate(chunk(index).tokens.end) ? index : kNone;
    // What else stands between commas is an adverbial, or a clause of its own.
    bool adverbial = false;
    for (const std::uint32_t word_class :
         {grammar.preposition, grammar.adverbial, grammar.day_word, grammar.today, grammar.yesterday, grammar.locative})
      adverbial = adverbial || view_.length_at(i, word_class) > 0;
    if (!adverbial) return kNone;
  }
  return kNone;
}

std::uint32_t Clause::speaker_behind(std::uint32_t verb) const {
  const GrammarClasses& grammar = pack_.grammar;
  if (verb != tokens().begin + 1 || view_.length_at(verb - 1, grammar.quote) == 0 ||
      view_.length_at(verb, grammar.carry) == 0)
    return kNone;
  std::uint32_t end = verb;
  while (end < tokens().end && !closes_quote(end)) ++end;
  if (end + 1 < tokens().end && is_comma(end + 1)) ++end;
  const std::uint32_t index = end + 1 < tokens().end ? chunk_at(end + 1) : kNone;
  if (index == kNone) return kNone;
  const std::uint32_t at = chunk(index).tokens.end;
  return view_.length_at(at, grammar.said) > 0 || begins_predicate(at) ? index : kNone;
}

bool Clause::begins_predicate(std::uint32_t at) const {
  const GrammarClasses& grammar = pack_.grammar;
  while (const std::uint32_t skip =
             std::max({view_.length_at(at, grammar.adverbial), view_.length_at(at, grammar.today),
                       view_.length_at(at, grammar.yesterday)}))
    at += skip;
  for (const std::uint32_t word_class : {grammar.tense, grammar.verb, grammar.control, grammar.complementizer,
                                         grammar.reporting, grammar.intended, grammar.negated})
    if (view_.length_at(at, word_class) > 0) return true;
  return false;
}

bool Clause::begins_verb(std::uint32_t at) const {
  const GrammarClasses& grammar = pack_.grammar;
  while (const std::uint32_t skip = view_.length_at(at, grammar.adverbial)) at += skip;
  std::uint32_t verb = 0;
  for (const std::uint32_t word_class :
       {grammar.tense, grammar.verb, grammar.control, grammar.intended, grammar.negated})
    verb = std::max(verb, view_.length_at(at, word_class));
  // "dự án" is no "dự", "không kích" no "không"; "lãnh đạo A" begins with a noun.
  if (view_.length_at(at, grammar.kind) >= verb) return false;
  std::uint32_t noun = 0;
  for (const std::uint32_t word_class : {grammar.deed, grammar.nominal, grammar.utterance, grammar.asserted})
    noun = std::max(noun, view_.length_at(at, word_class));
  return verb >= noun;
}

bool Clause::names_same(std::uint32_t index, std::uint32_t other) const {
  if (chunk(index).heads.size() != 1 || chunk(other).heads.size() != 1) return false;
  const Mention& one = mentions_.mentions[chunk(index).heads.front()];
  const Mention& two = mentions_.mentions[chunk(other).heads.front()];
  return one.kind == MentionKind::name && two.kind == MentionKind::name &&
         ((one.entry == two.entry && (one.entry != kNone || one.name == two.name)) ||
          (one.type == pack_.country && one.entry != kNone && is_of(two, one.entry)));
}

bool Clause::is_of(const Mention& body, std::uint32_t country) const {
  if (body.head == kNone || body.type == pack_.person) return false;
  if (body.owner != kNone) return mentions_.mentions[body.owner].entry == country;
  return body.entry != kNone && pack_.entries[body.entry].within == country;
}

std::uint32_t Clause::subject_inside(std::uint32_t verb, std::uint32_t object, bool& at_start) const {
  // "A nói B …, “…”, đồng thời kêu gọi C": who speaks goes on speaking, whatever else he has said before.
  const bool speech = view_.length_at(verb, pack_.grammar.speech) > 0;
  bool comma = false;            // a comma lies between: the verb must head what follows it
  bool joined = false;           // a conjunction right before the verb, which is one of speech
  bool passed = false;           // a noun phrase lies between that is not its subject
  std::uint32_t helped = kNone;  // of those the object of a verb that makes it act, behind which something happens
  bool coordinated = view_.length_at(verb, pack_.grammar.coordination) > 0 ||
                     is_comma(verb);  // a comma or conjunction lies between: an object before it is no subject
  for (std::uint32_t i = verb; i > tokens().begin;) {
    if (const Led led = led_before(i); led.leader != kNone) {
      // "cử đoàn do ông A, bác sĩ, làm trưởng đoàn, hỗ trợ B": one that somebody sends does not go on.
      if (!coordinated || led.group == kNone || governor(chunk(led.group)) == Governor::none) return led.leader;
      i = led.begin;
      continue;
    }
    const std::uint32_t index = chunk_before(i);
    if (index == kNone) {
      --i;
      const bool separator = view_.length_at(i, pack_.grammar.separator) > 0;
      // "A gọi B là “kẻ gây rối”, cáo buộc …": a verb coordinated to a clause that quotes goes back to whom the
      // sentence is about.
      if (coordinated && closes_quote(i) && only_markers(i + 1, verb, false)) {
        const std::uint32_t main = main_subject();
        return main != kNone && chunk(main).tokens.end <= verb ? main : kNone;
      }
      // "A nói “…” về việc này, đồng thời kêu gọi C": nor does a quotation stop who speaks, nor a word in quotation
      // marks anybody; what brackets hold ("A (gồm B, C) hợp tác với D") is no part of the clause.
      if (const std::uint32_t open = aside_begin(i, coordinated && speech); open != i) {
        i = open;
        continue;
      }
      // "A tuyên bố “sẵn sàng hỗ trợ B”": what A is quoted with goes on with his clause.
      const bool quoted =
          view_.length_at(i, pack_.grammar.quote) > 0 && !closes_quote(i) && only_markers(i + 1, verb, false);
      if (is_boundary(i) && !separator && !quoted) return kNone;
      // "ông A, người đã gặp B"
      if (!comma && view_.length_at(i, pack_.grammar.relative) > 0 && i >= tokens().begin + 2 && is_comma(i - 1)) {
        const std::uint32_t antecedent = chunk_before(i - 1);
        if (antecedent != kNone) return antecedent;
      }
      // "A …, các lực lượng chức năng … V": the words behind the comma have a subject of their own, unless they begin
      // as a finite verb does ("A, bộ trưởng của B, đã nêu việc này khi gặp C") or one to which the verb is coordinated
      // ("A đến C, thăm D và tặng quà cho B").
      // "A, cũng như các nước láng giềng, đã …": many more of them, none by name.
      if ((is_comma(i) || separator) && !comma && !joins_many(i + 1)) {
        comma = true;
        if (!joined && !heads_segment(verb, true) && view_.length_at(i + 1, pack_.grammar.tense) == 0 &&
            !(coordinated && begins_verb(i + 1)))
          return kNone;
      }
      // "cảm ơn B và các nước đã …": a conjunction before many unnamed ones joins them to B, no further verb.
      if (const std::uint32_t length = view_.length_at(i, pack_.grammar.coordination);
          comma || (length > 0 && view_.length_at(i + length, pack_.grammar.plural) == 0)) {
        coordinated = true;
        joined = joined || (speech && length > 0 && only_markers(i + length, verb, false));
      }
      // "ông A cho biết đơn vị đã …": behind the report stands a subject that is not named; none does in "A khẳng định
      // coi trọng B, sẵn sàng giúp C".
      if (const std::uint32_t length = view_.length_at(i, pack_.grammar.reporting);
          length > 0 && i + length < verb && chunk_over(i + length) == kNone && !((comma || joined) && speech) &&
          view_.length_at(i, pack_.grammar.verb) <= length &&
          !(coordinated && view_.length_at(verb, pack_.grammar.carry) > 0) &&
          view_.length_at(i + length, pack_.grammar.tense) == 0 && !(coordinated && begins_verb(i + length)) &&
          !only_markers(i + length, verb, true) && !ends_in_occasion(i + length, verb))
        return kNone;
      // "cáo buộc truyền thông công kích C": the object of the control verb has no name, and it is the subject.
      if (const std::uint32_t length = view_.length_at(i, pack_.grammar.control);
          length > 0 && !coordinated && i + length < verb && chunk_over(i + length) == kNone && !is_event(verb) &&
          view_.length_at(i, pack_.grammar.nominal) <= length && view_.length_at(i, pack_.grammar.verb) <= length &&
          view_.length_at(i, pack_.grammar.intended) == 0 && !only_markers(i + length, verb, true) &&
          !has_no_object(i, length))
        return kNone;
      // "trong khi đảng của … ủng hộ C": who acts is not named.
      if (!comma && !passed && acts_unnamed(i)) return kNone;
      // "mong muốn các nước … ủng hộ": many, none of them named, are the subject.
      if (!((comma || joined) && speech) && view_.length_at(i, pack_.grammar.plural) > 0 && i > tokens().begin &&
          chunk_over(i - 1) == kNone && view_.length_before(i, pack_.grammar.copula) == 0 &&
          (view_.length_before(i, pack_.grammar.control) > 0 ||
           view_.length_before(i, pack_.grammar.complementizer) > 0))
        return kNone;
      continue;
    }
    i = chunk(index).tokens.begin;
    passed = true;
    // "A phản đối việc B vi phạm, yêu cầu B dừng lại": nobody asks himself.
    if (object != kNone && i > tokens().begin && names_same(index, object)) continue;
    switch (governor(chunk(index))) {
      case Governor::none:
        if (comma && joined && view_.length_before(i, pack_.grammar.reporting) > 0) break;
        // "A bàn về B, cố vấn của C, đề nghị D": a post behind a name says what its holder is.
        if (coordinated && tells_post(chunk(index))) break;
        // "A gọi ông là bạn của B và ca ngợi ông": what he is called does nothing.
        if (coordinated && view_.length_before(i, pack_.grammar.copula) > 0) break;
        return index;
      case Governor::agent:
        // "A được B giao hỗ trợ C": A does what he is told to.
        if (const std::uint32_t told = std::max(view_.length_at(chunk(index).tokens.end, pack_.grammar.instructed),
                                                view_.length_at(chunk(index).tokens.end, pack_.grammar.requested));
            told > 0 && chunk(index).tokens.end + told <= verb)
          break;
        // "ý tưởng được A đưa ra trong cuộc gặp với B": on what occasion he did it.
        if (!coordinated && is_event(verb)) return index;
        // "liên minh do Mỹ dẫn đầu lên án …": an agent is one of the verb right behind it only.
        if (only_markers(chunk(index).tokens.end, verb, false) && !coordinated) return index;
        break;
      case Governor::control:
        // "A cam kết giúp B trong cuộc gặp với C", "A hứa giúp B khi gặp C": who is helped is not there.
        if (is_event(verb) || (is_occasion(verb) && only_markers(chunk(index).tokens.end, verb, false))) {
          helped = index;
          break;
        }
        // "cảm ơn B đã đồng hành, hỗ trợ C": one finite clause with B as its subject; a further verb of saying or
        // asking ("… và đề nghị C") goes back to who spoke. "giúp B … cũng là hỗ trợ C": the help is, not B.
        if (view_.length_before(verb, pack_.grammar.copula) > 0) break;
        // "giao B rà soát, phối hợp với C": what B is told goes on, but for what is asked or told in turn.
        if (coordinated && !speech && is_told(index) && !says(verb)) return index;
        if (!coordinated || (view_.length_at(chunk(index).tokens.end, pack_.grammar.tense) > 0 &&
                             (view_.length_at(verb, pack_.grammar.control) == 0 || !says(verb) ||
                              view_.length_before(verb, pack_.grammar.tense) > 0)))
          return index;
        break;
      case Governor::deed:
        if (!coordinated && !is_occasion(verb) && tells_deed(chunk(index).tokens.end, verb)) return index;
        break;
      case Governor::relative:
        // "thành tựu mà A đạt được; cảm ơn B": behind a comma or conjunction goes on who has said it.
        if (!coordinated) return index;
        break;
      case Governor::preposition:
      case Governor::verb:
      case Governor::noun:
        break;
    }
  }
  if (helped != kNone) return helped;  // "báo cáo của A trong cuộc gặp với B": there is nobody else
  at_start = true;
  return kNone;
}

bool Clause::joins_many(std::uint32_t at) const {
  const std::uint32_t length = view_.length_at(at, pack_.grammar.coordination);
  return length > 0 && view_.length_at(at + length, pack_.grammar.plural) > 0;
}

std::uint32_t Clause::aside_begin(std::uint32_t at, bool any_length) const {
  const GrammarClasses& grammar = pack_.grammar;
  if (view_.begins(at, grammar.close)) {
    for (std::uint32_t i = at; i > tokens().begin; --i)
      if (view_.begins(i - 1, grammar.open)) return i - 1;
  } else if (closes_quote(at)) {
    std::uint32_t open = at;
    while (view_.length_at(--open, grammar.quote) == 0) {
    }
    if (any_length || at - open <= kMaxQuotedWords) return open;
  }
  return at;
}

Clause::Led Clause::led_before(std::uint32_t end) const {
  const GrammarClasses& grammar = pack_.grammar;
  const std::uint32_t length = view_.length_before(end, grammar.led);
  if (length == 0) return {};
  const std::uint32_t first = std::max(tokens().begin, end - length - std::min(end - length, kLedReach));
  for (std::uint32_t i = end - length; i > first;) {
    if (const std::uint32_t index = chunk_before(i); index != kNone) {
      i = chunk(index).tokens.begin;
      continue;
    }
    if (is_boundary(--i)) return {};
    const std::uint32_t leader = chunk_at(i + 1);
    if (view_.length_at(i, grammar.agent) == 0 || leader == kNone) continue;
    if (mentions_.mentions[chunk(leader).heads.front()].type != pack_.person) return {};
    const std::uint32_t begin = i > tokens().begin && is_comma(i - 1) ? i - 1 : i;
    for (std::uint32_t at = begin; at > tokens().begin && at + kLedGroupReach > begin; --at) {
      if (const std::uint32_t group = chunk_before(at); group != kNone) {
        if (view_.length_at(chunk(group).tokens.begin, grammar.group) == 0) return {};
        return {.group = group, .leader = leader, .begin = begin};
      }
      // "…, đoàn kiểm tra của bộ do ông A dẫn đầu": whose it is has no name.
      const std::uint32_t group = at - view_.length_before(at, grammar.group);
      if (group < at && (group == tokens().begin || is_comma(group - 1))) return {.leader = leader, .begin = begin};
    }
    return {};
  }
  return {};
}

bool Clause::is_event(std::uint32_t trigger) const {
  const GrammarClasses& grammar = pack_.grammar;
  std::uint32_t at = trigger;
  while (const std::uint32_t skip = view_.length_before(at, grammar.determiner)) at -= skip;
  return is_occasion(trigger) && view_.length_at(trigger, grammar.fronted) == 0 &&
         view_.length_before(at, grammar.fronted) == 0;
}

bool Clause::is_told(std::uint32_t index) const {
  const GrammarClasses& grammar = pack_.grammar;
  const std::uint32_t begin = chunk(index).tokens.begin;
  const std::uint32_t length =
      std::max(view_.length_before(begin, grammar.instructed), view_.length_before(begin, grammar.requested));
  if (length == 0 || length < view_.length_before(begin, grammar.nominal)) return false;
  const std::uint32_t end = chunk(index).tokens.end;
  return view_.length_at(end, grammar.coordination) == 0 && (!is_comma(end) || chunk_at(end + 1) != kNone);
}

bool Clause::says(std::uint32_t verb) const {
  const GrammarClasses& grammar = pack_.grammar;
  return view_.length_at(verb, grammar.requested) > 0 || view_.length_at(verb, grammar.reporting) > 0 ||
         view_.length_at(verb, grammar.speech) > 0 || view_.length_at(verb, grammar.instructed) > 0 ||
         view_.length_at(verb, grammar.agent) > 0 || view_.length_before(verb, grammar.tense) > 0;
}

bool Clause::has_no_object(std::uint32_t control, std::uint32_t length) const {
  const GrammarClasses& grammar = pack_.grammar;
  const std::uint32_t behind = control + length;
  if (view_.length_at(behind, grammar.of) > 0 || view_.length_before(control, grammar.agent) > 0) return true;
  if (const std::uint32_t agent = chunk_before(control);
      agent != kNone && view_.length_before(chunk(agent).tokens.begin, grammar.agent) > 0)
    return true;
  return document_.tokens[behind].is_number && view_.length_at(behind + 1, grammar.unit) > 0;
}

bool Clause::tells_deed(std::uint32_t begin, std::uint32_t verb) const {
  const GrammarClasses& grammar = pack_.grammar;
  // The rule's trigger may hold the word that joins them ("nhằm giúp").
  while (begin < verb) {
    const std::uint32_t skip =
        std::max({view_.length_at(begin, grammar.purpose), view_.length_at(begin, grammar.adverbial),
                  view_.length_at(begin, grammar.tense), view_.length_at(begin, grammar.intended)});
    if (skip == 0) return false;
    begin += skip;
  }
  return true;
}

bool Clause::ends_in_occasion(std::uint32_t begin, std::uint32_t verb) const {
  const GrammarClasses& grammar = pack_.grammar;
  for (std::uint32_t i = begin; i < verb; ++i) {
    const std::uint32_t length = std::max(view_.length_at(i, grammar.fronted), view_.length_at(i, grammar.occasion));
    if (length > 0 && i > begin && only_markers(i + length, verb, false)) return true;
    // A predicate of another subject stands between.
    for (const std::uint32_t word_class : {grammar.tense, grammar.verb, grammar.control, grammar.agent, grammar.negated,
                                           grammar.intended, grammar.unnamed})
      if (view_.length_at(i, word_class) > 0) return false;
  }
  return false;
}

bool Clause::tells_post(const Chunk& chunk) const {
  const std::uint32_t begin = chunk.tokens.begin;
  if (mentions_.mentions[chunk.heads.front()].kind != MentionKind::office || begin < tokens().begin + 2 ||
      !is_comma(begin - 1))
    return false;
  const std::uint32_t named = chunk_before(begin - 1);
  if (named == kNone) return false;
  const Mention& head = mentions_.mentions[this->chunk(named).heads.back()];
  return head.kind == MentionKind::name && head.type == pack_.person;
}

bool Clause::acts_unnamed(std::uint32_t noun) const {
  const GrammarClasses& grammar = pack_.grammar;
  if (view_.length_at(noun, grammar.unnamed) == 0) return false;
  std::uint32_t at = noun;
  while (const std::uint32_t skip = view_.length_before(at, grammar.determiner)) at -= skip;
  if (at == tokens().begin || is_boundary(at - 1)) return true;
  // Behind a name and a comma it goes on with a list, or says what he is.
  if (is_comma(at - 1)) return chunk_before(at - 1) == kNone;
  return view_.length_before(at, grammar.copula) == 0 &&
         (view_.length_before(at, grammar.complementizer) > 0 || view_.length_before(at, grammar.reporting) > 0);
}

bool Clause::is_occasion(std::uint32_t trigger) const {
  const GrammarClasses& grammar = pack_.grammar;
  if (view_.length_at(trigger, grammar.occasion) > 0) return true;
  std::uint32_t at = trigger;
  while (const std::uint32_t skip = view_.length_before(at, grammar.determiner)) at -= skip;
  return view_.length_before(at, grammar.occasion) > 0;
}

std::uint32_t Clause::behind_bracket(std::uint32_t at) const {
  constexpr std::uint32_t kMaxBracketTokens = 9;
  const GrammarClasses& grammar = pack_.grammar;
  if (!view_.begins(at, grammar.open)) return at;
  for (std::uint32_t i = at + 1; view_.inside(i) && i < at + kMaxBracketTokens; ++i)
    if (view_.begins(i, grammar.close)) return i + 1;
  return at;
}

std::uint32_t Clause::next_listed(std::uint32_t chunk_index) const {
  const GrammarClasses& grammar = pack_.grammar;
  const std::uint32_t end = behind_bracket(chunk(chunk_index).tokens.end);
  std::uint32_t at = end;
  if (is_comma(at) || view_.begins(at, grammar.separator)) ++at;
  at += std::max(view_.length_at(at, grammar.coordination), view_.length_at(at, grammar.also_post));
  if (at == end) return kNone;
  const std::uint32_t next = chunk_at(at);
  // "…, Thủ tướng cho biết": who says it.
  return next == kNone || begins_predicate(chunk(next).tokens.end) ? kNone : next;
}

std::vector<std::uint32_t> Clause::posts_from(std::uint32_t chunk_index) const {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = chunk_index; i != kNone; i = next_listed(i)) {
    for (const std::uint32_t head : chunk(i).heads) {
      const Mention& post = mentions_.mentions[head];
      // "Vụ trưởng Vụ A, Bộ B; Chánh văn phòng …": what a post named before is of.
      const bool body = !out.empty() && post.kind == MentionKind::name && chunk(i).heads.size() == 1 &&
                        post.title == kNone && post.head != kNone;
      if (body) break;
      if (post.kind != MentionKind::office || post.title == kNone) return out;
      if (post.owner != kNone) out.push_back(head);
    }
  }
  return out;
}

// "chưa lên tiếng nhưng đã giúp B", "không can thiệp và luôn giúp B": a verb with a tense of its own.
bool Clause::starts_anew(std::uint32_t at) const {
  const GrammarClasses& grammar = pack_.grammar;
  std::uint32_t length = is_comma(at) ? 1 : view_.length_at(at, grammar.coordination);
  if (length == 0 && view_.length_at(at, grammar.reporting) == 0) length = view_.length_at(at, grammar.complementizer);
  const std::uint32_t tense = at + length;
  return length > 0 && view_.begins(tense, grammar.tense) && !view_.begins(tense, grammar.negated);
}

std::optional<Modality> Clause::modality(std::uint32_t from, std::uint32_t verb, std::uint32_t end) const {
  const GrammarClasses& grammar = pack_.grammar;
  Modality out = Modality::asserted;
  const bool occasion = is_occasion(verb);
  // Of the phrases that begin at one token only the longest counts ("không chỉ" is no "không").
  bool spent = false;  // a verb behind the markers so far: they are its
  bool said = false;   // behind a verb of saying something to somebody
  bool words = false;  // other words behind them, which are an unknown verb's where a conjunction follows
  for (std::uint32_t i = from; i < verb;) {
    // A name marks nothing ("Cần Thơ").
    if (const std::uint32_t index = chunk_over(i); index != kNone) {
      i = chunk(index).tokens.end;
      continue;
    }
    // What was quoted before says nothing of the verb.
    if (closes_quote(i)) out = Modality::asserted;
    // "từ chối nhận hồ sơ, đề nghị …": a negation ends with its verb; "sẽ thăm A và gặp B" goes on, but not to a
    // verb of saying or asking ("sẽ hỗ trợ …, đồng thời yêu cầu B").
    const bool joins = view_.length_at(i, grammar.coordination) > 0;
    if (is_comma(i) || joins || view_.length_at(i, grammar.separator) > 0) {
      const bool says = view_.length_at(verb, grammar.requested) > 0 || view_.length_at(verb, grammar.reporting) > 0 ||
                        view_.length_at(verb, grammar.speech) > 0 || view_.length_at(verb, grammar.instructed) > 0;
      // "yêu cầu các tỉnh tiêm vét; giao B …": what is asked ends there, whatever verb it has.
      const bool parted = view_.length_at(i, grammar.separator) > 0 || (joins && i > from && is_comma(i - 1));
      const bool done = spent || (words && (parted || (joins && view_.length_at(verb, grammar.instructed) == 0)));
      if (out == Modality::negated ? spent || says : done && says) out = Modality::asserted;
      spent = false;
    }
    if (starts_anew(i) ||
        (out == Modality::negated && view_.begins(i, grammar.relativizer) && chunk_at(i + 1) == kNone))
      out = Modality::asserted;
    // "giao B phối hợp với C": who is told to.
    if (const std::uint32_t length = i == from ? view_.length_at(i, grammar.instructed) : 0;
        length > 0 && chunk_at(i + length) != kNone)
      out = Modality::requested;
    std::uint32_t best = 0;
    std::uint32_t what = kNone;
    for (const std::uint32_t word_class :
         {grammar.asserted, grammar.intended, grammar.requested, grammar.negated, grammar.hypothetical}) {
      const std::uint32_t length = view_.length_at(i, word_class);
      if (length > best && i + length <= verb) {
        best = length;
        what = word_class;
      }
    }
    said = said || view_.length_at(i, grammar.said) > 0;
    if (best == 0) {
      spent = spent || view_.length_at(i, grammar.verb) > 0 || view_.length_at(i, grammar.control) > 0;
      words = words || (document_.tokens[i].is_word && !joins);
      ++i;
      continue;
    }
    if (what == grammar.hypothetical) return std::nullopt;
    // "đề nghị C giúp đỡ trong cuộc gặp với B": only a tense tells of the occasion as of what is done on it, and none
    // of what is said on it ("khẳng định sẽ thăm C khi gặp B").
    if (occasion && (what != grammar.intended || view_.length_at(i, grammar.tense) == 0 || said)) {
      i += best;
      continue;
    }
    if (what == grammar.intended) out = std::max(out, Modality::intended);
    if (what == grammar.requested) out = std::max(out, Modality::requested);
    if (what == grammar.negated) out = std::max(out, Modality::negated);
    words = false;
    i += best;
  }
  // "yêu cầu B giải quyết trong thời gian tới": what is asked is yet to come, not the asking.
  if (out == Modality::asserted && view_.length_at(verb, grammar.speech) == 0) {
    for (std::uint32_t i = end; i < tokens().end && i < end + kFutureReach && !is_boundary(i); ++i) {
      if (occasion && is_comma(i)) break;
      // "một tuần tới Nhật Bản": before a noun phrase its last word is a preposition.
      if (const std::uint32_t length = view_.length_at(i, grammar.future); length > 0 && chunk_at(i + length) == kNone)
        return Modality::intended;
    }
  }
  return out;
}

}  // namespace entente
