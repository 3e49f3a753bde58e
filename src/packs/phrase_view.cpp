#include "packs/phrase_view.hpp"

#include <algorithm>

#include "model/mention.hpp"

namespace entente {

std::uint32_t PhraseView::length_at(std::uint32_t at, std::uint32_t word_class) const {
  if (word_class == kNone || !inside(at)) return 0;
  const PhraseGroup& group = *document_->groups[at];
  if (!group.may_hold(word_class)) return 0;
  std::uint32_t best = 0;
  for (const Phrase& phrase : group.phrases)
    if (phrase.kind == PhraseKind::word_class && phrase.index == word_class) best = phrase.length;
  return best;
}

std::uint32_t PhraseView::length_before(std::uint32_t at, std::uint32_t word_class) const {
  if (word_class == kNone) return 0;
  std::uint32_t best = 0;
  for (std::uint32_t length = 1; length <= kMaxPhrase && at >= sentence_.begin + length; ++length) {
    const PhraseGroup& group = *document_->groups[at - length];
    if (!group.may_hold(word_class)) continue;
    for (const Phrase& phrase : group.phrases)
      if (phrase.kind == PhraseKind::word_class && phrase.index == word_class && phrase.length == length) best = length;
  }
  return best;
}

bool PhraseView::covers(std::uint32_t at, std::uint32_t word_class) const {
  const std::uint32_t low = at > kMaxPhrase ? std::max(at - kMaxPhrase, sentence_.begin) : sentence_.begin;
  for (std::uint32_t i = low; i <= at; ++i)
    if (i + length_at(i, word_class) > at) return true;
  return false;
}

}  // namespace entente
