#pragma once

#include <cstdint>
#include <string_view>

namespace entente {

/// XXH3 (64 bit) of the bytes, for tables in memory.
[[nodiscard]] std::uint64_t short_hash(std::string_view bytes);

}  // namespace entente
