#include "pipeline/packed_extraction.hpp"

#include <string>

#include "pipeline/unique_ids.hpp"
#include "support/catch.hpp"

using namespace entente;

namespace {

/// An article with all that an extraction may hold.
ArticleExtraction extraction() {
  ArticleExtraction out;
  out.id = "a";
  LocalEntity country{.type = ClassId{3},
                      .name = "Lào",
                      .aliases = {"CHDCND Lào", "nước Lào"},
                      .key = "country-LA",
                      .gazetteer = true,
                      .codes = {{"iso3166-1", "LA"}, {"iso3166-1-alpha-3", "LAO"}},
                      .mentions = 7};
  LocalEntity person{.type = ClassId{1},
                     .name = "Nguyễn Văn Thử",
                     .aliases = {},
                     .key = "person:nguyễn văn thử",
                     .codes = {},
                     .mentions = 2,
                     .namesakes = 0.1};
  out.entities = {country, person};
  out.statements = {
      {.subject = 1,
       .predicate = PropertyId{4},
       .object = 0,
       .modality = Modality::negated,
       .title = "",
       .item = "gạo",
       .date = from_iso("2021-04-22"),
       .evidence = {.span = {5, 42}, .quote = "Ông Thử không thăm Lào.", .rule = "vi.visits.001", .confidence = 0.1}},
      {.subject = 1,
       .predicate = PropertyId{5},
       .object = 0,
       .title = "Đại sứ",
       .item = "",
       .date = {},
       .evidence = {.span = {}, .quote = "", .rule = "title.joined", .confidence = 1}}};
  return out;
}

}  // namespace

TEST_CASE("What is packed comes out as it was", "[pipeline]") {
  const auto pool = std::make_shared<ExtractionPool>();
  const ArticleExtraction before = extraction();
  ProcessedArticle article;
  CHECK_FALSE(article.packed);
  article.record.extraction = before;
  pack(article, *pool);
  CHECK(article.record.extraction.entities.empty());
  CHECK(article.record.extraction.statements.empty());
  CHECK(article.record.extraction.entities.capacity() == 0);
  CHECK(WholeRecord(article)->extraction == before);
  CHECK(article.record.extraction.entities.capacity() == 0);
}

TEST_CASE("What was packed keeps the pool alive", "[pipeline]") {
  auto pool = std::make_shared<ExtractionPool>();
  const std::weak_ptr<ExtractionPool> watched = pool;
  ArticleExtraction article = extraction();
  {
    const PackedExtraction packed = pool->pack(article);
    pool.reset();
    CHECK(packed.entities() == extraction().entities);
    CHECK_FALSE(watched.expired());
  }
  CHECK(watched.expired());
}

TEST_CASE("A text is kept once, however long", "[pipeline]") {
  TextPool pool;
  const std::string long_text(200'000, 'x');
  CHECK(pool.add("") == 0);
  CHECK(pool.add(long_text) == 1);
  for (int i = 0; i < 5000; ++i) CHECK(pool.add(std::to_string(i)) == static_cast<std::uint32_t>(i) + 2);
  for (int i = 0; i < 5000; ++i) CHECK(pool[pool.add(std::to_string(i))] == std::to_string(i));
  CHECK(pool.add(long_text) == 1);
  CHECK(pool[1] == long_text);
  CHECK(pool.add("") == 0);
  CHECK(pool.size() == 5002);
}
