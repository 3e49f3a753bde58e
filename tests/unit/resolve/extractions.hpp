#pragma once

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "annotate/annotator.hpp"
#include "extract/extractor.hpp"
#include "relate/relator.hpp"
#include "resolve/article_resolver.hpp"
#include "support/tiny_pack.hpp"

namespace entente::test {

inline const Ontology& ontology() {
  static const Ontology kOntology = tiny_ontology();
  return kOntology;
}

inline const LanguagePack& pack() {
  static const LanguagePack kPack = small_vietnamese(ontology());
  return kPack;
}

/// A text of one body block a line, through all the stages.
inline ArticleExtraction read(std::string text, std::string id = "a") {
  Article article;
  article.id = std::move(id);
  article.language = "xx";
  article.text = std::move(text);
  for (std::size_t begin = 0; begin < article.text.size();) {
    const std::size_t end = std::min(article.text.find('\n', begin), article.text.size());
    if (end > begin)
      article.blocks.push_back({BlockKind::body, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}});
    begin = end + 1;
  }
  const Document document = annotate(std::move(article), pack());
  const Mentions mentions = extract(document, ontology(), pack());
  return resolve_article(document, mentions, relate(document, mentions, ontology(), pack()), ontology(), pack());
}

/// "Lào aids Cuba", with " (modality)" where that is not asserted.
inline std::set<std::string> facts(const ArticleExtraction& article) {
  std::set<std::string> out;
  for (const LocalStatement& statement : article.statements) {
    std::string line(article.entities[statement.subject].name);
    line.append(" ").append(ontology()[statement.predicate].name).append(" ");
    line.append(article.entities[statement.object].name);
    if (statement.modality != Modality::asserted) line += std::string(" (") + to_string(statement.modality) + ")";
    out.insert(line);
  }
  return out;
}

inline std::set<std::string> facts(std::string text) {
  return facts(read(std::move(text)));
}

inline std::set<std::string> names(const ArticleExtraction& article) {
  std::set<std::string> out;
  for (const LocalEntity& entity : article.entities) out.emplace(entity.name);
  return out;
}

/// The entity of a name; null if there is none.
inline const LocalEntity* find(const ArticleExtraction& article, std::string_view name) {
  const auto it = std::ranges::find(article.entities, name, &LocalEntity::name);
  return it == article.entities.end() ? nullptr : &*it;
}

}  // namespace entente::test
