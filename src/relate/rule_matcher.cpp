#include "relate/rule_matcher.hpp"

#include <algorithm>
#include <span>

namespace entente {

bool fits_role(const std::vector<ClassId>& types, const Mention& mention, const Ontology& ontology,
               const LanguagePack& pack) {
  // A reference to both sides means countries first of all.
  const ClassId type = mention.type.valid() ? mention.type : pack.country;
  return ontology.allows(types, type);
}

namespace {

class Matcher {
 public:
  Matcher(const Rule& rule, const Clause& clause, const Document& document, const Mentions& mentions,
          const Ontology& ontology, const LanguagePack& pack, RuleMatch& match, MatchFailure* failure)
      : rule_(rule),
        clause_(clause),
        document_(document),
        mentions_(mentions),
        ontology_(ontology),
        pack_(pack),
        failure_(failure),
        match_(match) {}

  bool match(TokenSpan anchor) {
    match_.roles.assign(rule_.roles.size(), kNone);
    match_.anchor = anchor;
    match_.span = anchor;
    if (!may_end(rule_.anchor, anchor.begin) || !may_begin(rule_.anchor + 1, anchor.end) ||
        !right(rule_.anchor + 1, anchor.end)) {
      if (failure_ != nullptr) failure_->chunk = chunk_from(failure_->token);
      return false;
    }
    if (failure_ != nullptr) *failure_ = {};
    if (rule_.elements.front().clause_subject) {
      const RuleElement& element = rule_.elements.front();
      const std::uint32_t subject = clause_.subject_of(anchor.begin, only_role());
      if (subject == kNone || !fits(element, subject) || !reaches(element, subject, anchor.begin)) {
        if (failure_ != nullptr) *failure_ = {.element = 0, .token = anchor.begin, .chunk = subject};
        return false;
      }
      match_.roles[element.role] = subject;
      match_.span.begin = std::min(match_.span.begin, clause_.chunk(subject).tokens.begin);
      match_.span.end = std::max(match_.span.end, clause_.chunk(subject).tokens.end);
    } else if (!left(rule_.anchor, anchor.begin)) {
      if (failure_ != nullptr) failure_->chunk = clause_.chunk_before(failure_->token);
      return false;
    }
    return true;
  }

 private:
  /// The only noun phrase found so far; kNone if there are none or several.
  std::uint32_t only_role() const {
    std::uint32_t only = kNone;
    for (const std::uint32_t role : match_.roles) {
      if (role == kNone) continue;
      if (only != kNone) return kNone;
      only = role;
    }
    return only;
  }

  bool reaches(const RuleElement& element, std::uint32_t subject, std::uint32_t verb) const {
    if (element.reach == UINT32_MAX) return true;
    const std::uint32_t end = clause_.chunk(subject).tokens.end;
    if (end > verb || verb - end > element.reach) return false;
    for (std::uint32_t i = end; i < verb; ++i)
      if (clause_.is_comma(i)) return false;
    return true;
  }

  bool fits(const RuleElement& element, std::uint32_t index) const {
    const Chunk& chunk = clause_.chunk(index);
    if (element.post)
      return std::ranges::any_of(clause_.posts_from(index), [&](std::uint32_t post) {
        return fits_role(element.types, mentions_.mentions[mentions_.mentions[post].owner], ontology_, pack_);
      });
    if (!std::ranges::any_of(chunk.heads, [&](std::uint32_t head) {
          return fits_role(element.types, mentions_.mentions[head], ontology_, pack_);
        }))
      return false;
    return !element.several || faces_itself(chunk);
  }

  /// Two actors or more, by number or by meaning ("both sides").
  bool faces_itself(const Chunk& chunk) const {
    if (chunk.heads.size() > 1) return true;
    const Mention& mention = mentions_.mentions[chunk.heads.front()];
    if (mention.kind != MentionKind::reference) return false;
    const Reference::Kind kind = pack_.references[mention.reference].kind;
    return kind == Reference::Kind::pair || kind == Reference::Kind::parties;
  }

  /// The noun phrase that begins at `at`, behind determiners of its own; kNone if there is none.
  std::uint32_t chunk_from(std::uint32_t at) const {
    while (clause_.chunk_at(at) == kNone) {
      const std::uint32_t skip = clause_.view().length_at(at, pack_.grammar.determiner);
      if (skip == 0) break;
      at += skip;
    }
    return clause_.chunk_at(at);
  }

  /// Of all places where the farthest element was looked for, the first one is kept.
  void look_for(std::size_t element, std::uint32_t at, bool farther) {
    if (failure_->element == kNone || farther)
      *failure_ = {.element = static_cast<std::uint32_t>(element), .token = at};
  }

