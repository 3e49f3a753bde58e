#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/document.hpp"

namespace entente {

/// The folded words that a language pack names anywhere, numbered. Built once, then only read.
class Vocabulary {
 public:
  /// The id of a folded word, making one where there is none yet.
  WordId intern(std::string_view folded);

  /// An invalid id for a word that the pack never names.
  [[nodiscard]] WordId find(std::string_view folded) const;

  [[nodiscard]] std::size_t size() const { return words_.size(); }

  /// Cuts a phrase into words as documents are cut, folds and interns them.
  std::vector<WordId> phrase(std::string_view text);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  std::unordered_map<std::string, WordId, Hash, std::equal_to<>> words_;
};

}  // namespace entente
