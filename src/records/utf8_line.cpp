#include "records/utf8_line.hpp"

#include <simdjson.h>

#include <cstddef>
#include <cstdint>

namespace entente {
namespace {

/// True if a line end of Unicode ends with the byte `c`, before which stand `a` and `b`. Without a branch, so that the
/// compiler judges sixteen bytes at once.
constexpr bool ends_line(std::uint8_t a, std::uint8_t b, std::uint8_t c) {
  return ((b == 0xC2) & (c == 0x85)) | ((a == 0xE2) & (b == 0x80) & ((c | 1U) == 0xA9));
}

}  // namespace

bool is_utf8_line(std::string_view text) {
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::uint8_t ends = text.size() > 1 && ends_line(0, bytes[0], bytes[1]) ? 1 : 0;
  for (std::size_t i = 2; i < text.size(); ++i)
    ends |= static_cast<std::uint8_t>(ends_line(bytes[i - 2], bytes[i - 1], bytes[i]));
  return ends == 0 && simdjson::validate_utf8(text.data(), text.size());
}

}  // namespace entente
