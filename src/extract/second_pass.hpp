#pragma once

// Not for use outside this folder.

#include "model/document.hpp"
#include "model/mention.hpp"
#include "packs/language_pack.hpp"

namespace entente {

/// Decides what only the whole article tells: gives unknown names, weak forms, short names of bodies and
/// posts without a country their due, and drops what nothing supports.
void run_second_pass(const Document& document, const Ontology& ontology, const LanguagePack& pack, Mentions& out);

}  // namespace entente
