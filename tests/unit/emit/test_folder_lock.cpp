#include "emit/folder_lock.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <optional>
#include <utility>

#include "support/catch.hpp"
#include "support/temp_dir.hpp"

using namespace entente;
using entente::test::TempDir;

TEST_CASE("A folder is one run's at a time, and free when that ends", "[emit]") {
  const TempDir folder;
  const std::string path = (folder / "").string();
  std::optional<FolderLock> moved;
  {
    auto first = FolderLock::take(path);
    REQUIRE(first);
    moved.emplace(std::move(*first));
  }
  const auto second = FolderLock::take(path);
  REQUIRE_FALSE(second);
  CHECK(second.error().file == path);
  CHECK(second.error().message.find("wait for its end") != std::string::npos);
  moved.reset();
  CHECK(FolderLock::take(path));
}

TEST_CASE("The lock of a killed process is gone with it", "[emit]") {
  const TempDir folder;
  const std::string path = (folder / "").string();
  int ready[2];
  REQUIRE(pipe(ready) == 0);
  const pid_t child = fork();
  if (child == 0) {
    const auto lock = FolderLock::take(path);
    if (!lock || write(ready[1], "x", 1) != 1) _exit(1);
    for (;;) pause();
  }
  char byte = 0;
  REQUIRE(read(ready[0], &byte, 1) == 1);
  CHECK_FALSE(FolderLock::take(path));
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  CHECK(FolderLock::take(path));
  close(ready[0]);
  close(ready[1]);
}

TEST_CASE("What cannot be locked is free", "[emit]") {
  const TempDir folder;
  CHECK(FolderLock::take((folder / "none").string()));
}
