#include "text/region_names.hpp"

#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <span>
#include <string_view>

namespace entente {
namespace {

/// For a language without names ICU would answer in the one that the machine speaks.
bool has_names(const icu::Locale& locale) {
  std::int32_t count = 0;
  const icu::Locale* available = icu::Locale::getAvailableLocales(count);
  return std::ranges::any_of(std::span(available, static_cast<std::size_t>(count)), [&](const icu::Locale& one) {
    return std::string_view(one.getLanguage()) == locale.getLanguage();
  });
}

}  // namespace

std::vector<std::pair<std::string, std::string>> region_names(const std::string& language) {
  std::vector<std::pair<std::string, std::string>> out;
  const icu::Locale display(language.c_str());
  if (!has_names(display)) return out;
  for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code) {
    icu::UnicodeString name;
    icu::Locale("", *code).getDisplayCountry(display, name);
    std::string utf8;
    name.toUTF8String(utf8);
    // ICU answers with the code itself where it has no name.
    if (!utf8.empty() && utf8 != *code) out.emplace_back(*code, std::move(utf8));
  }
  return out;
}

}  // namespace entente
