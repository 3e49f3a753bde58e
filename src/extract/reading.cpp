#include "extract/reading.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>
#include <utility>

namespace entente {
namespace {

/// Tokens between brackets that only add how a name is written.
constexpr std::uint32_t kMaxBracketTokens = 6;

/// Those of words that no name holds in lower case.
constexpr ClassSet kClauseParts{
    GrammarClasses::verb,        GrammarClasses::control,      GrammarClasses::complementizer,
    GrammarClasses::preposition, GrammarClasses::coordination, GrammarClasses::tense,
    GrammarClasses::agent,       GrammarClasses::adverbial,    GrammarClasses::intended,
    GrammarClasses::requested,   GrammarClasses::negated,      GrammarClasses::of,
    GrammarClasses::at,          GrammarClasses::unit_of,      GrammarClasses::title_modifier,
    GrammarClasses::group,       GrammarClasses::honorific,    GrammarClasses::both};

}  // namespace

std::string Reading::text(TokenSpan span) const {
  std::string out;
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    if (i > span.begin && token(i).space_before) out.push_back(' ');
    out += document_.text(token(i));
  }
  return out;
}

std::string_view Reading::name(TokenSpan span) {
  // What stands with single spaces in the article, as nearly all does, needs no copy.
  bool plain = true;
  const char* const text = document_.article.text.data();
  for (std::uint32_t i = span.begin + 1; i < span.end; ++i) {
    const std::uint32_t before = token(i - 1).bytes.end;
    const std::uint32_t gap = token(i).bytes.begin - before;
    plain &= (gap == std::uint32_t{token(i).space_before}) & ((gap == 0) | (text[before] == ' '));
  }
  if (!plain) return out_.texts.add(this->text(span));
  return span.empty() ? std::string_view{} : document_.text(document_.bytes(span));
}

std::string_view Reading::join(std::string_view first, std::string_view second) {
  return out_.texts.join(first, second);
}

bool Reading::all_capitals(TokenSpan span) const {
  for (std::uint32_t i = span.begin; i < span.end; ++i)
    if (!capital(i)) return false;
  return true;
}

bool Reading::begins_new_name(std::uint32_t at) const {
  if (!inside(at)) return true;
  if (longest_length(at, PhraseKind::title) >= 2) return true;
  // Inside a name a capital makes of an honorific a syllable ("Minh Tân").
  if (is(at, grammar().degree) || (is(at, grammar().honorific) && !token(at).is_upper)) return true;
  const Phrase* known = longest(at, PhraseKind::gazetteer);
  if (known == nullptr || !token(at).is_upper) return false;
  const GazetteerForm& form = pack_.forms[known->index];
  // "Un" in a name is no "UN".
  return !form.weak && (!form.all_capitals || token(at).is_all_upper);
}

bool Reading::begins_clause_part(std::uint32_t at) const {
  if (begins(at, PhraseKind::title)) return true;
  // A noun that may stand for a body may as well be a part of its name.
  if (const Phrase* reference = longest(at, PhraseKind::reference);
      reference != nullptr && pack_.references[reference->index].kind != Reference::Kind::noun)
    return true;
  return words_.may_begin_any(at, kClauseParts);
}

bool Reading::begins_saying(std::uint32_t at) const {
  if (at == sentence().begin) return true;
  if (token(at - 1).is_word) return false;
  constexpr std::array<std::string_view, 5> kOpening{"\"", "“", "‘", "«", ":"};
  return std::ranges::find(kOpening, document_.text(token(at - 1))) != kOpening.end();
}

std::uint32_t Reading::word_end(std::uint32_t at) const {
  const std::uint32_t rest = at + 2;
  if (!capital(at) || token(at).bytes.size() != 1 || !inside(rest) || !token(rest).is_word || token(rest).is_number ||
      token(at + 1).space_before != token(rest).space_before || token(rest).line_before)
    return at + 1;
  const std::string_view sign = document_.text(token(at + 1));
  return sign == "'" || sign == "’" ? rest + 1 : at + 1;
}

bool Reading::begins_word(std::uint32_t at) const {
  if (!inside(at + 1) || token(at + 1).is_upper || !token(at + 1).is_word) return false;
  return std::ranges::any_of(document_.phrases_at(at), [](const Phrase& phrase) {
    return phrase.kind == PhraseKind::word_class && phrase.length == 2;
  });
}

