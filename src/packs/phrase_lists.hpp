#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"

namespace entente {

/// A list of phrases as a lexicon file writes it: a word class, or the forms of one entry under titles, heads or
/// references. For tools that look at a pack itself; the program's stages ask LanguagePack.
struct PhraseList {
  enum class Kind { word_class, title, head, reference };
  Kind kind = Kind::word_class;
  std::string name;  ///< of the word class; empty for the others
  std::string file;
  std::string pointer;  ///< JSON pointer to the list
  std::vector<std::string> phrases;
};

/// Every list of lexicon/*.json of a pack, by file and place. Errors: those of JsonFile.
[[nodiscard]] Result<std::vector<PhraseList>> read_phrase_lists(const std::string& folder);

}  // namespace entente
