#include "pipeline/build.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "pipeline/data_folder.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"

using namespace entente;
using entente::test::TempDir;

namespace {

Options options_for(const TempDir& folder, std::vector<std::string> paths) {
  Options options;
  options.paths = std::move(paths);
  options.ontology = (test::source_dir() / "ontology/entente.ttl").string();
  options.mappings = (test::source_dir() / "mappings").string();
  options.output = (folder / "out").string();
  return options;
}

constexpr const char* kArticle =
    "Bộ Y tế làm việc với tỉnh Lào Cai\n"
    "Sáng nay, Bộ trưởng Bộ Y tế Nguyễn Văn Thử đã làm việc với Ủy ban nhân dân tỉnh Lào Cai về công tác "
    "phòng bệnh "
    "trong mùa mưa lũ năm nay.\n";

}  // namespace

TEST_CASE("A run writes both files and reports what it did", "[pipeline]") {
  const TempDir folder;
  const auto path = folder.write("a.txt", kArticle);
  const auto report = build(options_for(folder, {path}));
  REQUIRE(report);
  CHECK(report->read == 1);
  CHECK(report->skipped.empty());
  CHECK(report->languages == std::map<std::string, std::size_t>{{"vi", 1}});
  CHECK_FALSE(report->entities.empty());
  REQUIRE(report->files.size() == 2);
  for (const std::string& file : report->files) CHECK(std::filesystem::file_size(file) > 0);
  CHECK(std::distance(std::filesystem::directory_iterator(folder / "out"), {}) == 2);
  CHECK(to_text(*report).find("articles read             1  (vi 1)") != std::string::npos);
  CHECK(to_json(*report).find("\"read\": 1") != std::string::npos);
}

TEST_CASE("Articles that cannot be read are counted and named, and stop nothing", "[pipeline]") {
  const TempDir folder;
  folder.write("in/a.txt", kArticle);
  folder.write("in/b.txt", "The ministry said that it will go on with its work in the north of the country.");
  folder.write("in/c.txt", std::string("\0\0", 2));
  Options options = options_for(folder, {(folder / "in").string(), (folder / "missing").string()});
  std::vector<ErrorCode> seen;
  options.on_skip = [&](const Error& error) { seen.push_back(error.code); };
  const auto report = build(options);
  REQUIRE(report);
  CHECK(report->read == 1);
  CHECK(seen == std::vector<ErrorCode>{ErrorCode::language, ErrorCode::binary, ErrorCode::not_found});
  CHECK(report->skipped_total() == 3);
  CHECK(report->skipped.at(ErrorCode::language) == 1);
}

TEST_CASE("Without a readable article nothing is written", "[pipeline]") {
  const TempDir folder;
  folder.write("out/graph.ttl", "from before");
  const auto report = build(options_for(folder, {(folder / "missing.txt").string()}));
  REQUIRE(report);
  CHECK(report->read == 0);
  CHECK(report->files.empty());
  CHECK(test::read_bytes(folder / "out/graph.ttl") == "from before");
}

TEST_CASE("The order of the articles does not show in the files", "[pipeline]") {
  const TempDir folder;
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(test::source_dir() / "docs/examples"))
    if (entry.path().extension() == ".txt") paths.push_back(entry.path().string());
  REQUIRE(paths.size() > 2);
  std::ranges::sort(paths);
  REQUIRE(build(options_for(folder, paths)));
  const std::string turtle = test::read_bytes(folder / "out/graph.ttl");
  const std::string graphml = test::read_bytes(folder / "out/graph.graphml");
  std::ranges::reverse(paths);
  REQUIRE(build(options_for(folder, paths)));
  CHECK(test::read_bytes(folder / "out/graph.ttl") == turtle);
  CHECK(test::read_bytes(folder / "out/graph.graphml") == graphml);
}

