#include "text/slug.hpp"

#include <algorithm>
#include <string>

#include "support/catch.hpp"
#include "unit/text/random_text.hpp"

using namespace entente;

TEST_CASE("Names become lower-case ASCII words joined by hyphens", "[text]") {
  CHECK(slug("Bộ Y tế") == "bo-y-te");
  CHECK(slug("Đà Nẵng") == "da-nang");
  CHECK(slug("NGUYỄN Thị Ngọc Ước") == "nguyen-thi-ngoc-uoc");
  CHECK(slug("  Vụ Hợp tác - Quốc tế (VTV1)  ") == "vu-hop-tac-quoc-te-vtv1");
  CHECK(slug("Côte d’Ivoire & Straße") == "cote-d-ivoire-strasse");
  CHECK(slug("2021") == "2021");
}

TEST_CASE("Decomposed, old-style and plain spellings of a name have one slug", "[text]") {
  CHECK(slug("Uỷ ban") == slug("Ủy ban"));
  CHECK(slug(test::normalized("Ủy ban Nhân dân", false)) == "uy-ban-nhan-dan");
  CHECK(slug(test::normalized("Côte d’Ivoire – Åland", false)) == "cote-d-ivoire-aland");
}

TEST_CASE("Other scripts are transliterated", "[text]") {
  CHECK(slug("Москва") == "moskva");
  CHECK(slug("北京") == "bei-jing");
  CHECK(slug("Αθήνα") == "athena");
}

TEST_CASE("A letter of a Latin block or a mark of punctuation has one slug wherever it stands", "[text]") {
  for (std::int32_t c = 0x20; c < 0x2028; ++c) {
    if (c == 0x250) c = 0x1E00;
    if (c == 0x1F00) c = 0x2010;
    // Beside another script the text is transliterated as a whole, else letter by letter.
    std::string word = "a";
    test::append_utf8(word, c);
    word += "b";
    INFO(word);
    CHECK(slug(word + "京") == slug(word) + "-jing");
  }
}

TEST_CASE("A text without letters has no slug", "[text]") {
  CHECK(slug("").empty());
  CHECK(slug(" -- … !? ").empty());
}

TEST_CASE("A slug is safe in an IRI whatever the text", "[text]") {
  test::RandomText random(5);
  for (int i = 0; i < 500; ++i) {
    const std::string out = slug(random(random.below(25)));
    INFO(out);
    CHECK(
        std::ranges::all_of(out, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }));
    CHECK(out.find("--") == std::string::npos);
    CHECK_FALSE(out.starts_with('-'));
    CHECK_FALSE(out.ends_with('-'));
    CHECK(slug(out) == out);
  }
}
