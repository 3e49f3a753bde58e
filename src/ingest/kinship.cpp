#include "ingest/kinship.hpp"

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
  if (waiting_.empty()) return;
  if (std::exchange(empty_, false)) words_ = pairs_ = HashSet(expected_);
  for (const std::span<const WordKey> words : waiting_) {
    for (const WordKey key : words) words_.insert(word(key));
    for (std::size_t i = 1; i < words.size(); ++i) pairs_.insert(pair(words[i - 1], words[i]));
  }
  waiting_.clear();
}

Kinship Kin::of(std::span<const WordKey> words) {
  if (words.empty()) return {};
  take_in();
  std::size_t known = 0;
  std::size_t known_pairs = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words_.contains(word(words[i]))) ++known;
    if (i > 0 && pairs_.contains(pair(words[i - 1], words[i]))) ++known_pairs;
  }
  Kinship out;
  out.words = static_cast<double>(known) / static_cast<double>(words.size());
  if (words.size() > 1) out.pairs = static_cast<double>(known_pairs) / static_cast<double>(words.size() - 1);
  return out;
}

}  // namespace entente
