#include "records/record.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/tiny_pack.hpp"

using namespace entente;

namespace {

const Ontology& ontology() {
  static const Ontology kOntology = test::tiny_ontology();
  return kOntology;
}

LocalEntity entity(const char* key, const char* type) {
  LocalEntity out;
  out.key = key;
  out.type = ontology().find_class(type);
  out.name = "Tên";
  out.mentions = 2;
  return out;
}

/// A record in which every member has something to say.
ArticleRecord full_record() {
  ArticleRecord record;
  record.fingerprint = "0123456789abcdef";
  record.source_hash = "5e";
  record.text_hash = "7e";
  ArticleExtraction& article = record.extraction;
  article.id = "a/1";
  article.language = "xx";
  article.title = "Tít \"trong ngoặc\" \\ và\ttab";
  article.url = "https://example.org/1";
  article.author = "An";
  article.published = make_date(2021, 12, 5);
  article.entities = {entity("country-aa", "Country"), entity("person:an", "Person")};
  article.entities[0].gazetteer = true;
  article.entities[0].codes = {{"iso3166-1", "AA"}, {"iso3166-1", "AAA"}};
  article.entities[1].aliases = {"An", "ông An"};
  article.entities[1].namesakes = 0.1 + 0.7;
  article.mentions = {{.span = {3, 5}, .form = "An", .kind = MentionKind::name, .entity = 1},
                      {.span = {9, 12}, .form = "ông", .kind = MentionKind::reference, .entity = 1}};
  LocalStatement statement;
  statement.subject = 1;
  statement.predicate = ontology().find_property("holds");
  statement.object = 0;
  statement.modality = Modality::requested;
  statement.title = "Bộ trưởng";
  statement.item = "800 máy thở";
  statement.date = make_date(2021, 4, 22);
  statement.evidence = {.span = {3, 40}, .quote = "An nói", .rule = "xx.holds.1", .confidence = 0.1 + 0.2};
  article.statements = {statement, statement};
  article.statements[1].modality = Modality::negated;
  return record;
}

Error error_of(const std::string& line) {
  const auto record = from_line(line, ontology(), Mentioned::yes);
  REQUIRE_FALSE(record);
  return record.error();
}

/// The line of the full record with one piece of it replaced.
std::string changed(const std::string& piece, const std::string& by) {
  std::string line = to_line(full_record(), ontology());
  const auto at = line.find(piece);
  REQUIRE(at != std::string::npos);
  return line.replace(at, piece.size(), by);
}

}  // namespace

TEST_CASE("A record read back is the same to the last digit", "[records]") {
  const ArticleRecord record = full_record();
  const std::string line = to_line(record, ontology());
  const auto again = from_line(line, ontology(), Mentioned::yes);
  REQUIRE(again);
  CHECK(*again == record);
  CHECK(to_line(*again, ontology()) == line);
}

TEST_CASE("A record of an article that says nothing is short and reads back", "[records]") {
  ArticleRecord record;
  record.extraction.id = "a";
  const std::string line = to_line(record, ontology());
  CHECK(line == R"({"entente":1,"fingerprint":"","id":"a","source_hash":"","text_hash":"","language":"","entities":[],)"
                R"("mentions":[],"statements":[]})");
  const auto again = from_line(line, ontology(), Mentioned::yes);
  REQUIRE(again);
  CHECK(*again == record);
}

TEST_CASE("Mentions are left out where nobody asks for them", "[records]") {
  const auto again = from_line(to_line(full_record(), ontology()), ontology(), Mentioned::no);
  REQUIRE(again);
  CHECK(again->extraction.mentions.empty());
  CHECK(again->extraction.entities.size() == 2);
}

TEST_CASE("A record is one line of valid UTF-8, whatever its strings hold", "[records]") {
  ArticleRecord record;
  record.extraction.id = "a\nb\r\x01\x1F\x7F";
  record.extraction.title = "cut \xE1\xBA, alone \xFF, surrogate \xED\xA0\x80";
  record.extraction.author = "\u2028\u2029\u0085\U0001F600";
  const std::string line = to_line(record, ontology());
  CHECK(line.find_first_of("\n\r\x01\x1F") == std::string::npos);
  CHECK(line.find("\u2028") == std::string::npos);
  const auto again = from_line(line, ontology(), Mentioned::yes);
  REQUIRE(again);
  CHECK(again->extraction.id == record.extraction.id);
  CHECK(again->extraction.author == record.extraction.author);
  CHECK(again->extraction.title == "cut \uFFFD, alone \uFFFD, surrogate \uFFFD\uFFFD\uFFFD");
}

TEST_CASE("Unknown members are passed over", "[records]") {
  const auto again = from_line(changed("\"id\":", "\"new\":[1,{}],\"id\":"), ontology(), Mentioned::yes);
  REQUIRE(again);
  CHECK(*again == full_record());
}

TEST_CASE("Lines that are no records are refused with the place of the fault", "[records]") {
  CHECK(error_of("{\"entente\":1").code == ErrorCode::syntax);
  CHECK(error_of("[]").code == ErrorCode::schema);
  CHECK(error_of("{}").message == "\"entente\" is missing");
  const Error version = error_of(changed("\"entente\":1", "\"entente\":2"));
  CHECK(version.pointer == "/entente");
  CHECK(version.message.find("extract them again") != std::string::npos);
  CHECK(error_of(changed("\"id\":\"", "\"id\":\"\\u0000")).pointer == "/id");
  CHECK(error_of(changed("\"id\":\"" + full_record().extraction.id, "\"id\":\"")).pointer == "/id");
  CHECK(error_of(changed("\"text_hash\":\"", "\"text_hash\":\"\\u0000")).pointer == "/text_hash");
  CHECK(error_of(changed("\"Person\"", "\"Robot\"")).pointer == "/entities/1/type");
  CHECK(error_of(changed("\"key\":\"person:an\"", "\"key\":\"country-aa\"")).pointer == "/entities/1/key");
  CHECK(error_of(changed("\"entity\":\"person:an\"", "\"entity\":\"person:x\"")).pointer == "/mentions/0/entity");
  CHECK(error_of(changed("\"kind\":\"name\"", "\"kind\":\"unknown\"")).pointer == "/mentions/0/kind");
  CHECK(error_of(changed("\"begin\":3", "\"begin\":5")).pointer == "/mentions/0");
  CHECK(error_of(changed("\"holds\"", "\"heals\"")).pointer == "/statements/0/predicate");
  CHECK(error_of(changed("\"negated\"", "\"maybe\"")).pointer == "/statements/1/modality");
  CHECK(error_of(changed("\"2021-04-22\"", "\"2021-04-31\"")).pointer == "/statements/0/date");
  CHECK(error_of(changed("0.30000000000000004", "1.5")).pointer == "/statements/0/evidence/confidence");
  CHECK(error_of(changed("0.30000000000000004", "\"high\"")).pointer == "/statements/0/evidence/confidence");
  CHECK(error_of(changed("\"mentions\":2", "\"mentions\":-2")).pointer == "/entities/0/mentions");
}
