#include "emit/commit.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "support/catch.hpp"
#include "support/temp_dir.hpp"

using namespace entente;
using entente::test::TempDir;

namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<AtomicFile> filled(const TempDir& folder, const std::vector<std::string>& names) {
  std::vector<AtomicFile> out;
  for (const std::string& name : names) {
    auto file = AtomicFile::create((folder / name).string());
    REQUIRE(file);
    REQUIRE(file->write("new " + name));
    out.push_back(std::move(*file));
  }
  return out;
}

std::size_t entries(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

}  // namespace

TEST_CASE("Files are committed together, and what they make untrue goes", "[emit]") {
  const TempDir folder;
  folder.write("a", "old");
  folder.write("stale", "old");
  std::vector<AtomicFile> files = filled(folder, {"a", "b"});
  REQUIRE(commit_together((folder / "").string(), files, {(folder / "stale").string(), (folder / "none").string()}));
  CHECK(content(folder / "a") == "new a");
  CHECK(content(folder / "b") == "new b");
  CHECK(entries(folder / "") == 2);
}

TEST_CASE("Files that are not committed leave everything as it was", "[emit]") {
  const TempDir folder;
  folder.write("a", "old");
  { const std::vector<AtomicFile> files = filled(folder, {"a", "b"}); }
  CHECK(content(folder / "a") == "old");
  CHECK(entries(folder / "") == 1);
}

TEST_CASE("A commit that was killed between two renames is completed", "[emit]") {
  const TempDir folder;
  folder.write("a", "new a");  // its rename was done
  folder.write("b", "old");
  folder.write("stale", "old");
  const std::string second = folder.write(".entente-1-1.tmp", "new b").string();
  const std::string journal = (folder / ".entente-1-0.tmp").string() + "\n" + (folder / "a").string() + "\n" + second +
                              "\n" + (folder / "b").string() + "\n\n" + (folder / "stale").string() + "\n";
  folder.write(".entente-commit", journal);
  REQUIRE(finish_commit((folder / "").string()));
  CHECK(content(folder / "a") == "new a");
  CHECK(content(folder / "b") == "new b");
  CHECK(entries(folder / "") == 2);
  CHECK(finish_commit((folder / "").string()));
}

TEST_CASE("A journal that is not ours moves nothing", "[emit]") {
  const TempDir folder;
  folder.write("precious", "mine");
  folder.write(".entente-commit", (folder / "precious").string() + "\n" + (folder / "gone").string() + "\n");
  const auto done = finish_commit((folder / "").string());
  REQUIRE_FALSE(done);
  CHECK(done.error().code == ErrorCode::schema);
  CHECK(content(folder / "precious") == "mine");
}
