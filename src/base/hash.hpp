#pragma once

#include <string>
#include <string_view>

namespace entente {

/// XXH3 (128 bit) of the bytes as 32 lower-case hex digits. Stable across runs and machines; not
/// cryptographic. Used for the IRIs of statements and evidence.
[[nodiscard]] std::string content_hash(std::string_view bytes);

}  // namespace entente