TEST_CASE("The number of threads does not show in the files or in what is said", "[pipeline]") {
  const TempDir folder;
  std::vector<std::string> paths = {(test::source_dir() / "docs/examples").string()};
  for (int i = 0; i < 40; ++i)
    paths.push_back(folder.write("in/" + std::to_string(i) + ".txt", i % 5 == 0 ? "" : kArticle));
  std::string turtle;
  std::string graphml;
  std::vector<std::string> said;
  for (const std::size_t jobs : {1U, 2U, 4U}) {
    INFO(jobs);
    Options options = options_for(folder, paths);
    options.jobs = jobs;
    std::vector<std::string> now;
    std::size_t progress = 0;
    options.on_skip = [&](const Error& error) { now.push_back(to_string(error)); };
    options.on_progress = [&](const Progress& now_at) { CHECK(now_at.articles == ++progress); };
    const auto report = build(options);
    REQUIRE(report);
    CHECK(report->jobs == jobs);
    CHECK(progress >= 40 + 8);
    CHECK(report->elapsed > 0);
    CHECK(std::ranges::count(report->seconds, "extract", &std::pair<std::string, double>::first) == 1);
    if (jobs == 1) {
      turtle = test::read_bytes(folder / "out/graph.ttl");
      graphml = test::read_bytes(folder / "out/graph.graphml");
      said = now;
      CHECK(std::ranges::count_if(said, [](const auto& line) { return line.find("empty") != line.npos; }) == 8);
    }
    CHECK(now == said);
    CHECK(test::read_bytes(folder / "out/graph.ttl") == turtle);
    CHECK(test::read_bytes(folder / "out/graph.graphml") == graphml);
  }
}

TEST_CASE("Statements below the least confidence are left out and counted", "[pipeline]") {
  const TempDir folder;
  Options options = options_for(folder, {(test::source_dir() / "docs/examples").string()});
  const auto total = [](const RunReport& report) {
    std::size_t sum = 0;
    for (const auto& [name, count] : report.statements) sum += count;
    return sum;
  };
  const auto all = build(options);
  REQUIRE(all);
  CHECK(all->left_out == 0);
  CHECK(to_text(*all).find("left out") == std::string::npos);
  std::size_t before = total(*all);
  std::size_t changes = 0;
  for (const double least : {0.7, 0.9, 1.0}) {
    INFO(least);
    options.min_confidence = least;
    const auto some = build(options);
    REQUIRE(some);
    CHECK(total(*some) + some->left_out == total(*all));
    CHECK(total(*some) <= before);
    CHECK(some->entities == all->entities);
    CHECK(some->background == all->background);
    if (some->left_out > 0) {
      CHECK(to_text(*some).find(std::to_string(some->left_out) + " less sure ones left out") != std::string::npos);
      CHECK(to_json(*some).find("\"left_out\": " + std::to_string(some->left_out)) != std::string::npos);
    }
    changes += total(*some) < before ? 1U : 0U;
    before = total(*some);
  }
  CHECK(changes >= 2);
}

TEST_CASE("What makes every article useless stops the run before any is read", "[pipeline]") {
  const TempDir folder;
  const auto path = folder.write("a.txt", kArticle);
  const auto error_of = [&](const auto& change) {
    Options options = options_for(folder, {path});
    options.on_skip = [](const Error&) { FAIL("an article was read"); };
    change(options);
    const auto report = build(options);
    REQUIRE_FALSE(report);
    return report.error();
  };
  CHECK(error_of([](Options& o) { o.rdf.base_iri = "no iri"; }).code == ErrorCode::schema);
  CHECK(error_of([](Options& o) { o.rdf.base_iri = "https://example.org/x"; }).code == ErrorCode::schema);
  CHECK(error_of([](Options& o) { o.min_confidence = 1.5; }).code == ErrorCode::schema);
  CHECK(error_of([](Options& o) { o.min_confidence = std::nan(""); }).code == ErrorCode::schema);
  CHECK(error_of([](Options& o) { o.ontology = "/missing.ttl"; }).code == ErrorCode::not_found);
  CHECK(error_of([&](Options& o) { o.mappings = folder.path(); }).code == ErrorCode::not_found);
  CHECK(error_of([&](Options& o) { o.output = folder.write("file", "x") / "out"; }).code == ErrorCode::unreadable);
}

