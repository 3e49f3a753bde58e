#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

#include "model/document.hpp"
#include "model/mention.hpp"

namespace entente {

/// Questions about the pack's phrases in one sentence, by word class (an index into LanguagePack::word_classes; kNone
/// matches nothing). Where no phrase of the class stands, as in nearly all places, asking costs a look at a bit. `View`
/// has group(at): all phrases that begin at `at`, none outside of the sentence, which no branch has to find out.
template <class View>
class PhraseQueries {
 public:
  /// True if a phrase of the class begins at `at`.
  [[nodiscard]] bool begins(std::uint32_t at, std::uint32_t word_class) const {
    return ClassSet::has_bit(word_class) ? group(at).classes().holds(word_class) : length_at(at, word_class) > 0;
  }
  /// Tokens of the longest phrase of the class that begins at `at`; 0 if there is none.
  [[nodiscard]] std::uint32_t length_at(std::uint32_t at, std::uint32_t word_class) const {
    return group(at).longest(word_class);
  }
  /// Tokens of the longest phrase of the class that ends right before `at`; 0 if there is none. None is longer than
  /// `longest` tokens.
  [[nodiscard]] std::uint32_t length_before(std::uint32_t at, std::uint32_t word_class,
                                            std::uint32_t longest = kMaxPhrase) const {
    for (std::uint32_t found = beginnings_before(at, word_class, longest) & ~1U; found != 0;) {
      const std::uint32_t length = std::bit_width(found) - 1U;
      if (group(at - length).holds(word_class, length)) return length;
      found ^= 1U << length;
    }
    return 0;
  }
  /// True if token `at` lies inside a phrase of the class. None is longer than `longest` tokens.
  [[nodiscard]] bool covers(std::uint32_t at, std::uint32_t word_class, std::uint32_t longest = kMaxPhrase) const {
    for (std::uint32_t found = beginnings_before(at, word_class, longest); found != 0; found &= found - 1) {
      const auto before = static_cast<std::uint32_t>(std::countr_zero(found));
      if (length_at(at - before, word_class) > before) return true;
    }
    return false;
  }
  /// True if a phrase of any of the classes may begin at `at`.
  [[nodiscard]] bool may_begin_any(std::uint32_t at, const ClassSet& classes) const {
    return group(at).classes().may_meet(classes);
  }

 protected:
  /// No phrase of a pack that is asked for backwards is longer.
  static constexpr std::uint32_t kMaxPhrase = 8;

 private:
  [[nodiscard]] const PhraseGroup& group(std::uint32_t at) const { return static_cast<const View&>(*this).group(at); }
  /// A bit for each number of tokens, up to `longest`, before `at`, at which phrases of the class may begin. Nearly
  /// always there are none, and no branch asks on the way.
  [[nodiscard]] std::uint32_t beginnings_before(std::uint32_t at, std::uint32_t word_class,
                                                std::uint32_t longest) const {
    std::uint32_t found = 0;
    const std::uint32_t reach = std::min(longest, kMaxPhrase);
    for (std::uint32_t before = 0; before <= reach; ++before)
      found |= (group(at - before).classes().may_hold(word_class) ? 1U : 0U) << before;
    return found;
  }
};

/// The phrases in one sentence of a document. Keeps references: the document must outlive it.
class PhraseView : public PhraseQueries<PhraseView> {
 public:
  PhraseView(const Document& document, TokenSpan sentence)
      : groups_(document.groups.data()),
        outside_(static_cast<std::uint32_t>(document.groups.size()) - 1),
        sentence_(sentence) {}

  [[nodiscard]] const PhraseGroup& group(std::uint32_t at) const {
    // By bits, since compilers make a branch of all else.
    const std::uint32_t here = 0U - std::uint32_t{inside(at)};
    return *groups_[(at & here) | (outside_ & ~here)];
  }
  /// The first token at which a phrase may begin that ends before `at`.
  [[nodiscard]] std::uint32_t first_around(std::uint32_t at, std::uint32_t longest = kMaxPhrase) const {
    const std::uint32_t reach = std::min(longest, kMaxPhrase);
    return at > reach ? std::max(at - reach, sentence_.begin) : sentence_.begin;
  }
  [[nodiscard]] bool inside(std::uint32_t at) const { return at - sentence_.begin < sentence_.size(); }
  [[nodiscard]] TokenSpan sentence() const { return sentence_; }

 private:
  const PhraseGroup* const* groups_;  // of the document, by token
  std::uint32_t outside_;             // the last of them, without phrases
  TokenSpan sentence_;
};

}  // namespace entente
