#include "tools/explanation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "annotate/annotator.hpp"
#include "extract/extractor.hpp"
#include "relate/relator.hpp"
#include "resolve/article_resolver.hpp"
#include "tools/rule_text.hpp"

namespace entente {
namespace {

/// Words shown of what stands where something else was looked for.
constexpr std::uint32_t kShownWords = 4;

const char* kind_name(MentionKind kind) {
  constexpr const char* kNames[] = {"name", "office", "reference", "unknown"};
  return kNames[static_cast<std::size_t>(kind)];
}

class Explainer {
 public:
  Explainer(Article article, const Ontology& ontology, const LanguagePack& pack, const ExplainOptions& options)
      : ontology_(ontology),
        pack_(pack),
        options_(options),
        document_(annotate(std::move(article), pack)),
        mentions_(extract(document_, ontology, pack)),
        relations_(relate(document_, mentions_, ontology, pack)),
        traces_(trace(document_, mentions_, ontology, pack)),
        result_(resolve_article(document_, mentions_, relations_, ontology, pack)) {}

  Explanation run() {
    Explanation out;
    out.id = document_.article.id;
    out.title = document_.article.title;
    out.language = document_.article.language;
    out.published = document_.article.published;
    for (const Sentence& sentence : document_.sentences) out.sentences.push_back(explain_sentence(sentence));
    for (const LocalEntity& entity : result_.entities) {
      out.entities.push_back({.name = std::string(entity.name),
                              .type = ontology_[entity.type].name,
                              .colour = ontology_[entity.type].colour,
                              .aliases = {entity.aliases.begin(), entity.aliases.end()},
                              .mentions = entity.mentions});
    }
    for (const LocalStatement& statement : result_.statements) {
      out.statements.push_back({.subject = std::string(result_.entities[statement.subject].name),
                                .predicate = ontology_[statement.predicate].name,
                                .object = std::string(result_.entities[statement.object].name),
                                .modality = statement.modality,
                                .title = std::string(statement.title),
                                .item = std::string(statement.item),
                                .date = statement.date,
                                .rule = std::string(statement.evidence.rule),
                                .confidence = statement.evidence.confidence});
    }
    return out;
  }

 private:
  std::string text(TokenSpan tokens) const { return std::string(document_.text(document_.bytes(tokens))); }

  ExplainedSentence explain_sentence(const Sentence& sentence) const {
    ExplainedSentence out;
    out.block = sentence.block;
    out.text = text(sentence.tokens);
    const std::uint32_t begin = document_.bytes(sentence.tokens).begin;
    for (const Mention& mention : mentions_.mentions) {
      if (mention.implied || mention.tokens.empty() || !sentence.tokens.contains(mention.tokens)) continue;
      const ByteSpan bytes = document_.bytes(mention.tokens);
      ExplainedMention one{.span = {bytes.begin - begin, bytes.end - begin},
                           .text = text(mention.tokens),
                           .name = std::string(mention.name),
                           .kind = kind_name(mention.kind)};
      if (mention.type.valid()) {
        one.type = ontology_[mention.type].name;
        one.colour = ontology_[mention.type].colour;
      }
      if (mention.entry != kNone) one.entry = pack_.entries[mention.entry].id;
      out.mentions.push_back(std::move(one));
    }
    for (const Chunk& chunk : mentions_.chunks)
      if (sentence.tokens.contains(chunk.tokens)) out.phrases.push_back(describe(chunk));
    for (const Relation& relation : mentions_.relations) add_relation(sentence, relation, out);
    for (const Relation& relation : relations_) add_relation(sentence, relation, out);
    out.misses = find_misses(sentence);
    return out;
  }

  std::string describe(const Chunk& chunk) const {
    std::string heads;
    for (const std::uint32_t head : chunk.heads) {
      const Mention& mention = mentions_.mentions[head];
      heads += fmt::format("{}{} [{}{}]", heads.empty() ? "" : ", ", mention.name, kind_name(mention.kind),
                           mention.type.valid() ? " " + ontology_[mention.type].name : std::string{});
    }
    return fmt::format("{} = {}", text(chunk.tokens), heads);
  }

