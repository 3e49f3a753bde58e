#include "cli/progress_line.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <iterator>

#include "cli/console.hpp"
#include "cli/interrupt.hpp"

namespace entente {
namespace {

constexpr std::chrono::milliseconds kBetweenUpdates{250};
/// A log is read later: enough to see that the run is alive, and how fast.
constexpr std::chrono::seconds kBetweenLines{30};
/// Before that a rate is a guess.
constexpr double kSecondsBeforeRate = 1;
constexpr std::size_t kBarWidth = 24;

/// "59 s", "12 min", "3 h 05 min".
std::string duration(double seconds) {
  const auto whole = static_cast<std::uint64_t>(seconds + 0.5);
  if (whole < 100) return fmt::format("{} s", whole);
  const std::uint64_t minutes = (whole + 30) / 60;
  return minutes < 100 ? fmt::format("{} min", minutes) : fmt::format("{} h {:02} min", minutes / 60, minutes % 60);
}

}  // namespace

std::string progress_text(const Progress& first, const Progress& now, double seconds, bool bar) {
  std::string out = fmt::format("{} {}", now.articles, now.articles == 1 ? "article" : "articles");
  const auto to = std::back_inserter(out);
  const bool size_known = now.input_size > 0 && now.input_read <= now.input_size;
  if (size_known) {
    const double share = static_cast<double>(now.input_read) / static_cast<double>(now.input_size);
    fmt::format_to(to, ", {:.0f} %", 100 * share);
    const auto filled = static_cast<std::size_t>(share * kBarWidth);
    if (bar) fmt::format_to(to, " [{}{}]", std::string(filled, '#'), std::string(kBarWidth - filled, ' '));
  }
  if (seconds < kSecondsBeforeRate) return out;
  const double rate = static_cast<double>(now.articles - first.articles) / seconds;
  fmt::format_to(to, ", {:.{}f} a second", rate, rate < 10 ? 1 : 0);
  if (size_known && now.input_read > first.input_read) {
    const double left = static_cast<double>(now.input_size - now.input_read) /
                        static_cast<double>(now.input_read - first.input_read) * seconds;
    fmt::format_to(to, ", {} left", duration(left));
  }
  return out;
}

ProgressLine::ProgressLine(bool wanted) : shown_(wanted), terminal_(isatty(STDERR_FILENO) != 0) {}

ProgressLine::~ProgressLine() {
  clear();
}

void ProgressLine::show(const Progress& progress) {
  if (!shown_) return;
  const Clock::time_point now = Clock::now();
  if (start_ == Clock::time_point{}) {
    // The rate is that of the articles: what was loaded before the first does not count.
    start_ = last_ = now;
    first_ = progress;
    if (!terminal_) return;
  } else if (now - last_ < (terminal_ ? Clock::duration(kBetweenUpdates) : Clock::duration(kBetweenLines))) {
    return;
  }
  last_ = now;
  std::string line = progress_text(first_, progress, std::chrono::duration<double>(now - start_).count(), terminal_);
  if (!terminal_) {
    std::fprintf(stderr, "entente: %s\n", line.c_str());
    return;
  }
  // Blanks instead of an escape sequence: any terminal knows them.
  const std::size_t width = line.size();
  line.append(width_ - std::min(width, width_), ' ');
  width_ = width;
  std::fprintf(stderr, "\r%s", line.c_str());
  std::fflush(stderr);
}

void ProgressLine::clear() {
  if (width_ == 0) return;
  std::fprintf(stderr, "\r%s\r", std::string(width_, ' ').c_str());
  std::fflush(stderr);
  width_ = 0;
}

void attend(Options& options, ProgressLine& progress) {
  options.on_skip = [&progress](const Error& error) {
    progress.clear();
    complain(to_string(error));
  };
  options.on_progress = [&progress](const Progress& now) { progress.show(now); };
  finish_when_interrupted();
  options.stop = [] { return interrupted() != 0; };
}

}  // namespace entente
