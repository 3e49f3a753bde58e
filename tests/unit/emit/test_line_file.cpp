#include "emit/line_file.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "support/catch.hpp"
#include "support/temp_dir.hpp"

using namespace entente;
using entente::test::TempDir;

namespace {

std::string content(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string written(const std::string& path) {
  auto file = LineFile::create(path);
  REQUIRE(file);
  for (int i = 0; i < 1000; ++i) REQUIRE(file->write("line " + std::to_string(i)));
  CHECK_FALSE(std::filesystem::exists(path));
  auto closed = std::move(*file).close();
  REQUIRE(closed);
  REQUIRE(closed->commit());
  return content(path);
}

}  // namespace

TEST_CASE("Lines appear when all are written", "[emit]") {
  const TempDir folder;
  const std::string text = written((folder / "a.jsonl").string());
  CHECK(text.starts_with("line 0\nline 1\n"));
  CHECK(text.ends_with("line 999\n"));
  CHECK(std::distance(std::filesystem::directory_iterator(folder / ""), {}) == 1);
}

TEST_CASE("A name that ends in .gz gets gzip, always the same", "[emit]") {
  const TempDir folder;
  const std::string packed = written((folder / "a.gz").string());
  CHECK(packed.starts_with("\x1F\x8B"));
  CHECK(packed.size() < 4000);
  CHECK(written((folder / "b.gz").string()) == packed);
}

TEST_CASE("A full disk is an error", "[emit]") {
  auto file = LineFile::create("/dev/full");
  REQUIRE(file);
  bool failed = false;
  for (int i = 0; i < 10000 && !failed; ++i) failed = !file->write("some line that fills a buffer");
  if (!failed) {
    auto closed = std::move(*file).close();
    failed = !closed || !closed->commit();
  }
  CHECK(failed);
}
