#pragma once

// Not for use outside this folder.

#include <cstdint>

#include "model/document.hpp"
#include "model/mention.hpp"
#include "packs/language_pack.hpp"

namespace entente {

/// Who says the quotation around a token, by a verb of saying behind it (“…”, ông A nói) or before it (ông A nói: “…”),
/// of a quotation that is a sentence by itself also in the sentence before: a mention; kNone where there is no
/// quotation or nobody says it.
[[nodiscard]] std::uint32_t speaker_of(const Document& document, const Mentions& mentions, const LanguagePack& pack,
                                       std::uint32_t token);

}  // namespace entente
