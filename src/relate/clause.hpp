#pragma once

// Not for use outside this folder.

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <vector>

#include "base/scratch.hpp"
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
  deed,         ///< whose deed it is: the subject of the verb that says what ("A's efforts to …")
  relative,     ///< subject of a relative clause ("that A …")
};

/// The noun phrases of a document by their tokens, and what the words before one may make of it: the same for all
/// clauses. Keeps references.
class ClauseSource {
 public:
  ClauseSource(const Document& document, const Mentions& mentions, const LanguagePack& pack);

  [[nodiscard]] const Document& document() const { return document_; }
  [[nodiscard]] const Mentions& mentions() const { return mentions_; }
  [[nodiscard]] const LanguagePack& pack() const { return pack_; }
  /// Where a token stands among the noun phrases.
  class Place {
   public:
    /// How many begin at it or before it.
    [[nodiscard]] std::uint32_t begun() const { return sum_ / 2; }
    /// True if the last of those covers it.
    [[nodiscard]] bool covered() const { return sum_ % 2 != 0; }

   private:
    friend class ClauseSource;
    std::uint32_t sum_ = 0;  // of what changes there: 2 a noun phrase that has begun, 1 if none has ended since
  };
  /// By token, up to the last one.
  [[nodiscard]] const Place* places() const { return places_.data() + 1; }
  /// How many noun phrases begin before the token, which may be the one behind the last.
  [[nodiscard]] std::uint32_t chunks_before(std::uint32_t token) const { return places_[token].begun(); }
  /// True if a noun phrase begins at the token.
  [[nodiscard]] bool begins_chunk(std::uint32_t token) const {
    return places_[token].begun() != places_[token + 1].begun();
  }
  /// The noun phrase that covers the token; kNone if there is none.
  [[nodiscard]] std::uint32_t chunk_over(std::uint32_t token) const {
    const Place place = places_[token + 1];
    return place.covered() ? place.begun() - 1 : kNone;
  }

  /// A word class that rules the noun phrase behind it.
  struct Governing {
    std::uint32_t word_class;
    Governor governor;
  };
  /// Of phrases of one length the first class decides.
  [[nodiscard]] std::span<const Governing> governing() const { return governing_; }
  /// The place of a word class in governing(), its size if it is none of them.
  [[nodiscard]] std::size_t governing_place(std::uint32_t word_class) const {
    const auto it = std::ranges::find(governing_, word_class, &Governing::word_class);
    return static_cast<std::size_t>(it - governing_.begin());
  }
  [[nodiscard]] const ClassSet& governing_set() const { return governing_set_; }

 private:
  const Document& document_;
  const Mentions& mentions_;
  const LanguagePack& pack_;
  scratch::vector<Place> places_;  // behind one of no token
  std::array<Governing, 10> governing_;
  ClassSet governing_set_;
};

/// One sentence with its noun phrases, as the rules see it.
class Clause {
 public:
  /// `first_chunk`, `end_chunk`: those of its noun phrases. `before`: the sentence that it may go on with, if any;
  /// must outlive it.
  Clause(const ClauseSource& source, const Sentence& sentence, std::uint32_t first_chunk, std::uint32_t end_chunk,
         const Clause* before)
      : source_(source),
        document_(source.document()),
        mentions_(source.mentions()),
        pack_(source.pack()),
        view_(source.document(), sentence.tokens),
        first_chunk_(first_chunk),
        end_chunk_(end_chunk),
        before_(before) {}

  /// The same sentence without the one before it.
  [[nodiscard]] Clause alone() const {
    Clause out = *this;
    out.before_ = nullptr;
    return out;
  }

