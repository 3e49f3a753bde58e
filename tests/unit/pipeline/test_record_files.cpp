#include "pipeline/record_files.hpp"

#include "pipeline/extraction_run.hpp"
#include "pipeline/knowledge.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"

using namespace entente;
using entente::test::TempDir;

namespace {

/// The project's example articles as a run reads them.
std::vector<ProcessedArticle> examples(const Knowledge& knowledge) {
  Options options;
  options.paths = {(test::source_dir() / "docs/examples").string()};
  std::vector<ProcessedArticle> out;
  ExtractionHooks hooks;
  hooks.sink = [&](Result<ProcessedArticle> article) {
    if (article) out.push_back(std::move(*article));
  };
  Stopwatch unread;
  extract_articles(options, knowledge, hooks, unread);
  return out;
}

}  // namespace

TEST_CASE("Nothing of what an article says is lost in its record", "[pipeline]") {
  const auto knowledge = load_knowledge((test::source_dir() / "ontology/entente.ttl").string(),
                                        (test::source_dir() / "mappings").string());
  REQUIRE(knowledge);
  std::vector<ProcessedArticle> articles = examples(*knowledge);
  REQUIRE(articles.size() > 5);
  for (ProcessedArticle& article : articles) {
    const auto again = from_line(to_line(article.record, knowledge->ontology), knowledge->ontology, Mentioned::yes);
    REQUIRE(again);
    CHECK(*again == article.record);
    article.record.extraction.mentions = {};
  }
  const TempDir folder;
  const std::string path = (folder / "records.jsonl.gz").string();
  auto file = write_records(articles, knowledge->ontology, path);
  REQUIRE(file);
  REQUIRE(file->commit());
  auto read = read_records({path}, knowledge->ontology, *std::make_shared<ExtractionPool>());
  REQUIRE(read);
  REQUIRE(read->size() == articles.size());
  for (std::size_t i = 0; i < articles.size(); ++i) CHECK(*WholeRecord((*read)[i]) == articles[i].record);
}