  void add_relation(const Sentence& sentence, const Relation& relation, ExplainedSentence& out) const {
    // A subject in the sentence before belongs to the evidence: the last sentence is the rule's.
    if (relation.evidence.empty() ||
        !(sentence.tokens.begin < relation.evidence.end && relation.evidence.end <= sentence.tokens.end))
      return;
    const auto rule = std::ranges::find(pack_.rules, relation.rule, &Rule::id);
    out.relations.push_back(
        {.subject = std::string(mentions_.mentions[relation.subject].name),
         .predicate = ontology_[relation.predicate].name,
         .object = std::string(mentions_.mentions[relation.object].name),
         .modality = relation.modality,
         .rule = std::string(relation.rule),
         .pattern = rule == pack_.rules.end() ? std::string{} : pattern_text(*rule, pack_, ontology_),
         .confidence = relation.confidence,
         .stated = is_stated(relation)});
  }

  bool is_stated(const Relation& relation) const {
    const std::string evidence = text(relation.evidence);
    return std::ranges::any_of(result_.statements, [&](const LocalStatement& statement) {
      return (statement.predicate == relation.predicate || statement.predicate == relation.downward ||
              statement.predicate == relation.upward) &&
             statement.modality == relation.modality && statement.evidence.rule.ends_with(relation.rule) &&
             statement.evidence.quote.find(evidence) != std::string::npos;
    });
  }

  // ------------------------------------------------------------ rules that stay silent

  std::vector<ExplainedMiss> find_misses(const Sentence& sentence) const {
    std::set<std::pair<std::uint32_t, PropertyId>> fired;  // token of the anchor, predicate
    for (const RuleTrace& one : traces_)
      if (one.outcome == RuleTrace::Outcome::fired)
        for (const RuleOutput& output : pack_.rules[one.rule].outputs)
          fired.emplace(one.anchor.begin, output.predicate);

    using Rank = std::tuple<std::size_t, std::size_t, std::string>;  // absent, less is nearer; then more found
    std::map<std::pair<std::uint32_t, PropertyId>, std::pair<Rank, ExplainedMiss>> nearest;
    std::vector<std::pair<Rank, ExplainedMiss>> ranked;
    for (const RuleTrace& one : traces_) {
      if (one.outcome == RuleTrace::Outcome::fired || !sentence.tokens.contains(one.anchor)) continue;
      const Rule& rule = pack_.rules[one.rule];
      const std::pair place{one.anchor.begin, rule.outputs.front().predicate};
      if (!options_.all && (one.outcome == RuleTrace::Outcome::inside_name || fired.contains(place))) continue;
      ExplainedMiss miss = describe(one, sentence);
      Rank rank{miss.absent, rule.elements.size() - found(one), rule.id};
      if (options_.all) {
        ranked.emplace_back(std::move(rank), std::move(miss));
        continue;
      }
      const auto known = nearest.find(place);
      if (known == nearest.end())
        nearest.emplace(place, std::pair{std::move(rank), std::move(miss)});
      else if (rank < known->second.first)
        known->second = {std::move(rank), std::move(miss)};
    }
    for (auto& [place, one] : nearest) ranked.push_back(std::move(one));
    std::ranges::sort(ranked, {}, &std::pair<Rank, ExplainedMiss>::first);
    std::vector<ExplainedMiss> out;
    for (auto& [rank, miss] : ranked) {
      if (!options_.all && out.size() == options_.misses) break;
      out.push_back(std::move(miss));
    }
    return out;
  }

  static bool required(const RuleElement& element) {
    return !element.optional && element.kind != PatternElement::Kind::gap;
  }

  /// Required elements that were found; what was not looked for any more counts as not found.
  std::size_t found(const RuleTrace& one) const {
    const Rule& rule = pack_.rules[one.rule];
    std::size_t out = 0;
    for (std::uint32_t i = 0; i < rule.elements.size(); ++i) {
      const bool between = one.element > rule.anchor ? rule.anchor <= i && i < one.element : i > one.element;
      if (required(rule.elements[i]) && (one.element == kNone || between)) ++out;
    }
    return out;
  }

  ExplainedMiss describe(const RuleTrace& one, const Sentence& sentence) const {
    const Rule& rule = pack_.rules[one.rule];
    ExplainedMiss out{.rule = rule.id,
                      .predicate = ontology_[rule.outputs.front().predicate].name,
                      .pattern = pattern_text(rule, pack_, ontology_),
                      .anchor = text(one.anchor)};
    out.absent = static_cast<std::size_t>(std::ranges::count_if(rule.elements, required)) - found(one);
    switch (one.outcome) {
      case RuleTrace::Outcome::fired:
        break;
      case RuleTrace::Outcome::inside_name:
        out.missing = fmt::format("“{}” is part of a name", out.anchor);
        break;
      case RuleTrace::Outcome::nominal:
        out.missing = fmt::format("“{}” is part of a phrase of @nominal, in which it is no verb", out.anchor);
        break;
      case RuleTrace::Outcome::hypothetical:
        out.missing = "a phrase of @hypothetical governs the clause";
        break;
      case RuleTrace::Outcome::stuck:
        out.missing = describe_gap(one, rule, sentence);
        break;
    }
    return out;
  }

