#pragma once

#include <deque>
#include <set>
#include <string>
#include <utility>

#include "annotate/annotator.hpp"
#include "extract/extractor.hpp"
#include "rdf/ontology_reader.hpp"
#include "support/catch.hpp"

namespace entente::test {

inline const Ontology& ontology() {
  static const Ontology kOntology = [] {
    auto read = read_ontology(std::string(ENTENTE_SOURCE_DIR) + "/ontology/entente.ttl");
    REQUIRE(read);
    return std::move(*read);
  }();
  return kOntology;
}

inline const LanguagePack& pack() {
  static const LanguagePack kPack = [] {
    auto read = load_pack(std::string(ENTENTE_SOURCE_DIR) + "/mappings/vi", ontology());
    if (!read) FAIL(to_string(read.error()));
    return std::move(*read);
  }();
  return kPack;
}

/// What extract() makes of a text of one body block a line.
inline Mentions read(std::string text) {
  Article article;
  article.language = pack().language;
  article.text = std::move(text);
  for (std::size_t begin = 0; begin < article.text.size();) {
    const std::size_t end = std::min(article.text.find('\n', begin), article.text.size());
    article.blocks.push_back({BlockKind::body, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}});
    begin = end + 1;
  }
  static std::deque<Document> documents;  // what is found are views of them
  documents.push_back(annotate(std::move(article), pack()));
  return extract(documents.back(), ontology(), pack());
}

/// The names that the text holds, each once: "Bộ Y tế: Ministry". What titles only imply and what nothing
/// names are left out.
inline std::set<std::string> names(std::string text) {
  std::set<std::string> out;
  for (const Mention& mention : read(std::move(text)).mentions)
    if (mention.kind == MentionKind::name && !mention.implied && mention.type.valid())
      out.insert(std::string(mention.name) + ": " + ontology()[mention.type].name);
  return out;
}

/// The names of one class.
inline std::set<std::string> names(std::string text, std::string_view type) {
  std::set<std::string> out;
  for (const Mention& mention : read(std::move(text)).mentions)
    if (mention.kind == MentionKind::name && !mention.implied &&
        ontology().is_a(mention.type, ontology().find_class(type)))
      out.insert(std::string(mention.name));
  return out;
}

/// What names and titles state themselves: "Nguyễn Văn An holdsPositionIn Bộ Y tế (Bộ trưởng)".
inline std::set<std::string> facts(std::string text) {
  std::set<std::string> out;
  const Mentions mentions = read(std::move(text));
  for (const Relation& relation : mentions.relations)
    out.insert(std::string(mentions.mentions[relation.subject].name) + " " + ontology()[relation.predicate].name + " " +
               std::string(mentions.mentions[relation.object].name) +
               (relation.title.empty() ? "" : " (" + std::string(relation.title) + ")"));
  return out;
}

}  // namespace entente::test