  /// False where an element surely does not begin: most that are tried end there, so that this is told by bits, all at
  /// once. Who asks why a rule is stuck has it looked for all the same.
  bool may_begin(std::size_t k, std::uint32_t at) const {
    if (failure_ != nullptr || k == rule_.elements.size() || !clause_.view().inside(at)) return true;
    const RuleElement& element = rule_.elements[k];
    const PhraseGroup& group = *document_.groups[at];
    const unsigned chunk =
        unsigned{clause_.begins_chunk(at)} | unsigned{group.classes().may_hold(pack_.grammar.determiner)};
    const unsigned words = unsigned{group.rule_words().required.may_hold(element.required)};
    const unsigned no_argument = unsigned{element.kind != PatternElement::Kind::argument};
    const unsigned absent = unsigned{element.kind == PatternElement::Kind::absent};
    return (unsigned{element.optional} | absent | (words & (no_argument | chunk))) != 0;
  }

  /// False where the elements before one surely do not end, outside of noun phrases.
  bool may_end(std::size_t k, std::uint32_t at) const {
    if (failure_ != nullptr || k == 0) return true;
    const RuleElement& element = rule_.elements[k - 1];
    const unsigned no_argument = unsigned{element.kind != PatternElement::Kind::argument};
    return (no_argument | unsigned{element.optional} | unsigned{element.clause_subject} |
            unsigned{clause_.chunk_before(at) != kNone}) != 0;
  }

  /// Matches elements [k, end) from token `at` on.
  bool right(std::size_t k, std::uint32_t at) {
    if (failure_ != nullptr) look_for(k, at, k > failure_->element);
    if (k == rule_.elements.size()) {
      match_.span.end = at;
      return true;
    }
    const RuleElement& element = rule_.elements[k];
    switch (element.kind) {
      case PatternElement::Kind::words: {
        const PhraseGroup& group = clause_.view().group(at);
        if (group.classes().may_hold(element.word_class)) {
          const std::span<const Phrase> phrases = group.phrases();
          for (auto phrase = phrases.rbegin(); phrase != phrases.rend(); ++phrase)  // longest first
            if (phrase->kind == PhraseKind::word_class && phrase->index == element.word_class &&
                right(k + 1, at + phrase->length))
              return true;
        }
        // "Ngoại trưởng A đến Hà Nội": a headline or caption ends without its full stop.
        return (element.optional || (element.stops && at == clause_.view().sentence().end)) && right(k + 1, at);
      }
      case PatternElement::Kind::absent:
        return is_absent(element.word_class, at) && right(k + 1, at);
      case PatternElement::Kind::argument: {
        const std::uint32_t index = chunk_from(at);
        if (index != kNone && fits(element, index)) {
          match_.roles[element.role] = index;
          if (right(k + 1, clause_.chunk(index).tokens.end)) return true;
          match_.roles[element.role] = kNone;
        }
        return element.optional && right(k + 1, at);
      }
      case PatternElement::Kind::number: {
        std::uint32_t end = at;
        while (is_number(end) || (end > at && is_number(end + 1) && !document_.tokens[end].is_word &&
                                  !document_.tokens[end].space_before && !document_.tokens[end + 1].space_before))
          ++end;
        if (end > at && right(k + 1, end)) return true;
        return element.optional && right(k + 1, at);
      }
      case PatternElement::Kind::gap: {
        std::uint32_t i = at;
        for (std::uint32_t n = 0; n <= element.max; ++n) {
          if (may_begin(k + 1, i) && right(k + 1, i)) return true;
          if (i >= clause_.tokens().end || blocks(element, i)) return false;
          const std::uint32_t index = clause_.chunk_over(i);
          if (index != kNone && !element.over_actors) return inside(k + 1, index);
          i = index != kNone ? clause_.chunk(index).tokens.end : i + 1;
        }
        return false;
      }
    }
    return false;
  }

  /// Matches element k to words inside of a noun phrase and the argument behind them to whom they introduce there: in
  /// "phản đối hành động phô trương quân sự của A" the word before "của" looks like a group of A's. Behind a
  /// preposition ("phối hợp với chuyên gia của A") or who is asked ("đề nghị chuyên gia của A") it is one.
  bool inside(std::size_t k, std::uint32_t index) {
    const std::vector<RuleElement>& elements = rule_.elements;
    if (k >= elements.size() || elements[k].kind != PatternElement::Kind::words) return false;
    std::size_t argument = k + 1;
    while (argument < elements.size() && elements[argument].optional &&
           elements[argument].kind == PatternElement::Kind::words)
      ++argument;
    if (argument == elements.size() || elements[argument].kind != PatternElement::Kind::argument) return false;
    const Chunk& chunk = clause_.chunk(index);
    const std::uint32_t head = mentions_.mentions[chunk.heads.front()].tokens.begin;
    const std::uint32_t length =
        head > chunk.tokens.begin ? clause_.view().length_before(head, elements[k].word_class) : 0;
    if (length == 0 || head - length <= chunk.tokens.begin || !fits(elements[argument], index)) return false;
    std::uint32_t begin = chunk.tokens.begin;
    while (const std::uint32_t skip = clause_.view().length_before(begin, pack_.grammar.determiner)) begin -= skip;
    if (clause_.view().length_before(begin, pack_.grammar.preposition) > 0 ||
        clause_.view().length_before(begin, pack_.grammar.requested) > 0)
      return false;
    match_.roles[elements[argument].role] = index;
    if (right(argument + 1, chunk.tokens.end)) return true;
    match_.roles[elements[argument].role] = kNone;
    return false;
  }

