#include "model/date.hpp"

#include <fmt/format.h>

#include <charconv>

namespace entente {

std::string to_iso(const Date& date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::optional<Date> make_date(int year, int month, int day) {
  if (year < 1900 || year > 2199 || month < 1 || day < 1) return std::nullopt;
  const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                  std::chrono::day{static_cast<unsigned>(day)}};
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<Date> from_iso(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  if (text.size() > 10 && text[10] != 'T' && text[10] != ' ') return std::nullopt;
  int parts[3] = {};
  constexpr std::size_t kBegin[] = {0, 5, 8};
  constexpr std::size_t kLength[] = {4, 2, 2};
  for (int i = 0; i < 3; ++i) {
    const char* first = text.data() + kBegin[i];
    const auto [end, error] = std::from_chars(first, first + kLength[i], parts[i]);
    if (error != std::errc{} || end != first + kLength[i]) return std::nullopt;
  }
  return make_date(parts[0], parts[1], parts[2]);
}

}  // namespace entente
