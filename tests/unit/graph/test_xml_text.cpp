#include "graph/xml_text.hpp"

#include <string>

#include "support/catch.hpp"

using entente::clean_xml_text;
using entente::needs_cdata;
using namespace std::string_literals;

TEST_CASE("Text that XML takes stays as it is", "[graph]") {
  for (const std::string text : {"", "Bộ Y tế", "a\tb\nc", "emoji \U0001F600 & <x>", "\u00A0\uFFFD\U0010FFFF"}) {
    CHECK(clean_xml_text(text) == text);
  }
}

TEST_CASE("Control characters and noncharacters are left out", "[graph]") {
  CHECK(clean_xml_text("a\x01\x0B\x1F\x7F"s + "b\0c"s) == "abc");
  CHECK(clean_xml_text("a\u0085\u009Fb\uFFFE\uFFFF") == "ab");
}

TEST_CASE("Line ends become what an XML reader would make of them", "[graph]") {
  CHECK(clean_xml_text("a\r\nb\rc\n") == "a\nb\nc\n");
}

TEST_CASE("Bytes that are no UTF-8 become replacement characters", "[graph]") {
  CHECK(clean_xml_text("a\xFF"s + "b") == "a\uFFFDb");
  CHECK(clean_xml_text("\xE1\xBA") == "\uFFFD");                    // cut short
  CHECK(clean_xml_text("\xC0\xAF") == "\uFFFD\uFFFD");              // overlong
  CHECK(clean_xml_text("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");    // a surrogate
  CHECK(clean_xml_text("\xF4\x90\x80\x80").starts_with("\uFFFD"));  // beyond U+10FFFF
  CHECK(clean_xml_text("\xBF") == "\uFFFD");                        // continuation alone
}

TEST_CASE("Attributes keep what XML would read otherwise", "[graph]") {
  std::string out;
  entente::append_xml_attribute("a & \"b\" <c>\n\td'ê", out);
  CHECK(out == "a &amp; &quot;b&quot; &lt;c&gt;&#10;&#9;d'ê");
}

TEST_CASE("CDATA is for text that a writer would escape", "[graph]") {
  for (const char* text : {"A & B", "<b>", "a > b", "\"x\""}) CHECK(needs_cdata(text));
  for (const char* text : {"", "Bộ Y tế", "it's"}) CHECK_FALSE(needs_cdata(text));
}