TEST_CASE("The program's data is found where it was installed and where it was built", "[pipeline]") {
  const TempDir folder;
  folder.write("bin/entente", "");
  CHECK_FALSE(find_data((folder / "bin/entente").string(), ""));
  folder.write("share/entente/ontology/entente.ttl", "");
  std::filesystem::create_directories(folder / "share/entente/mappings");
  const auto installed = find_data((folder / "bin/entente").string(), "");
  REQUIRE(installed);
  CHECK(installed->ontology == (folder / "share/entente/ontology/entente.ttl").string());
  const auto built = find_data((folder / "entente").string(), "");
  REQUIRE(built);
  CHECK(built->mappings == (folder / "share/entente/mappings").string());
  CHECK_FALSE(find_data((folder / "bin/entente").string(), (folder / "elsewhere").string()));
  CHECK(find_data("/nowhere/entente", (folder / "share/entente").string()));
}

TEST_CASE("An update that brings nothing new leaves the files alone, unless they are not what it would write",
          "[pipeline]") {
  const TempDir folder;
  Options options = options_for(folder, {folder.write("a.txt", kArticle)});
  options.update = true;
  REQUIRE(build(options));
  const std::string turtle = test::read_bytes(folder / "out/graph.ttl");
  const auto is_left = [&](const Options& now) {
    const auto report = build(now);
    REQUIRE(report);
    CHECK(report->read == 1);
    CHECK(report->files.empty() == report->unchanged);
    CHECK((to_text(*report).find("nothing is new") != std::string::npos) == report->unchanged);
    return report->unchanged;
  };
  CHECK(is_left(options));
  CHECK(test::read_bytes(folder / "out/graph.ttl") == turtle);

  SECTION("edited, by a byte") {
    std::string edited = turtle;
    edited.back() = ' ';
    folder.write("out/graph.ttl", edited);
  }
  SECTION("gone") {
    std::filesystem::remove(folder / "out/graph.graphml");
  }
  SECTION("without its note") {
    std::filesystem::remove(folder / "out/.entente-made");
  }
  SECTION("made by other options") {
    Options other = options;
    other.min_confidence = 1;
    CHECK_FALSE(is_left(other));
    CHECK(is_left(other));
  }
  SECTION("in other formats") {
    Options other = options;
    other.formats = {"turtle", "graphml", "ntriples"};
    CHECK_FALSE(is_left(other));
    CHECK(is_left(other));
  }
  SECTION("after other decisions") {
    Options other = options;
    other.decisions = folder.write("decisions.tsv", "different\tBộ Y tế\tỦy ban nhân dân tỉnh Lào Cai\n");
    CHECK_FALSE(is_left(other));
    CHECK(is_left(other));
  }
  SECTION("of other articles") {
    Options other = options;
    other.paths = {folder.write("b.txt", std::string(kArticle) + "Bộ Y tế sẽ thăm tỉnh Sơn La vào ngày mai.\n")};
    const auto report = build(other);
    REQUIRE(report);
    CHECK_FALSE(report->unchanged);
    CHECK(report->read == 2);
    other.remove = {"b"};
    other.paths = {};
    REQUIRE(build(other));
    CHECK(test::read_bytes(folder / "out/graph.ttl") == turtle);
    CHECK(is_left(options));
    return;
  }
  CHECK_FALSE(is_left(options));
  CHECK(is_left(options));
  CHECK(test::read_bytes(folder / "out/graph.ttl") == turtle);
}

TEST_CASE("A run without updates takes away what only updates need", "[pipeline]") {
  const TempDir folder;
  Options options = options_for(folder, {folder.write("a.txt", kArticle)});
  options.update = true;
  REQUIRE(build(options));
  options.update = false;
  REQUIRE(build(options));
  CHECK(std::distance(std::filesystem::directory_iterator(folder / "out"), {}) == 2);
}
