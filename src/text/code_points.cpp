#include "text/code_points.hpp"

#include <cstddef>
#include <cstring>

namespace entente {
namespace {

/// Code points that begin in at most 255 bytes: every byte but the continuation ones, eight at once.
std::uint32_t count(std::string_view bytes) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  std::uint64_t continuing = 0;  // in each byte, how many so far
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  for (std::uint64_t word = 0; end - at >= std::ptrdiff_t{sizeof word}; at += sizeof word) {
    std::memcpy(&word, at, sizeof word);
    continuing += word >> 7U & ~(word >> 6U) & kOnes;
  }
  for (; at != end; ++at) continuing += (static_cast<unsigned char>(*at) & 0xC0U) == 0x80U ? 1U : 0U;
  // The product has the sum of the bytes in its highest one.
  return static_cast<std::uint32_t>(bytes.size() - (continuing * kOnes >> 56U));
}

}  // namespace

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  marks_.reserve(text.size() / kStride + 1);
  std::uint32_t before = 0;
  for (std::size_t i = 0; i <= text.size(); i += kStride) {
    marks_.push_back(before);
    before += count(text.substr(i, kStride));
  }
}

std::uint32_t CodePointIndex::at(std::uint32_t byte) const {
  const std::uint32_t mark = byte / kStride;
  return marks_[mark] + count(text_.substr(std::size_t{mark} * kStride, byte - mark * kStride));
}

}  // namespace entente
