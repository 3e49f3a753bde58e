#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace entente {

/// XXH3 (128 bit) of the bytes as 32 lower-case hex digits. Stable across runs and machines; not
/// cryptographic. Used for the IRIs of statements and evidence.
[[nodiscard]] std::string content_hash(std::string_view bytes);

/// With it a hash table of strings is asked with views.
struct TextHash {
  using is_transparent = void;
  [[nodiscard]] std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

}  // namespace entente
