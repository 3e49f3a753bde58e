#pragma once

#include "model/article.hpp"
#include "model/document.hpp"
#include "packs/language_pack.hpp"

namespace entente {

/// Cuts the article's blocks into tokens and sentences and finds every phrase of the pack in them. A sentence
/// crosses a block or a line only where that broke off behind an abbreviation. Linear in the text.
[[nodiscard]] Document annotate(Article article, const LanguagePack& pack);

}  // namespace entente
