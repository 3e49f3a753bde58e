#include "relate/relator.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>

#include "base/scratch.hpp"
#include "relate/clause.hpp"
#include "relate/rule_matcher.hpp"

namespace entente {
namespace {

/// Without a noun phrase before the verb, how many tokens before it may tell its modality.
constexpr std::uint32_t kModalityReach = 6;
/// What it costs that the subject stands in the sentence before.
constexpr double kTopicFactor = 0.85;
/// A longer list is a directory, not the ends of a relation; it also bounds the pairs of two lists.
constexpr std::size_t kMaxListMembers = 64;
/// A longer run behind a number is no noun phrase any more.
constexpr std::uint32_t kMaxItemTokens = 12;

/// A rule and its anchor, its first required words, where they stand.
struct RulePlace {
  std::uint32_t rule = 0;  ///< index into LanguagePack::rules
  TokenSpan anchor;
};

/// Every rule whose anchor stands in a sentence.
std::vector<RulePlace> all_rules(const Document& document, TokenSpan sentence) {
  std::vector<RulePlace> out;
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i)
    for (const RuleStart& start : document.groups[i]->rules()) out.push_back({start.rule, {i, i + start.length}});
  return out;
}

/// Finds the rules that may match in a sentence: their anchor stands in it, and around it as many actors and the words
/// that they require. A trigger inside a name ("Tổng công ty Hợp tác …") triggers nothing. Asks nothing at a token and
/// at a rule, since nobody would foresee the answers: each is written down, and counted if it is one. Keeps its room.
class RuleFinder {
 public:
  /// In the order of the text, then of the rules. Valid until the next call.
  std::span<const RulePlace> operator()(const ClauseSource& source, const Clause& clause) {
    find_anchors(source, clause);
    std::size_t found = 0;
    for (std::size_t n = anchor_count_; n-- > 0;) {
      const Anchor anchor = anchors_[n];
      const std::span<const RuleStart> rules = source.document().groups[anchor.token]->rules();
      if (places_.size() < found + rules.size()) places_.resize(2 * (found + rules.size()));
      RulePlace* place = places_.data() + found;
      for (const RuleStart& start : rules) {
        *place = {start.rule, {anchor.token, anchor.token + start.length}};
        place += unsigned{anchor.behind.may_hold(start.behind)} & unsigned{start.actors.may_meet(anchor.actors)};
      }
      found = static_cast<std::size_t>(place - places_.data());
    }
    return std::span(places_).first(found);
  }

 private:
  /// A token outside of noun phrases at which rules are anchored that enough noun phrases stand around.
  struct Anchor {
    RareWords behind;  ///< in the sentence
    std::uint32_t token = 0;
    PhraseCounts actors;
  };

  /// All of a sentence, the last one first, so that it is known what stands behind.
  void find_anchors(const ClauseSource& source, const Clause& clause) {
    const TokenSpan tokens = clause.tokens();
    if (anchors_.size() <= tokens.size()) {
      anchors_.resize(2 * tokens.size() + 1);
      concerned_.resize(anchors_.size());
    }
    const PhraseGroup* const* const groups = source.document().groups.data();
    const ClauseSource::Place* const places = source.places();
    std::uint32_t* token = concerned_.data();
    for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
      *token = i;
      token += unsigned{groups[i]->concerns_rules()};
    }
    Anchor* anchor = anchors_.data();
    RareWords behind;
    const std::uint32_t earlier = clause.first_chunk() - (clause.goes_on() ? 1 : 0);  // may wrap around, and back
    while (token != concerned_.data()) {
      const std::uint32_t i = *--token;
      const std::uint32_t before = places[i].begun();  // outside of noun phrases, where rules are anchored
      const PhraseCounts actors(before - earlier, clause.end_chunk() - before);
      const PhraseGroup& group = *groups[i];
      // Field by field: as a whole it would be read again at once from where its parts were just written.
      anchor->behind = behind;
      anchor->token = i;
      anchor->actors = actors;
      __builtin_prefetch(group.rules().data());
      anchor += unsigned{group.actors().may_meet(actors)} & ~unsigned{places[i].covered()};
      behind.add(group.rule_words().rare);
    }
    anchor_count_ = static_cast<std::size_t>(anchor - anchors_.data());
  }

