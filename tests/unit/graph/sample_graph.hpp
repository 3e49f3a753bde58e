#pragma once

#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

#include "graph/knowledge_graph.hpp"
#include "model/graph_snapshot.hpp"
#include "model/ontology.hpp"

namespace entente::test {

/// Actor (grey) ⊃ Person (blue), Organization (green) ⊃ Ministry (no colour of its own); Topic has none at
/// all. supports: Actor → Actor; holdsPositionIn: Person → Organization; meetsWith: symmetric, Actor – Actor.
inline Ontology sample_ontology() {
  Ontology ontology;
  ontology.ns = "https://example.org/ontology#";
  const auto add_class = [&](const std::string& name, const std::string& label, const std::string& colour,
                             std::vector<ClassId> supers) {
    ontology.classes.push_back({.iri = ontology.ns + name,
                                .name = name,
                                .labels = {{"en", name}, {"vi", label}},
                                .supers = std::move(supers),
                                .colour = colour});
  };
  add_class("Actor", "Chủ thể", "#888888", {});
  add_class("Ministry", "Bộ", "", {ClassId{2}});
  add_class("Organization", "Tổ chức", "#2e7d32", {ClassId{0}});
  add_class("Person", "Người", "#1565c0", {ClassId{0}});
  add_class("Topic", "Chủ đề", "", {});
  const auto add_property = [&](const std::string& name, const std::string& label, ClassId domain, ClassId range,
                                bool symmetric) {
    ontology.properties.push_back({.iri = ontology.ns + name,
                                   .name = name,
                                   .labels = {{"en", name + " (en)"}, {"vi", label}},
                                   .supers = {},
                                   .domain = {domain},
                                   .range = {range},
                                   .symmetric = symmetric});
  };
  add_property("holdsPositionIn", "giữ chức vụ tại", ClassId{3}, ClassId{2}, false);
  add_property("meetsWith", "gặp", ClassId{0}, ClassId{0}, true);
  add_property("supports", "hỗ trợ", ClassId{0}, ClassId{0}, false);
  ontology.seal();
  return ontology;
}

inline Entity sample_entity(const Ontology& ontology, const std::string& type, const std::string& id,
                            const std::string& label, std::vector<std::uint32_t> articles = {}) {
  const auto mentions = static_cast<std::uint32_t>(articles.size());
  return {.id = id,
          .type = ontology.find_class(type),
          .label = label,
          .language = "vi",
          .aliases = {},
          .codes = {},
          .articles = std::move(articles),
          .mentions = mentions};
}

inline ArticleNode sample_article(const std::string& id) {
  return {.iri_name = "article-" + id,
          .id = id,
          .language = "vi",
          .title = "Tin " + id,
          .url = "",
          .author = "",
          .published = make_date(2021, 12, 5)};
}

inline StatementSource sample_source(std::uint32_t article, std::uint32_t begin, double confidence = 0.5,
                                     const std::string& rule = "vi.test.1") {
  return {
      .article = article,
      .evidence = {
          .span = {begin, begin + 4}, .quote = "lời " + std::to_string(begin), .rule = rule, .confidence = confidence}};
}

/// Everything in a snapshot as text, so that tests can compare two and see where they differ.
inline std::string describe(const GraphSnapshot& snapshot) {
  std::ostringstream out;
  for (const ArticleNode& a : snapshot.articles)
    out << "article " << a.id << ' ' << a.iri_name << ' ' << a.title << '\n';
  for (const Entity& e : snapshot.entities) {
    out << "entity " << e.id << ' ' << e.type.value << ' ' << e.label << ' ' << e.mentions;
    for (const auto& alias : e.aliases) out << " alias " << alias;
    for (const auto& [scheme, code] : e.codes) out << " code " << scheme << '=' << code;
    for (const auto article : e.articles) out << " in " << article;
    out << '\n';
  }
  for (const Statement& s : snapshot.statements) {
    out << s.iri_name << ' ' << s.subject << ' ' << s.predicate.value << ' ' << s.object << ' ' << to_string(s.modality)
        << ' ' << s.confidence << (s.background ? " background" : "");
    for (const auto& title : s.titles) out << " title " << title;
    for (const auto& item : s.items) out << " item " << item;
    for (const auto& date : s.dates) out << " date " << to_iso(date);
    out << '\n';
    for (const auto& e : s.evidence) {
      out << "  " << e.iri_name << ' ' << e.article << ' ' << e.evidence.span.begin << '-' << e.evidence.span.end << ' '
          << e.evidence.rule << ' ' << e.evidence.confidence << ' ' << e.evidence.quote << '\n';
    }
  }
  return out.str();
}

}  // namespace entente::test
