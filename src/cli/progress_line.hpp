#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "pipeline/options.hpp"

namespace entente {

/// How far a run is, on standard error: on a terminal one line that it keeps writing over, a bar with rate
/// and time left; elsewhere (a log) a line now and then, so that a short run shows nothing.
class ProgressLine {
 public:
  explicit ProgressLine(bool wanted);
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  ~ProgressLine();

  /// So far the run is. Writes a few times a second at most, however often it is called.
  void show(const Progress& progress);

  /// Wipes the line, so that something else can be written.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  bool shown_;
  bool terminal_;
  std::size_t width_ = 0;  ///< of what stands on the line
  Progress first_;
  Clock::time_point start_;  ///< when `first_` was shown
  Clock::time_point last_;
};

/// Has a run with these options show how far it is, name the articles that it skips, and stop when somebody interrupts
/// it. The line must outlive the run.
void attend(Options& options, ProgressLine& progress);

/// "1234 articles, 56 % [######     ], 78 a second, 9 s left": what is known of it after `seconds` since
/// `first`. Without a bar for a log.
[[nodiscard]] std::string progress_text(const Progress& first, const Progress& now, double seconds, bool bar);

}  // namespace entente
