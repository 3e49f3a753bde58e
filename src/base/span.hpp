#pragma once

#include <cstdint>

namespace entente {

/// A half-open range [begin, end). The tag keeps bytes, code points and tokens apart.
template <class Tag>
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] std::uint32_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin == end; }
  [[nodiscard]] bool contains(const Span& other) const { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] bool overlaps(const Span& other) const { return begin < other.end && other.begin < end; }
  auto operator<=>(const Span&) const = default;
};

using ByteSpan = Span<struct ByteTag>;            ///< bytes of Article::text
using CodePointSpan = Span<struct CodePointTag>;  ///< code points of Article::text
using TokenSpan = Span<struct TokenTag>;          ///< indices into Document::tokens

}  // namespace entente
