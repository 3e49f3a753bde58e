#pragma once

// The parts of load_pack; not for use outside this folder.

#include "packs/language_pack.hpp"

namespace entente {

/// Index of the word class `name`, making one where there is none yet.
std::uint32_t intern_class(LanguagePack& pack, const std::string& name);

[[nodiscard]] Result<void> load_lexicon(const std::string& path, const Ontology& ontology, LanguagePack& pack);
[[nodiscard]] Result<void> load_gazetteers(const std::string& folder, const Ontology& ontology, LanguagePack& pack);
[[nodiscard]] Result<void> load_rules(const std::string& path, const Ontology& ontology, LanguagePack& pack);
/// A pack without the file has no namesakes: one name is one actor.
[[nodiscard]] Result<void> load_namesakes(const std::string& path, const Ontology& ontology, LanguagePack& pack);

}  // namespace entente
