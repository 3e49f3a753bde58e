#include "ingest/raw_lines.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "ingest/line_marks.hpp"

namespace entente {
namespace {

constexpr Marks<21> kBullets{
    {{"-", "–", "—", "−", "•", "*", "+", "·", "●", "○", "■", "□", "▪", "▫", "◦", "‣", "⁃", "✓", "✔", "➢", "◆"}}};
constexpr Marks<9> kPointers{{{">", "»", "›", "►", "▶", "→", "☞", "👉", "⇒"}}};

void trim(std::string_view text, ByteSpan& span) {
  const auto view = [&] { return text.substr(span.begin, span.size()); };
  for (auto space = kSpaces.at_start(view()); !space.empty(); space = kSpaces.at_start(view()))
    span.begin += static_cast<std::uint32_t>(space.size());
  for (auto space = kSpaces.at_end(view()); !space.empty(); space = kSpaces.at_end(view()))
    span.end -= static_cast<std::uint32_t>(space.size());
}

/// Takes bullets, table bars, heading signs and the like off both ends.
void strip_marks(std::string_view text, RawLine& line) {
  trim(text, line.span);
  std::size_t pointers = 0;
  for (;;) {
    const std::string_view view = text.substr(line.span.begin, line.span.size());
    std::string_view mark;
    if (mark = kBullets.at_start(view); !mark.empty()) {
      line.bullet = true;
    } else if (mark = kPointers.at_start(view); !mark.empty()) {
      ++pointers;
      // One ">" may be a quotation, two point somewhere; so do the arrows.
      line.link = line.link || pointers > 1 || mark != ">";
    } else if (view.starts_with('|') || view.starts_with('#')) {
      mark = view.substr(0, 1);
    } else {
      break;
    }
    line.span.begin += static_cast<std::uint32_t>(mark.size());
    trim(text, line.span);
  }
  while (line.span.size() > 0 && (text[line.span.end - 1] == '|' || text[line.span.end - 1] == '*')) {
    --line.span.end;
    trim(text, line.span);
  }
}

/// Where each bracket of one kind ends, brackets in it being balanced.
class BracketEnds {
 public:
  BracketEnds(std::string_view text, char open, char close) {
    std::vector<std::size_t> opened;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == open) opened.push_back(i);
      if (text[i] != close || opened.empty()) continue;
      ends_.emplace_back(opened.back(), i + 1);
      opened.pop_back();
    }
    std::ranges::sort(ends_);
  }
  /// Behind the bracket that closes the one at `open`; nothing if there is none at `open` or it stays open.
  [[nodiscard]] std::optional<std::size_t> operator()(std::size_t open) const {
    const auto found = std::ranges::lower_bound(ends_, open, {}, &std::pair<std::size_t, std::size_t>::first);
    return found == ends_.end() || found->first != open ? std::nullopt : std::optional(found->second);
  }

 private:
  std::vector<std::pair<std::size_t, std::size_t>> ends_;
};

/// True if tags or image markup may stand in the text.
bool holds_markup(std::string_view text) {
  return text.find('<') != std::string_view::npos || text.find("![") != std::string_view::npos;
}

/// Keeps the longest stretch of the line outside image markup, tags and bare addresses; a line that is one
/// Markdown link is reduced to its label. `marked_up`: the text around it may hold markup.
void strip_markup(std::string_view text, bool marked_up, RawLine& line) {
  const std::string_view view = text.substr(line.span.begin, line.span.size());
  if (view.starts_with('[')) {
    const auto label = BracketEnds(view, '[', ']')(0);
    if (label && BracketEnds(view, '(', ')')(*label) == view.size()) {
      line.link = true;
      line.span = {line.span.begin + 1, line.span.begin + static_cast<std::uint32_t>(*label) - 1};
      strip_marks(text, line);
      return;
    }
  }
  if (!(marked_up && holds_markup(view)) && !view.starts_with("http")) return;
  ByteSpan best{line.span.begin, line.span.begin};
  std::size_t start = 0;
  const auto keep = [&](std::size_t end) {
    if (end - start > best.size())
      best = {line.span.begin + static_cast<std::uint32_t>(start), line.span.begin + static_cast<std::uint32_t>(end)};
  };
  std::optional<BracketEnds> labels;
  std::optional<BracketEnds> addresses;  // which may hold balanced brackets
  if (view.find("![") != std::string_view::npos) {
    labels.emplace(view, '[', ']');
    addresses.emplace(view, '(', ')');
  }
  const std::size_t last_close = view.rfind('>');
  std::size_t i = 0;
  while (i < view.size()) {
    std::size_t end = i;
    if (view[i] == '!' && i + 1 < view.size() && view[i + 1] == '[') {
      const auto label = (*labels)(i + 1);
      const auto address = label ? (*addresses)(*label) : std::nullopt;
      if (address) end = *address;
    } else if (view[i] == '<' && i + 1 < view.size() &&
               (view[i + 1] == '/' || view[i + 1] == '!' || (view[i + 1] >= 'a' && view[i + 1] <= 'z') ||
                (view[i + 1] >= 'A' && view[i + 1] <= 'Z'))) {
      if (last_close != std::string_view::npos && i < last_close) end = view.find('>', i) + 1;
    } else if (i == 0 && (view.starts_with("http://") || view.starts_with("https://"))) {
      end = std::min(view.find(' '), view.size());
    }
    if (end == i) {
      ++i;
      continue;
    }
    line.image = line.image || view[i] == '!' || view.substr(i).starts_with("<img");
    keep(i);
    i = start = end;
  }
  if (start == 0) return;
  keep(view.size());
  line.span = best;
  strip_marks(text, line);
}

