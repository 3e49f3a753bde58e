#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "packs/language_pack.hpp"
#include "packs/reader_lexicon.hpp"

namespace entente {

/// All that one folder of mappings/ knows of a language.
struct Language {
  LanguagePack pack;
  ReaderLexicon reader;
  std::string hash;  ///< 16 hex digits, of the names and bytes of the pack's files; load_knowledge() fills it in
};

/// Loads every folder of `mappings` that holds a pack.json, sorted by name. Errors: not_found if there is
/// none; those of load_pack() and load_reader_lexicon(); schema if two packs are for one language.
[[nodiscard]] Result<std::vector<Language>> load_languages(const std::string& mappings, const Ontology& ontology);

}  // namespace entente