  [[nodiscard]] const PhraseView& view() const { return view_; }
  [[nodiscard]] TokenSpan tokens() const { return view_.sentence(); }
  [[nodiscard]] const Chunk& chunk(std::uint32_t index) const { return mentions_.chunks[index]; }
  /// The noun phrase that begins at the token, that ends right before it, that covers it; kNone if there is none.
  [[nodiscard]] std::uint32_t chunk_at(std::uint32_t token) const {
    const std::uint32_t index = chunk_over(token);
    return index != kNone && chunk(index).tokens.begin == token ? index : kNone;
  }
  [[nodiscard]] std::uint32_t chunk_before(std::uint32_t token) const {
    return token > tokens().begin ? chunk_over(token - 1) : kNone;
  }
  [[nodiscard]] std::uint32_t chunk_over(std::uint32_t token) const {
    return view_.inside(token) ? source_.chunk_over(token) : kNone;
  }

  /// True if a noun phrase begins at the token, which is one of the sentence.
  [[nodiscard]] bool begins_chunk(std::uint32_t token) const { return source_.begins_chunk(token); }

  /// Its noun phrases, [first_chunk, end_chunk).
  [[nodiscard]] std::uint32_t first_chunk() const { return first_chunk_; }
  [[nodiscard]] std::uint32_t end_chunk() const { return end_chunk_; }
  /// True if the sentence before, which may hold its subject, has a noun phrase.
  [[nodiscard]] bool goes_on() const { return before_ != nullptr && before_->first_chunk_ < before_->end_chunk_; }

  /// The subject of the verb that begins at `verb`; kNone where the clause has none. A sentence that goes on with
  /// a verb ("Đồng thời đề nghị …") has the subject of the sentence before it, its topic; one that begins with a
  /// clause that has none, the subject of its main clause. `object`: a noun phrase that does not act on itself
  /// (the only one that the rule has found so far, not always its object). Who is called the same is passed over, and
  /// the state whose body it is, but at the head of the sentence: they act only where nobody else can.
  [[nodiscard]] std::uint32_t subject_of(std::uint32_t verb, std::uint32_t object = kNone) const;

  /// The first noun phrase that can be a subject; kNone if there is none. Of the sentence before it is its topic.
  [[nodiscard]] std::uint32_t main_subject() const;

  [[nodiscard]] bool is_boundary(std::uint32_t token) const {
    return view_.length_at(token, pack_.grammar.boundary) > 0 && !in_number(token);
  }
  [[nodiscard]] bool is_comma(std::uint32_t token) const {
    return view_.length_at(token, pack_.grammar.comma) > 0 && !in_number(token) &&
           !view_.covers(token, pack_.grammar.fixed);
  }
  [[nodiscard]] bool in_number(std::uint32_t token) const;

  /// The posts without a holder that a noun phrase begins to list, over commas, semicolons and conjunctions ("Giám đốc
  /// A, Chủ tịch B và …"), as far as they say what they are of; mentions.
  [[nodiscard]] std::vector<std::uint32_t> posts_from(std::uint32_t chunk) const;

  /// The modality of a verb at `verb` whose left context begins at `from`; nothing if the clause is hypothetical.
  [[nodiscard]] std::optional<Modality> modality(std::uint32_t from, std::uint32_t verb, std::uint32_t end) const;

