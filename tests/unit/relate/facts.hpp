#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "annotate/annotator.hpp"
#include "extract/extractor.hpp"
#include "relate/relator.hpp"
#include "support/tiny_pack.hpp"

namespace entente::test {

using Facts = std::set<std::string>;

/// Sentences read with the small Vietnamese pack and its rules, or with rules of the test's own.
class Reader {
 public:
  Reader() : pack_(small_vietnamese(ontology_)) {}
  /// `rules`: the inside of a rule file's array.
  explicit Reader(const std::string& rules) : pack_(small_vietnamese(ontology_, "{\"rules\": [" + rules + "]}")) {}

  /// One rule of this pattern for "aids".
  static Reader of_pattern(const std::string& pattern) {
    return Reader(R"({"id": "xx.r", "predicate": "aids", "pattern": ")" + pattern + "\"}");
  }

  struct Found {
    Document document;
    Mentions mentions;
    std::vector<Relation> relations;
  };

  [[nodiscard]] Found read(std::string text, std::optional<Date> published = {}) const {
    Article article;
    article.language = "xx";
    article.text = std::move(text);
    article.published = published;
    article.blocks.push_back({BlockKind::body, {0, static_cast<std::uint32_t>(article.text.size())}});
    Found out;
    out.document = annotate(std::move(article), pack_);
    out.mentions = extract(out.document, ontology_, pack_);
    out.relations = relate(out.document, out.mentions, ontology_, pack_);
    return out;
  }

  /// "Lào aids Cuba", with " (modality)" where that is not asserted.
  [[nodiscard]] Facts operator()(std::string text) const {
    const Found found = read(std::move(text));
    Facts out;
    for (const Relation& relation : found.relations) {
      std::string line = std::string(found.mentions.mentions[relation.subject].name) + " " +
                         ontology_[relation.predicate].name + " " +
                         std::string(found.mentions.mentions[relation.object].name);
      if (relation.modality != Modality::asserted) line += std::string(" (") + to_string(relation.modality) + ")";
      out.insert(line);
    }
    return out;
  }

 private:
  Ontology ontology_ = tiny_ontology();
  LanguagePack pack_;
};

}  // namespace entente::test
