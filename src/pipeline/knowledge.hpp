#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "model/ontology.hpp"
#include "pipeline/language_set.hpp"

namespace entente {

/// All that decides what is found in an article, beside the article.
struct Knowledge {
  Ontology ontology;
  std::vector<Language> languages;
  std::string fingerprint;  ///< 16 hex digits, of the program's version and of every file of the knowledge
};

/// Reads the ontology and the language packs. Errors: those of read_ontology() and load_languages(); unreadable for a
/// file of a pack that cannot be read.
[[nodiscard]] Result<Knowledge> load_knowledge(const std::string& ontology, const std::string& mappings);

}  // namespace entente
