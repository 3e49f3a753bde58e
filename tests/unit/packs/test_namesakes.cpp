#include "packs/namesakes.hpp"

#include "support/catch.hpp"
#include "support/tiny_pack.hpp"
#include "text/fold.hpp"

using namespace entente;

namespace {

constexpr std::string_view kTable = R"({
  "people": 1000,
  "unlisted": {"behind_listed": 0.001, "elsewhere": 0.002, "alone": 0.01},
  "classes": {"Body": 3, "Clinic": 0.5},
  "owned": {"Ministry": 2},
  "words": {"Nguyễn": [0.4, 0, 0], "văn": [0, 0.2, 0], "Hoà": [0, 0, 0.1]}
})";

Result<LanguagePack> pack_with(std::string_view table) {
  test::PackFolder folder;
  folder.write("namesakes.json", table);
  return folder.load();
}

}  // namespace

TEST_CASE("How many bear a name follows from the shares of its words", "[packs]") {
  const auto pack = pack_with(kTable);
  if (!pack) FAIL(to_string(pack.error()));
  const auto bearers = [&](const char* name) { return pack->namesakes.of_person(fold(name)); };
  CHECK(bearers("Nguyễn Văn Hoà") == Approx(1000 * 0.4 * 0.2 * 0.1));
  CHECK(bearers("NGUYỄN VĂN HÒA") == bearers("Nguyễn Văn Hoà"));
  CHECK(bearers("Nguyễn Văn Xa") == Approx(1000 * 0.4 * 0.2 * 0.001));
  CHECK(bearers("Angela Merkel") == Approx(1000 * 0.002 * 0.002));
  CHECK(bearers("Văn Hoà") == Approx(1000 * 0.2 * 0.1));  // not in the order of the listed
  CHECK(bearers("Hoà") == Approx(1000 * 0.1));
  CHECK(bearers("Merkel") == Approx(1000 * 0.01));
  CHECK(bearers("") == 0);
}

TEST_CASE("Namesakes of other actors hang on the class and on whether the owner is known", "[packs]") {
  const auto pack = pack_with(kTable);
  REQUIRE(pack);
  const Ontology ontology = test::tiny_ontology();
  const auto others = [&](const char* type, bool owned) {
    return pack->namesakes.of_class(ontology.find_class(type), owned);
  };
  CHECK(others("Body", false) == 3);
  CHECK(others("StateBody", false) == 3);
  CHECK(others("Clinic", false) == 0.5);
  CHECK(others("Clinic", true) == 0);
  CHECK(others("Ministry", true) == 2);
  CHECK(others("Country", false) == 0);
}

TEST_CASE("A pack without the table has no namesakes", "[packs]") {
  const auto pack = test::PackFolder().load();
  REQUIRE(pack);
  CHECK(pack->namesakes.of_person("nguyễn văn an") == 0);
}

TEST_CASE("A table that makes no sense is an error with its place", "[packs]") {
  const auto error_with = [](std::string_view piece, std::string_view by) {
    std::string table(kTable);
    table.replace(table.find(piece), piece.size(), by);
    const auto pack = pack_with(table);
    REQUIRE_FALSE(pack);
    CHECK(pack.error().file.ends_with("namesakes.json"));
    return pack.error().pointer;
  };
  CHECK(error_with("[0.4, 0, 0]", "[0.4, 0]") == "/words/Nguyễn");
  CHECK(error_with("[0.4, 0, 0]", "[4, 0, 0]") == "/words/Nguyễn/0");
  CHECK(error_with("\"Clinic\"", "\"Clinics\"") == "/classes/Clinics");
  CHECK(error_with("\"Clinic\": 0.5", "\"Clinic\": -1") == "/classes/Clinic");
  CHECK(error_with("\"văn\"", "\"hòa\"") == "/words/Hoà");
}
