#include "packs/pattern.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/tiny_pack.hpp"

using namespace entente;
using Kind = PatternElement::Kind;

namespace {

std::vector<PatternElement> parse(std::string_view text) {
  const auto out = parse_pattern(text, test::tiny_ontology());
  INFO(text);
  REQUIRE(out);
  return *out;
}

PatternElement one(std::string_view text) {
  const auto out = parse(text);
  REQUIRE(out.size() == 1);
  return out.front();
}

Error error_of(std::string_view text) {
  const auto out = parse_pattern(text, test::tiny_ontology());
  INFO(text);
  REQUIRE_FALSE(out);
  CHECK_FALSE(out.error().message.empty());
  return out.error();
}

using Phrases = std::vector<std::string>;

}  // namespace

TEST_CASE("Phrases stand in brackets, a single word without", "[packs]") {
  CHECK(one("(a | b c |d)").phrases == Phrases{"a", "b c", "d"});
  CHECK(one("(a | b c |d)").kind == Kind::words);
  CHECK(one("( hỗ trợ )").phrases == Phrases{"hỗ trợ"});
  CHECK(one("giúp").phrases == Phrases{"giúp"});
  CHECK(one("giúp").word_class.empty());
}

TEST_CASE("A word class is named behind an at sign", "[packs]") {
  const PatternElement element = one("@kinship");
  CHECK(element.kind == Kind::words);
  CHECK(element.word_class == "kinship");
  CHECK(element.phrases.empty());
}

TEST_CASE("Arguments have a role, classes and marks", "[packs]") {
  const Ontology ontology = test::tiny_ontology();
  const PatternElement plain = one("{object}");
  CHECK(plain.kind == Kind::argument);
  CHECK(plain.role == "object");
  CHECK(plain.types.empty());
  CHECK_FALSE(plain.clause_subject);
  CHECK_FALSE(plain.several);
  const PatternElement typed = one("{giver:ent:Person|Country}");
  CHECK(typed.role == "giver");
  CHECK(typed.types == std::vector<ClassId>{ontology.find_class("Person"), ontology.find_class("Country")});
  CHECK(one("{subject^}").clause_subject);
  CHECK(one("{subject^}").role == "subject");
  CHECK(one("{both*}").several);
  CHECK(one("{object@}").post);
  CHECK_FALSE(one("{both*}").post);
  CHECK(one("{both*}").role == "both");
  const PatternElement marked = one("{subject*^:Country}");
  CHECK(marked.clause_subject);
  CHECK(marked.several);
  CHECK(marked.types.size() == 1);
  CHECK(one("{subject^3:Person}").clause_subject);
  CHECK(one("{subject^3:Person}").reach == 3);
  CHECK(one("{subject^3:Person}").role == "subject");
  CHECK(one("{subject^}").reach > 1000);
}

TEST_CASE("Gaps have a limit and say what they may pass", "[packs]") {
  struct Case {
    const char* text;
    std::uint32_t max;
    bool over_commas;
    bool over_actors;
  };
  for (const Case& gap : {Case{"..", 4, false, false}, Case{"...", 12, true, false}, Case{"~", 16, true, true},
                          Case{"..8", 8, false, false}, Case{"...6", 6, true, false}, Case{"~20", 20, true, true}}) {
    INFO(gap.text);
    const PatternElement element = one(gap.text);
    CHECK(element.kind == Kind::gap);
    CHECK(element.max == gap.max);
    CHECK(element.over_commas == gap.over_commas);
    CHECK(element.over_actors == gap.over_actors);
  }
}

TEST_CASE("A hash is a number", "[packs]") {
  CHECK(one("#").kind == Kind::number);
  CHECK_FALSE(one("#").optional);
}

TEST_CASE("A question mark makes any element optional", "[packs]") {
  for (const char* text : {"(a | b)?", "a?", "@a?", "{a}?", "#?", "..?", "{a:Person}?"}) {
    INFO(text);
    CHECK(one(text).optional);
  }
  CHECK(one("a?").phrases == Phrases{"a"});
  CHECK(one("@a?").word_class == "a");
  CHECK(one("..6?").max == 6);
}

TEST_CASE("An exclamation mark says what must not stand there", "[packs]") {
  const auto elements = parse("{subject^} gặp !(với | cùng)");
  REQUIRE(elements.size() == 3);
  CHECK(elements[2].kind == Kind::absent);
  CHECK(elements[2].phrases == Phrases{"với", "cùng"});
  CHECK(parse("a !@b").back().word_class == "b");
  CHECK(parse("a !b").back().phrases == Phrases{"b"});
}

TEST_CASE("Elements stand in their order, separated by any blanks", "[packs]") {
  const auto elements = parse("  {subject^}\t(gặp | tiếp)  #?  ..  {object} ");
  REQUIRE(elements.size() == 5);
  const Kind kinds[] = {Kind::argument, Kind::words, Kind::number, Kind::gap, Kind::argument};
  for (std::size_t i = 0; i < 5; ++i) CHECK(elements[i].kind == kinds[i]);
}

TEST_CASE("Every malformed pattern is a syntax error", "[packs]") {
  for (const char* text : {"",          "   ",   "(a",     "{a",    "a (b | c", "()",     "( | )", "{}",
                           "{:Person}", "{^}",   "{*}",    "{^3}",  "{a^x}",    "{a^3x}", "@",     "@?",
                           "?",         "? a",   ".",      "....",  "~x",       "..x",    "..4x",  "...99999999999",
                           "(a)(b)",    "(a)b",  "{a}{b}", "{a}b",  "a??",      "#5",     "(a)?b", "a !",
                           "a !?",      "a !..", "a !{b}", "a !!b", "a !b c",   "a !b?",  "a !()"}) {
    const Error error = error_of(text);
    INFO(text << ": " << error.message);
    CHECK(error.code == ErrorCode::syntax);
    CHECK(error.column >= 1);
    CHECK(error.message.find(text) != std::string::npos);  // the message shows the pattern
  }
}

TEST_CASE("A class that the ontology lacks is a schema error that names it", "[packs]") {
  for (const char* text : {"{a:Planet}", "{a:Person|Planet}", "(x) {a:ent:Planet}?"}) {
    const Error error = error_of(text);
    CHECK(error.code == ErrorCode::schema);
    CHECK(error.message.find("Planet") != std::string::npos);
  }
}

TEST_CASE("The column of a bracket left open or a missing space is that of the character", "[packs]") {
  CHECK(error_of("(a").column == 1);
  CHECK(error_of("giúp {object").column == 7);  // bytes: ú has two
  CHECK(error_of("(a)(b)").column == 4);
  CHECK(error_of("a? b?c").column == 6);
  CHECK(error_of("x ?").column == 3);
}