  std::vector<std::uint32_t> concerned_;  // tokens of the sentence at which anything of rules stands: half of them
  std::vector<Anchor> anchors_;
  std::size_t anchor_count_ = 0;
  std::vector<RulePlace> places_;
};

class SentenceRelator {
 public:
  SentenceRelator(const Document& document, const Mentions& mentions, const Ontology& ontology,
                  const LanguagePack& pack, const Sentence& sentence, const Clause& clause)
      : document_(document),
        mentions_(mentions),
        ontology_(ontology),
        pack_(pack),
        sentence_(sentence),
        clause_(clause) {}

  /// Adds what the sentence states by rules that may match in it. `match` is room that many sentences use.
  void run(std::span<const RulePlace> places, RuleMatch& match, std::vector<Relation>& out) {
    // No cache of the processor holds all rules.
    for (const RulePlace& place : places) __builtin_prefetch(&pack_.rules[place.rule].elements);
    for (const RulePlace& place : places) __builtin_prefetch(pack_.rules[place.rule].elements.data());
    for (const RulePlace& place : places) apply(pack_.rules[place.rule], place.anchor, match);
    keep_specific();
    out.insert(out.end(), std::move_iterator(out_.begin()), std::move_iterator(out_.end()));
  }

  void trace(std::vector<RuleTrace>& out) const {
    for (const RulePlace& place : all_rules(document_, sentence_.tokens))
      out.push_back(trace_rule(place.rule, place.anchor));
  }

 private:
  RuleTrace trace_rule(std::uint32_t index, TokenSpan anchor) const {
    using Outcome = RuleTrace::Outcome;
    RuleTrace out{.rule = index, .anchor = anchor};
    if (clause_.chunk_over(anchor.begin) != kNone) {
      out.outcome = Outcome::inside_name;
      return out;
    }
    MatchFailure failure;
    RuleMatch match;
    if (!match_rule(pack_.rules[index], clause_, document_, mentions_, ontology_, pack_, anchor, match, &failure)) {
      out.outcome = Outcome::stuck;
      out.element = failure.element;
      out.token = failure.token;
      out.chunk = failure.chunk;
    } else if (is_nominal(anchor)) {
      out.outcome = Outcome::nominal;
    } else if (!clause_.modality(context_begin(match), anchor.begin, anchor.end)) {
      out.outcome = Outcome::hypothetical;
    }
    return out;
  }

  void apply(const Rule& rule, TokenSpan anchor, RuleMatch& match) {
    if (!match_rule(rule, clause_, document_, mentions_, ontology_, pack_, anchor, match) || is_nominal(anchor)) return;
    const auto modality = clause_.modality(context_begin(match), anchor.begin, anchor.end);
    if (!modality) return;
    for (const RuleOutput& output : rule.outputs) {
      const std::uint32_t subject = match.roles[output.subject];
      const std::uint32_t object = match.roles[output.object];
      if (subject == kNone || object == kNone) continue;
      const Modality how = output.modality.value_or(*modality);
      // Who "will become" director or "is no" director is none.
      if (ontology_[output.predicate].structural && how != Modality::asserted) continue;
      if (output.subject == output.object) {
        face(rule, output, match, clause_.chunk(subject), how);
        continue;
      }
      for (const std::uint32_t s : members(rule, output.subject, subject))
        for (const std::uint32_t o : members(rule, output.object, object)) add(rule, output, match, s, o, how);
    }
  }

  /// True if the anchor is part of a longer phrase in which it is no verb ("lễ ký").
  bool is_nominal(TokenSpan anchor) const {
    const PhraseView& view = clause_.view();
    for (std::uint32_t back = 0; back <= 3 && anchor.begin >= sentence_.tokens.begin + back; ++back) {
      const std::uint32_t length = view.length_at(anchor.begin - back, pack_.grammar.nominal);
      const std::uint32_t end = anchor.begin - back + length;
      // "chỉ đạo thanh tra" is none, but "chỉ đạo Thanh tra tỉnh" is a verb with its object.
      if (length > anchor.size() && end >= anchor.end && (end == anchor.end || !names_actor(anchor.end))) return true;
    }
    return false;
  }

