#include "emit/atomic_file.hpp"

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <optional>

#include "support/catch.hpp"
#include "support/temp_dir.hpp"

using namespace entente;
using entente::test::read_bytes;
using entente::test::TempDir;
namespace fs = std::filesystem;

namespace {

std::size_t count_files(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

/// Makes every file larger than `bytes` fail to be written, as a full disk does, while it lives.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    getrlimit(RLIMIT_FSIZE, &before_);
    handler_ = std::signal(SIGXFSZ, SIG_IGN);
    rlimit limit = before_;
    limit.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int) = nullptr;
};

}  // namespace

TEST_CASE("A committed file holds all that was written, and nothing else is left in its folder", "[emit]") {
  const TempDir dir;
  const fs::path goal = dir / "graph.ttl";
  auto file = AtomicFile::create(goal.string());
  REQUIRE(file);
  CHECK(file->path() != goal.string());
  CHECK(fs::path(file->path()).parent_path() == dir.path());
  REQUIRE(file->write("đầu "));
  REQUIRE(file->write(std::string_view("c\0uối", 7)));
  CHECK_FALSE(fs::exists(goal));
  REQUIRE(file->commit());
  CHECK(read_bytes(goal) == std::string("đầu c\0uối", 14));
  CHECK(count_files(dir.path()) == 1);
}

TEST_CASE("A commit replaces an older file whole, a drop leaves it as it was", "[emit]") {
  const TempDir dir;
  const fs::path goal = dir.write("graph.ttl", "an older and much longer file");
  {
    auto dropped = AtomicFile::create(goal.string());
    REQUIRE(dropped);
    REQUIRE(dropped->write("half"));
  }
  CHECK(read_bytes(goal) == "an older and much longer file");
  CHECK(count_files(dir.path()) == 1);

  auto file = AtomicFile::create(goal.string());
  REQUIRE(file);
  REQUIRE(file->write("new"));
  CHECK(read_bytes(goal) == "an older and much longer file");
  REQUIRE(file->commit());
  CHECK(read_bytes(goal) == "new");
  CHECK(count_files(dir.path()) == 1);
}

TEST_CASE("A library may write to the temporary path by name", "[emit]") {
  const TempDir dir;
  const fs::path goal = dir / "graph.ttl";
  auto file = AtomicFile::create(goal.string());
  REQUIRE(file);
  { std::ofstream(file->path(), std::ios::binary | std::ios::trunc) << "by name"; }
  REQUIRE(file->commit());
  CHECK(read_bytes(goal) == "by name");
}

TEST_CASE("A file moved to another owner is committed once and removed once", "[emit]") {
  const TempDir dir;
  const fs::path goal = dir / "graph.ttl";
  {
    auto first = AtomicFile::create(goal.string());
    REQUIRE(first);
    AtomicFile second = std::move(*first);
    REQUIRE(second.write("moved"));
    REQUIRE(second.commit());
  }
  CHECK(read_bytes(goal) == "moved");
  CHECK(count_files(dir.path()) == 1);
}

TEST_CASE("Two files for one goal do not meet before they are committed", "[emit]") {
  const TempDir dir;
  const fs::path goal = dir / "graph.ttl";
  auto one = AtomicFile::create(goal.string());
  auto two = AtomicFile::create(goal.string());
  REQUIRE(one);
  REQUIRE(two);
  REQUIRE(one->write("one"));
  REQUIRE(two->write("two"));
  REQUIRE(two->commit());
  CHECK(read_bytes(goal) == "two");
  REQUIRE(one->commit());
  CHECK(read_bytes(goal) == "one");
}

TEST_CASE("The file has the rights that the user's mask gives, not those of a secret", "[emit]") {
  const TempDir dir;
  const fs::path goal = dir / "graph.ttl";
  const mode_t mask = umask(022);
  auto file = AtomicFile::create(goal.string());
  umask(mask);
  REQUIRE(file);
  REQUIRE(file->commit());
  CHECK((fs::status(goal).permissions() & fs::perms::mask) == fs::perms(0644));
}

