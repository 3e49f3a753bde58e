#include "packs/phrase_view.hpp"

namespace entente {

std::uint32_t PhraseView::longest(std::uint32_t at, std::uint32_t word_class) const {
  const std::span<const Phrase> phrases = groups_[at]->phrases();
  for (auto phrase = phrases.rbegin(); phrase != phrases.rend(); ++phrase)
    if (phrase->kind == PhraseKind::word_class && phrase->index == word_class) return phrase->length;
  return 0;
}

bool PhraseView::has_length(std::uint32_t at, std::uint32_t word_class, std::uint32_t length) const {
  return std::ranges::any_of(groups_[at]->phrases(), [&](const Phrase& phrase) {
    return phrase.kind == PhraseKind::word_class && phrase.index == word_class && phrase.length == length;
  });
}

}  // namespace entente
