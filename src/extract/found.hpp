#pragma once

// Not for use outside this folder.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.hpp"
#include "model/mention.hpp"
#include "packs/language_pack.hpp"
#include "packs/phrase_view.hpp"
#include "text/fold.hpp"

namespace entente {

/// What the first reading of an article found, looked at as a whole. Keeps references; no mention may be added or go.
class Found {
 public:
  Found(const Document& article, const Ontology& terms, const LanguagePack& language, Mentions& mentions)
      : document(article), ontology(terms), pack(language), out(mentions), names_(mentions.mentions.size()) {}

  const Document& document;
  const Ontology& ontology;
  const LanguagePack& pack;
  Mentions& out;

  /// The name of a mention, folded when it is first asked for.
  const std::string& folded(const Mention& mention) {
    std::string& name = names_[index(mention)];
    if (name.empty()) name = fold(mention.name);
    return name;
  }
  void rename(Mention& mention, std::string_view name) {
    mention.name = name;
    names_[index(mention)].clear();
  }
  /// Puts words behind the name.
  void lengthen(Mention& mention, std::string_view words) {
    rename(mention, out.texts.add(std::string(mention.name).append(" ").append(words)));
  }
  /// The phrases of its sentence.
  [[nodiscard]] PhraseView view(const Mention& mention) const {
    const Sentence* sentence = document.sentence_at(mention.tokens.begin);
    return {document, sentence == nullptr ? TokenSpan{} : sentence->tokens};
  }
  [[nodiscard]] bool is_a(const Mention& mention, ClassId type) const { return ontology.is_a(mention.type, type); }
  [[nodiscard]] bool is_named_person(const Mention& mention) const {
    return mention.kind == MentionKind::name && is_a(mention, pack.person);
  }
  [[nodiscard]] std::uint32_t index(const Mention& mention) const {
    return static_cast<std::uint32_t>(&mention - out.mentions.data());
  }

 private:
  std::vector<std::string> names_;  // by mention, folded; empty until asked for
};

}  // namespace entente
