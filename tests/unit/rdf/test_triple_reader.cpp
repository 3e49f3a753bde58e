#include "rdf/triple_reader.hpp"

#include <libxml/xmlIO.h>

#include "support/catch.hpp"
#include "support/temp_dir.hpp"

using namespace entente;
using entente::test::TempDir;

TEST_CASE("Triples are read as plain values in the file's order", "[rdf]") {
  const TempDir dir;
  const auto file = dir.write("a.ttl",
                              "@prefix x: <http://x.vn/> .\n"
                              "x:b x:p \"tiếng Việt\"@vi , \"plain\" , 1.5 , true .\n"
                              "x:a x:q _:blank .\n");
  const auto triples = read_triples(file.string());
  REQUIRE(triples);
  const std::string xsd = "http://www.w3.org/2001/XMLSchema#";
  const Term b = Term::iri("http://x.vn/b");
  REQUIRE(triples->size() == 5);
  CHECK((*triples)[0] == Triple{b, "http://x.vn/p", Term::text("tiếng Việt", "vi")});
  CHECK((*triples)[1] == Triple{b, "http://x.vn/p", Term::text("plain")});
  CHECK((*triples)[2] == Triple{b, "http://x.vn/p", Term::typed("1.5", xsd + "decimal")});
  CHECK((*triples)[3] == Triple{b, "http://x.vn/p", Term::typed("true", xsd + "boolean")});
  CHECK((*triples)[4].object.kind == Term::Kind::blank);
}

TEST_CASE("A syntax error names the file and the line", "[rdf]") {
  const TempDir dir;
  const auto file = dir.write("a.ttl", "@prefix x: <http://x.vn/> .\nx:a x:p x:b .\nx:a x:p ;; ] .\n");
  const auto triples = read_triples(file.string());
  REQUIRE_FALSE(triples);
  CHECK(triples.error().code == ErrorCode::syntax);
  CHECK(triples.error().file == file.string());
  CHECK(triples.error().line == 3);
  CHECK_FALSE(triples.error().message.empty());
}

TEST_CASE("Unknown prefixes and files that end in mid-sentence are syntax errors", "[rdf]") {
  const TempDir dir;
  for (const char* text : {"y:a y:p y:b .\n", "<http://x.vn/a> <http://x.vn/p> \"open", "<http://x.vn/a>"}) {
    INFO(text);
    const auto triples = read_triples(dir.write("a.ttl", text).string());
    REQUIRE_FALSE(triples);
    CHECK(triples.error().code == ErrorCode::syntax);
    CHECK(triples.error().line == 1);
  }
}

TEST_CASE("A missing file, a folder and bytes that are no text are errors", "[rdf]") {
  const TempDir dir;
  const auto missing = read_triples((dir / "none.ttl").string());
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code == ErrorCode::not_found);
  const auto folder = read_triples(dir.path().string());
  REQUIRE_FALSE(folder);
  CHECK(folder.error().code == ErrorCode::unreadable);
  const auto bytes = read_triples(dir.write("a.ttl", "# c\n# \xFF\n").string());
  REQUIRE_FALSE(bytes);
  CHECK(bytes.error().code == ErrorCode::invalid_utf8);
  CHECK(bytes.error().line == 2);
}

TEST_CASE("An empty file has no triples", "[rdf]") {
  const TempDir dir;
  const auto triples = read_triples(dir.write("a.ttl", "").string());
  REQUIRE(triples);
  CHECK(triples->empty());
}

TEST_CASE("Reading leaves libxml2 as it was to others that use it", "[rdf]") {
  const TempDir dir;
  const auto file = dir.write("a.ttl", "<http://x.vn/a> <http://x.vn/p> [] .\n");
  const auto first = read_triples(file.string());
  REQUIRE(first);
  // What libxml2 forgets with all else when it is cleaned up.
  const int place = xmlRegisterInputCallbacks([](const char*) { return 0; }, nullptr, nullptr, nullptr);
  REQUIRE(place >= 0);
  const auto again = read_triples(file.string());
  CHECK(xmlPopInputCallbacks() == place);
  REQUIRE(again);
  CHECK(*again == *first);  // blank nodes and all
}
