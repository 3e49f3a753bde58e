#include "emit/commit.hpp"

#include <signal.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

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

namespace {

/// Commits in a process that is killed before its system call number `last`; true if it came so far. Nothing where
/// processes may not be traced.
std::optional<bool> commit_until(const TempDir& folder, int last) {
  const pid_t child = fork();
  if (child == 0) {
    std::vector<AtomicFile> files = filled(folder, {"a", "b"});
    if (ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) _exit(2);
    raise(SIGSTOP);
    _exit(commit_together((folder / "").string(), files, {(folder / "stale").string()}) ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  if (WIFEXITED(status)) return std::nullopt;
  for (int call = 0; call < 2 * last; ++call) {  // it stops where a call begins and where it ends
    ptrace(PTRACE_SYSCALL, child, nullptr, nullptr);
    waitpid(child, &status, 0);
    if (!WIFEXITED(status)) continue;
    CHECK(WEXITSTATUS(status) == 0);
    return false;
  }
  kill(child, SIGKILL);
  waitpid(child, &status, 0);
  return true;
}

}  // namespace

TEST_CASE("A commit that is killed at any time leaves all that was there or all that is new", "[emit]") {
  int old = 0;
  int done = 0;
  for (int call = 0;; ++call) {
    const TempDir folder;
    folder.write("a", "old a");
    folder.write("stale", "old stale");
    const auto killed = commit_until(folder, call);
    if (!killed) {
      WARN("skipped: no process may be traced here");
      return;
    }
    const auto check = [&] {
      const bool is_new = content(folder / "a") == "new a";
      CHECK(content(folder / "a") == (is_new ? "new a" : "old a"));
      CHECK(content(folder / "b") == (is_new ? "new b" : ""));
      CHECK(content(folder / "stale") == (is_new ? "" : "old stale"));
      return is_new;
    };
    INFO("killed before call " << call);
    const bool is_new = check();
    ++(is_new ? done : old);
    REQUIRE(finish_commit((folder / "").string()));
    CHECK(check() == is_new);
    CHECK(entries(folder / "") == 2);
    CHECK_FALSE(fs::is_symlink(folder / "a"));
    if (!*killed) break;
  }
  CHECK(old > 10);
  CHECK(done > 10);
}

TEST_CASE("A link of the user is followed and stays", "[emit]") {
  const TempDir folder;
  const TempDir elsewhere;
  elsewhere.write("b", "old b");
  fs::create_symlink(elsewhere / "b", folder / "b");
  std::vector<AtomicFile> files = filled(folder, {"a", "b"});
  REQUIRE(commit_together((folder / "").string(), files));
  CHECK(content(elsewhere / "b") == "new b");
  CHECK(fs::is_symlink(folder / "b"));
  CHECK(content(folder / "a") == "new a");
}

TEST_CASE("What killed runs left behind goes, what others write stays", "[emit]") {
  const TempDir folder;
  const pid_t child = fork();
  if (child == 0) _exit(0);
  waitpid(child, nullptr, 0);  // a number that no process has
  folder.write(".entente-" + std::to_string(child) + "-0.tmp", "half");
  folder.write(".entente-" + std::to_string(getpid()) + "-7.tmp", "being written");
  folder.write(".entente-notes.tmp", "mine");
  REQUIRE(finish_commit((folder / "").string()));
  CHECK(entries(folder / "") == 2);
}
