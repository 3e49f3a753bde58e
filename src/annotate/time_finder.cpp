#include "annotate/time_finder.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>

#include "packs/phrase_view.hpp"

namespace entente {
namespace {

class TimeFinder {
 public:
  TimeFinder(Document& document, const LanguagePack& pack, TokenSpan sentence)
      : document_(document), pack_(pack), view_(document, sentence), end_(sentence.end) {}

  /// Behind the day that is written at `at`; `at` itself if none is.
  std::uint32_t read(std::uint32_t at) {
    const std::uint32_t next = relative(at);
    return next == at ? written(at) : next;
  }

 private:
  void add(TokenSpan tokens, Date date) { document_.times.push_back({tokens, date}); }

  /// The number in figures at a token; -1 if there is none or it has more than four digits.
  int number(std::uint32_t at) const {
    if (at >= end_ || !document_.tokens[at].is_number || document_.tokens[at].bytes.size() > 4) return -1;
    const std::string_view digits = document_.text(document_.tokens[at]);
    int value = -1;
    const auto [last, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} && last == digits.data() + digits.size() ? value : -1;
  }

  /// A sign between two numbers without spaces: the same one stands in "2/5/2021" twice.
  bool joins(std::uint32_t at, std::string_view sign) const {
    return at + 1 < end_ && document_.text(document_.tokens[at]) == sign && !document_.tokens[at].space_before &&
           !document_.tokens[at + 1].space_before;
  }

  std::optional<Date> nearest_year(int day, int month) const {
    if (!document_.article.published) return std::nullopt;
    const auto published = std::chrono::sys_days(*document_.article.published);
    std::optional<Date> best;
    for (int offset = -1; offset <= 1; ++offset) {
      const auto date = make_date(static_cast<int>(document_.article.published->year()) + offset, month, day);
      if (!date) continue;
      const auto distance = [&](const Date& d) { return std::abs((std::chrono::sys_days(d) - published).count()); };
      if (!best || distance(*date) < distance(*best)) best = date;
    }
    return best;
  }

  std::uint32_t relative(std::uint32_t at) {
    constexpr std::pair<std::uint32_t, int> kDays[] = {
        {GrammarClasses::today, 0}, {GrammarClasses::yesterday, -1}, {GrammarClasses::tomorrow, 1}};
    for (const auto& [word_class, days] : kDays) {
      const std::uint32_t length = view_.length_at(at, word_class);
      if (length == 0) continue;
      if (document_.article.published)
        add({at, at + length}, Date(std::chrono::sys_days(*document_.article.published) + std::chrono::days(days)));
      return at + length;
    }
    return at;
  }

  /// Behind a word for a day: "22/4", "9-11", "2/5/2021", "10 tháng 4 năm 2018".
  std::uint32_t written(std::uint32_t at) {
    const GrammarClasses& grammar = pack_.grammar;
    std::uint32_t i = at;
    while (const std::uint32_t length = view_.length_at(i, grammar.day_word)) i += length;
    if (i == at) return at;
    if (i < end_ && view_.length_at(i, grammar.open) > 0) ++i;  // "hôm nay (5/10)"
    const int day = number(i);
    if (day < 1) return at;
    int month = -1;
    int year = -1;
    std::uint32_t end = i + 1;
    for (const std::string_view sign : {"/", "-", "."}) {
      if (!joins(i + 1, sign) || number(i + 2) < 1) continue;
      month = number(i + 2);
      end = i + 3;
      if (joins(i + 3, sign) && number(i + 4) > 0) {
        year = number(i + 4);
        end = i + 5;
      }
      break;
    }
    if (const std::uint32_t word = view_.length_at(i + 1, grammar.month_word); month < 0 && word > 0) {
      month = number(i + 1 + word);
      end = i + 2 + word;
      if (const std::uint32_t next = view_.length_at(end, grammar.year_word); month > 0 && next > 0) {
        year = number(end + next);
        if (year > 0) end += next + 1;
      }
    }
    if (month < 1) return at;
    const std::optional<Date> date = year > 0 ? make_date(year, month, day) : nearest_year(day, month);
    if (!date) return at;
    add({at, end}, *date);
    return end;
  }

  Document& document_;
  const LanguagePack& pack_;
  PhraseView view_;
  std::uint32_t end_;
};

}  // namespace

void find_times(Document& document, const LanguagePack& pack, std::span<const std::uint32_t> places) {
  std::uint32_t behind = 0;  // what was read
  for (const std::uint32_t place : places) {
    if (place < behind) continue;
    const Sentence* const sentence = document.sentence_at(place);
    behind = TimeFinder(document, pack, sentence->tokens).read(place);
  }
}

}  // namespace entente
