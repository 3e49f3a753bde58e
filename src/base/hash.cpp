#include "base/hash.hpp"

#include <xxhash.h>

#include <cstdint>
#include <new>

#include "base/short_hash.hpp"

namespace entente {
namespace {

/// Sixteen digits.
void put_hex(std::uint64_t number, char* out) {
  for (int shift = 60; shift >= 0; shift -= 4) *out++ = "0123456789abcdef"[(number >> shift) & 0xFU];
}

std::string digits_of(const XXH128_hash_t& hash) {
  std::string out(32, '0');
  put_hex(hash.high64, out.data());
  put_hex(hash.low64, out.data() + 16);
  return out;
}

}  // namespace

std::string content_hash(std::string_view bytes) {
  return digits_of(XXH3_128bits(bytes.data(), bytes.size()));
}

std::uint64_t short_hash(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

struct ContentHash::State {
  struct Free {
    void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
  };
  std::unique_ptr<XXH3_state_t, Free> xxh{XXH3_createState()};
};

ContentHash::ContentHash() : state_(std::make_unique<State>()) {
  if (state_->xxh == nullptr) throw std::bad_alloc();
  XXH3_128bits_reset(state_->xxh.get());
}
ContentHash::ContentHash(ContentHash&&) noexcept = default;
ContentHash& ContentHash::operator=(ContentHash&&) noexcept = default;
ContentHash::~ContentHash() = default;

void ContentHash::add(std::string_view bytes) {
  XXH3_128bits_update(state_->xxh.get(), bytes.data(), bytes.size());
}

std::string ContentHash::digest() const {
  return digits_of(XXH3_128bits_digest(state_->xxh.get()));
}

}  // namespace entente
