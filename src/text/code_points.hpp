#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.hpp"

namespace entente {

/// Translates byte offsets of one UTF-8 text into code points. Building is linear; a look-up reads at most
/// kStride bytes. Keeps a view: the text must outlive it.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);

  /// Code points before `byte`, which is a boundary of the text (0 to size).
  [[nodiscard]] std::uint32_t at(std::uint32_t byte) const;
  [[nodiscard]] CodePointSpan operator()(ByteSpan span) const { return {at(span.begin), at(span.end)}; }

 private:
  static constexpr std::uint32_t kStride = 64;
  std::string_view text_;
  std::vector<std::uint32_t> marks_;  // code points before byte kStride * i
};

}  // namespace entente
