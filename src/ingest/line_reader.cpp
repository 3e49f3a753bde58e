#include "ingest/line_reader.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "ingest/dateline.hpp"
#include "text/fold.hpp"

namespace entente {
namespace {

class LineReader {
 public:
  LineReader(const Page& page, const ReaderLexicon& lexicon) : page_(page), lexicon_(lexicon) {}

  scratch::vector<PageItem> run(std::span<const WordKey> title) {
    constexpr std::size_t kLines = 128;  // more than most pages have
    items_.reserve(std::min(page_.lines.size(), kLines));
    bool gap = true;
    bool title_seen = title.empty();
    for (const PageLine& line : page_.lines) {
      gap = gap || line.blanks_before > 0;
      PageItem item;
      item.line = line;
      if (line.words.size() <= kLongestShort) read_plain_words(line);
      if (!title_seen && std::ranges::equal(page_.words_of(line), title)) {
        // The record vouches for it, whatever it looks like.
        item.kind = LineKind::fragment;
        item.group_start = gap;
        gap = false;
        title_seen = true;
        items_.push_back(std::move(item));
        continue;
      }
      if (is_noise(line)) {
        // A credit on a line of its own says what the line above it is.
        if (line.credit && line.words.empty() && line.blanks_before == 0 && !gap && !items_.empty() &&
            items_.back().line.words.size() <= kLongestCaption)
          items_.back().mark = true;
        gap = true;
        continue;
      }
      classify(item);
      // "See also:" alone announces links, with a headline behind it it is one.
      if (item.kind == LineKind::sentence || item.kind == LineKind::fragment) {
        if (is_link(line)) {
          gap = true;
          continue;
        }
      }
      item.group_start = gap;
      gap = false;
      items_.push_back(std::move(item));
    }
    return std::move(items_);
  }

 private:
  [[nodiscard]] std::string_view text(std::uint32_t token) const { return page_.text_of(page_.tokens[token]); }

  /// Words without numbers, so that "Related (5)" is "Related".
  void read_plain_words(const PageLine& line) {
    plain_ = page_.words_of(line);
    if (!line.numbers) return;
    std::size_t count = 0;
    for (std::uint32_t w = line.words.begin; w < line.words.end; ++w) {
      left_[count] = page_.words[w];
      count += page_.tokens[page_.word_tokens[w]].is_number ? 0U : 1U;
    }
    plain_ = std::span(left_).first(count);
  }

  /// True if the line begins with a phrase and goes on as a mark does, not as a sentence: with a colon, or
  /// shortly and without a full stop.
  [[nodiscard]] bool starts_with(const PhraseSet& phrases, const PageLine& line) const {
    constexpr std::uint32_t kLongestMarked = 16;  // words
    const std::size_t length = phrases.prefix(page_.words_of(line));
    if (length == 0) return false;
    const std::uint32_t behind = page_.word_tokens[line.words.begin + length - 1] + 1;
    if (behind >= line.tokens.end || text(behind) == ":") return true;
    return !line.strong_end && line.words.size() <= kLongestMarked;
  }

  [[nodiscard]] bool is_noise(const PageLine& line) const {
    if (line.words.empty()) return true;
    const auto all = page_.words_of(line);
    if (line.words.size() > kLongestShort) return false;
    if (plain_.empty()) return !date_prefix(page_, lexicon_, line.tokens, line.year).date;
    if (lexicon_.noise.composes(all) || (line.numbers && lexicon_.noise.composes(plain_))) return true;
    if (starts_with(lexicon_.noise_starts, line)) return true;
    // A trail of sections: "News > World".
    constexpr std::uint32_t kLongestTrail = 12;  // words
    if (line.words.size() > kLongestTrail || line.strong_end) return false;
    for (std::uint32_t t = line.tokens.begin; t < line.tokens.end; ++t)
      if (!page_.tokens[t].is_word && (text(t) == ">" || text(t) == "»" || text(t) == "›")) return true;
    return false;
  }

  /// True if the tokens are names only: capitalised words, initials, and what joins them.
  [[nodiscard]] bool are_names(TokenSpan range, std::size_t limit) const {
    std::size_t count = 0;
    for (std::uint32_t t = range.begin; t < range.end; ++t) {
      const Token& token = page_.tokens[t];
      if (token.is_number) return false;
      if (!token.is_word) continue;
      if (!token.is_upper) return false;
      ++count;
    }
    return count > 0 && count <= limit;
  }

