#include "ingest/kinship.hpp"

#include <bit>
#include <cstdint>
#include <utility>

namespace entente {
namespace {

std::uint64_t word(WordKey key) {
  return static_cast<std::uint64_t>(key);
}

std::uint64_t pair(WordKey left, WordKey right) {
  return word(left) * 0x9E3779B97F4A7C15U + word(right);
}

}  // namespace

void Kin::take_in() {
  if (places_ == nullptr) {
    rows_.resize(std::bit_ceil(expected_ + 1));
    places_ = Scratch::take<Place>(expected_ + 1);
  }
  std::uint32_t at = taken_in_;
  for (const std::span<const WordKey> words : waiting_) {
    WordKey before{};
    for (const WordKey key : words) {
      Place& place = places_[at];
      place.word = word(key);
      place.pair = pair(before, key);
      place.next_word = std::exchange(row(place.word).word, at);
      place.next_pair = std::exchange(row(place.pair).pair, at);
      before = key;
      ++at;
    }
  }
  waiting_.clear();
  taken_in_ = at;
}

Kinship Kin::of(std::span<const WordKey> words) {
  if (words.empty()) return {};
  take_in();
  std::size_t known = 0;
  std::size_t known_pairs = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::uint32_t at = row(word(words[i])).word;
    while (at != 0 && places_[at].word != word(words[i])) at = places_[at].next_word;
    known += at != 0 ? 1U : 0U;
    if (i == 0) continue;
    const std::uint64_t wanted = pair(words[i - 1], words[i]);
    at = row(wanted).pair;
    while (at != 0 && places_[at].pair != wanted) at = places_[at].next_pair;
    known_pairs += at != 0 ? 1U : 0U;
  }
  Kinship out;
  out.words = static_cast<double>(known) / static_cast<double>(words.size());
  if (words.size() > 1) out.pairs = static_cast<double>(known_pairs) / static_cast<double>(words.size() - 1);
  return out;
}

}  // namespace entente
