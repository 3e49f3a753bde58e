#pragma once

#include <algorithm>
#include <cstdint>

#include "model/document.hpp"
#include "model/mention.hpp"

namespace entente {

/// The pack's phrases in one sentence of a document, asked by word class (an index into
/// LanguagePack::word_classes; kNone matches nothing). Keeps references: the document must outlive it. Where no
/// phrase of the class stands, as in nearly all places, asking costs a look at a bit.
class PhraseView {
 public:
  PhraseView(const Document& document, TokenSpan sentence) : groups_(document.groups.data()), sentence_(sentence) {}

  /// True if a phrase of the class begins at `at`.
  [[nodiscard]] bool begins(std::uint32_t at, std::uint32_t word_class) const {
    return inside(at) && may_begin(at, word_class) &&
           (ClassSet::has_bit(word_class) || groups_[at]->longest(word_class) > 0);
  }
  /// Tokens of the longest phrase of the class that begins at `at`; 0 if there is none.
  [[nodiscard]] std::uint32_t length_at(std::uint32_t at, std::uint32_t word_class) const {
    return inside(at) ? groups_[at]->longest(word_class) : 0;
  }
  /// Tokens of the longest phrase of the class that ends right before `at`; 0 if there is none. None is longer than
  /// `longest` tokens.
  [[nodiscard]] std::uint32_t length_before(std::uint32_t at, std::uint32_t word_class,
                                            std::uint32_t longest = kMaxPhrase) const {
    if (word_class == kNone) return 0;
    for (std::uint32_t begin = first_around(at, longest); begin < at; ++begin)
      if (groups_[begin]->holds(word_class, at - begin)) return at - begin;
    return 0;
  }
  /// True if token `at` lies inside a phrase of the class. None is longer than `longest` tokens.
  [[nodiscard]] bool covers(std::uint32_t at, std::uint32_t word_class, std::uint32_t longest = kMaxPhrase) const {
    if (word_class == kNone) return false;
    for (std::uint32_t begin = first_around(at, longest); begin <= at; ++begin)
      if (inside(begin) && begin + groups_[begin]->longest(word_class) > at) return true;
    return false;
  }
  /// True if a phrase of any of the classes may begin at `at`.
  [[nodiscard]] bool may_begin_any(std::uint32_t at, const ClassSet& classes) const {
    return inside(at) && groups_[at]->classes().may_meet(classes);
  }
  /// The first token at which a phrase may begin that ends before `at`.
  [[nodiscard]] std::uint32_t first_around(std::uint32_t at, std::uint32_t longest = kMaxPhrase) const {
    const std::uint32_t reach = std::min(longest, kMaxPhrase);
    return at > reach ? std::max(at - reach, sentence_.begin) : sentence_.begin;
  }
  [[nodiscard]] bool inside(std::uint32_t at) const { return sentence_.begin <= at && at < sentence_.end; }
  [[nodiscard]] TokenSpan sentence() const { return sentence_; }

 private:
  /// No phrase of a pack that is asked for backwards is longer.
  static constexpr std::uint32_t kMaxPhrase = 8;
  [[nodiscard]] bool may_begin(std::uint32_t at, std::uint32_t word_class) const {
    return groups_[at]->classes().may_hold(word_class);
  }
  const PhraseGroup* const* groups_;  // of the document, by token
  TokenSpan sentence_;
};

}  // namespace entente
