#pragma once

#include <string>
#include <utility>
#include <vector>

namespace entente {

/// (ISO 3166-1 alpha-2 code, name in `language`) of every territory that ICU (CLDR) knows, sorted by code.
/// Empty if ICU has no names in that language.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> region_names(const std::string& language);

}  // namespace entente
