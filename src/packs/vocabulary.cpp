#include "packs/vocabulary.hpp"

#include "text/fold.hpp"
#include "text/tokenizer.hpp"

namespace entente {

WordId Vocabulary::intern(std::string_view folded) {
  const auto it = words_.find(folded);
  if (it != words_.end()) return it->second;
  const WordId id{static_cast<std::uint32_t>(words_.size())};
  words_.emplace(std::string(folded), id);
  return id;
}

WordId Vocabulary::find(std::string_view folded) const {
  const auto it = words_.find(folded);
  return it == words_.end() ? WordId{} : it->second;
}

std::vector<WordId> Vocabulary::phrase(std::string_view text) {
  std::vector<Token> tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  std::vector<WordId> out;
  std::string folded;
  for (const Token& token : tokens) {
    folded.clear();
    fold_word(text.substr(token.bytes.begin, token.bytes.size()), folded);
    out.push_back(intern(folded));
  }
  return out;
}

}  // namespace entente