  void classify(PageItem& item) const {
    PageLine& line = item.line;
    // A heading may be followed by a colon or a number, never by a full stop.
    if (!line.strong_end && line.words.size() <= kLongestShort) {
      if (lexicon_.end_headings.contains(plain_)) {
        item.kind = LineKind::end_heading;
        return;
      }
      if (lexicon_.list_headings.contains(plain_)) {
        item.kind = LineKind::list_heading;
        return;
      }
    }
    if (starts_with(lexicon_.end_starts, line)) {
      item.kind = LineKind::end_heading;
      return;
    }
    const DateMark head = date_prefix(page_, lexicon_, line.tokens, line.year);
    if (!head.tokens.empty() && head.tokens.end == line.tokens.end) {
      item.kind = LineKind::date;
      item.date = head.date;
      return;
    }
    // A place, a section or an author may share the line with the date.
    constexpr std::size_t kLongestRest = 6;
    const DateMark tail = line.year ? date_suffix(page_, lexicon_, line.tokens) : DateMark{};
    const auto is_rest = [&](TokenSpan rest) {
      const auto some = page_.words_of(page_.words_in(rest));
      return some.empty() || are_names(rest, kLongestRest) || lexicon_.sections.contains(some) ||
             lexicon_.noise.composes(some) ||
             (some.size() <= kLongestRest && lexicon_.source_starts.prefix(some) > 0) ||
             (some.size() <= kLongestRest && lexicon_.byline_starts.prefix(some) > 0);
    };
    if (head.date && (head.time || head.tokens.size() > 5) && is_rest({head.tokens.end, line.tokens.end})) {
      item.kind = LineKind::date;
      item.date = head.date;
      return;
    }
    if (tail.date && is_rest({line.tokens.begin, tail.tokens.begin})) {
      item.kind = LineKind::date;
      item.date = tail.date;
      return;
    }
    // A comma after it makes it part of the sentence: "at 9:15 on 7 March 2022, the ship …".
    if (head.date && head.time && text(head.tokens.end - 1) != ",") {
      item.first_dated = true;
      item.date = head.date;
      item.text_begin = head.tokens.end;
    }
    if (tail.date) {
      const bool bracket = text(tail.tokens.begin) == "(" && text(tail.tokens.end - 1) == ")";
      item.last_dated = !line.strong_end && (tail.time || (bracket && line.bullet));
    }
    item.mark =
        line.credit || line.image || lexicon_.caption_starts.prefix(page_.words_of(line)) > 0 || has_position(line);
    const bool sentence = line.strong_end || line.weak_end || line.colon || line.words.size() > kLongestShort;
    item.kind = sentence ? LineKind::sentence : LineKind::fragment;
  }

  /// "(left)" and the like.
  [[nodiscard]] bool has_position(const PageLine& line) const {
    constexpr std::uint32_t kLongestPosition = 6;  // words
    if (!line.opens) return false;
    static const WordKey kOpen = word_key("(");
    for (std::uint32_t t = line.tokens.begin; t < line.tokens.end; ++t) {
      if (page_.tokens[t].key != kOpen) continue;
      std::uint32_t count = 0;
      for (std::uint32_t u = t + 1; u < line.tokens.end && text(u) != ")" && count <= kLongestPosition; ++u) {
        if (!page_.tokens[u].is_word) continue;
        ++count;
        if (lexicon_.caption_words.contains(page_.tokens[u].key)) return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool is_link(const PageLine& line) const {
    const std::size_t length = lexicon_.link_starts.prefix(page_.words_of(line));
    if (line.link || length == 0) return line.link;
    const std::uint32_t behind = page_.word_tokens[line.words.begin + length - 1] + 1;
    return !line.strong_end || (behind < line.tokens.end && (text(behind) == ":" || text(behind) == ">"));
  }

  const Page& page_;
  const ReaderLexicon& lexicon_;
  scratch::vector<PageItem> items_;
  std::span<const WordKey> plain_;             // of a short line
  std::array<WordKey, kLongestShort> left_{};  // of one with numbers: all else
};

}  // namespace

scratch::vector<PageItem> read_lines(const Page& page, const ReaderLexicon& lexicon, std::span<const WordKey> title) {
  return LineReader(page, lexicon).run(title);
}

}  // namespace entente
