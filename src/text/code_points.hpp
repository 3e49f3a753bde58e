#pragma once

#include <bit>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace entente {

/// Translates byte offsets of one UTF-8 text into code points. Building is linear, a look-up is not.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);

  /// Code points before `byte`, which is a boundary of the text (0 to size).
  [[nodiscard]] std::uint32_t at(std::uint32_t byte) const {
    const Stretch& stretch = stretches_[byte / kStretch];
    const std::uint64_t before = (std::uint64_t{1} << byte % kStretch) - 1;
    return stretch.before + static_cast<std::uint32_t>(std::popcount(stretch.begins & before));
  }
  [[nodiscard]] CodePointSpan operator()(ByteSpan span) const { return {at(span.begin), at(span.end)}; }

 private:
  static constexpr std::uint32_t kStretch = 64;
  /// So many bytes.
  struct Stretch {
    std::uint64_t begins = 0;  ///< a bit for each of them: a code point begins there
    std::uint32_t before = 0;  ///< code points that begin before them
  };
  std::vector<Stretch> stretches_;  // the last one is not full
};

}  // namespace entente