  /// Matches elements [0, k) so that they end right before token `at`.
  bool left(std::size_t k, std::uint32_t at) {
    if (failure_ != nullptr && k > 0) look_for(k - 1, at, k - 1 < failure_->element);
    if (k == 0) {
      match_.span.begin = at;
      return true;
    }
    const RuleElement& element = rule_.elements[k - 1];
    switch (element.kind) {
      case PatternElement::Kind::words: {
        const std::uint32_t length = clause_.view().length_before(at, element.word_class);
        if (length > 0 && left(k - 1, at - length)) return true;
        return element.optional && left(k - 1, at);
      }
      case PatternElement::Kind::absent:
        return false;  // stands last, behind the anchor
      case PatternElement::Kind::argument: {
        const std::uint32_t index = clause_.chunk_before(at);
        if (index != kNone && clause_.chunk(index).tokens.end == at && fits(element, index)) {
          match_.roles[element.role] = index;
          std::uint32_t begin = clause_.chunk(index).tokens.begin;
          while (const std::uint32_t skip = clause_.view().length_before(begin, pack_.grammar.determiner))
            begin -= skip;
          if (left(k - 1, begin)) return true;
          match_.roles[element.role] = kNone;
        }
        return element.optional && left(k - 1, at);
      }
      case PatternElement::Kind::number: {
        std::uint32_t begin = at;
        while (begin > clause_.tokens().begin &&
               (is_number(begin - 1) ||
                (begin < at && begin >= clause_.tokens().begin + 2 && is_number(begin - 2) &&
                 !document_.tokens[begin - 1].is_word && !document_.tokens[begin - 1].space_before &&
                 !document_.tokens[begin].space_before)))
          --begin;
        if (begin < at && left(k - 1, begin)) return true;
        return element.optional && left(k - 1, at);
      }
      case PatternElement::Kind::gap: {
        std::uint32_t i = at;
        for (std::uint32_t n = 0; n <= element.max; ++n) {
          if (left(k - 1, i)) return true;
          if (i <= clause_.tokens().begin || blocks(element, i - 1)) return false;
          const std::uint32_t index = clause_.chunk_before(i);
          if (index != kNone && !element.over_actors) return false;
          i = index != kNone ? clause_.chunk(index).tokens.begin : i - 1;
        }
        return false;
      }
    }
    return false;
  }

  /// True if the next noun phrase of the clause, from `at` on, does not stand right behind a phrase of the class.
  bool is_absent(std::uint32_t word_class, std::uint32_t at) const {
    for (; clause_.view().inside(at) && clause_.chunk_over(at) == kNone && !clause_.is_boundary(at); ++at)
      if (const std::uint32_t length = clause_.view().length_at(at, word_class);
          length > 0 && chunk_from(at + length) != kNone)
        return false;
    return true;
  }

  bool is_number(std::uint32_t at) const { return clause_.view().inside(at) && document_.tokens[at].is_number; }

  bool blocks(const RuleElement& gap, std::uint32_t at) const {
    // “sẵn sàng cung cấp “bất kỳ sự hỗ trợ nào” cho B”: who is quoted goes on.
    if (clause_.is_boundary(at)) return clause_.view().length_at(at, pack_.grammar.quote) == 0;
    return !gap.over_commas && clause_.is_comma(at);
  }

  const Rule& rule_;
  const Clause& clause_;
  const Document& document_;
  const Mentions& mentions_;
  const Ontology& ontology_;
  const LanguagePack& pack_;
  MatchFailure* failure_;  // null: nobody asks
  RuleMatch& match_;
};

}  // namespace

bool match_rule(const Rule& rule, const Clause& clause, const Document& document, const Mentions& mentions,
                const Ontology& ontology, const LanguagePack& pack, TokenSpan anchor, RuleMatch& match,
                MatchFailure* failure) {
  return Matcher(rule, clause, document, mentions, ontology, pack, match, failure).match(anchor);
}

}  // namespace entente
