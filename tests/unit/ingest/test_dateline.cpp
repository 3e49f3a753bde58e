#include "ingest/dateline.hpp"

#include "support/catch.hpp"
#include "support/temp_dir.hpp"

using namespace entente;

namespace {

const ReaderLexicon& lexicon() {
  static const ReaderLexicon value =
      load_reader_lexicon((test::source_dir() / "mappings/vi/reader.json").string(), "vi").value();
  return value;
}

/// The date and what is left of the line behind the dateline at its start.
std::pair<std::string, std::string> prefix(const std::string& text) {
  const Scratch::Use use;
  const Page page = read_page(text);
  REQUIRE(page.lines.size() == 1);
  const DateMark mark = date_prefix(page, lexicon(), page.lines[0].tokens);
  const std::string rest = mark.tokens.end == page.lines[0].tokens.end
                               ? std::string{}
                               : text.substr(page.tokens[mark.tokens.end].bytes.begin);
  return {mark.date ? to_iso(*mark.date) : std::string{}, rest};
}

}  // namespace

TEST_CASE("Datelines of many makes are read whole", "[ingest]") {
  for (const char* text :
       {"07/03/2022 | 09:05 AM", "07/03/2022 - 09:05", "Thứ Hai, ngày 07/03/2022 09:05", "07.03.2022 | 22:30 PM",
        "Thứ Hai, 07/03/2022, 09:05 (GMT+7)", "Cập nhật lúc 09:05, Thứ Hai, 07/03/2022", "2022-03-07 09:05:11",
        "Ngày 7 tháng 3 năm 2022", "Thứ 2, 7/3/2022 9h05", "Monday 2022-03-07 09:05", "March 7, 2022"}) {
    CAPTURE(text);
    CHECK(prefix(text) == std::pair<std::string, std::string>{"2022-03-07", ""});
  }
}

TEST_CASE("A dateline that is glued to a text ends where the text begins", "[ingest]") {
  CHECK(prefix("Monday 2022-03-07 15:28Hội thảo về dinh dưỡng") ==
        std::pair<std::string, std::string>{"2022-03-07", "Hội thảo về dinh dưỡng"});
}

TEST_CASE("Days without a year and days that do not exist are no dates", "[ingest]") {
  CHECK(prefix("Ngày 5-12, đoàn công tác đến thăm").first.empty());
  CHECK(prefix("31/02/2022 | 09:05").first.empty());
  CHECK(prefix("Tỷ lệ 12/13/2022").first.empty());
}

TEST_CASE("The date at the end of a line is found with its time", "[ingest]") {
  const std::string text = "Khánh thành trạm y tế xã 24.06.2025 | 22:30 PM";
  const Scratch::Use use;
  const Page page = read_page(text);
  const DateMark mark = date_suffix(page, lexicon(), page.lines[0].tokens);
  REQUIRE(mark.date);
  CHECK(to_iso(*mark.date) == "2025-06-24");
  CHECK(mark.time);
  CHECK(text.substr(page.tokens[mark.tokens.begin].bytes.begin, 2) == "24");
}

TEST_CASE("A record's date is read by the patterns of the language", "[ingest]") {
  CHECK(parse_date("22/04/2021 17:06", lexicon()) == make_date(2021, 4, 22));
  CHECK(parse_date("Thứ năm, 22 tháng 4 năm 2021", lexicon()) == make_date(2021, 4, 22));
  CHECK_FALSE(parse_date("hôm qua", lexicon()));
}
