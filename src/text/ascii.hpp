#pragma once

#include <algorithm>
#include <string_view>

namespace entente {

/// True if no byte is beyond ASCII: what has no marks on its letters.
[[nodiscard]] inline bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

}  // namespace entente
