#pragma once

// Not for use outside this folder.

#include <optional>
#include <vector>

#include "model/document.hpp"
#include "model/mention.hpp"
#include "packs/language_pack.hpp"
#include "packs/phrase_view.hpp"

namespace entente {

/// A title with what it is of: "Bộ trưởng" + "Bộ Y tế".
struct Post {
  std::uint32_t title = kNone;
  TokenSpan words;                     ///< the title and its modifiers
  std::vector<std::uint32_t> targets;  ///< mentions; empty where the text names none
  std::uint32_t accredited = kNone;    ///< mention of the country of service
};

/// Recursive descent over the tokens of one document. Each parse_… reads at a token and returns the token
/// after what it read, or nothing; mentions and relations go into `out`. A failed parse leaves no trace.
class NameParser {
 public:
  NameParser(const Document& document, const Ontology& ontology, const LanguagePack& pack, Mentions& out)
      : document_(document), ontology_(ontology), pack_(pack), out_(out), view_(document, {}) {}

  /// All reading stops at the end of this sentence.
  void begin(const Sentence& sentence) {
    sentence_ = sentence.tokens;
    view_ = PhraseView(document_, sentence_);
  }

  /// The longest phrase of a word class that begins at `at`; 0 if there is none.
  [[nodiscard]] std::uint32_t class_length(std::uint32_t at, std::uint32_t word_class) const {
    return view_.length_at(at, word_class);
  }
  [[nodiscard]] bool is(std::uint32_t at, std::uint32_t word_class) const { return class_length(at, word_class) > 0; }
  /// True if a phrase of the class ends right before `at`.
  [[nodiscard]] bool ends_before(std::uint32_t at, std::uint32_t word_class) const {
    return view_.length_before(at, word_class) > 0;
  }
  [[nodiscard]] const PhraseView& view() const { return view_; }

  /// A person with titles, degrees and apposition, or an unnamed holder of an office. `head` is its mention.
  std::optional<std::uint32_t> parse_person_phrase(std::uint32_t at, std::uint32_t& head);
  /// A place or body by name.
  std::optional<std::uint32_t> parse_name(std::uint32_t at, std::uint32_t& head);
  std::optional<std::uint32_t> parse_reference(std::uint32_t at, std::uint32_t& head);
  /// Capitalised words that nothing else reads.
  std::optional<std::uint32_t> parse_unknown(std::uint32_t at, std::uint32_t& head);

  [[nodiscard]] bool is_place(std::uint32_t mention) const;
  void relate(std::uint32_t subject, PropertyId predicate, std::uint32_t object, const char* rule,
              double confidence, std::string title = {});

 private:
  struct Mark {
    std::size_t mentions;
    std::size_t relations;
  };
  [[nodiscard]] Mark mark() const { return {out_.mentions.size(), out_.relations.size()}; }
  void reset(Mark mark);

  [[nodiscard]] const Token& token(std::uint32_t at) const { return document_.tokens[at]; }
  [[nodiscard]] bool inside(std::uint32_t at) const { return at < sentence_.end; }
  std::uint32_t add(Mention mention);
  [[nodiscard]] std::string text(TokenSpan span) const;

  std::optional<std::uint32_t> parse_gazetteer(std::uint32_t at, std::uint32_t& head);
  std::optional<std::uint32_t> parse_area(std::uint32_t at, std::uint32_t& head);
  std::optional<std::uint32_t> parse_country(std::uint32_t at, std::uint32_t& head);
  std::optional<std::uint32_t> parse_body(std::uint32_t at, std::uint32_t& head);
  std::optional<std::uint32_t> parse_owner(std::uint32_t at, std::uint32_t& head);
  std::uint32_t parse_mission_host(std::uint32_t at, std::uint32_t head);
  void attach_unit(std::uint32_t at, std::uint32_t head, std::uint32_t& end);
  std::optional<std::uint32_t> parse_person_name(std::uint32_t at, bool introduced);
  std::optional<std::uint32_t> parse_post(std::uint32_t at, Post& post);
  std::optional<std::uint32_t> parse_target(std::uint32_t at, const Title& title, Post& post);
  std::uint32_t parse_prefix(std::uint32_t at) const;
  std::uint32_t parse_apposition(std::uint32_t at, std::uint32_t person);
  void relate_owner(std::uint32_t body, std::uint32_t owner, const char* rule);
  void relate_to_pair(std::uint32_t body);
  [[nodiscard]] bool begins_clause_part(std::uint32_t at) const;
  [[nodiscard]] bool is_place_entry(const Mention& mention) const;
  void hold(std::uint32_t holder, const Post& post);
  [[nodiscard]] bool begins_new_name(std::uint32_t at) const;
  [[nodiscard]] const Phrase* longest(std::uint32_t at, PhraseKind kind) const;
  [[nodiscard]] bool person_starts(std::uint32_t at) const;

  const Document& document_;
  const Ontology& ontology_;
  const LanguagePack& pack_;
  Mentions& out_;
  TokenSpan sentence_;
  PhraseView view_;
  bool behind_title_ = false;  // a country is expected: a weak form of one needs no further support
};

}  // namespace entente
