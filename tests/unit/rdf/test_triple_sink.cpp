#include "rdf/triple_sink.hpp"

#include <cstring>
#include <map>
#include <sstream>

#include "rdf/serd_sink.hpp"
#include "rdf/triple_reader.hpp"
#include "rdf/turtle_sink.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"

using namespace entente;
using entente::test::read_bytes;
using entente::test::TempDir;

namespace {

const std::string kBase = "http://x.vn/id/";
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

NodeView view(const Term& term) {
  if (term.kind == Term::Kind::iri) return NodeView::iri(term.value);
  return {NodeView::Kind::literal, term.value, term.language, term.datatype};
}

/// Writes what `fill` adds to a sink.
template <class Fill>
Result<void> write(const std::string& path, Fill fill, RdfFormat format = RdfFormat::turtle) {
  auto file = AtomicFile::create(path);
  if (!file) return fail(file.error());
  const auto sink = format == RdfFormat::turtle ? make_turtle_sink(kBase, *file) : make_serd_sink(format, kBase, *file);
  REQUIRE(sink);
  fill(*sink);
  if (auto done = sink->finish(); !done) return done;
  return file->commit();
}

/// The object that comes back from a file with this one triple, in every syntax.
Term round_trip(const Term& object) {
  std::vector<Term> objects;
  for (const RdfFormat format : {RdfFormat::turtle, RdfFormat::ntriples, RdfFormat::nquads}) {
    const TempDir dir;
    const std::string path = (dir / "a").string();
    REQUIRE(write(
        path, [&](TripleSink& sink) { sink.add("s", kPredicate, view(object)); }, format));
    const auto triples = read_triples(path);
    INFO(read_bytes(path));
    REQUIRE(triples);
    REQUIRE(triples->size() == 1);
    objects.push_back(triples->front().object);
  }
  CHECK(objects[0] == objects[1]);
  CHECK(objects[0] == objects[2]);
  return objects[0];
}

/// A file with this triple between two good ones.
Result<void> write_between(const std::string& subject, const std::string& predicate, const NodeView& object,
                           const std::string& graph = {}) {
  const TempDir dir;
  const auto result = write((dir / "a.ttl").string(), [&](TripleSink& sink) {
    sink.add("good", kPredicate, NodeView::text("good"));
    sink.add(subject, predicate, object, graph);
    sink.add("later", kPredicate, NodeView::text("good"));
  });
  CHECK(std::filesystem::exists(dir / "a.ttl") == result.has_value());
  return result;
}

}  // namespace

TEST_CASE("Every character but NUL, U+FFFE and U+FFFF comes back from a literal", "[rdf]") {
  const TempDir dir;
  const std::string path = (dir / "a.ttl").string();
  std::map<std::string, std::string> expected;  // predicate → text
  for (char32_t c = 1; c <= 0x10FFFF; c += c < 0x30000 ? 1 : 0xFFF) {
    if ((c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF) expected[fmt_hex(c >> 8)] += "<" + utf8(c) + ">";
  }
  REQUIRE(write(path, [&](TripleSink& sink) {
    for (const auto& [block, text] : expected) sink.add("s", "http://x.vn/" + block, NodeView::text(text));
  }));
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

TEST_CASE("NUL and ill-formed UTF-8 are replaced, and later triples stay", "[rdf]") {
  CHECK(round_trip(Term::text(std::string("a\0b", 3))).value == "a\uFFFDb");
  CHECK(round_trip(Term::text("a\uFFFEb\uFFFFc")).value == "a\uFFFDb\uFFFDc");
  CHECK(round_trip(Term::text("a\xFF"
                              "b\xE1\xBA"))
            .value == "a\uFFFDb\uFFFD");

  const TempDir dir;
  const std::string path = (dir / "a.ttl").string();
  REQUIRE(write(path, [](TripleSink& sink) {
    sink.add("s", "http://x.vn/a", NodeView::text("\xC3\uFFFF"));
    sink.add("s", "http://x.vn/b", NodeView::text("later"));
  }));
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

TEST_CASE("Names of resources and of the ontology shorten, whatever characters they may have", "[rdf]") {
  const TempDir dir;
  const std::string path = (dir / "a.ttl").string();
  const std::string ent = "https://w3id.org/entente/ontology#";
  REQUIRE(write(path, [&](TripleSink& sink) {
    sink.add("7-a--b-", ent + "has-part", NodeView::resource("1"));
    sink.add("7-a--b-", ent + "has-part", NodeView::iri(ent + "x.y"));  // no flat name: in full
    sink.add("7-a--b-", ent + "has-part", NodeView::iri(kBase + "other"));
  }));
  const std::string turtle = read_bytes(path);
  INFO(turtle);
  CHECK(turtle.find("\nid:7-a--b-\n\tent:has-part id:1 ,") != std::string::npos);
  CHECK(turtle.find("<" + ent + "x.y>") != std::string::npos);
  const auto triples = read_triples(path);
  REQUIRE(triples);
  REQUIRE(triples->size() == 3);
  CHECK(triples->front().subject.value == kBase + "7-a--b-");
  CHECK(triples->front().predicate == ent + "has-part");
  CHECK(triples->front().object.value == kBase + "1");
}

TEST_CASE("What is no name, no IRI or no language tag is refused and nothing is written", "[rdf]") {
  const NodeView good = NodeView::text("good");
  CHECK(write_between("a", kPredicate, good));
  for (const std::string bad : {"", "x:y", "a b", "<>", "\xFF", "-a", "tên", "a/b"}) {
    INFO(bad);
    for (const auto& result :
         {write_between(bad, kPredicate, good), write_between("a", kPredicate, NodeView::resource(bad))}) {
      REQUIRE_FALSE(result);
      CHECK(result.error().code == ErrorCode::internal);
    }
    CHECK((bad.empty() || !write_between("a", kPredicate, good, bad)));
  }
  for (const std::string bad : {"", "x", "http://x.vn/a b", "http://x.vn/<>", "http://x.vn/\xFF"}) {
    INFO(bad);
    CHECK_FALSE(write_between("a", bad, good));
    CHECK_FALSE(write_between("a", kPredicate, NodeView::iri(bad)));
    CHECK((bad.empty() || !write_between("a", kPredicate, NodeView::typed("1", bad))));
  }
  for (const char* tag : {"vi VN", "vi_VN", "-vi", "vi-", "vi--VN", "1a", "tiếng", "abcdefghi", "vi\n"}) {
    INFO(tag);
    CHECK_FALSE(write_between("a", kPredicate, NodeView::text("x", tag)));
  }
  for (const char* tag : {"vi", "zh-hant", "sl-rozaj-1994"}) {
    INFO(tag);
    CHECK(round_trip(Term::text("x", tag)).language == tag);
  }
}

TEST_CASE("A disk that is full is an error", "[rdf]") {
  const auto fill = [](TripleSink& sink) {
    for (int i = 0; i < 1000; ++i) sink.add("s" + std::to_string(i), kPredicate, NodeView::text("đầy", "vi"));
  };
  const auto result = write("/dev/full", fill);
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ErrorCode::unreadable);
  CHECK(result.error().file == "/dev/full");
}
