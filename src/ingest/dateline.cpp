#include "ingest/dateline.hpp"

#include <algorithm>
#include <string_view>

#include "base/scratch.hpp"

namespace entente {
namespace {

/// Punctuation that may stand between the parts of a dateline.
bool is_filler(std::string_view symbol) {
  constexpr std::string_view kFillers = "|,-:/.()+;[]@";
  return symbol == "–" || (symbol.size() == 1 && kFillers.find(symbol) != std::string_view::npos);
}

int number(const Page& page, const Token& token) {
  const std::string_view digits = page.text_of(token);
  if (!token.is_number || digits.size() > 4) return -1;
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return -1;  // digits of another script
    value = value * 10 + (c - '0');
  }
  return value;
}

/// Every date has its year, in four digits, and few stretches of a text have such a number.
bool holds_year(const Page& page, TokenSpan range) {
  return std::ranges::any_of(std::span(page.tokens).subspan(range.begin, range.size()),
                             [](const Token& token) { return token.is_number && token.bytes.size() == 4; });
}

struct Match {
  std::uint32_t end = 0;
  std::optional<Date> date;
};

Match match_pattern(const Page& page, const ReaderLexicon& lexicon, const std::vector<DatePart>& pattern,
                    std::uint32_t at, std::uint32_t end) {
  int day = 0;
  int month = 0;
  int year = 0;
  for (const DatePart& part : pattern) {
    if (at == end) return {};
    const Token& token = page.tokens[at];
    const std::size_t digits = token.bytes.size();
    switch (part.kind) {
      case DatePart::Kind::day:
        day = number(page, token);
        if (day < 1 || digits > 2) return {};
        break;
      case DatePart::Kind::month:
        month = number(page, token);
        if (month < 1 || digits > 2) return {};
        break;
      case DatePart::Kind::year:
        year = number(page, token);
        if (digits != 4) return {};
        break;
      case DatePart::Kind::month_name: {
        const auto found = lexicon.months.find(token.key);
        if (found == lexicon.months.end()) return {};
        month = found->second;
        break;
      }
      case DatePart::Kind::literal:
        if (token.key != part.literal) return {};
        break;
    }
    ++at;
  }
  const std::optional<Date> date = make_date(year, month, day);
  return date ? Match{at, date} : Match{};
}

Match match_date(const Page& page, const ReaderLexicon& lexicon, std::uint32_t at, std::uint32_t end) {
  Match best;
  // Every pattern has a number among its first three tokens.
  bool number_near = false;
  for (std::uint32_t t = at; t < std::min(at + 3, end); ++t) number_near = number_near || page.tokens[t].is_number;
  if (!number_near || !holds_year(page, {at, end})) return best;
  for (const auto& pattern : lexicon.date_patterns) {
    const Match match = match_pattern(page, lexicon, pattern, at, end);
    if (match.end > best.end) best = match;
  }
  return best;
}

/// End of a time of the day at `at`: "17:06", "17:06:30"; `at` itself if there is none.
std::uint32_t match_time(const Page& page, std::uint32_t at, std::uint32_t end) {
  const auto symbol = [&](std::uint32_t t, std::string_view text) {
    return t < end && page.text_of(page.tokens[t]) == text;
  };
  if (const int hour = number(page, page.tokens[at]); hour < 0 || hour > 24) return at;
  std::uint32_t stop = at;
  for (std::uint32_t t = at; symbol(t + 1, ":") && t + 2 < end && t < at + 4; t += 2) {
    const int part = number(page, page.tokens[t + 2]);
    if (part < 0 || part > 59) break;
    stop = t + 3;
  }
  return stop;
}

}  // namespace

DateMark date_prefix(const Page& page, const ReaderLexicon& lexicon, TokenSpan range, bool year) {
  DateMark mark;
  mark.tokens = {range.begin, range.begin};
  std::uint32_t at = range.begin;
  while (at < range.end) {
    const Token& token = page.tokens[at];
    if (const Match match = year ? match_date(page, lexicon, at, range.end) : Match{}; match.date) {
      if (!mark.date) mark.date = match.date;
      mark.tokens.end = at = match.end;
      continue;
    }
    if (!token.is_word) {
      const std::string_view symbol = page.text_of(token);
      if (!is_filler(symbol)) break;
      ++at;
      continue;
    }
    if (token.is_number) {
      if (const std::uint32_t stop = match_time(page, at, range.end); stop > at) {
        mark.time = true;
        mark.tokens.end = at = stop;
        continue;
      }
    }
    // Words of a dateline; a number counts only beside them ("17h06", "GMT+7", "Thứ 6").
    if (!token.is_number && !lexicon.date_words.may_begin(token.key)) break;
    const WordSpan words = page.words_in({at, range.end});
    const auto rest = page.words_of(words);
    const std::size_t length = lexicon.date_words.prefix(rest);
    if (length > 0) {
      const std::uint32_t behind = page.word_tokens[words.begin + length - 1] + 1;
      const bool number_before = at > range.begin && page.tokens[at - 1].is_number && !token.space_before;
      at = behind;
      if (at < range.end && page.tokens[at].is_number && !page.tokens[at].space_before && number_before) {
        mark.time = true;
        ++at;
      }
      mark.tokens.end = at;
      continue;
    }
    if (token.is_number && (page.text_of(token).size() <= 2 || lexicon.date_words.prefix(rest.subspan(1)) > 0) &&
        (at > range.begin || lexicon.date_words.prefix(rest.subspan(1)) > 0)) {
      ++at;
      continue;
    }
    break;
  }
  // Numbers and punctuation that go on to the very end belong to it ("GMT+7").
  if (at == range.end && !mark.tokens.empty()) mark.tokens.end = at;
  // Brackets and dashes that only closed the mark belong to it.
  if (mark.tokens.end > mark.tokens.begin) {
    while (mark.tokens.end < range.end && !page.tokens[mark.tokens.end].is_word) {
      const std::string_view symbol = page.text_of(page.tokens[mark.tokens.end]);
      if (!is_filler(symbol) || symbol == "(" || symbol == "[") break;
      ++mark.tokens.end;
    }
  }
  return mark;
}

DateMark date_suffix(const Page& page, const ReaderLexicon& lexicon, TokenSpan range) {
  constexpr std::uint32_t kLongest = 24;
  const std::uint32_t limit = range.size() > kLongest ? range.end - kLongest : range.begin;
  // It begins behind the last word that stands in no dateline: nearly always that is the last word of the line.
  std::uint32_t first = range.end;
  for (; first > limit; --first) {
    const Token& token = page.tokens[first - 1];
    if (token.is_word && !token.is_number && !lexicon.date_vocabulary.contains(token.key)) break;
  }
  if (!holds_year(page, {first, range.end})) return {};
  for (std::uint32_t t = first; t < range.end; ++t) {
    const DateMark mark = date_prefix(page, lexicon, {t, range.end});
    if (mark.date && mark.tokens.end == range.end) return mark;
  }
  return {};
}

std::optional<Date> parse_date(std::string_view text, const ReaderLexicon& lexicon) {
  const Scratch::Use use;
  Page page = read_page(text, lexicon.vocabulary.get());
  cut_marks(page, lexicon);
  for (const PageLine& line : page.lines) {
    for (std::uint32_t t = line.tokens.begin; t < line.tokens.end; ++t)
      if (const Match match = match_date(page, lexicon, t, line.tokens.end); match.date) return match.date;
  }
  return std::nullopt;
}

}  // namespace entente