TEST_CASE("A goal that is a symbolic link stays one", "[emit]") {
  const TempDir dir;
  fs::create_directory(dir / "real");
  const fs::path link = dir / "link.ttl";
  for (const char* target : {"real/there.ttl", "real/not-yet.ttl"}) {
    fs::remove(link);
    dir.write("real/there.ttl", "old");
    fs::create_symlink(target, link);
    auto file = AtomicFile::create(link.string());
    REQUIRE(file);
    REQUIRE(file->write("new"));
    REQUIRE(file->commit());
    CHECK(fs::is_symlink(link));
    CHECK(read_bytes(dir.path() / target) == "new");
  }
}

TEST_CASE("A goal that is a link to itself is an error", "[emit]") {
  const TempDir dir;
  fs::create_symlink("loop.ttl", dir / "loop.ttl");
  const auto file = AtomicFile::create((dir / "loop.ttl").string());
  REQUIRE_FALSE(file);
  CHECK(file.error().code == ErrorCode::unreadable);
}

TEST_CASE("A goal with the longest name that the file system takes can be written", "[emit]") {
  const TempDir dir;
  const fs::path goal = dir / std::string(255, 'x');
  auto file = AtomicFile::create(goal.string());
  REQUIRE(file);
  REQUIRE(file->commit());
  CHECK(fs::exists(goal));
}

TEST_CASE("A missing folder, a folder as goal and an empty name are errors", "[emit]") {
  const TempDir dir;
  const auto missing = AtomicFile::create((dir / "no/such/graph.ttl").string());
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code == ErrorCode::not_found);
  CHECK(missing.error().file == (dir / "no/such/graph.ttl").string());
  CHECK(missing.error().message.find((dir / "no/such").string()) != std::string::npos);

  for (const std::string& goal : {dir.path().string(), dir.path().string() + "/", std::string()}) {
    INFO(goal);
    const auto folder = AtomicFile::create(goal);
    REQUIRE_FALSE(folder);
    CHECK(folder.error().code == ErrorCode::unreadable);
  }
}

TEST_CASE("A folder that may not be written to is an error", "[emit]") {
  const TempDir dir;
  const std::string goal = (dir / "graph.ttl").string();
  fs::permissions(dir.path(), fs::perms(0555));
  const uid_t user = geteuid();
  const bool unprivileged = user != 0 || seteuid(65534) == 0;  // nothing is forbidden to root
  std::optional<Error> error;
  if (unprivileged) {
    const auto file = AtomicFile::create(goal);
    if (!file) error = file.error();
  }
  if (user == 0) REQUIRE(seteuid(user) == 0);
  fs::permissions(dir.path(), fs::perms(0755));
  if (!unprivileged) {
    WARN("skipped: root cannot become another user here");
    return;
  }
  REQUIRE(error);
  CHECK(error->code == ErrorCode::unreadable);
  CHECK(error->file == goal);
  CHECK(count_files(dir.path()) == 0);
}

TEST_CASE("A disk that fills up leaves the old file and no temporary one", "[emit]") {
  const TempDir dir;
  const fs::path goal = dir.write("graph.ttl", "old");
  for (const std::size_t size : {std::size_t{1000}, std::size_t{1} << 20}) {  // buffered until the end; not so
    const FileSizeLimit limit(500);
    auto file = AtomicFile::create(goal.string());
    REQUIRE(file);
    const auto written = file->write(std::string(size, 'x'));
    CHECK(written.has_value() == (size == 1000));
    const auto committed = file->commit();
    REQUIRE_FALSE(committed);
    CHECK(committed.error().code == ErrorCode::unreadable);
    CHECK(committed.error().file == goal.string());
    CHECK(read_bytes(goal) == "old");
    CHECK(count_files(dir.path()) == 1);
  }
}

TEST_CASE("A device is written in place and never replaced", "[emit]") {
  auto null = AtomicFile::create("/dev/null");
  REQUIRE(null);
  CHECK(null->path() == "/dev/null");
  REQUIRE(null->write("gone"));
  CHECK(null->commit());
  CHECK(fs::is_character_file("/dev/null"));

  auto full = AtomicFile::create("/dev/full");
  REQUIRE(full);
  REQUIRE(full->write("too much"));
  const auto committed = full->commit();
  REQUIRE_FALSE(committed);
  CHECK(committed.error().code == ErrorCode::unreadable);
  CHECK(fs::is_character_file("/dev/full"));
}
