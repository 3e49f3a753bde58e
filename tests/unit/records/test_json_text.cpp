#include "records/json_text.hpp"

#include <string>
#include <string_view>

#include "support/catch.hpp"

using namespace entente;

namespace {

std::string written(StringsMayHold held, std::string_view text) {
  return JsonText(held).string(text).take();
}

}  // namespace

TEST_CASE("A text that is one line of UTF-8 is written as any text is", "[records]") {
  for (const std::string_view text :
       {"", "An", "12345678", "\"", "ông \"An\" \\ nói\t\x01 gì", "một dòng dài hơn tám byte \" rồi hết"}) {
    CAPTURE(text);
    CHECK(written(StringsMayHold::text, text) == written(StringsMayHold::anything, text));
  }
  CHECK(written(StringsMayHold::text, "a\"b\\c\n\x1F\x7F") == "\"a\\\"b\\\\c\\u000a\\u001f\x7F\"");
  CHECK(written(StringsMayHold::anything, "\xE1\xBA \u2028") == "\"\uFFFD \\u2028\"");
}
