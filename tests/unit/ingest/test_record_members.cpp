#include "ingest/record_members.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "support/catch.hpp"

using namespace entente;

namespace {

using Json = nlohmann::json;
using Kind = RecordMember::Kind;
using Members = std::array<RecordMember, 3>;

Members asked() {
  return {{{"id"}, {"text"}, {"note"}}};
}

/// As the library that knows all of JSON reads the line; false where it refuses it.
bool read_by_library(const std::string& line, Members& members) {
  const Json json = Json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) return false;
  for (RecordMember& member : members) {
    const auto found = json.find(member.name);
    if (found == json.end()) continue;
    member.kind = found->is_string()           ? Kind::text
                  : found->is_number_integer() ? Kind::whole
                  : found->is_null()           ? Kind::null
                                               : Kind::other;
    if (member.kind == Kind::text) member.text = found->get<std::string>();
    if (member.kind == Kind::whole) member.text = found->dump();
  }
  return true;
}

void require_same(const std::string& line) {
  CAPTURE(line);
  Members here = asked();
  Members there = asked();
  const bool read = read_members(line, here).has_value();
  REQUIRE(read == read_by_library(line, there));
  if (!read) return;
  for (std::size_t i = 0; i < here.size(); ++i) {
    REQUIRE(here[i].kind == there[i].kind);
    const bool shown = here[i].kind == Kind::text || here[i].kind == Kind::whole;
    if (shown) REQUIRE(here[i].text == there[i].text);
  }
}

constexpr const char* kLines[] = {
    R"({"id": "a/1", "text": "Ông An \"nói\".\n\u0110\u00e0 N\u1eb5ng \ud83d\ude00 \/ \\ \t", "note": null})",
    R"({"id":17,"text":"","other":[1,-2.5,{"a":[],"b":{}},true,false,null,"x"],"note":-0.5})",
    R"( { "text" : "a" , "text" : "b" , "id" : -0 , "note" : 1e3 } )",
    R"({"id": 01, "text": "a"})",
    R"({"id": 123456789012345678901234567890, "text": "\ud800", "note": [[[[[[]]]]]]})",
    R"({"te\u0078t": "a", "note": 0.0, "id": 0})",
    R"({"id": {"a": 1}, "text": {"note": "b"}})",
    "{\"text\": \"U+2028: \u2028, ล, ก\"}",
    R"({})",
    R"([])",
    R"({"a": 1e400})"};

}  // namespace

TEST_CASE("Members are read as a parser of all JSON reads them", "[ingest]") {
  for (const char* line : kLines) require_same(line);
  require_same("\xEF\xBB\xBF{\"text\": \"a\"}");
  require_same("{\"text\": \"\xE1\xBA\"}");
  require_same("{\"text\": " + std::string(40, '[') + std::string(40, ']') + "}");
  require_same("{\"text\": " + std::string(40, '[') + std::string(39, ']') + "}");
}

TEST_CASE("What is broken somewhere is refused or read as a parser of all JSON does", "[ingest]") {
  constexpr std::string_view kBytes("\"\\{}[],: \n\t\0u09.-+eEntfda/", 26);
  std::mt19937 random(11);
  for (int round = 0; round < 30'000; ++round) {
    std::string line = kLines[random() % std::size(kLines)];
    for (auto count = random() % 3; count < 3 && !line.empty(); ++count) {
      const std::size_t at = random() % line.size();
      const char byte = kBytes[random() % kBytes.size()];
      switch (random() % 4) {
        case 0:
          line[at] = byte;
          break;
        case 1:
          line.insert(at, 1, byte);
          break;
        case 2:
          line.erase(at, 1 + random() % 3);
          break;
        default:
          line += line.substr(at, random() % 8);
      }
    }
    require_same(line);
  }
}
