#include "packs/json_file.hpp"

#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/temp_dir.hpp"

using namespace entente;

namespace {

/// A JSON file that lies in a folder of its own.
struct Written {
  test::TempDir folder;
  std::string path;
  explicit Written(std::string_view text) : path(folder.write("a.json", text).string()) {}
};

JsonFile load(const Written& file) {
  auto out = JsonFile::load(file.path);
  REQUIRE(out);
  return std::move(*out);
}

/// The fault that `read` finds.
template <class Read>
Error fault_of(std::string_view text, Read read) {
  const Written written(text);
  JsonFile file = load(written);
  read(file.root());
  REQUIRE(file.error());
  CHECK(file.error()->code == ErrorCode::schema);
  CHECK(file.error()->file == written.path);
  return *file.error();
}

}  // namespace

TEST_CASE("Values of a JSON file are read by key", "[packs]") {
  const Written written(R"({"z": "đầu", "a": ["x", "y"], "one": "x", "f": true, "n": 0.5, "o": {"k": "v"}})");
  JsonFile file = load(written);
  const JsonNode root = file.root();
  CHECK(root.string("z") == "đầu");
  CHECK(root.string("absent", "fallback") == "fallback");
  CHECK(root.string("z", "fallback") == "đầu");
  CHECK(root.strings("a") == std::vector<std::string>{"x", "y"});
  CHECK(root.strings("one") == std::vector<std::string>{"x"});
  CHECK(root.strings("absent").empty());
  CHECK(root.list("a").size() == 2);
  CHECK(root.list("absent").empty());
  CHECK(root.flag("f"));
  CHECK_FALSE(root.flag("absent"));
  CHECK(root.number("n", 2) == 0.5);
  CHECK(root.number("absent", 2) == 2);
  CHECK(root.has("o"));
  CHECK_FALSE(root.has("k"));
  CHECK(root.at("o").string("k") == "v");
  CHECK(root.at("z").is_string());
  CHECK_FALSE(root.at("o").is_string());
  CHECK_FALSE(file.error());
}

TEST_CASE("Members come in the order of the file", "[packs]") {
  const Written written(R"({"z": 1, "b": 2, "a": 3})");
  JsonFile file = load(written);
  std::string order;
  for (const auto& [key, value] : file.root().members()) order += key;
  CHECK(order == "zba");
}

TEST_CASE("A file that is not there is an error", "[packs]") {
  const test::TempDir folder;
  const std::string path = (folder / "none.json").string();
  const auto file = JsonFile::load(path);
  REQUIRE_FALSE(file);
  CHECK(file.error().code == ErrorCode::not_found);
  CHECK(file.error().file == path);
}

TEST_CASE("Broken JSON is an error with line and column", "[packs]") {
  struct Case {
    std::string_view text;
    std::size_t line;
    std::size_t column;
  };
  for (const Case& bad : {Case{"{\n  \"a\": 1,\n  \"b\" 2\n}", 3, 7}, Case{"{\"a\": [1, 2}", 1, 12},
                          Case{"{\"tế\": x}", 1, 10},  // the column counts bytes
                          Case{"{\"a\": 1} {", 1, 10}, Case{"{'a': 1}", 1, 2}, Case{"{\n\"a\": \"b\n\"}", 2, 8}}) {
    const Written written(bad.text);
    const auto file = JsonFile::load(written.path);
    INFO(bad.text);
    REQUIRE_FALSE(file);
    CHECK(file.error().code == ErrorCode::syntax);
    CHECK(file.error().file == written.path);
    CHECK(file.error().line == bad.line);
    CHECK(file.error().column == bad.column);
  }
}

TEST_CASE("Files that end too soon or hold nothing are errors", "[packs]") {
  for (const char* text : {"", "  \n", "{\"a\": 1", "[", "{\"a\": \"b", "// a\n{}"}) {
    INFO(text);
    const Written written(text);
    const auto file = JsonFile::load(written.path);
    REQUIRE_FALSE(file);
    CHECK(file.error().code == ErrorCode::syntax);
    CHECK(file.error().line >= 1);
  }
}

TEST_CASE("A folder and bytes that are no text are errors, not exceptions", "[packs]") {
  const test::TempDir folder;
  const auto directory = JsonFile::load(folder.path().string());
  REQUIRE_FALSE(directory);
  CHECK(directory.error().code == ErrorCode::unreadable);
  const Written binary("{\n\"a\": \"\xFF\"}");
  const auto file = JsonFile::load(binary.path);
  REQUIRE_FALSE(file);
  CHECK(file.error().code == ErrorCode::invalid_utf8);
  CHECK(file.error().file == binary.path);
  CHECK(file.error().line == 2);
  CHECK(file.error().column == 7);
}

