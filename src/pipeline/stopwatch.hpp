#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// Seconds spent in each stage of a run, in the order in which the stages first come. For one thread.
class Stopwatch {
 public:
  /// Runs `stage`, adds its time under the name, and returns what it returns.
  template <class Stage>
  decltype(auto) operator()(std::string_view name, Stage&& stage) {
    const Running running{*this, name};
    return std::forward<Stage>(stage)();
  }

  /// Adds what another thread's stopwatch has measured.
  void add(const Stopwatch& other) {
    for (const auto& [stage, seconds] : other.seconds_) add(stage, std::chrono::duration<double>(seconds));
  }

  [[nodiscard]] const std::vector<std::pair<std::string, double>>& seconds() const { return seconds_; }

 private:
  struct Running {
    Stopwatch& watch;
    std::string_view name;
    std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();
    ~Running() { watch.add(name, std::chrono::steady_clock::now() - start); }
  };

  void add(std::string_view name, std::chrono::duration<double> time) {
    for (auto& [stage, seconds] : seconds_) {
      if (stage != name) continue;
      seconds += time.count();
      return;
    }
    seconds_.emplace_back(name, time.count());
  }

  std::vector<std::pair<std::string, double>> seconds_;
};

}  // namespace entente
