#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace entente {

/// The text in Unicode normalisation form C, without leading byte order marks; nothing else is changed
/// (line ends stay). Errors: invalid_utf8 with the 1-based line and byte column of the first bad byte.
[[nodiscard]] Result<std::string> to_nfc(std::string_view utf8);

}  // namespace entente