  /// True if a noun phrase begins here that names an actor and does not only point back to one.
  bool names_actor(std::uint32_t at) const {
    const std::uint32_t index = clause_.chunk_at(at);
    return index != kNone && mentions_.mentions[clause_.chunk(index).heads.front()].kind != MentionKind::reference;
  }

  /// The members of a list that fit the role it fills: actors, or posts.
  std::vector<std::uint32_t> members(const Rule& rule, std::uint32_t role, std::uint32_t chunk) const {
    const bool posts = is_post(rule, role);
    const std::span<const std::uint32_t> heads = clause_.chunk(chunk).heads;
    std::vector<std::uint32_t> out = posts ? clause_.posts_from(chunk) : std::vector(heads.begin(), heads.end());
    if (out.size() > kMaxListMembers) return {};
    for (const RuleElement& element : rule.elements)
      if (element.kind == PatternElement::Kind::argument && element.role == role)
        std::erase_if(out, [&](std::uint32_t head) {
          const std::uint32_t actor = posts ? mentions_.mentions[head].owner : head;
          return !fits_role(element.types, mentions_.mentions[actor], ontology_, pack_);
        });
    return out;
  }

  static bool is_post(const Rule& rule, std::uint32_t role) {
    return std::ranges::any_of(rule.elements,
                               [&](const RuleElement& element) { return element.post && element.role == role; });
  }

  /// The members of one noun phrase face each other; a single "both sides" faces itself and is told apart when
  /// it is resolved.
  void face(const Rule& rule, const RuleOutput& output, const RuleMatch& match, const Chunk& chunk, Modality modality) {
    if (chunk.heads.size() > kMaxListMembers) return;
    if (chunk.heads.size() == 1) {
      add(rule, output, match, chunk.heads.front(), chunk.heads.front(), modality);
      return;
    }
    // "A và B cáo buộc lẫn nhau": each of the other, unless that says the same twice.
    const bool symmetric = ontology_[output.predicate].symmetric;
    for (std::size_t i = 0; i < chunk.heads.size(); ++i)
      for (std::size_t j = symmetric ? i + 1 : 0; j < chunk.heads.size(); ++j)
        if (i != j) add(rule, output, match, chunk.heads[i], chunk.heads[j], modality);
  }

  /// Where the words begin that can tell the modality: behind the noun phrase to the left of the anchor, with
  /// the verb that governs it ("asks B to …").
  std::uint32_t context_begin(const RuleMatch& match) const {
    std::uint32_t nearest = kNone;
    for (const std::uint32_t index : match.roles)
      if (index != kNone && clause_.chunk(index).tokens.end <= match.anchor.begin &&
          (nearest == kNone || clause_.chunk(index).tokens.begin > clause_.chunk(nearest).tokens.begin))
        nearest = index;
    std::uint32_t from = match.anchor.begin;
    if (nearest != kNone) {
      from = std::max(clause_.chunk(nearest).tokens.end, sentence_.tokens.begin);
      // The verb that makes it act ("asks B to …") and a condition ("if B …") stand right before it.
      const std::uint32_t begin = clause_.chunk(nearest).tokens.begin;
      const GrammarClasses& grammar = pack_.grammar;
      for (const std::uint32_t word_class : {grammar.requested, grammar.instructed, grammar.intended, grammar.negated,
                                             grammar.asserted, grammar.hypothetical})
        if (const std::uint32_t length = clause_.view().length_before(begin, word_class);
            length > 0 && !only_joins(begin, length, word_class))
          from = std::min(from, begin - length);
      return std::min(from, control_begin(clause_.chunk(nearest), match.anchor.begin));
    }
    while (from > sentence_.tokens.begin && match.anchor.begin - from < kModalityReach &&
           !clause_.is_boundary(from - 1) && clause_.chunk_over(from - 1) == kNone)
      --from;
    return from;
  }

