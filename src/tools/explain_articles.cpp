#include "tools/explain_articles.hpp"

#include <algorithm>
#include <utility>

#include "ingest/article_reader.hpp"
#include "ingest/article_source.hpp"
#include "pipeline/article_pipeline.hpp"
#include "pipeline/language_set.hpp"
#include "rdf/ontology_reader.hpp"
#include "text/normalizer.hpp"

namespace entente {

Result<std::vector<Explanation>> explain_articles(const Options& options, const ExplainOptions& how) {
  const Result<Ontology> ontology = read_ontology(options.ontology);
  if (!ontology) return fail(ontology.error());
  const Result<std::vector<Language>> languages = load_languages(options.mappings, *ontology);
  if (!languages) return fail(languages.error());
  std::vector<const ReaderLexicon*> lexicons;
  for (const Language& language : *languages) lexicons.push_back(&language.reader);

  std::vector<Explanation> out;
  read_articles(options.paths, options.source, [&](const Result<RawArticle>& raw) {
    Result<Article> article = raw ? read_article(*raw, lexicons) : Result<Article>(fail(raw.error()));
    if (!article) {
      if (options.on_skip) options.on_skip(article.error());
      return;
    }
    const auto language =
        std::ranges::find(*languages, article->language, [](const Language& one) { return one.reader.language; });
    out.push_back(explain(std::move(*article), *ontology, language->pack, how));
  });
  return out;
}

Result<Explanation> explain_text(const std::string& text, const std::string& language, const Options& options,
                                 const ExplainOptions& how) {
  const Result<Ontology> ontology = read_ontology(options.ontology);
  if (!ontology) return fail(ontology.error());
  const Result<std::vector<Language>> languages = load_languages(options.mappings, *ontology);
  if (!languages) return fail(languages.error());
  const auto chosen = std::ranges::find_if(*languages, [&](const Language& one) {
    return language.empty() ? languages->size() == 1 : one.pack.language == language;
  });
  if (chosen == languages->end()) {
    return fail({.code = ErrorCode::language,
                 .message = language.empty() ? "there are several language packs: say which one reads the text"
                                             : "there is no language pack for \"" + language + "\"",
                 .file = options.mappings});
  }
  auto nfc = to_nfc(text);
  if (!nfc) return fail(nfc.error());
  return explain(plain_article(std::move(*nfc), chosen->pack), *ontology, chosen->pack, how);
}

}  // namespace entente
