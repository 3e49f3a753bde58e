#pragma once

// Not for use outside this folder.

#include <algorithm>
#include <cstdint>

#include "base/scratch.hpp"
#include "model/document.hpp"
#include "packs/phrase_view.hpp"

namespace entente {

/// The words of the sentence that is being read, laid out so that asking about one costs as little as it can: the
/// parsers ask thousands of times, also of places outside of it, where there is nothing.
class SentenceWords : public PhraseQueries<SentenceWords> {
 public:
  /// Lays out a sentence. Its noun phrases begin with a capital, a name that may be written in lower case, or a word of
  /// one of the classes `beginnings`.
  void lay(const Document& document, TokenSpan sentence, const ClassSet& beginnings);

  [[nodiscard]] const PhraseGroup& group(std::uint32_t at) const { return *place(at).phrases; }
  /// True for a capitalised word.
  [[nodiscard]] bool capital(std::uint32_t at) const { return place(at).capital; }
  /// True if a capitalised word stands there or further on.
  [[nodiscard]] bool capital_from(std::uint32_t at) const { return at < capitals_end_; }
  /// True if a phrase of the class stands anywhere; of classes that have no bit of their own, if one may.
  [[nodiscard]] bool may_hold(std::uint32_t word_class) const { return classes_.may_hold(word_class); }
  /// The first token from `at` on with which a noun phrase may begin; the end of the sentence if there is none.
  [[nodiscard]] std::uint32_t next_beginning(std::uint32_t at) const;
  [[nodiscard]] TokenSpan sentence() const { return sentence_; }

 private:
  struct Place {
    const PhraseGroup* phrases = nullptr;
    bool capital = false;
  };
  [[nodiscard]] const Place& place(std::uint32_t at) const {
    return places_.data()[std::min(at - sentence_.begin, size_)];
  }

  TokenSpan sentence_;
  std::uint32_t size_ = 0;
  scratch::vector<Place> places_;              // by token; behind the last that of all tokens outside of the sentence
  scratch::vector<std::uint64_t> beginnings_;  // a bit for each token
  ClassSet classes_;                           // of all phrases
  std::uint32_t capitals_end_ = 0;             // behind the last capitalised word
};

}  // namespace entente