  /// "sẽ đón A thăm B", "mong được cử A giúp B": where what is said of the verb that makes a noun phrase act begins,
  /// which tells of what it does too, unless that has a tense of its own ("sẽ tiếp A đang thăm B"). Else behind it.
  std::uint32_t control_begin(const Chunk& chunk, std::uint32_t verb) const {
    const GrammarClasses& grammar = pack_.grammar;
    const PhraseView& view = clause_.view();
    const std::uint32_t end = chunk.tokens.end;
    const std::uint32_t control = view.length_before(chunk.tokens.begin, grammar.control);
    if (control == 0 || chunk.tokens.begin < sentence_.tokens.begin) return end;
    for (std::uint32_t i = end; i <= verb; ++i)
      if (view.length_at(i, grammar.tense) > 0 || clause_.is_comma(i)) return end;
    const std::uint32_t begin = chunk.tokens.begin - control;
    std::uint32_t from = begin;
    while (from > sentence_.tokens.begin) {
      std::uint32_t length = 0;
      for (const std::uint32_t word_class : {grammar.intended, grammar.negated, grammar.agent})
        length = std::max(length, view.length_before(from, word_class));
      if (length == 0) break;
      from -= length;
    }
    return from < begin ? from : end;
  }

  /// True for a word of intention that only joins two clauses before a noun phrase ("…, nên A yêu cầu B").
  bool only_joins(std::uint32_t begin, std::uint32_t length, std::uint32_t word_class) const {
    const GrammarClasses& grammar = pack_.grammar;
    return word_class == grammar.intended && clause_.view().length_before(begin, grammar.complementizer) == length &&
           clause_.view().length_before(begin, grammar.control) == 0;
  }

  /// The day that the sentence gives: its only one, or of several the last before the trigger.
  std::optional<Date> date_near(TokenSpan anchor) const {
    std::optional<Date> only;
    std::optional<Date> before;
    std::size_t count = 0;
    for (const TimeMention& time : document_.times) {
      if (!sentence_.tokens.contains(time.tokens)) continue;
      ++count;
      only = time.date;
      if (time.tokens.end <= anchor.begin) before = time.date;
    }
    return count == 1 ? only : before;
  }

  /// Quantities behind the trigger, each up to the next comma, conjunction, preposition, verb or actor:
  /// "800 máy thở", "2 triệu khẩu trang y tế".
  std::vector<std::string> items_behind(TokenSpan anchor) const {
    const GrammarClasses& grammar = pack_.grammar;
    const PhraseView& view = clause_.view();
    std::vector<std::string> out;
    for (std::uint32_t i = anchor.end; i < sentence_.tokens.end && !clause_.is_boundary(i);) {
      if (!document_.tokens[i].is_number || in_time(i) || clause_.chunk_over(i) != kNone) {
        ++i;
        continue;
      }
      std::uint32_t end = i + 1;
      std::uint32_t words = 0;
      while (end < sentence_.tokens.end && end < i + kMaxItemTokens && clause_.chunk_over(end) == kNone) {
        const bool point = !document_.tokens[end].is_word && !document_.tokens[end].space_before &&
                           end + 1 < sentence_.tokens.end && document_.tokens[end + 1].is_number &&
                           !document_.tokens[end + 1].space_before;
        if (!point && (!document_.tokens[end].is_word || view.length_at(end, grammar.coordination) > 0 ||
                       view.length_at(end, grammar.preposition) > 0 || view.length_at(end, grammar.verb) > 0 ||
                       view.length_at(end, grammar.of) > 0 || view.length_at(end, grammar.control) > 0))
          break;
        if (document_.tokens[end].is_word && !document_.tokens[end].is_number && view.length_at(end, grammar.unit) == 0)
          ++words;
        ++end;
      }
      if (words > 0) out.emplace_back(document_.text(document_.bytes({i, end})));
      i = end;
    }
    return out;
  }

