#pragma once

#include <string>

#include "base/deadline.hpp"
#include "model/article.hpp"
#include "model/extraction.hpp"
#include "packs/language_pack.hpp"
#include "pipeline/stopwatch.hpp"

namespace entente {

/// All stages that look at one article alone: what it names and what it states. Pure: the same article and
/// pack give the same result on every thread. The time of each stage is added to `watch`. Throws DeadlinePassed.
[[nodiscard]] ArticleExtraction extract_article(Article article, const Ontology& ontology, const LanguagePack& pack,
                                                Stopwatch& watch, Deadline deadline = {});
[[nodiscard]] ArticleExtraction extract_article(Article article, const Ontology& ontology, const LanguagePack& pack);

/// A text without headline, dateline or clutter as an article of one body block a line. `text` is NFC.
[[nodiscard]] Article plain_article(std::string text, const LanguagePack& pack);

}  // namespace entente
