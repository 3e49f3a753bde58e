#pragma once

// Not for use outside this folder.

#include <cstdint>
#include <bit>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/key_index.hpp"
#include "model/document.hpp"
#include "model/mention.hpp"
#include "packs/language_pack.hpp"
#include "packs/phrase_view.hpp"
#include "text/folded_names.hpp"

namespace entente {

/// A set of names. Two whose hashes of 64 bits are equal count as one.
class NameSet {
 public:
  /// False if it held the name.
  bool insert(std::string_view name) {
    const std::size_t before = names_.size();
    names_.insert(hash(name), 0);
    return names_.size() > before;
  }
  [[nodiscard]] bool contains(std::string_view name) const { return names_.contains(hash(name)); }
  [[nodiscard]] bool empty() const { return names_.size() == 0; }

 private:
  static std::uint64_t hash(std::string_view name) { return std::hash<std::string_view>{}(name); }
  KeyIndex names_;
};

/// What the first reading of an article found, looked at as a whole. Keeps references; no mention may be added or go.
class Found {
 public:
  Found(const Document& article, const Ontology& terms, const LanguagePack& language, Mentions& mentions)
      : document(article),
        ontology(terms),
        pack(language),
        out(mentions),
        folded_names(mentions.mentions.size() / 4),
        names_(mentions.mentions.size()) {
    for (std::uint32_t i = 0; i < out.mentions.size(); ++i) {
      const ClassSet& beginning = document.groups[out.mentions[i].tokens.begin]->classes();
      seats |= beginning.may_hold(pack.grammar.seat);
      residences |= beginning.may_hold(pack.grammar.residence);
      if (out.mentions[i].weak) weak.push_back(i);
    }
  }

  const Document& document;
  const Ontology& ontology;
  const LanguagePack& pack;
  Mentions& out;
  FoldedNames folded_names;
  std::vector<std::uint32_t> weak;  ///< mentions that the first reading found weak
  bool seats = false;               ///< some mention may be a seat of government
  bool residences = false;          ///< some mention may be a building that stands for who governs in it

  /// Calls visit(hash) for each row of words that ends the text of a mention, from its last word to all of it: texts that
  /// fold alike have one hash.
  template <class Visit>
  void for_each_ending(const Mention& mention, Visit visit) const {
    std::uint64_t hash = 0;
    for (std::uint32_t i = mention.tokens.end; i-- > mention.tokens.begin;) {
      const Token& token = document.tokens[i];
      hash = (std::rotl(hash, 23) ^ static_cast<std::uint64_t>(token.key)) * 0x9E3779B97F4A7C15U;
      if (i == mention.tokens.begin || token.space_before) visit(hash);
      if (token.space_before) ++hash;  // "Jong Un" is not "Jong-un", nor "JongUn"
    }
  }

  /// The name of a mention, folded when it is first asked for.
  NameId name(const Mention& mention) {
    NameId& name = names_[index(mention)];
    if (!name.valid()) name = folded_names.add(mention.name);
    return name;
  }
  /// Its folded form.
  std::string_view folded(const Mention& mention) { return folded_names[name(mention)]; }
  void rename(Mention& mention, std::string_view name) {
    mention.name = name;
    names_[index(mention)] = {};
  }
  /// Puts words behind the name.
  void lengthen(Mention& mention, std::string_view words) {
    rename(mention, out.texts.join(mention.name, words));
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
  std::vector<NameId> names_;  // by mention; invalid until asked for
};

}  // namespace entente