  bool in_time(std::uint32_t token) const {
    return std::ranges::any_of(document_.times, [&](const TimeMention& time) {
      return time.tokens.begin <= token && token < time.tokens.end;
    });
  }

  void add(const Rule& rule, const RuleOutput& output, const RuleMatch& match, std::uint32_t subject,
           std::uint32_t object, Modality modality) {
    Relation relation;
    relation.subject = subject;
    relation.object = object;
    relation.predicate = output.predicate;
    relation.modality = modality;
    relation.downward = output.downward;
    relation.upward = output.upward;
    // The sentence, with the one before it where that holds the subject.
    relation.evidence = match.span;
    relation.rule = rule.id;
    relation.confidence = rule.confidence * (match.span.begin < sentence_.tokens.begin ? kTopicFactor : 1.0);
    if (!ontology_[output.predicate].structural) relation.date = date_near(match.anchor);
    if (rule.items) relation.items = items_behind(match.anchor);
    if (is_post(rule, output.object)) {
      const Mention& post = mentions_.mentions[object];
      relation.title = pack_.titles[post.title].form;
      relation.object = post.owner;
    }
    const bool known = std::ranges::any_of(out_, [&](const Relation& other) {
      return other.subject == subject && other.object == relation.object && other.predicate == output.predicate &&
             other.modality == modality;
    });
    if (!known) out_.push_back(std::move(relation));
  }

  void keep_specific() {
    if (out_.size() < 2) return;
    const std::vector<Relation> all = out_;
    std::erase_if(out_, [&](const Relation& general) {
      return std::ranges::any_of(all, [&](const Relation& special) {
        return special.predicate != general.predicate && ontology_.is_a(special.predicate, general.predicate) &&
               special.subject == general.subject && special.object == general.object &&
               special.modality == general.modality;
      });
    });
  }

  const Document& document_;
  const Mentions& mentions_;
  const Ontology& ontology_;
  const LanguagePack& pack_;
  const Sentence& sentence_;
  const Clause& clause_;
  std::vector<Relation> out_;
};

/// Calls `visit` with each sentence that names somebody, and its clause.
template <class Visit>
void for_each_sentence(const ClauseSource& source, Visit visit) {
  std::optional<Clause> before;  // the sentence of the text before, whose subject the next one may go on with
  for (const Sentence& sentence : source.document().sentences) {
    const std::uint32_t first = source.chunks_before(sentence.tokens.begin);
    const std::uint32_t end = source.chunks_before(sentence.tokens.end);
    if (sentence.block == BlockKind::headline || sentence.block == BlockKind::caption) before.reset();
    const Clause clause(source, sentence, first, end, before ? &*before : nullptr);
    if (first != end) visit(sentence, clause);
    if (sentence.block == BlockKind::lead || sentence.block == BlockKind::body) before.emplace(clause.alone());
  }
}

}  // namespace

std::vector<Relation> relate(const Document& document, const Mentions& mentions, const Ontology& ontology,
                             const LanguagePack& pack, const Deadline& deadline) {
  const Scratch::Use use;
  std::vector<Relation> out;
  thread_local RuleFinder find_rules;
  const ClauseSource source(document, mentions, pack);
  RuleMatch match;
  for_each_sentence(source, [&](const Sentence& sentence, const Clause& clause) {
    deadline.check();
    const std::span<const RulePlace> places = find_rules(source, clause);
    if (!places.empty()) SentenceRelator(document, mentions, ontology, pack, sentence, clause).run(places, match, out);
  });
  return out;
}

std::vector<RuleTrace> trace(const Document& document, const Mentions& mentions, const Ontology& ontology,
                             const LanguagePack& pack) {
  const Scratch::Use use;
  std::vector<RuleTrace> out;
  const ClauseSource source(document, mentions, pack);
  for_each_sentence(source, [&](const Sentence& sentence, const Clause& clause) {
    SentenceRelator(document, mentions, ontology, pack, sentence, clause).trace(out);
  });
  return out;
}

}  // namespace entente
