#include "text/vocabulary.hpp"

#include <atomic>
#include <cstdint>

#include "text/tokenizer.hpp"

namespace entente {

WordId Vocabulary::intern(WordKey word) {
  static std::atomic<std::uint64_t> last_stamp{0};
  const auto next = static_cast<std::uint32_t>(words_.size());
  const WordId id{words_.insert(static_cast<std::uint64_t>(word), next)};
  if (id.value == next) stamp_ = VocabularyStamp{++last_stamp};
  return id;
}

std::vector<WordId> Vocabulary::phrase(std::string_view text) {
  std::vector<Token> tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  std::vector<WordId> out;
  for (const Token& token : tokens) out.push_back(intern(token.key));
  return out;
}

}  // namespace entente
