#include "text/code_points.hpp"

namespace entente {
namespace {

/// Code points that begin in the bytes: every byte but the continuation ones.
std::uint32_t count(std::string_view bytes) {
  std::uint32_t n = 0;
  for (const char c : bytes) n += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
  return n;
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
