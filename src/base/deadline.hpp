#pragma once

#include <chrono>
#include <optional>

namespace entente {

/// Thrown where a deadline has passed; never leaves the folder that set it.
struct DeadlinePassed {};

/// When the work on one article must be done; by default never. Whoever works in a loop calls check() in it, so that an
/// article that nobody foresaw is given up rather than holding up all others.
class Deadline {
 public:
  using Clock = std::chrono::steady_clock;

  Deadline() = default;
  explicit Deadline(std::chrono::duration<double> from_now)
      : at_(Clock::now() + std::chrono::duration_cast<Clock::duration>(from_now)) {}

  /// Throws DeadlinePassed.
  void check() const {
    if (at_ && Clock::now() > *at_) throw DeadlinePassed{};
  }

 private:
  std::optional<Clock::time_point> at_;
};

}  // namespace entente
