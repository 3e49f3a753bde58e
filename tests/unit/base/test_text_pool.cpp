#include "base/text_pool.hpp"

#include <string>

#include "support/catch.hpp"

using namespace entente;

TEST_CASE("A text has one number, however often it is added", "[base]") {
  TextPool pool;
  CHECK(pool.find("one") == TextPool::kAbsent);
  CHECK(pool.add("one") == 0);
  CHECK(pool.add("") == 1);
  CHECK(pool.add(std::string("on") + "e") == 0);
  CHECK(pool.find("one") == 0);
  CHECK(pool.find("") == 1);
  CHECK(pool.find("on") == TextPool::kAbsent);
  CHECK(pool.size() == 2);
}

TEST_CASE("Numbers and texts stay as they are while a pool grows", "[base]") {
  constexpr std::uint32_t kTexts = 20000;
  TextPool pool;
  const std::string_view first = pool[pool.add("0")];
  for (std::uint32_t i = 1; i < kTexts; ++i) REQUIRE(pool.add(std::to_string(i)) == i);
  CHECK(first.data() == pool[0].data());
  std::uint32_t wrong = 0;
  for (std::uint32_t i = 0; i < kTexts; ++i)
    if (pool[i] != std::to_string(i) || pool.find(std::to_string(i)) != i) ++wrong;
  CHECK(wrong == 0);
}