  std::string describe_gap(const RuleTrace& one, const Rule& rule, const Sentence& sentence) const {
    const RuleElement& element = rule.elements[one.element];
    const std::string wanted = element_text(rule, element, pack_, ontology_);
    if (element.clause_subject) return describe_subject(one, element, wanted);
    const bool before = one.element < rule.anchor;
    std::string place;
    std::string there;
    if (before) {
      const std::uint32_t from = std::max(sentence.tokens.begin, one.token - std::min(one.token, kShownWords));
      place = one.token < sentence.tokens.end ? fmt::format("before “{}”", text({one.token, one.token + 1}))
                                              : std::string("at the end");
      if (from < one.token) there = text({from, one.token});
    } else {
      place = fmt::format("behind “{}”", text({one.token - 1, one.token}));
      if (one.token < sentence.tokens.end)
        there = text({one.token, std::min(one.token + kShownWords, sentence.tokens.end)});
    }
    const std::string misfit = element.kind == PatternElement::Kind::argument && one.chunk != kNone
                                   ? "; " + describe_misfit(one.chunk, element)
                                   : std::string{};
    return fmt::format("no {} {}, where {}{}", wanted, place,
                       there.empty() ? std::string(before ? "the sentence begins" : "the sentence ends")
                                     : fmt::format("“{}” stands", there),
                       misfit);
  }

  std::string describe_subject(const RuleTrace& one, const RuleElement& element, const std::string& wanted) const {
    if (one.chunk == kNone) return fmt::format("no {}: the clause of “{}” has no subject", wanted, text(one.anchor));
    if (fits(one.chunk, element)) {
      return fmt::format("no {}: the subject “{}” is too far from “{}” or a comma lies between", wanted,
                         text(mentions_.chunks[one.chunk].tokens), text(one.anchor));
    }
    return fmt::format("no {}: {}", wanted, describe_misfit(one.chunk, element));
  }

  bool fits(std::uint32_t chunk, const RuleElement& element) const {
    const bool class_fits = std::ranges::any_of(mentions_.chunks[chunk].heads, [&](std::uint32_t head) {
      const ClassId type = mentions_.mentions[head].type;
      return !type.valid() || ontology_.allows(element.types, type);
    });
    return class_fits && (!element.several || mentions_.chunks[chunk].heads.size() > 1);
  }

  std::string describe_misfit(std::uint32_t chunk, const RuleElement& element) const {
    const std::string words = text(mentions_.chunks[chunk].tokens);
    if (element.several && mentions_.chunks[chunk].heads.size() < 2)
      return fmt::format("“{}” is one actor only", words);
    const Mention& head = mentions_.mentions[mentions_.chunks[chunk].heads.front()];
    return fmt::format("“{}” is {}", words, head.type.valid() ? ontology_[head.type].name : "of no class");
  }

  const Ontology& ontology_;
  const LanguagePack& pack_;
  const ExplainOptions& options_;
  Document document_;
  Mentions mentions_;
  std::vector<Relation> relations_;
  std::vector<RuleTrace> traces_;
  ArticleExtraction result_;
};

}  // namespace

const char* block_name(BlockKind kind) {
  switch (kind) {
    case BlockKind::headline:
      return "headline";
    case BlockKind::lead:
      return "lead";
    case BlockKind::body:
      return "body";
    case BlockKind::caption:
      return "caption";
  }
  return "";
}

std::vector<ExplainedMention> outermost(const ExplainedSentence& sentence) {
  std::vector<ExplainedMention> all = sentence.mentions;
  std::ranges::sort(all, [](const ExplainedMention& a, const ExplainedMention& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  std::vector<ExplainedMention> out;
  for (ExplainedMention& mention : all)
    if (out.empty() || mention.span.begin >= out.back().span.end) out.push_back(std::move(mention));
  return out;
}

Explanation explain(Article article, const Ontology& ontology, const LanguagePack& pack,
                    const ExplainOptions& options) {
  return Explainer(std::move(article), ontology, pack, options).run();
}

}  // namespace entente
