#include "rdf/triple_store.hpp"

#include <cstring>
#include <map>
#include <sstream>

#include "rdf/triple_reader.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"

using namespace entente;
using entente::test::read_bytes;
using entente::test::TempDir;

namespace {

constexpr const char* kSubject = "http://x.vn/s";
constexpr const char* kPredicate = "http://x.vn/p";
constexpr std::string_view kXsd = "http://www.w3.org/2001/XMLSchema#";

std::string fmt_hex(char32_t value) {
  std::ostringstream out;
  out << std::hex << std::uint32_t{value};
  return out.str();
}

std::string utf8(char32_t c) {
  const auto byte = [](char32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
  if (c < 0x80) return {byte(c)};
  if (c < 0x800) return {byte(0xC0 | (c >> 6)), byte(0x80 | (c & 0x3F))};
  if (c < 0x10000) return {byte(0xE0 | (c >> 12)), byte(0x80 | ((c >> 6) & 0x3F)), byte(0x80 | (c & 0x3F))};
  return {byte(0xF0 | (c >> 18)), byte(0x80 | ((c >> 12) & 0x3F)), byte(0x80 | ((c >> 6) & 0x3F)),
          byte(0x80 | (c & 0x3F))};
}

/// The object that comes back from a file to which a store with this one triple was written.
Term round_trip(const Term& object) {
  const TempDir dir;
  const std::string path = (dir / "a.ttl").string();
  auto store = TripleStore::create();
  REQUIRE(store);
  store->add(kSubject, kPredicate, object);
  REQUIRE(store->write_turtle({{"x", "http://x.vn/"}, {"xsd", kXsd}}, path));
  const auto triples = read_triples(path);
  INFO(read_bytes(path));
  REQUIRE(triples);
  REQUIRE(triples->size() == 1);
  return triples->front().object;
}

Result<void> write(const std::string& subject, const std::string& predicate, const Term& object) {
  const TempDir dir;
  auto store = TripleStore::create();
  REQUIRE(store);
  store->add("http://x.vn/good", "http://x.vn/good", Term::text("good"));
  store->add(subject, predicate, object);
  store->add("http://x.vn/later", "http://x.vn/good", Term::text("good"));
  const auto result = store->write_turtle({}, (dir / "a.ttl").string());
  CHECK(std::filesystem::exists(dir / "a.ttl") == result.has_value());
  return result;
}

}  // namespace

TEST_CASE("Every character but NUL, U+FFFE and U+FFFF comes back from a literal", "[rdf]") {
  const TempDir dir;
  const std::string path = (dir / "a.ttl").string();
  auto store = TripleStore::create();
  REQUIRE(store);
  std::map<std::string, std::string> expected;  // predicate → text
  for (char32_t c = 1; c <= 0x10FFFF; c += c < 0x30000 ? 1 : 0xFFF) {
    if ((c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF)
      expected[fmt_hex(c >> 8)] += "<" + utf8(c) + ">";
  }
  for (const auto& [block, text] : expected) store->add(kSubject, "http://x.vn/" + block, Term::text(text));
  REQUIRE(store->write_turtle({}, path));
  const auto triples = read_triples(path);
  REQUIRE(triples);
  std::string lost;  // not the texts: a failed check would print them all
  for (const Triple& triple : *triples) {
    const std::string block = triple.predicate.substr(std::strlen("http://x.vn/"));
    if (expected.at(block) != triple.object.value) lost += block + " ";
  }
  CHECK(triples->size() == expected.size());
  CHECK(lost == "");
}

TEST_CASE("Literals that are hard to quote come back", "[rdf]") {
  for (const char* text : {"",
                           " ",
                           "\"",
                           "\\",
                           "\\\"",
                           "\"\"\"",
                           "ends in \"",
                           "ends in \\",
                           "a\nb\r\nc\td",
                           "\x01\x1F\x7F",
                           "\\u0041",
                           "\\n",
                           "'''",
                           "אבג \u202E đảo \u202C",
                           "e\u0302\u0301",
                           "\uFEFF",
                           "\u2028",
                           "\U0001F600",
                           "<b>&amp;</b>",
                           "@vi",
                           "^^x"}) {
    INFO(text);
    CHECK(round_trip(Term::text(text)) == Term::text(text));
    CHECK(round_trip(Term::text(text, "vi")) == Term::text(text, "vi"));
  }
}

TEST_CASE("NUL is dropped and ill-formed UTF-8 replaced, and later triples stay", "[rdf]") {
  CHECK(round_trip(Term::text(std::string("a\0b", 3))).value == "ab");
  CHECK(round_trip(Term::text("a\uFFFEb\uFFFFc")).value == "a\uFFFDb\uFFFDc");
  CHECK(round_trip(Term::text("a\xFF"
                              "b\xE1\xBA"))
            .value == "a\uFFFDb\uFFFD");

  const TempDir dir;
  const std::string path = (dir / "a.ttl").string();
  auto store = TripleStore::create();
  REQUIRE(store);
  store->add(kSubject, "http://x.vn/a", Term::text("\xC3\uFFFF"));
  store->add(kSubject, "http://x.vn/b", Term::text("later"));
  REQUIRE(store->write_turtle({}, path));
  CHECK(read_triples(path)->size() == 2);
}

TEST_CASE("Typed literals keep text and type", "[rdf]") {
  for (const auto& [value, type] : {std::pair("0.93", "decimal"),
                                    {"1.0", "decimal"},
                                    {"0.0", "decimal"},
                                    {"0", "integer"},
                                    {"1840", "integer"},
                                    {"true", "boolean"},
                                    {"2021-12-05", "date"}}) {
    const Term term = Term::typed(value, std::string(kXsd) + type);
    CHECK(round_trip(term) == term);
  }
  const Term notation = Term::typed("VN", "https://w3id.org/entente/ontology#iso3166-1");
  CHECK(round_trip(notation) == notation);
}

TEST_CASE("IRIs beyond ASCII come back", "[rdf]") {
  const Term iri = Term::iri("https://báo.vn/thời-sự/𠀀?q=%20#đầu");
  CHECK(round_trip(iri) == iri);
}

TEST_CASE("What is no IRI, no language tag or a blank node is refused and nothing is written", "[rdf]") {
  const Term good = Term::text("good");
  CHECK(write("http://x.vn/a", "http://x.vn/p", good));
  for (const std::string bad : {"", "x", "http://x.vn/a b", "http://x.vn/<>", "http://x.vn/\xFF"}) {
    INFO(bad);
    for (const auto& result : {write(bad, "http://x.vn/p", good), write("http://x.vn/a", bad, good),
                               write("http://x.vn/a", "http://x.vn/p", Term::iri(bad))}) {
      REQUIRE_FALSE(result);
      CHECK(result.error().code == ErrorCode::internal);
    }
  }
  CHECK_FALSE(write("http://x.vn/a", "http://x.vn/p", Term::typed("1", "integer")));
  CHECK_FALSE(write("http://x.vn/a", "http://x.vn/p", {Term::Kind::blank, "b"}));
  for (const char* tag : {"vi VN", "vi_VN", "-vi", "vi-", "vi--VN", "1a", "tiếng", "abcdefghi", "vi\n"}) {
    INFO(tag);
    CHECK_FALSE(write("http://x.vn/a", "http://x.vn/p", Term::text("x", tag)));
  }
  for (const char* tag : {"vi", "zh-hant", "sl-rozaj-1994"}) {
    INFO(tag);
    CHECK(round_trip(Term::text("x", tag)).language == tag);
  }
}

TEST_CASE("The bytes do not depend on the order in which triples were added", "[rdf]") {
  const TempDir dir;
  std::vector<std::string> files;
  for (const int step : {1, 37}) {
    auto store = TripleStore::create();
    REQUIRE(store);
    for (int i = 0; i < 500; ++i) {
      const int k = i * step % 500;
      store->add("http://x.vn/s" + std::to_string(k % 50), "http://x.vn/p" + std::to_string(k % 7),
                 k % 3 == 0 ? Term::iri("http://x.vn/s" + std::to_string(k))
                            : Term::text("chữ " + std::to_string(k), "vi"));
    }
    const auto path = (dir / ("a" + std::to_string(step))).string();
    REQUIRE(store->write_turtle({{"x", "http://x.vn/"}}, path));
    files.push_back(read_bytes(path));
  }
  CHECK(files[0] == files[1]);
}

TEST_CASE("A disk that is full and a folder that is not there are errors", "[rdf]") {
  const TempDir dir;
  auto store = TripleStore::create();
  REQUIRE(store);
  store->add(kSubject, kPredicate, Term::text("x"));
  for (const std::string& path : {std::string("/dev/full"), (dir / "no/a.ttl").string()}) {
    const auto result = store->write_turtle({}, path);
    REQUIRE_FALSE(result);
    CHECK(result.error().code == ErrorCode::unreadable);
    CHECK(result.error().file == path);
  }
}
