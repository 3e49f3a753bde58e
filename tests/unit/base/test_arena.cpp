#include "base/arena.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/catch.hpp"

using entente::TextArena;

TEST_CASE("An arena keeps texts where they are, wherever it is moved to", "[base]") {
  TextArena arena;
  std::vector<std::string_view> kept;
  for (int i = 0; i < 2000; ++i)
    kept.push_back(arena.add(std::string(static_cast<std::size_t>(i % 50), 'a') + std::to_string(i)));
  TextArena moved = std::move(arena);
  CHECK(moved.add("b") == "b");
  CHECK(arena.add("c") == "c");  // NOLINT(bugprone-use-after-move): it is empty and serves again
  for (int i = 0; i < 2000; ++i)
    CHECK(kept[static_cast<std::size_t>(i)] == std::string(static_cast<std::size_t>(i % 50), 'a') + std::to_string(i));
}

TEST_CASE("Two texts are joined by a space", "[base]") {
  TextArena arena;
  CHECK(arena.join("a", "bc") == "a bc");
  CHECK(arena.join("", "") == " ");
}

TEST_CASE("An arena keeps rows of numbers, those longer than its blocks too", "[base]") {
  entente::Arena<std::uint32_t> arena;
  const std::vector<std::uint32_t> few{1, 2, 3};
  const std::vector<std::uint32_t> many(100000, 7);
  const std::span<std::uint32_t> first = arena.add(few);
  const std::span<std::uint32_t> second = arena.add(many);
  first[0] = 9;
  CHECK(std::ranges::equal(first, std::vector<std::uint32_t>{9, 2, 3}));
  CHECK(second.size() == many.size());
  CHECK(second.back() == 7);
  CHECK(arena.make(0).empty());
}

TEST_CASE("An arena takes texts of any length", "[base]") {
  TextArena arena;
  const std::string_view empty = arena.add("");
  const std::string_view longest = arena.add(std::string(100000, 'x'));
  CHECK(empty.empty());
  CHECK(longest == std::string(100000, 'x'));
  CHECK(arena.add("short") == "short");
}
