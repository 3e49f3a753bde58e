#include "text/code_points.hpp"

#include <cstddef>
#include <cstring>

namespace entente {
namespace {

/// A bit for each of eight bytes: it is the first one of a code point.
std::uint64_t begins_in_eight(const char* at) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
  // Of a byte that goes on the two highest bits are 10.
  const std::uint64_t first = (~(bytes >> 7U) | bytes >> 6U) & 0x0101010101010101U;
  return first * 0x0102040810204080U >> 56U;
}

}  // namespace

CodePointIndex::CodePointIndex(std::string_view text) : stretches_(text.size() / kStretch + 1) {
  std::uint32_t before = 0;
  const char* at = text.data();
  for (std::size_t i = 0; i + 1 < stretches_.size(); ++i, at += kStretch) {
    std::uint64_t begins = 0;
    for (std::uint32_t byte = 0; byte < kStretch; byte += 8) begins |= begins_in_eight(at + byte) << byte;
    stretches_[i] = {begins, before};
    before += static_cast<std::uint32_t>(std::popcount(begins));
  }
  Stretch& last = stretches_.back();
  last.before = before;
  for (std::uint32_t byte = 0; byte < text.size() % kStretch; ++byte)
    if ((static_cast<unsigned char>(at[byte]) & 0xC0U) != 0x80U) last.begins |= std::uint64_t{1} << byte;
}

}  // namespace entente
