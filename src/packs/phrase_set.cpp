#include "packs/phrase_set.hpp"

#include <algorithm>

#include "text/fold.hpp"
#include "text/tokenizer.hpp"

namespace entente {
namespace {

/// The tokens that are words.
std::vector<Token> words_of(std::string_view text) {
  constexpr std::size_t kBytesPerToken = 4;  // a guess
  std::vector<Token> tokens;
  tokens.reserve(text.size() / kBytesPerToken + 1);
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  std::erase_if(tokens, [](const Token& token) { return !token.is_word; });
  return tokens;
}

}  // namespace

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> words;
  for (const Token& token : words_of(text))
    fold_word(text.substr(token.bytes.begin, token.bytes.size()), words.emplace_back());
  return words;
}

std::vector<WordKey> word_keys(std::string_view text) {
  const std::vector<Token> words = words_of(text);
  std::vector<WordKey> keys(words.size());
  std::ranges::transform(words, keys.begin(), &Token::key);
  return keys;
}

PhraseSet::PhraseSet(const std::vector<std::string>& phrases) {
  for (const std::string& phrase : phrases) add(phrase);
}

void PhraseSet::add(std::string_view phrase) {
  const std::vector<WordKey> words = word_keys(phrase);
  if (words.empty()) return;
  const std::uint64_t bit = static_cast<std::uint64_t>(words.front()) % kFilterBits;
  first_words_[bit / 64] |= std::uint64_t{1} << bit % 64;
  std::uint64_t state = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    state = step(state, words[i]);
    const bool whole = i + 1 == words.size();
    if (beginnings_.insert(state, whole ? 1 : 0) == 0 && whole) beginnings_.replace(state, 1);
  }
}

std::size_t PhraseSet::longest(std::span<const WordKey> words) const {
  std::size_t found = 0;
  std::uint64_t state = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    state = step(state, words[i]);
    const std::uint32_t whole = beginnings_.find(state);
    if (whole == KeyIndex::kAbsent) break;
    if (whole == 1) found = i + 1;
  }
  return found;
}

bool PhraseSet::composes(std::span<const WordKey> words) const {
  if (words.empty()) return false;
  while (!words.empty()) {
    const std::size_t length = prefix(words);
    if (length == 0) return false;
    words = words.subspan(length);
  }
  return true;
}

}  // namespace entente
