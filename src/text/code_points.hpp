#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

#include "base/scratch.hpp"
#include "base/span.hpp"

namespace entente {

/// Translates byte offsets of one UTF-8 text, which must outlive it, into code points. Building is linear, a look-up is
/// not. Lies in scratch memory.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);

  /// Code points before `byte`, which is a boundary of the text (0 to size).
  [[nodiscard]] std::uint32_t at(std::uint32_t byte) const {
    const std::size_t stretch = byte / kStretch;
    const std::uint64_t begins = stretch + 1 < before_.size() ? begins_in(text_ + stretch * kStretch) : last_begins_;
    return before_[stretch] + count(begins & ((std::uint64_t{1} << 8 * (byte % kStretch)) - 1));
  }
  [[nodiscard]] CodePointSpan operator()(ByteSpan span) const { return {at(span.begin), at(span.end)}; }

 private:
  static constexpr std::size_t kStretch = 8;
  /// The lowest bit of each of so many bytes, the first one lowest: a code point begins there.
  static std::uint64_t begins_in(const char* bytes) {
    std::uint64_t all = 0;
    std::memcpy(&all, bytes, sizeof all);
    if constexpr (std::endian::native == std::endian::big) all = __builtin_bswap64(all);
    // Of a byte that goes on the two highest bits are 10.
    return (~(all >> 7U) | all >> 6U) & 0x0101010101010101U;
  }
  static std::uint32_t count(std::uint64_t begins) {
    return static_cast<std::uint32_t>(begins * 0x0101010101010101U >> 56U);
  }

  const char* text_;
  std::span<std::uint32_t> before_;  // by stretch: code points that begin before it
  std::uint64_t last_begins_ = 0;    // in the last one, which is not full
};

}  // namespace entente
