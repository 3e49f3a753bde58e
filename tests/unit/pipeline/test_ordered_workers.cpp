#include "pipeline/ordered_workers.hpp"

#include <atomic>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>

#include "support/catch.hpp"

using namespace entente;

namespace {

/// Longer for some values than for others, so that threads overtake one another.
void dawdle(int value) {
  std::this_thread::sleep_for(std::chrono::microseconds(value % 7 == 0 ? 900 : 20));
}

}  // namespace

TEST_CASE("Results come in the order of the values, whatever the number of threads", "[pipeline]") {
  for (const std::size_t workers : {1U, 2U, 5U}) {
    INFO(workers);
    std::vector<int> results;
    const auto caller = std::this_thread::get_id();
    bool on_caller = true;
    std::atomic<bool> numbered = true;
    OrderedWorkers<int, int> crew(
        workers,
        [&](int value, std::size_t worker) {
          if (worker >= workers) numbered = false;
          dawdle(value);
          return value * 2;
        },
        [&](int result) {
          on_caller = on_caller && std::this_thread::get_id() == caller;
          results.push_back(result);
        });
    for (int value = 0; value < 300; ++value) crew.push(value);
    crew.finish();
    CHECK(on_caller);
    CHECK(numbered);
    REQUIRE(results.size() == 300);
    for (int value = 0; value < 300; ++value) CHECK(results[static_cast<std::size_t>(value)] == value * 2);
  }
}

TEST_CASE("No more values are held than there is room for", "[pipeline]") {
  constexpr std::size_t kWorkers = 2;
  std::atomic<bool> open = false;
  std::atomic<std::size_t> begun = 0;
  std::size_t pushed = 0;
  std::size_t most = 0;
  using Crew = OrderedWorkers<int, int>;
  Crew crew(
      kWorkers,
      [&](int value, std::size_t) {
        ++begun;
        // The first value holds up all others, until the ring is full and the caller has to wait for it.
        while (value == 0 && !open) std::this_thread::yield();
        return value;
      },
      [&](int result) { most = std::max(most, pushed - static_cast<std::size_t>(result)); });
  const std::jthread opener([&] {
    while (begun < kWorkers * Crew::kSlotsPerWorker) std::this_thread::yield();
    open = true;
  });
  for (; pushed < 200; ++pushed) crew.push(static_cast<int>(pushed));
  crew.finish();
  CHECK(most <= kWorkers * Crew::kSlotsPerWorker);
  CHECK(begun == 200);
}

TEST_CASE("An exception of the work reaches the caller behind the results before it", "[pipeline]") {
  std::vector<int> results;
  const auto run = [&] {
    OrderedWorkers<int, int> crew(
        3,
        [](int value, std::size_t) {
          dawdle(value);
          if (value == 40) throw std::runtime_error("the fortieth");
          return value;
        },
        [&](int result) { results.push_back(result); });
    for (int value = 0; value < 100; ++value) crew.push(value);
    crew.finish();
  };
  CHECK_THROWS_WITH(run(), "the fortieth");
  CHECK(results.size() == 40);
}

TEST_CASE("Workers that are not waited for end all the same", "[pipeline]") {
  std::atomic<int> alive = 0;
  {
    OrderedWorkers<std::shared_ptr<int>, std::shared_ptr<int>> crew(
        2, [](std::shared_ptr<int> value, std::size_t) { return value; }, [](const std::shared_ptr<int>&) {});
    for (int i = 0; i < 10; ++i) {
      ++alive;
      crew.push(std::shared_ptr<int>(new int(i), [&](int* p) {
        delete p;
        --alive;
      }));
    }
  }
  CHECK(alive == 0);
  OrderedWorkers<int, int> idle(
      4, [](int value, std::size_t) { return value; }, [](int) {});
  idle.finish();
}
