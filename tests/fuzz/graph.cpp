// Articles, between lines of "%%", from text to a graph in Turtle and GraphML and back.
#include <string>
#include <utility>

#include "base/hash.hpp"
#include "ingest/article_reader.hpp"
#include "ingest/article_source.hpp"
#include "ingest/plain_reader.hpp"
#include "pipeline/article_pipeline.hpp"
#include "support.hpp"
#include "support/placed_text.hpp"

namespace {

using namespace entente;
using namespace entente::fuzz;

/// The record of an article, read as a page or, if no article can be told on it, as nothing but text.
Result<ProcessedArticle> process(std::string_view text, std::size_t number) {
  const Language& language = vietnamese();
  RawArticle raw;
  raw.id = "a/" + std::to_string(number);
  raw.origin = "input";
  raw.text = text;
  raw.language = language.pack.language;
  if (const auto done = complete(raw, "a"); !done) return fail(done.error());
  Result<Article> article = read_article(raw, {&language.reader});
  if (!article) {
    require_reason(article.error());
    article = read_plain_article(raw, {&language.reader});
  }
  if (!article) return fail(article.error());
  ProcessedArticle out;
  const std::string normalised = article->text;
  out.record.extraction = extract_article(std::move(*article), ontology(), language.pack);
  out.record.text_hash = content_hash(normalised);
  out.record.fingerprint = "fuzz";
  for (const std::string& fault : test::misplaced(normalised, out.record.extraction)) require(false, fault);
  const std::string line = to_line(out.record, ontology());
  const auto again = from_line(line, ontology(), Mentioned::yes);
  require(again.has_value(), "a record can be read", line);
  require(to_line(*again, ontology()) == line, "written again a record is the same", line);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<ProcessedArticle> articles;
  for (const std::string_view text : split(as_text(data, size), "%%"))
    if (auto article = process(text, articles.size())) articles.push_back(std::move(*article));
  if (!articles.empty()) require(require_round_trip(std::move(articles), ontology()), "articles make a graph");
  return 0;
}
