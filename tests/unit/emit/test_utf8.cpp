#include "emit/utf8.hpp"

#include <string>

#include "support/catch.hpp"

using namespace entente;

namespace {

/// The code points of a text, with kIllFormed where there is none.
std::u32string decode(std::string_view text) {
  std::u32string out;
  for (std::size_t pos = 0; pos < text.size();) out += next_code_point(text, pos);
  return out;
}

}  // namespace

TEST_CASE("Well-formed UTF-8 of every length is decoded", "[emit]") {
  CHECK(decode("aế") == U"aế");
  CHECK(decode("\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF") ==
        U"\x7F\x80\x7FF\x800\xD7FF\xE000\xFFFF");
  CHECK(decode("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF") == U"\U00010000\U0010FFFF");
}

TEST_CASE("Overlong forms, surrogates and what lies above Unicode are ill-formed", "[emit]") {
  for (const char* bytes : {"\xC0\xAF", "\xC1\xBF", "\xE0\x9F\xBF", "\xF0\x8F\xBF\xBF", "\xED\xA0\x80", "\xED\xBF\xBF",
                            "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "\x80"}) {
    CHECK(decode(bytes).find(static_cast<char32_t>(kIllFormed)) == 0);
    CHECK(well_formed_utf8(bytes).starts_with("\uFFFD"));
  }
}

TEST_CASE("A character cut short is replaced once and what follows is kept", "[emit]") {
  CHECK(well_formed_utf8("\xE1\xBA") == "\uFFFD");
  CHECK(well_formed_utf8("\xE1\xBAx") == "\uFFFDx");
  CHECK(well_formed_utf8("\xF0\x9F\x98 ế") == "\uFFFD ế");
  CHECK(well_formed_utf8("a\xC3\xC3\xA9z") == "a\uFFFD\u00E9z");
}

TEST_CASE("Well-formed text comes back as it is", "[emit]") {
  const std::string text("Bộ Y tế\0\n\U0001F600\uFFFF", 20);
  CHECK(well_formed_utf8(text) == text);
  CHECK(well_formed_utf8("").empty());
}
