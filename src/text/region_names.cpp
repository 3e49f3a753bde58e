#include "text/region_names.hpp"

#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

namespace entente {

std::vector<std::pair<std::string, std::string>> region_names(const std::string& language) {
  std::vector<std::pair<std::string, std::string>> out;
  const icu::Locale display(language.c_str());
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