/// Length in bytes of the visible text, a stand-in for its width that needs no decoding.
constexpr std::uint32_t kWidestWrap = 200;

bool ends_sentence(std::string_view view) {
  while (true) {
    const std::string_view closer = kClosers.at_end(view);
    if (closer.empty()) break;
    view.remove_suffix(closer.size());
  }
  return view.ends_with('.') || view.ends_with('?') || view.ends_with('!') || view.ends_with("…") ||
         view.ends_with(':') || view.ends_with(';');
}

/// True if the lines [first, last) are one paragraph that was wrapped at a fixed width: all but the last are
/// about equally long, and most break off in the middle of a sentence.
bool is_wrapped(std::string_view text, const scratch::vector<RawLine>& lines, std::size_t first, std::size_t last) {
  if (last - first < 3) return false;
  std::uint32_t longest = 0;
  for (std::size_t i = first; i < last; ++i) {
    if (i > first && (lines[i].bullet || lines[i].link || lines[i].image)) return false;
    longest = std::max(longest, lines[i].span.size());
  }
  if (longest > kWidestWrap) return false;
  std::size_t open = 0;
  for (std::size_t i = first; i + 1 < last; ++i) {
    if (lines[i].span.size() * 10 < longest * 7) return false;
    if (!ends_sentence(text.substr(lines[i].span.begin, lines[i].span.size()))) ++open;
  }
  return open * 10 >= (last - first - 1) * 7;
}

/// Finds the ends of lines one behind the other: a text that has but one kind of them is not searched for the other
/// again and again.
class LineEnds {
 public:
  explicit LineEnds(std::string_view text) : text_(text), feed_(find('\n', 0)), return_(find('\r', 0)) {}
  /// The next line feed or carriage return from `begin` on, which never goes back; the end of the text if there is
  /// none.
  std::size_t operator()(std::size_t begin) {
    if (feed_ < begin) feed_ = find('\n', begin);
    if (return_ < begin) return_ = find('\r', begin);
    return std::min(feed_, return_);
  }

 private:
  [[nodiscard]] std::size_t find(char mark, std::size_t begin) const {
    return std::min(text_.find(mark, begin), text_.size());
  }

  std::string_view text_;
  std::size_t feed_;
  std::size_t return_;
};

}  // namespace

scratch::vector<RawLine> raw_lines(std::string_view text) {
  constexpr std::size_t kBytesPerLine = 128;  // a guess
  scratch::vector<RawLine> lines;
  lines.reserve(text.size() / kBytesPerLine + 1);
  std::uint32_t blanks = 0;
  bool image = false;
  std::size_t begin = 0;
  LineEnds line_end(text);
  const bool marked_up = holds_markup(text);
  while (begin <= text.size()) {
    const std::size_t end = line_end(begin);
    RawLine line;
    line.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    trim(text, line.span);
    const bool blank = line.span.empty();
    strip_marks(text, line);
    strip_markup(text, marked_up, line);
    if (line.span.empty()) {
      if (blank) ++blanks;
      image = image || line.image;
    } else {
      line.blanks_before = blanks;
      line.image = line.image || image;
      lines.push_back(line);
      blanks = 0;
      image = false;
    }
    begin = end + 1;
    if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n') ++begin;
  }
  scratch::vector<RawLine> joined;
  joined.reserve(lines.size());
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i + 1;
    while (end < lines.size() && lines[end].blanks_before == 0) ++end;
    if (is_wrapped(text, lines, i, end)) {
      joined.push_back(lines[i]);
      joined.back().span.end = lines[end - 1].span.end;
    } else {
      joined.insert(joined.end(), lines.begin() + static_cast<std::ptrdiff_t>(i),
                    lines.begin() + static_cast<std::ptrdiff_t>(end));
    }
    i = end;
  }
  return joined;
}

}  // namespace entente
