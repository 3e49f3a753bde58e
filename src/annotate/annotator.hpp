#pragma once

#include "model/article.hpp"
#include "model/document.hpp"
#include "packs/language_pack.hpp"

namespace entente {

/// Cuts the article's blocks into tokens and sentences and finds every phrase of the pack in them. A sentence
/// never crosses a block or a line. Linear in the text.
[[nodiscard]] Document annotate(Article article, const LanguagePack& pack);

}  // namespace entente
