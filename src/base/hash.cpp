#include "base/hash.hpp"

#include <xxhash.h>

#include <cstdint>

namespace entente {
namespace {

/// Sixteen digits.
void append_hex(std::uint64_t number, std::string& out) {
  for (int shift = 60; shift >= 0; shift -= 4) out += "0123456789abcdef"[(number >> shift) & 0xFU];
}

}  // namespace

std::string content_hash(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  std::string out;
  out.reserve(32);
  append_hex(hash.high64, out);
  append_hex(hash.low64, out);
  return out;
}

}  // namespace entente
