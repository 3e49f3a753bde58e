#pragma once

// Not for use outside this folder.

#include <cstdint>
#include <span>

#include "base/deadline.hpp"
#include "base/scratch.hpp"
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

/// What the persons that the article names are meant by, in the order of `persons`, their mentions. Throws
/// DeadlinePassed.
[[nodiscard]] scratch::vector<PersonName> person_names(const Document& document, const Mentions& mentions,
                                                       std::span<const std::uint32_t> persons, const LanguagePack& pack,
                                                       MentionNames& names, const Deadline& deadline);

}  // namespace entente
