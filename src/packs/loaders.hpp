#pragma once

// The parts of load_pack; not for use outside this folder.

#include <string_view>

#include "packs/language_pack.hpp"

namespace entente {

/// Among the words that a rule asks for it is also the end of a sentence that has none.
inline constexpr std::string_view kFullStop = ".";

/// Index of the word class `name`, making one where there is none yet.
std::uint32_t intern_class(LanguagePack& pack, const std::string& name);

[[nodiscard]] Result<void> load_lexicon(const std::string& path, const Ontology& ontology, LanguagePack& pack);
[[nodiscard]] Result<void> load_gazetteers(const std::string& folder, const Ontology& ontology, LanguagePack& pack);
[[nodiscard]] Result<void> load_rules(const std::string& path, const Ontology& ontology, LanguagePack& pack);
/// A pack without the file has no namesakes: one name is one actor.
[[nodiscard]] Result<void> load_namesakes(const std::string& path, const Ontology& ontology, LanguagePack& pack);

}  // namespace entente
