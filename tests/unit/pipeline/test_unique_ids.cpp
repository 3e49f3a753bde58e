#include "pipeline/unique_ids.hpp"

#include <algorithm>

#include "support/catch.hpp"

using namespace entente;

namespace {

ProcessedArticle article(const std::string& id, const std::string& hash, const std::string& origin) {
  ProcessedArticle out;
  out.record.extraction.id = id;
  out.record.text_hash = hash;
  out.origin = origin;
  return out;
}

std::vector<std::string> ids(const std::vector<ProcessedArticle>& articles) {
  std::vector<std::string> out;
  for (const ProcessedArticle& one : articles) out.push_back(one.record.extraction.id);
  return out;
}

}  // namespace

TEST_CASE("Articles are sorted by id", "[pipeline]") {
  std::vector<ProcessedArticle> articles = {article("b", "0002", "1"), article("a", "0001", "2")};
  CHECK(drop_repeated(articles).empty());
  make_ids_unique(articles);
  CHECK(ids(articles) == std::vector<std::string>{"a", "b"});
}

TEST_CASE("Different texts under one id are told apart, whatever their order", "[pipeline]") {
  std::vector<ProcessedArticle> articles = {article("a", "11111111ff", "x/a.txt"),
                                            article("a", "22222222ff", "y/a.txt"), article("b", "33333333ff", "b.txt")};
  std::vector<ProcessedArticle> reversed(articles.rbegin(), articles.rend());
  CHECK(drop_repeated(articles).empty());
  make_ids_unique(articles);
  CHECK(drop_repeated(reversed).empty());
  make_ids_unique(reversed);
  CHECK(ids(articles) == std::vector<std::string>{"a-11111111", "a-22222222", "b"});
  CHECK(ids(reversed) == ids(articles));
}

TEST_CASE("Of the same article twice the richer record stays and the other is named", "[pipeline]") {
  ProcessedArticle dated = article("a", "1111", "news.jsonl:9");
  dated.record.extraction.published = make_date(2021, 1, 2);
  std::vector<ProcessedArticle> articles = {article("a", "1111", "a.txt"), dated};
  const std::vector<Error> errors = drop_repeated(articles);
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].code == ErrorCode::duplicate);
  CHECK(errors[0].file == "a.txt");
  CHECK(errors[0].message.find("news.jsonl:9") != std::string::npos);
  CHECK(ids(articles) == std::vector<std::string>{"a"});
  CHECK(articles[0].record.extraction.published);
}

TEST_CASE("IRI names of articles are plain, stable and never the same for two ids", "[pipeline]") {
  CHECK(article_iri_name("seed-000") == "article-seed-000");
  const std::vector<std::string> ids = {"seed-000",
                                        "Seed-000",
                                        "seed/000",
                                        "seed_000",
                                        "seed 000",
                                        "",
                                        "-",
                                        "日本",
                                        "đá",
                                        "da",
                                        std::string(300, 'x'),
                                        std::string(301, 'x')};
  std::vector<std::string> names;
  for (const std::string& id : ids) {
    names.push_back(article_iri_name(id));
    CAPTURE(id, names.back());
    CHECK(names.back().starts_with("article-"));
    CHECK(names.back().find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos);
    CHECK(names.back().size() < 120);
    CHECK(names.back() == article_iri_name(id));
  }
  std::ranges::sort(names);
  CHECK(std::ranges::adjacent_find(names) == names.end());
}
