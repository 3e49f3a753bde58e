#include "packs/phrase_set.hpp"

#include "text/fold.hpp"
#include "text/tokenizer.hpp"

namespace entente {

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<Token> tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  std::vector<std::string> words;
  for (const Token& token : tokens) {
    if (!token.is_word) continue;
    words.emplace_back();
    fold_word(text.substr(token.bytes.begin, token.bytes.size()), words.back());
  }
  return words;
}

PhraseSet::PhraseSet(const std::vector<std::string>& phrases) {
  for (const std::string& phrase : phrases) add(phrase);
}

void PhraseSet::add(std::string_view phrase) {
  const std::vector<std::string> words = folded_words(phrase);
  if (words.empty()) return;
  std::string joined = words.front();
  for (std::size_t i = 1; i < words.size(); ++i) joined += ' ' + words[i];
  phrases_.insert(std::move(joined));
  firsts_.insert(words.front());
  longest_ = std::max(longest_, words.size());
}

bool PhraseSet::contains(std::span<const std::string> words) const {
  return !words.empty() && words.size() <= longest_ && prefix(words) == words.size();
}

std::size_t PhraseSet::prefix(std::span<const std::string> words) const {
  if (words.empty() || !firsts_.contains(words.front())) return 0;
  std::size_t found = 0;
  std::string joined;
  for (std::size_t i = 0; i < words.size() && i < longest_; ++i) {
    if (i > 0) joined += ' ';
    joined += words[i];
    if (phrases_.contains(joined)) found = i + 1;
  }
  return found;
}

bool PhraseSet::composes(std::span<const std::string> words) const {
  if (words.empty()) return false;
  while (!words.empty()) {
    const std::size_t length = prefix(words);
    if (length == 0) return false;
    words = words.subspan(length);
  }
  return true;
}

}  // namespace entente
