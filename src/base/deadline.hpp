#pragma once

#include <chrono>
#include <ctime>
#include <optional>

namespace entente {

/// Thrown where a deadline has passed; never leaves the folder that set it.
struct DeadlinePassed {};

/// When the work on one article must be done; by default never. Whoever works in a loop calls check() in it, so that an
/// article that nobody foresaw is given up rather than holding up all others.
class Deadline {
 public:
  Deadline() = default;
  explicit Deadline(std::chrono::duration<double> from_now) : at_(now() + from_now) {}

  /// Throws DeadlinePassed, up to a tick of the system (some milliseconds) late.
  void check() const {
    if (at_ && now() > *at_) throw DeadlinePassed{};
  }

 private:
  using Seconds = std::chrono::duration<double>;

  // An article asks a hundred times, and std::chrono::steady_clock takes 33 ns to say, the clock of the last tick 5.
  static Seconds now() {
    timespec tick{};
    clock_gettime(CLOCK_MONOTONIC_COARSE, &tick);
    return std::chrono::seconds(tick.tv_sec) + std::chrono::nanoseconds(tick.tv_nsec);
  }

  std::optional<Seconds> at_;
};

}  // namespace entente
