#include "tools/evaluate_articles.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "annotate/annotator.hpp"
#include "base/hash.hpp"
#include "evaluate/gold.hpp"
#include "extract/extractor.hpp"
#include "ingest/article_reader.hpp"
#include "ingest/article_source.hpp"
#include "pipeline/joined_graph.hpp"
#include "pipeline/language_set.hpp"
#include "pipeline/unique_ids.hpp"
#include "rdf/ontology_reader.hpp"
#include "relate/relator.hpp"
#include "resolve/article_resolver.hpp"

namespace entente {
namespace {

struct ReadArticle {
  ProcessedArticle article;
  std::vector<std::string> sentences;
};

Result<ReadArticle> process(const RawArticle& raw, const Ontology& ontology, const std::vector<Language>& languages) {
  std::vector<const ReaderLexicon*> lexicons;
  for (const Language& language : languages) lexicons.push_back(&language.reader);
  Result<Article> article = read_article(raw, lexicons);
  if (!article) return fail(article.error());
  const LanguagePack& pack =
      std::ranges::find(languages, article->language, [](const Language& one) { return one.reader.language; })->pack;
  ReadArticle out;
  out.article.record.text_hash = content_hash(article->text);
  out.article.origin = article->origin;
  const Document document = annotate(std::move(*article), pack);
  const Mentions mentions = extract(document, ontology, pack);
  const std::vector<Relation> relations = relate(document, mentions, ontology, pack);
  out.article.record.extraction = resolve_article(document, mentions, relations, ontology, pack);
  for (const Sentence& sentence : document.sentences)
    out.sentences.emplace_back(document.text(document.bytes(sentence.tokens)));
  return out;
}

}  // namespace

Result<Evaluation> evaluate_articles(const Options& options, const std::string& gold) {
  const Result<Ontology> ontology = read_ontology(options.ontology);
  if (!ontology) return fail(ontology.error());
  const Result<std::vector<GoldDocument>> documents = load_gold(gold, *ontology);
  if (!documents) return fail(documents.error());
  const Result<std::vector<Language>> languages = load_languages(options.mappings, *ontology);
  if (!languages) return fail(languages.error());
  EvaluationContext context;
  for (const Language& language : *languages) {
    Result<NamePrefixes> prefixes = load_name_prefixes(language.pack.folder + "/annotation.json");
    if (!prefixes) return fail(prefixes.error());
    context.prefixes[language.pack.language] = std::move(*prefixes);
  }

  const auto skip = [&](const Error& error) {
    if (options.on_skip) options.on_skip(error);
  };
  std::vector<ProcessedArticle> articles;
  std::map<std::string, std::vector<std::string>> sentences;  // by the hash of the text: ids may yet change
  read_articles(options.paths, options.source, [&](const Result<RawArticle>& raw) {
    Result<ReadArticle> read = raw ? process(*raw, *ontology, *languages) : Result<ReadArticle>(fail(raw.error()));
    if (!read) return skip(read.error());
    sentences.emplace(read->article.record.text_hash, std::move(read->sentences));
    articles.push_back(std::move(read->article));
  });
  for (const Error& error : drop_repeated(articles)) skip(error);
  make_ids_unique(articles);
  for (const ProcessedArticle& article : articles)
    context.sentences[article.record.extraction.id] = sentences[article.record.text_hash];
  const Result<GraphSnapshot> graph = join_articles(articles, *ontology);
  if (!graph) return fail(graph.error());
  return evaluate(*documents, *graph, *ontology, context);
}

}  // namespace entente
