#pragma once

// Not for use outside this folder.

#include <cstdint>
#include <vector>

#include "base/deadline.hpp"
#include "model/document.hpp"
#include "model/mention.hpp"
#include "packs/language_pack.hpp"
#include "resolve/mention_names.hpp"

namespace entente {

/// A person's mention and the name that it is meant by: a fuller one of the article, or the right spelling of one.
struct PersonName {
  std::uint32_t mention = kNone;
  NameId meant;
};

/// The persons that the article names, in the order of the mentions. Throws DeadlinePassed.
[[nodiscard]] std::vector<PersonName> person_names(const Document& document, const Mentions& mentions,
                                                   const Ontology& ontology, const LanguagePack& pack,
                                                   MentionNames& names, const Deadline& deadline);

}  // namespace entente
