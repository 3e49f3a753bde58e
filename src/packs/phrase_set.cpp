#include "packs/phrase_set.hpp"

#include "text/fold.hpp"
#include "text/tokenizer.hpp"

namespace entente {
namespace {

/// Calls `visit` with every token that is a word.
template <class Visit>
void for_each_word(std::string_view text, Visit visit) {
  std::vector<Token> tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  for (const Token& token : tokens)
    if (token.is_word) visit(token);
}

}  // namespace

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> words;
  for_each_word(text, [&](const Token& token) {
    words.emplace_back();
    fold_word(text.substr(token.bytes.begin, token.bytes.size()), words.back());
  });
  return words;
}

std::vector<WordKey> word_keys(std::string_view text) {
  std::vector<WordKey> keys;
  for_each_word(text, [&](const Token& token) { keys.push_back(token.key); });
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