bool Reading::person_starts(std::uint32_t at) const {
  return capital(at) && is(at, grammar().surname) && capital(at + 1);
}

std::uint32_t Reading::behind_short_form(std::uint32_t at) const {
  constexpr std::uint32_t kMaxTokens = 7;
  constexpr std::size_t kMinLetters = 2;
  if (!is(at, grammar().open) || !capital(at + 1)) return at;
  // "(TP.HCM)" says where.
  if (const Phrase* known = longest(at + 1, PhraseKind::gazetteer);
      known != nullptr && is_place(pack_.forms[known->index].type))
    return at;
  std::size_t letters = 0;
  for (std::uint32_t i = at + 1; inside(i) && i <= at + 1 + kMaxTokens; ++i) {
    if (is(i, grammar().close)) return letters >= kMinLetters ? i + 1 : at;
    if (token(i).line_before || is(i, grammar().comma) || (token(i).is_word && !token(i).is_all_upper)) return at;
    if (token(i).is_word) letters += document_.text(token(i)).size();
  }
  return at;
}

std::uint32_t Reading::behind_bracket(std::uint32_t at) const {
  if (!is(at, grammar().open)) return at;
  for (std::uint32_t i = at + 1; inside(i) && i <= at + kMaxBracketTokens; ++i)
    if (is(i, grammar().close)) return i + 1;
  return at;
}

bool Reading::ends_adverbial(std::uint32_t at) const {
  const GrammarClasses& g = grammar();
  const std::initializer_list<std::uint32_t> opens = {g.preposition, g.verb, g.control, g.locative, g.complementizer};
  if (!ends_before(at, g.of) && std::ranges::none_of(opens, [&](std::uint32_t c) { return ends_before(at, c); }))
    return false;
  std::uint32_t begin = at;
  while (begin > sentence_.begin && !is(begin - 1, g.comma) && !is(begin - 1, g.boundary)) --begin;
  // A name on the way is the subject of another clause.
  for (std::uint32_t i = begin + 1; i < at; ++i)
    if (capital(i)) return false;
  // "Từ lâu các nước …": a preposition that is part of another word opens nothing.
  return begin < at && std::ranges::any_of(opens, [&](std::uint32_t c) {
           return class_length(begin, c) > 0 && class_length(begin, c) >= class_length(begin, g.adverbial);
         });
}

bool Reading::begins_predicate(std::uint32_t at) const {
  const GrammarClasses& g = grammar();
  while (const std::uint32_t skip = std::max(class_length(at, g.adverbial), class_length(at, g.today))) at += skip;
  for (const std::uint32_t word_class :
       {g.tense, g.verb, g.control, g.complementizer, g.reporting, g.intended, g.negated})
    if (is(at, word_class)) return true;
  return false;
}

std::uint32_t Reading::add(const Mention& mention) {
  out_.mentions.push_back(mention);
  if (Mention& added = out_.mentions.back(); added.name.empty()) added.name = name(added.tokens);
  return static_cast<std::uint32_t>(out_.mentions.size() - 1);
}

void Reading::relate(std::uint32_t subject, PropertyId predicate, std::uint32_t object, const char* rule,
                     double confidence, std::string_view title) {
  if (!predicate.valid() || subject == object) return;
  Relation relation;
  relation.subject = subject;
  relation.predicate = predicate;
  relation.object = object;
  relation.evidence = out_.mentions[subject].tokens;
  relation.rule = rule;
  relation.confidence = confidence;
  relation.title = title;
  out_.relations.push_back(std::move(relation));
  widen_last(out_.mentions[object].tokens);
}

void Reading::widen_last(TokenSpan words) {
  TokenSpan& evidence = out_.relations.back().evidence;
  evidence = {std::min(evidence.begin, words.begin), std::max(evidence.end, words.end)};
}

void Reading::withdraw(std::uint32_t subject, std::uint32_t object) {
  for (auto relation = out_.relations.end(); relation != out_.relations.begin();) {
    --relation;
    if (relation->subject != subject || relation->object != object) continue;
    out_.relations.erase(relation);
    return;
  }
}

void Reading::relate_owner(std::uint32_t body, std::uint32_t owner, const char* rule, double confidence) {
  if (out_.mentions[body].head == kNone) return;
  for (const auto& [type, predicate] : pack_.heads[out_.mentions[body].head].owner) {
    if (!is_a(owner, type)) continue;
    relate(body, predicate, owner, rule, confidence);
    return;
  }
}

}  // namespace entente
