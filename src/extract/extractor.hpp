#pragma once

#include "base/deadline.hpp"
#include "model/document.hpp"
#include "model/mention.hpp"
#include "packs/language_pack.hpp"

namespace entente {

/// Finds every name, office and reference of the document, the noun phrases that may act, and the relations
/// that names, titles and appositions themselves state. Linear in the number of tokens.
/// Throws DeadlinePassed.
[[nodiscard]] Mentions extract(const Document& document, const Ontology& ontology, const LanguagePack& pack,
                               const Deadline& deadline = {});

}  // namespace entente
