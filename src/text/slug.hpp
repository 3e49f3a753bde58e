#pragma once

#include <string>
#include <string_view>

namespace entente {

/// The text in lower-case ASCII letters and digits, words joined by single hyphens, for use in an IRI:
/// "Bộ Y tế" → "bo-y-te". Other scripts are transliterated to Latin. May be empty.
[[nodiscard]] std::string slug(std::string_view text);

}  // namespace entente
