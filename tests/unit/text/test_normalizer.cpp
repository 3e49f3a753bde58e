#include "text/normalizer.hpp"

#include <string>
#include <string_view>

#include "support/catch.hpp"
#include "unit/text/random_text.hpp"

using namespace entente;
using namespace std::string_view_literals;

namespace {

std::string nfc(std::string_view text) {
  const auto out = to_nfc(text);
  REQUIRE(out);
  return *out;
}

}  // namespace

TEST_CASE("Decomposed letters are composed", "[text]") {
  CHECK(nfc("Bo\u0302\u0323 Y te\u0302\u0301") == "Bộ Y tế");
  CHECK(nfc("Bo\u0323\u0302") == "Bộ");  // the marks in the other order
  CHECK(nfc("uo\u031B\u0301") == "uớ");
  CHECK(nfc("\u212B") == "Å");
  CHECK(nfc("đ") == "đ");
  CHECK(nfc("Bộ Y tế") == "Bộ Y tế");
}

TEST_CASE("Only leading byte order marks are taken away", "[text]") {
  CHECK(nfc("\uFEFFBộ") == "Bộ");
  CHECK(nfc("\uFEFF") == "");
  CHECK(nfc("Bộ\uFEFF Y tế") == "Bộ\uFEFF Y tế");
  CHECK(nfc("\uFEFF\uFEFFa\uFEFF") == "a\uFEFF");
}

TEST_CASE("Line ends, tabs and zero bytes stay as they are", "[text]") {
  CHECK(nfc("a\r\nb\rc\n\td\u2028e") == "a\r\nb\rc\n\td\u2028e");
  CHECK(nfc("a\0b"sv) == "a\0b"sv);
  CHECK(nfc("e\u0302\0\u0323"sv) == "ê\0\u0323"sv);
  CHECK(nfc("") == "");
}

TEST_CASE("Invalid UTF-8 is an error with line and column in bytes", "[text]") {
  struct Case {
    std::string_view text;
    std::size_t line;
    std::size_t column;
  };
  for (const Case& bad : {Case{"\xFF", 1, 1}, Case{"abc\x80", 1, 4}, Case{"a\nb\xC3", 2, 2},  // cut off at the end
                          Case{"Bộ\xE1\xBB Y", 1, 5},                                         // cut off before the end
                          Case{"x\r\ny\r\n\xC0\xAF", 3, 1},                                   // overlong "/"
                          Case{"a\xED\xA0\x80", 1, 2},                                        // a surrogate
                          Case{"\n\n  \xF4\x90\x80\x80", 3, 3},                               // above U+10FFFF
                          Case{"\xEF\xBB\xBF\xFE", 1, 4},                                     // bytes of the mark count
                          Case{"tế\n\xF0\x9F\x98", 2, 1}, Case{"ok\n\0\xFF"sv, 2, 2}}) {
    const auto out = to_nfc(bad.text);
    INFO(bad.text);
    REQUIRE_FALSE(out);
    CHECK(out.error().code == ErrorCode::invalid_utf8);
    CHECK(out.error().line == bad.line);
    CHECK(out.error().column == bad.column);
  }
}

TEST_CASE("Every valid text becomes what ICU composes, and stays so", "[text]") {
  test::RandomText random(7);
  for (int i = 0; i < 2000; ++i) {
    const std::string text = "x" + random(random.below(40));  // no byte order mark in front
    const std::string once = nfc(text);
    CHECK(once == test::normalized(text, true));
    CHECK(nfc(once) == once);
    CHECK(nfc(test::normalized(text, false)) == once);
  }
}

TEST_CASE("A long row of marks gets joiners, so that it is put in order in linear time", "[text]") {
  std::string marks;
  for (int i = 0; i < 100'000; ++i) marks += "\u0301\u0323";  // out of order
  const std::string out = nfc("a" + marks);                   // takes the square of this, were it one row
  CHECK(out.size() > marks.size());
  CHECK(out.find("\u034F") != std::string::npos);
  CHECK(nfc(out) == out);
}
