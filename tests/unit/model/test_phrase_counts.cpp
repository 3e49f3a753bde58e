#include "model/document.hpp"
#include "support/catch.hpp"

using namespace entente;

TEST_CASE("Numbers of noun phrases meet where there are enough, and not where few are missing", "[model]") {
  constexpr std::uint32_t kMost = 6;
  constexpr std::uint32_t kToldApart = 2;
  for (std::uint32_t before = 0; before <= kMost; ++before)
    for (std::uint32_t behind = 0; behind <= kMost; ++behind)
      for (std::uint32_t together = before + behind; together <= before + behind + 2; ++together)
        for (std::uint32_t i = 0; i <= kMost; ++i)
          for (std::uint32_t j = 0; j <= kMost; ++j) {
            const bool enough = i >= before && j >= behind && i + j >= together;
            const bool meet = PhraseCounts::from(before, behind, together).may_meet(PhraseCounts(i, j));
            INFO(before << " and " << behind << ", " << together << " together; there are " << i << " and " << j);
            if (enough) CHECK(meet);
            if (!enough && i < kToldApart && j < kToldApart) CHECK_FALSE(meet);
          }
}

TEST_CASE("Numbers of noun phrases are added up to a set", "[model]") {
  PhraseCounts some(1, 0);
  some.add(PhraseCounts(0, 2));
  CHECK(some.may_meet(PhraseCounts(1, 0)));
  CHECK(some.may_meet(PhraseCounts(0, 2)));
  CHECK_FALSE(some.may_meet(PhraseCounts(1, 2)));
  CHECK(PhraseCounts(some.bits()).may_meet(PhraseCounts(0, 2)));
  CHECK_FALSE(PhraseCounts().may_meet(PhraseCounts(0, 0)));
}
