#include "base/key_index.hpp"

#include <random>
#include <unordered_map>

#include "support/catch.hpp"

using namespace entente;

TEST_CASE("A key index finds what was inserted and nothing else", "[base]") {
  KeyIndex index;
  CHECK(index.find(0) == KeyIndex::kAbsent);
  std::unordered_map<std::uint64_t, std::uint32_t> expected;
  std::mt19937_64 random(7);
  for (std::uint32_t i = 0; i < 20000; ++i) {
    // Dense and sparse keys, zero among them.
    const std::uint64_t key = i % 2 == 0 ? i / 2 : random();
    CHECK(index.insert(key, i) == expected.try_emplace(key, i).first->second);
  }
  CHECK(index.size() == expected.size());
  std::size_t wrong = 0;
  for (const auto& [key, value] : expected) wrong += index.find(key) == value ? 0 : 1;
  for (std::uint32_t i = 0; i < 20000; ++i) {
    const std::uint64_t key = random();
    wrong += !expected.contains(key) && index.find(key) != KeyIndex::kAbsent ? 1 : 0;
  }
  CHECK(wrong == 0);
}

TEST_CASE("The first number of a key stays until it is replaced", "[base]") {
  KeyIndex index;
  CHECK(index.insert(5, 1) == 1);
  CHECK(index.insert(5, 2) == 1);
  CHECK(index.size() == 1);
  index.replace(5, 3);
  CHECK(index.find(5) == 3);
}
