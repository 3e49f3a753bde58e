#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// A calendar day. Always a real one (`ok()`); "unknown" is std::optional's.
using Date = std::chrono::year_month_day;

/// "2021-04-22", as xsd:date writes it.
[[nodiscard]] std::string to_iso(const Date& date);

/// Reads "2021-04-22" (also the date part of "2021-04-22T17:06:00+07:00"); nothing if it is no real day.
[[nodiscard]] std::optional<Date> from_iso(std::string_view text);

/// The day, if there is one such in the calendar and the year is from 1900 to 2199.
[[nodiscard]] std::optional<Date> make_date(int year, int month, int day);

}  // namespace entente
