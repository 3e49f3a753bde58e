#include "base/arena.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/catch.hpp"

using entente::TextArena;

TEST_CASE("An arena keeps texts where they are, wherever it is moved to", "[base]") {
  TextArena arena;
  std::vector<std::string_view> kept;
  for (int i = 0; i < 2000; ++i) kept.push_back(arena.add(std::string(static_cast<std::size_t>(i % 50), 'a') + std::to_string(i)));
  TextArena moved = std::move(arena);
  CHECK(moved.add("b") == "b");
  CHECK(arena.add("c") == "c");  // NOLINT(bugprone-use-after-move): it is empty and serves again
  for (int i = 0; i < 2000; ++i)
    CHECK(kept[static_cast<std::size_t>(i)] == std::string(static_cast<std::size_t>(i % 50), 'a') + std::to_string(i));
}

TEST_CASE("An arena takes texts of any length", "[base]") {
  TextArena arena;
  const std::string_view empty = arena.add("");
  const std::string_view longest = arena.add(std::string(100000, 'x'));
  CHECK(empty.empty());
  CHECK(longest == std::string(100000, 'x'));
  CHECK(arena.add("short") == "short");
}
