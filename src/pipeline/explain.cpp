#include "pipeline/explain.hpp"

#include <fmt/format.h>

#include <utility>

#include "annotate/annotator.hpp"
#include "extract/extractor.hpp"
#include "relate/relator.hpp"
#include "resolve/article_resolver.hpp"

namespace entente {
namespace {

const char* kind_name(MentionKind kind) {
  constexpr const char* kNames[] = {"name", "office", "reference", "unknown"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string describe(const Mention& mention, const Ontology& ontology, const LanguagePack& pack) {
  std::string out = fmt::format("{} [{}", mention.name, kind_name(mention.kind));
  if (mention.type.valid()) out += " " + ontology[mention.type].name;
  if (mention.entry != kNone) out += " " + pack.entries[mention.entry].id;
  return out + "]";
}

}  // namespace

std::string explain(Article article, const Ontology& ontology, const LanguagePack& pack) {
  const Document document = annotate(std::move(article), pack);
  const Mentions mentions = extract(document, ontology, pack);
  const std::vector<Relation> relations = relate(document, mentions, ontology, pack);
  const ArticleExtraction result = resolve_article(document, mentions, relations, ontology, pack);
  std::string out;
  for (const Sentence& sentence : document.sentences) {
    out += fmt::format("\n{}\n", document.text(document.bytes(sentence.tokens)));
    for (const Chunk& chunk : mentions.chunks) {
      if (!sentence.tokens.contains(chunk.tokens)) continue;
      out += fmt::format("  «{}»", document.text(document.bytes(chunk.tokens)));
      for (const std::uint32_t head : chunk.heads) out += "  = " + describe(mentions.mentions[head], ontology, pack);
      out += '\n';
    }
    const auto show = [&](const Relation& relation) {
      if (!sentence.tokens.contains(relation.evidence)) return;
      out += fmt::format("  {} {} -> {} ({}) by {}\n", ontology[relation.predicate].name,
                         mentions.mentions[relation.subject].name, mentions.mentions[relation.object].name,
                         to_string(relation.modality), relation.rule);
    };
    for (const Relation& relation : mentions.relations) show(relation);
    for (const Relation& relation : relations) show(relation);
  }
  out += "\nStatements\n";
  for (const LocalStatement& statement : result.statements)
    out += fmt::format("  {} {} -> {} ({}) {:.2f} by {}\n", ontology[statement.predicate].name,
                       result.entities[statement.subject].name, result.entities[statement.object].name,
                       to_string(statement.modality), statement.evidence.confidence, statement.evidence.rule);
  return out;
}

}  // namespace entente
