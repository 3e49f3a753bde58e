#pragma once

#include <chrono>
#include <cstddef>

namespace entente {

/// How far a run is, on one line of standard error that it keeps writing over. Shows nothing where standard
/// error is no terminal.
class ProgressLine {
 public:
  explicit ProgressLine(bool wanted);
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  ~ProgressLine();

  /// So many articles are done. Writes a few times a second at most, however often it is called.
  void show(std::size_t articles);

  /// Wipes the line, so that something else can be written.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  bool shown_;
  std::size_t width_ = 0;  ///< of what stands on the line
  std::size_t first_articles_ = 0;
  Clock::time_point first_;
  Clock::time_point last_;
};

}  // namespace entente
