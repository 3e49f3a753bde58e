#include "resolve/join_decisions.hpp"

#include "support/catch.hpp"

using namespace entente;

TEST_CASE("Decisions are read with their lines", "[resolve]") {
  const auto read = parse_join_decisions(
      "# who is who\n\nsame\tTrump \t Donald Trump\ndifferent\tA @ B @ a/1\tperson-a-1\t4.9\twhy\r\n", "d.tsv");
  REQUIRE(read);
  REQUIRE(read->list.size() == 2);
  CHECK(read->list[0].same);
  CHECK(read->list[0].first.actor == "Trump");
  CHECK(read->list[0].second.actor == "Donald Trump");
  CHECK(read->list[0].line == 3);
  CHECK_FALSE(read->list[1].same);
  CHECK(read->list[1].first.actor == "A @ B");
  CHECK(read->list[1].first.article == "a/1");
  CHECK(read->list[1].second.article.empty());
}

TEST_CASE("A line that is no decision is an error that names it", "[resolve]") {
  for (const char* line : {"same\tA", "like\tA\tB", "same\t\tB", "same\tA\t @ 1", "same A B"}) {
    INFO(line);
    const auto read = parse_join_decisions(std::string("\n") + line, "d.tsv");
    REQUIRE_FALSE(read);
    CHECK(read.error().code == ErrorCode::schema);
    CHECK(read.error().file == "d.tsv");
    CHECK(read.error().line == 2);
  }
}
