#include "records/json_run.hpp"

#include <cstdint>
#include <cstring>

namespace entente {
namespace {

/// True if one of the eight bytes is none of a run.
bool ends_run(std::uint64_t bytes) {
  constexpr std::uint64_t kEach = 0x0101010101010101U;
  const auto below = [&](std::uint64_t all, std::uint64_t limit) { return (all - kEach * limit) & ~all; };
  const std::uint64_t found = below(bytes, 0x20) | below(bytes ^ kEach * '"', 1) | below(bytes ^ kEach * '\\', 1);
  return (found & kEach * 0x80U) != 0;
}

}  // namespace

std::size_t json_run(std::string_view text) {
  std::size_t i = 0;
  for (std::uint64_t eight = 0; i + sizeof eight <= text.size(); i += sizeof eight) {
    std::memcpy(&eight, text.data() + i, sizeof eight);
    if (ends_run(eight)) break;
  }
  const auto goes_on = [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; };
  while (i < text.size() && goes_on(text[i])) ++i;
  return i;
}

}  // namespace entente
