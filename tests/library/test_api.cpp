#include <entente/entente.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "support/catch.hpp"
#include "support/temp_dir.hpp"

namespace {

using entente::Article;
using entente::Graph;
using entente::Reader;
using entente::Reading;

const std::string kSource = ENTENTE_SOURCE_DIR;
const std::string kVisit =
    "Ngày 12/3, Thủ tướng Nhật Bản thăm chính thức Việt Nam.\nNhật Bản tặng Việt Nam 20 tấn hóa chất.";

const Reader& reader() {
  static const auto kReader = Reader::open({.data = kSource, .no_clutter = true});
  REQUIRE(kReader);
  return *kReader;
}

Reading read(const Article& article) {
  auto reading = reader().read(article);
  if (!reading) FAIL(to_string(reading.error()));
  return *std::move(reading);
}

Graph join(const std::vector<Reading>& readings) {
  auto graph = reader().join(readings);
  REQUIRE(graph);
  return *std::move(graph);
}

std::string slurp(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("an article becomes a graph whose statements point to its words", "[library]") {
  const Graph graph = join({read({.id = "a1", .text = kVisit, .date = "2021-03-13"})});
  const auto& entities = graph.entities();
  const auto gift = std::ranges::find(graph.statements(), "donatesTo", &entente::Statement::predicate);
  REQUIRE(gift != graph.statements().end());
  CHECK(entities[gift->subject].name == "Nhật Bản");
  CHECK(entities[gift->object].name == "Việt Nam");
  CHECK(entities[gift->subject].type == "Country");
  CHECK(entities[gift->subject].iri.ends_with("country-JP"));
  CHECK(gift->modality == entente::Modality::asserted);
  CHECK(gift->items == std::vector<std::string>{"20 tấn hóa chất"});
  REQUIRE(gift->evidence.size() == 1);
  CHECK(gift->evidence[0].article == "a1");
  CHECK(kVisit.find(gift->evidence[0].quote) != std::string::npos);
  CHECK(gift->evidence[0].start < gift->evidence[0].end);
}

TEST_CASE("the order of the articles, and that one is there twice, does not show", "[library]") {
  const Reading first = read({.id = "a1", .text = kVisit});
  const Reading second = read({.id = "a2", .text = "Việt Nam cảm ơn Nhật Bản."});
  const auto text = join({first, second}).text();
  REQUIRE(text);
  CHECK(text->find("ent:thanks") != std::string::npos);
  CHECK(*join({second, first, second}).text() == *text);
}

TEST_CASE("threads may read with one reader at once", "[library]") {
  std::vector<std::string> records(8);
  std::vector<std::thread> threads;
  for (std::string& record : records)
    threads.emplace_back([&record] {
      const auto reading = reader().read({.id = "a1", .text = kVisit});
      if (reading) record = reading->json();
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(records[0].starts_with('{'));
  CHECK(std::ranges::count(records, records[0]) == 8);
}

TEST_CASE("the files that are written are those of the formats, and hold what text() gives", "[library]") {
  const entente::test::TempDir folder;
  const Graph graph = join({read({.id = "a1", .text = kVisit})});
  const auto files = graph.write((folder.path() / "graph").string(), {"turtle", "csv"});
  REQUIRE(files);
  CHECK(files->size() == 3);
  CHECK(slurp(files->front()) == *graph.text("turtle"));
  CHECK(graph.text("graphml")->starts_with("<?xml"));
}

TEST_CASE("what cannot be done is said, and nothing is thrown", "[library]") {
  CHECK(Reader::open({.data = "/nowhere"}).error().reason == "not_found");
  CHECK(reader().read({.id = "a", .text = " \n"}).error().reason == "empty");
  CHECK(reader().read({.id = "a", .text = "\xFF\xFE..."}).error().reason == "invalid_utf8");
  CHECK(reader().read({.id = "a", .text = std::string("a\0b", 3)}).error().reason == "binary");
  const auto strange = reader().read({.id = "a", .text = "Der Minister schwieg.", .language = "de"});
  REQUIRE_FALSE(strange);
  CHECK(strange.error().reason == "language");
  CHECK(to_string(strange.error()).starts_with("a: "));

  const Graph graph = join({});
  CHECK(graph.statements().empty());
  CHECK(graph.text("word").error().reason == "schema");
  CHECK(graph.text("csv").error().message == "the format csv is several files: write() them");
  CHECK(graph.write("/dev/null/graph").error().reason == "unreadable");
}

TEST_CASE("files are read like those of entente build, and what cannot be is told", "[library]") {
  const auto paged = Reader::open({.data = kSource});
  REQUIRE(paged);
  std::vector<entente::Error> skipped;
  const auto readings = paged->read_files({kSource + "/docs/examples", "/nowhere.txt"}, &skipped);
  CHECK(readings.size() > 8);
  REQUIRE(skipped.size() >= 1);
  CHECK(skipped.back().reason == "not_found");
  CHECK(skipped.back().file == "/nowhere.txt");
  CHECK(paged->read_files({"/nowhere.txt"}).empty());
}

TEST_CASE("a title that the text does not begin with stands before it", "[library]") {
  const Reading reading = read({.id = "",
                                .text = kVisit + " Xe được trao cho các bệnh viện của tỉnh và người dân.",
                                .title = "Cuba cảm ơn Việt Nam"});
  CHECK(reading.id().starts_with("article-"));
  CHECK(reading.json().find("\"title\":\"Cuba cảm ơn Việt Nam\"") != std::string::npos);
  CHECK(join({reading}).text()->find("ent:thanks") != std::string::npos);
}

TEST_CASE("the version of the library is that of the header", "[library]") {
  CHECK(entente::version() == std::to_string(ENTENTE_VERSION_MAJOR) + "." + std::to_string(ENTENTE_VERSION_MINOR) +
                                  "." + std::to_string(ENTENTE_VERSION_PATCH));
}
