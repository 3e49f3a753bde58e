#include "cli/progress_line.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <string>

namespace entente {
namespace {

constexpr std::chrono::milliseconds kBetweenUpdates{250};
/// Before that a rate is a guess.
constexpr std::chrono::milliseconds kBeforeRate{1000};

}  // namespace

ProgressLine::ProgressLine(bool wanted) : shown_(wanted && isatty(STDERR_FILENO) != 0) {}

ProgressLine::~ProgressLine() {
  clear();
}

void ProgressLine::show(std::size_t articles) {
  if (!shown_) return;
  const Clock::time_point now = Clock::now();
  if (first_ == Clock::time_point{}) {
    // The rate is that of the articles: what was loaded before the first does not count.
    first_ = now;
    first_articles_ = articles;
  } else if (now - last_ < kBetweenUpdates) {
    return;
  }
  last_ = now;
  std::string line = std::to_string(articles) + (articles == 1 ? " article" : " articles");
  if (now - first_ >= kBeforeRate) {
    const double seconds = std::chrono::duration<double>(now - first_).count();
    const double rate = static_cast<double>(articles - first_articles_) / seconds;
    char text[32];
    std::snprintf(text, sizeof text, rate < 10 ? "%.1f" : "%.0f", rate);
    line.append(", ").append(text).append(" a second");
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

}  // namespace entente
