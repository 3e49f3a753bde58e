#pragma once

// Not for use outside this folder.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/key_index.hpp"
#include "base/scratch.hpp"
#include "model/document.hpp"
#include "model/mention.hpp"
#include "packs/language_pack.hpp"
#include "packs/phrase_set.hpp"
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
  scratch::KeyIndex names_;
};

/// What the first reading of an article found, looked at as a whole. Keeps references; no mention may be added or go.
class Found {
 public:
  Found(const Document& article, const Ontology& terms, const LanguagePack& language, Mentions& mentions)
      : document(article),
        ontology(terms),
        pack(language),
        out(mentions),
        folded_names(0),
        names_(mentions.mentions.size()) {
    const auto size = static_cast<std::uint32_t>(out.mentions.size());
    const Mention* const all = out.mentions.data();
    Filter weak_ones(weak, size);
    Filter unknown_ones(unknown, size);
    Filter named_persons(persons, size);
    Filter known_countries(countries, size);
    for (std::uint32_t i = 0; i < size; ++i) {
      const Mention& mention = all[i];
      const ClassSet& beginning = document.groups.data()[mention.tokens.begin]->classes();
      seats |= beginning.holds(pack.grammar.seat);
      residences |= beginning.holds(pack.grammar.residence);
      const bool nobody = mention.kind == MentionKind::unknown;
      const bool person = is_named_person(mention);
      weak_ones.take(i, mention.weak);
      unknown_ones.take(i, nobody);
      named_persons.take(i, person);
      known_countries.take(i, !nobody & !person & (mention.entry != kNone) & is_a(mention, pack.country));
      person_ends_ |= person ? last_word(mention) : 0;
      if (is_stranger(mention)) strangers.push_back(i);
    }
  }

  const Document& document;
  const Ontology& ontology;
  const LanguagePack& pack;
  Mentions& out;
  FoldedNames folded_names;
  scratch::vector<std::uint32_t> weak;       ///< mentions that the first reading found weak
  scratch::vector<std::uint32_t> persons;    ///< those that name one, with all that came to do so since
  scratch::vector<std::uint32_t> unknown;    ///< those that named nobody at some time
  scratch::vector<std::uint32_t> countries;  ///< those that are known countries, maybe no more
  scratch::vector<std::uint32_t>
      strangers;            ///< those that it found to be bodies for no other reason than somebody's post
  bool seats = false;       ///< some mention may be a seat of government
  bool residences = false;  ///< some mention may be a building that stands for who governs in it

  /// Calls visit(hash) for each row of words that ends the text of a mention, from its last word to all of it: texts
  /// that fold alike have one hash.
  template <class Visit>
  void for_each_ending(const Mention& mention, Visit visit) const {
    std::uint64_t hash = 0;
    for (std::uint32_t i = mention.tokens.end; i-- > mention.tokens.begin;) {
      const Token& token = document.tokens[i];
      hash = add_word(hash, token.key);
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
  void lengthen(Mention& mention, std::string_view words) { rename(mention, out.texts.join(mention.name, words)); }
  /// The phrases of its sentence.
  [[nodiscard]] PhraseView view(const Mention& mention) const {
    const Sentence* sentence = document.sentence_at(mention.tokens.begin);
    return {document, sentence == nullptr ? TokenSpan{} : sentence->tokens};
  }
  /// Tokens of the longest phrase of the word class that begins at the token; 0 if there is none.
  [[nodiscard]] std::uint32_t length_at(std::uint32_t token, std::uint32_t word_class) const {
    return document.groups[token]->longest(word_class);
  }
  [[nodiscard]] bool is_a(const Mention& mention, ClassId type) const { return ontology.is_a(mention.type, type); }
  [[nodiscard]] bool is_named_person(const Mention& mention) const {
    return (mention.kind == MentionKind::name) & is_a(mention, pack.person);
  }
  /// True for what is a body for no other reason than somebody's post in it ("giám đốc PSA Asia").
  [[nodiscard]] bool is_stranger(const Mention& mention) const {
    return (mention.kind == MentionKind::name) & (mention.type == pack.body) & (mention.head == kNone) &
           (mention.entry == kNone) & !mention.implied & mention.core.empty();
  }
  /// The mention has become the name of a person.
  void add_person(std::uint32_t mention) {
    persons.push_back(mention);
    person_ends_ |= last_word(out.mentions[mention]);
  }
  /// The mention names nobody.
  void forget(Mention& mention) {
    mention.kind = MentionKind::unknown;
    mention.entry = kNone;
    mention.type = {};
    unknown.push_back(index(mention));
  }
  /// False if no name of a person ends with the last word of the mention.
  [[nodiscard]] bool may_end_person(const Mention& mention) const { return (person_ends_ & last_word(mention)) != 0; }
  [[nodiscard]] std::uint32_t index(const Mention& mention) const {
    return static_cast<std::uint32_t>(&mention - out.mentions.data());
  }

 private:
  /// Fills a list with those of `size` numbers that it is to take, without a branch for each; done when it goes.
  class Filter {
   public:
    Filter(scratch::vector<std::uint32_t>& list, std::uint32_t size) : list_(list) { list_.resize(size + 1); }
    Filter(const Filter&) = delete;
    Filter& operator=(const Filter&) = delete;
    ~Filter() { list_.resize(taken_); }
    void take(std::uint32_t number, bool taken) {
      list_.data()[taken_] = number;
      taken_ += taken ? 1U : 0U;
    }

   private:
    scratch::vector<std::uint32_t>& list_;
    std::size_t taken_ = 0;
  };

  /// A bit for the word, which others may share.
  [[nodiscard]] std::uint64_t last_word(const Mention& mention) const {
    return std::uint64_t{1} << static_cast<std::uint64_t>(document.tokens[mention.tokens.end - 1].key) % 64;
  }

  scratch::vector<NameId> names_;  // by mention; invalid until asked for
  std::uint64_t person_ends_ = 0;  // the last words of `persons`
};

}  // namespace entente