TEST_CASE("A number that no computer holds is an error, not an exception", "[packs]") {
  const Written written(R"({"a": 1e999})");
  const auto file = JsonFile::load(written.path);
  REQUIRE_FALSE(file);
  CHECK(file.error().code == ErrorCode::syntax);
  CHECK(file.error().file == written.path);
}

TEST_CASE("A key that stands twice in one object is an error", "[packs]") {
  const Written twice(R"({"a": {"b": 1, "c": {"b": 2}, "b": 3}})");
  const auto file = JsonFile::load(twice.path);
  REQUIRE_FALSE(file);
  CHECK(file.error().code == ErrorCode::syntax);
  CHECK(file.error().message.find("\"b\"") != std::string::npos);
  // In different objects it may.
  CHECK(JsonFile::load(Written(R"({"a": [{"b": 1}, {"b": 2}], "b": {"a": 1}})").path));
}

TEST_CASE("Unknown keys are faults, notes are not", "[packs]") {
  const auto read = [](const JsonNode& root) { root.allow({"a", "b"}); };
  const Error fault = fault_of(R"({"a": 1, "note": "x", "ab": 2})", read);
  CHECK(fault.pointer == "/ab");
  CHECK(fault.message.find("\"ab\"") != std::string::npos);
  const Written written(R"({"a": 1, "note": "x"})");
  JsonFile file = load(written);
  read(file.root());
  CHECK_FALSE(file.error());
}

TEST_CASE("A missing key is a fault of its object", "[packs]") {
  const Error fault = fault_of(R"({"a": [{"b": "x"}, {}]})", [](const JsonNode& root) {
    for (const JsonNode& node : root.list("a")) (void)node.string("b");
  });
  CHECK(fault.pointer == "/a/1");
  CHECK(fault.message.find("\"b\"") != std::string::npos);
}

TEST_CASE("Values of another type are faults at their place", "[packs]") {
  const std::string_view text = R"({"s": "x", "n": 1, "a": [1], "o": {"k": 2}, "t": true, "z": null})";
  using Read = void (*)(const JsonNode&);
  struct Case {
    const char* pointer;
    Read read;
  };
  for (const Case& one : {Case{"/n", [](const JsonNode& r) { (void)r.string("n"); }},
                          Case{"/z", [](const JsonNode& r) { (void)r.string("z"); }},
                          Case{"/n", [](const JsonNode& r) { (void)r.strings("n"); }},
                          Case{"/a/0", [](const JsonNode& r) { (void)r.strings("a"); }},
                          Case{"/s", [](const JsonNode& r) { (void)r.list("s"); }},
                          Case{"/o", [](const JsonNode& r) { (void)r.list("o"); }},
                          Case{"/a", [](const JsonNode& r) { (void)r.at("a").members(); }},
                          Case{"/s", [](const JsonNode& r) { r.at("s").allow({}); }},
                          Case{"/s", [](const JsonNode& r) { (void)r.flag("s"); }},
                          Case{"/n", [](const JsonNode& r) { (void)r.flag("n"); }},
                          Case{"/s", [](const JsonNode& r) { (void)r.number("s", 1); }},
                          Case{"/t", [](const JsonNode& r) { (void)r.number("t", 1); }},
                          Case{"/o/k", [](const JsonNode& r) { (void)r.at("o").string("k"); }}}) {
    INFO(one.pointer);
    CHECK(fault_of(text, one.read).pointer == one.pointer);
  }
}

TEST_CASE("The first fault stays, and reading goes on with empty values", "[packs]") {
  const Written written(R"({"a": 1, "b": 2})");
  JsonFile file = load(written);
  const JsonNode root = file.root();
  CHECK(root.string("a").empty());
  CHECK(root.string("absent").empty());
  CHECK(root.at("absent").at("deeper").list("still").empty());
  CHECK(root.at("absent").members().empty());
  root.at("b").fault(ErrorCode::schema, "later");
  REQUIRE(file.error());
  CHECK(file.error()->pointer == "/a");
}

TEST_CASE("A fault of the whole file has a place too", "[packs]") {
  CHECK(fault_of("[]", [](const JsonNode& root) { root.allow({"a"}); }).pointer == "/");
}
