#pragma once

#include <string>

#include "model/article.hpp"
#include "model/extraction.hpp"
#include "packs/language_pack.hpp"

namespace entente {

/// All stages that look at one article alone: what it names and what it states. Pure: the same article and pack
/// give the same result on every thread.
[[nodiscard]] ArticleExtraction extract_article(Article article, const Ontology& ontology, const LanguagePack& pack);

/// A text without headline, dateline or clutter as an article of one body block a line. `text` is NFC.
[[nodiscard]] Article plain_article(std::string text, const LanguagePack& pack);

}  // namespace entente
