#pragma once

// Not for use outside this folder.

#include <optional>
#include <vector>

#include "model/document.hpp"
#include "model/mention.hpp"
#include "packs/language_pack.hpp"
#include "packs/phrase_view.hpp"

namespace entente {

/// What rules a noun phrase: decides whether it can be the subject of a verb behind it.
enum class Governor : std::uint8_t {
  none,         ///< free: begins a clause
  preposition,  ///< part of an adverbial or of another noun phrase
  verb,         ///< object of a verb
  control,      ///< object of a verb that makes it the subject of the next ("asks B to …")
  agent,        ///< agent of a passive ("do B …")
  noun,         ///< modifier of the noun before it
};

/// One sentence with its noun phrases, as the rules see it.
class Clause {
 public:
  Clause(const Document& document, const Mentions& mentions, const LanguagePack& pack, const Sentence& sentence,
         std::size_t first_chunk, std::size_t end_chunk, std::uint32_t topic);

  [[nodiscard]] const PhraseView& view() const { return view_; }
  [[nodiscard]] TokenSpan tokens() const { return view_.sentence(); }
  [[nodiscard]] const Chunk& chunk(std::uint32_t index) const { return mentions_.chunks[index]; }
  /// The noun phrase that begins at the token, that ends right before it, that covers it; kNone if there is none.
  [[nodiscard]] std::uint32_t chunk_at(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t chunk_before(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t chunk_over(std::uint32_t token) const;
  [[nodiscard]] Governor governor(std::uint32_t chunk) const { return governors_[chunk - first_chunk_]; }

  /// The subject of the verb that begins at `verb`; kNone where the clause has none. A sentence that goes on with
  /// a verb ("Đồng thời đề nghị …") has the subject of the sentence before it, its topic.
  [[nodiscard]] std::uint32_t subject_of(std::uint32_t verb) const;

  /// The first noun phrase that can be a subject; kNone if there is none.
  [[nodiscard]] std::uint32_t main_subject() const;

  [[nodiscard]] bool is_boundary(std::uint32_t token) const;
  [[nodiscard]] bool is_comma(std::uint32_t token) const;
  [[nodiscard]] bool in_number(std::uint32_t token) const;

  /// The modality of a verb at `verb` whose left context begins at `from`; nothing if the clause is hypothetical.
  [[nodiscard]] std::optional<Modality> modality(std::uint32_t from, std::uint32_t verb, std::uint32_t end) const;

 private:
  [[nodiscard]] Governor find_governor(const Chunk& chunk) const;
  [[nodiscard]] std::uint32_t subject_inside(std::uint32_t verb, bool& at_start) const;
  /// True if nothing but markers and adverbials stands between the last comma before the verb and the verb.
  /// With `phrases` also prepositional phrases may.
  [[nodiscard]] bool heads_segment(std::uint32_t verb, bool phrases) const;
  [[nodiscard]] bool only_markers(std::uint32_t begin, std::uint32_t verb, bool phrases) const;
  /// True if the token ends a quotation that begins in this sentence.
  [[nodiscard]] bool closes_quote(std::uint32_t token) const;

  const Document& document_;
  const Mentions& mentions_;
  const LanguagePack& pack_;
  PhraseView view_;
  std::uint32_t first_chunk_;
  std::uint32_t topic_;  // main subject of the sentence before, kNone if there is none
  std::vector<std::uint32_t> over_;  // token - sentence begin → chunk
  std::vector<Governor> governors_;
};

}  // namespace entente
