#pragma once

#include <string_view>
#include <vector>

#include "base/key_index.hpp"
#include "model/token.hpp"

namespace entente {

/// The words that a language pack names anywhere, numbered. Built once, then only read.
class Vocabulary {
 public:
  /// The id of a word, making one where there is none yet.
  WordId intern(WordKey word);

  /// An invalid id for a word that the pack never names.
  [[nodiscard]] WordId find(WordKey word) const { return {words_.find(static_cast<std::uint64_t>(word))}; }

  [[nodiscard]] std::size_t size() const { return words_.size(); }

  /// Vocabularies of the same stamp give each word the same id; that of an empty one says so of none.
  [[nodiscard]] VocabularyStamp stamp() const { return stamp_; }

  /// Cuts a phrase into words as documents are cut and interns them.
  std::vector<WordId> phrase(std::string_view text);

 private:
  KeyIndex words_;
  VocabularyStamp stamp_{};
};

}  // namespace entente
