#include "records/json_text.hpp"

#include <array>
#include <random>

#include "emit/utf8.hpp"
#include "support/catch.hpp"

using namespace entente;

namespace {

/// UTF-8 without the line ends of Unicode, character by character.
bool is_line(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t code = next_code_point(text, i);
    if (code == kIllFormed || code == 0x85 || code == 0x2028 || code == 0x2029) return false;
  }
  return true;
}

std::string written(StringsMayHold held, std::string_view text) { return JsonText(held).string(text).take(); }

}  // namespace

TEST_CASE("What stands on a line is UTF-8 without line ends", "[records]") {
  CHECK(stands_on_a_line(""));
  CHECK(stands_on_a_line("person:nguyêñ thị thu thuỷ"));
  CHECK(stands_on_a_line("Uỷ ban “Hoà giải” – 5… \U0001F600 русский 中文 “한국”\uFEFF"));
  CHECK_FALSE(stands_on_a_line("a\u2028b"));
  CHECK_FALSE(stands_on_a_line("a\u2029"));
  CHECK_FALSE(stands_on_a_line("\u0085"));
  // Pieces that lie at both sides of what is allowed, put together at random.
  constexpr std::array<std::string_view, 22> kPieces{
      "a",        "\x7F",     "\x80",     "\xBF",     "\xC1",         "\xC2",         "\xC2\x85",     "\xC2\x86",
      "\xDF\xBF", "\xE0\xA0", "\xE1\xBA", "\xE2\x80", "\xE2\x80\xA7", "\xE2\x80\xA8", "\xED\xA0\x80", "\xEF\xBF\xBF",
      "\xF0\x90", "\x80\x80", "\xF0\x8F", "\xF3\x80", "\xF4\x8F",     "\xF5"};
  std::mt19937 random(7);
  std::size_t standing = 0;
  for (int round = 0; round < 200'000; ++round) {
    std::string text;
    for (auto count = random() % 6; count > 0; --count) text += kPieces[random() % kPieces.size()];
    if (!stands_on_a_line(text)) continue;
    ++standing;
    REQUIRE(is_line(text));
  }
  CHECK(standing > 10'000);
}

TEST_CASE("A text that stands on a line is written as any text is", "[records]") {
  for (const std::string_view text :
       {"", "An", "12345678", "\"", "ông \"An\" \\ nói\t\x01 gì", "một dòng dài hơn tám byte \" rồi hết"}) {
    CAPTURE(text);
    CHECK(written(StringsMayHold::text, text) == written(StringsMayHold::anything, text));
  }
  CHECK(written(StringsMayHold::text, "a\"b\\c\n\x1F\x7F") == "\"a\\\"b\\\\c\\u000a\\u001f\x7F\"");
  CHECK(written(StringsMayHold::anything, "\xE1\xBA \u2028") == "\"\uFFFD \\u2028\"");
}
