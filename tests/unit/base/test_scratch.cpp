#include "base/scratch.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include "support/catch.hpp"

using namespace entente;

TEST_CASE("Containers in scratch memory hold what they are given, however much it is", "[base]") {
  for (int round = 0; round < 3; ++round) {
    const Scratch::Use use;
    scratch::map<std::uint32_t, scratch::vector<std::uint32_t>> rows;
    scratch::vector<bool> odd;
    for (std::uint32_t i = 0; i < 100'000; ++i) {
      rows[i % 97].push_back(i);
      odd.push_back(i % 2 == 1);
    }
    CHECK(rows.size() == 97);
    std::uint32_t wrong = 0;
    for (const auto& [rest, row] : rows)
      for (std::size_t i = 0; i < row.size(); ++i) wrong += row[i] == i * 97 + rest ? 0 : 1;
    for (std::uint32_t i = 0; i < odd.size(); ++i) wrong += odd[i] == (i % 2 == 1) ? 0 : 1;
    CHECK(wrong == 0);
  }
}

TEST_CASE("What is taken within a use is given back when it ends, and nothing else", "[base]") {
  const Scratch::Use outer;
  const std::string_view kept = Scratch::join("a", std::string("b"), std::string_view());
  const char* first = nullptr;
  for (const std::size_t size : {std::size_t{1}, std::size_t{1} << 20U, std::size_t{100}}) {
    const Scratch::Use inner;
    char* const begin = Scratch::take<char>(1);
    if (first == nullptr) first = begin;
    CHECK(begin == first);
    char* const more = Scratch::take<char>(size);
    std::fill_n(more, size, 'x');
    CHECK(reinterpret_cast<std::uintptr_t>(more) % alignof(double) == 0);
  }
  CHECK(kept == "ab");
  CHECK(Scratch::join("c").data() == first);
}
