#include "extract/sentence_words.hpp"

#include <bit>

namespace entente {
namespace {

/// Tokens of which one word tells at which something begins.
constexpr std::uint32_t kBits = 64;

}  // namespace

void SentenceWords::lay(const Document& document, TokenSpan sentence, const ClassSet& beginnings) {
  sentence_ = sentence;
  size_ = sentence.size();
  if (places_.size() <= size_) places_.resize(std::bit_ceil(size_ + kBits));
  beginnings_.resize(size_ / kBits + 1);
  const Token* const tokens = document.tokens.data() + sentence.begin;
  const PhraseGroup* const* const groups = document.groups.data() + sentence.begin;
  Place* const places = places_.data();
  const ClassSet begin = beginnings;
  ClassSet classes;
  std::uint32_t capitals = 0;
  for (std::uint32_t first = 0; first <= size_; first += kBits) {
    std::uint64_t bits = 0;
    const std::uint32_t end = std::min(first + kBits, size_);
    for (std::uint32_t i = first; i < end; ++i) {
      const PhraseGroup& group = *groups[i];
      const bool capital = tokens[i].is_upper;
      places[i] = {&group, capital};
      classes.add(group.classes());
      capitals = capital ? i + 1 : capitals;
      const bool begins = capital | group.names_small() | group.classes().may_meet(begin);
      bits |= std::uint64_t{begins} << i % kBits;
    }
    beginnings_[first / kBits] = bits;
  }
  places[size_] = {document.groups.back(), false};
  classes_ = classes;
  capitals_end_ = sentence.begin + capitals;
}

std::uint32_t SentenceWords::next_beginning(std::uint32_t at) const {
  std::uint64_t from = ~std::uint64_t{0} << (at - sentence_.begin) % kBits;
  for (std::uint32_t word = (at - sentence_.begin) / kBits; word < beginnings_.size(); ++word, from = ~std::uint64_t{0})
    if (const std::uint64_t bits = beginnings_[word] & from; bits != 0)
      return sentence_.begin + word * kBits + static_cast<std::uint32_t>(std::countr_zero(bits));
  return sentence_.end;
}

}  // namespace entente
