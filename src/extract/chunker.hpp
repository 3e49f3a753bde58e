#pragma once

// Not for use outside this folder.

#include "extract/name_parser.hpp"

namespace entente {

/// Joins the phrases of one sentence (chunks from `first` on) into the noun phrases that act: delegations with
/// those who sent them, lists, pairs.
void join_chunks(const Document& document, const Ontology& ontology, const LanguagePack& pack,
                 const NameParser& parser, const Sentence& sentence, std::size_t first, Mentions& out);

}  // namespace entente
