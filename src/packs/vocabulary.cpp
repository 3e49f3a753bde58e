#include "packs/vocabulary.hpp"

#include "text/tokenizer.hpp"

namespace entente {

std::vector<WordId> Vocabulary::phrase(std::string_view text) {
  std::vector<Token> tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  std::vector<WordId> out;
  for (const Token& token : tokens) out.push_back(intern(token.key));
  return out;
}

}  // namespace entente