 private:
  [[nodiscard]] Governor governor(const Chunk& chunk) const;
  /// True at a comma or a word that joins clauses, behind which a verb with a tense of its own stands.
  [[nodiscard]] bool starts_anew(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t subject_inside(std::uint32_t verb, std::uint32_t object, bool& at_start) const;
  /// True where the words from `at` on are a predicate whose subject does not stand before it, no noun.
  [[nodiscard]] bool begins_verb(std::uint32_t at) const;
  /// True if both noun phrases name one actor, or the first a state and the other a body of it.
  [[nodiscard]] bool names_same(std::uint32_t chunk, std::uint32_t other) const;
  [[nodiscard]] bool is_of(const Mention& body, std::uint32_t country) const;
  /// "Dù chỉ trích B, A vẫn …", "Hội đàm với B, A đề nghị …": who does what a clause without a subject at the head of
  /// the sentence says, the subject of the main clause behind it; kNone if there is none.
  [[nodiscard]] std::uint32_t subject_behind(std::uint32_t verb) const;
  /// "“Cảm ơn B …”, A nói": who says a quotation that begins with a verb of speech; kNone elsewhere.
  [[nodiscard]] std::uint32_t speaker_behind(std::uint32_t verb) const;
  /// Behind the last comma before a verb, or where the sentence begins.
  [[nodiscard]] std::uint32_t segment_begin(std::uint32_t verb) const;
  /// True if a predicate begins here, behind adverbs.
  [[nodiscard]] bool begins_predicate(std::uint32_t at) const;
  /// Behind brackets that begin here ("(1996-2012)"); `at` where none do.
  [[nodiscard]] std::uint32_t behind_bracket(std::uint32_t at) const;
  /// The noun phrase that goes on with the list that `chunk` is of; kNone if none does.
  [[nodiscard]] std::uint32_t next_listed(std::uint32_t chunk) const;
  /// True if nothing but markers and adverbials stands between the last comma before the verb and the verb.
  /// With `phrases` also prepositional phrases may.
  [[nodiscard]] bool heads_segment(std::uint32_t verb, bool phrases) const;
  [[nodiscard]] bool only_markers(std::uint32_t begin, std::uint32_t verb, bool phrases) const;
  /// True at a conjunction before many of whom none is named ("cũng như các nước …").
  [[nodiscard]] bool joins_many(std::uint32_t at) const;
  /// Where brackets or a quotation begin that end at the token, a quotation only if it is short or `any_length`; the
  /// token itself if none do.
  [[nodiscard]] std::uint32_t aside_begin(std::uint32_t at, bool any_length) const;
  /// A group and, behind it, who leads it.
  struct Led {
    std::uint32_t group = kNone;  ///< kNone also where it is nobody's by name
    std::uint32_t leader = kNone;
    std::uint32_t begin = 0;  ///< of the words that say who, with a comma before them
  };
  /// "đoàn A gồm 15 người, do ông B, bác sĩ, làm trưởng đoàn": the group and the person who leads it, if words end
  /// at the token that say so.
  [[nodiscard]] Led led_before(std::uint32_t end) const;
  /// True if a trigger is a noun for what happens on occasion of which the clause tells ("trong cuộc gặp với B").
  [[nodiscard]] bool is_event(std::uint32_t trigger) const;
  /// True if a noun phrase is the object of a verb of asking or telling somebody to do what follows it.
  [[nodiscard]] bool is_told(std::uint32_t chunk) const;
  /// True if a verb asks, tells or reports, or has a tense of its own: then it goes back to who spoke.
  [[nodiscard]] bool says(std::uint32_t verb) const;
  /// True for a word of asking or helping whose object does nothing: a noun ("yêu cầu của A"), a passive ("được yêu
  /// cầu"), or one whose object is a sum ("hỗ trợ 25 triệu đồng").
  [[nodiscard]] bool has_no_object(std::uint32_t control, std::uint32_t length) const;
  /// True if the verb says what the deed is of which the noun phrase that ends at `begin` is the doer.
  [[nodiscard]] bool tells_deed(std::uint32_t begin, std::uint32_t verb) const;
  /// "như vậy khi tiếp B", "điều này trong cuộc gặp với B": what is said, without a predicate, and when.
  [[nodiscard]] bool ends_in_occasion(std::uint32_t begin, std::uint32_t verb) const;
  /// True for a post without its holder right behind a person's name and a comma.
  [[nodiscard]] bool tells_post(const Chunk& chunk) const;
  /// True if a clause begins here with a noun for somebody who is not named.
  [[nodiscard]] bool acts_unnamed(std::uint32_t noun) const;
  /// True if a trigger is the occasion of what the clause says ("tại cuộc gặp với B").
  [[nodiscard]] bool is_occasion(std::uint32_t trigger) const;
  /// True if the token ends a quotation that begins in this sentence.
  [[nodiscard]] bool closes_quote(std::uint32_t token) const;

  const ClauseSource& source_;
  const Document& document_;
  const Mentions& mentions_;
  const LanguagePack& pack_;
  PhraseView view_;
  std::uint32_t first_chunk_;
  std::uint32_t end_chunk_;
  const Clause* before_;
};

}  // namespace entente
