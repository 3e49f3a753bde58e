#include "base/number_lists.hpp"

#include <utility>

#include "support/catch.hpp"

using namespace entente;

TEST_CASE("Each owner has its numbers, in the order in which they came", "[base]") {
  const std::vector<std::pair<std::uint32_t, std::uint32_t>> all{{2, 7}, {0, 1}, {2, 3}, {0, 9}, {2, 7}};
  const NumberLists lists(4, [&](auto&& put) {
    for (const auto& [owner, number] : all) put(owner, number);
  });
  const auto of = [&](std::uint32_t owner) {
    const auto numbers = lists.of(owner);
    return std::vector<std::uint32_t>(numbers.begin(), numbers.end());
  };
  CHECK(of(0) == std::vector<std::uint32_t>{1, 9});
  CHECK(of(1).empty());
  CHECK(of(2) == std::vector<std::uint32_t>{7, 3, 7});
  CHECK(of(3).empty());
}
