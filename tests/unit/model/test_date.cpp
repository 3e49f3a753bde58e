#include "model/date.hpp"

#include "support/catch.hpp"

using entente::from_iso;
using entente::make_date;
using entente::to_iso;

TEST_CASE("A date is written as xsd:date and read back", "[model]") {
  const auto date = make_date(2021, 4, 2);
  REQUIRE(date);
  CHECK(to_iso(*date) == "2021-04-02");
  CHECK(from_iso("2021-04-02") == date);
}

TEST_CASE("The date part of a time stamp is enough", "[model]") {
  CHECK(from_iso("2021-04-22T17:06:00+07:00") == make_date(2021, 4, 22));
  CHECK(from_iso("2021-04-22 17:06") == make_date(2021, 4, 22));
}

TEST_CASE("A day that no calendar has is no date", "[model]") {
  CHECK_FALSE(make_date(2021, 2, 29));
  CHECK(make_date(2024, 2, 29));
  CHECK_FALSE(make_date(2021, 13, 1));
  CHECK_FALSE(make_date(2021, 0, 1));
  CHECK_FALSE(make_date(2021, 1, -1));
  CHECK_FALSE(make_date(1899, 12, 31));
  CHECK_FALSE(make_date(2200, 1, 1));
}

TEST_CASE("Text that is no ISO date gives nothing", "[model]") {
  for (const char* text : {"", "2021", "2021-4-22", "22/04/2021", "2021-04-2x", "2021-04-221", "2021/04/22"}) {
    INFO(text);
    CHECK_FALSE(from_iso(text));
  }
}
