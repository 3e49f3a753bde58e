#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace entente {

/// XXH3 (128 bit) of the bytes as 32 lower-case hex digits. Stable across runs and machines; not
/// cryptographic. Used for the IRIs of statements and evidence.
[[nodiscard]] std::string content_hash(std::string_view bytes);

/// The content_hash() of bytes that come one after the other.
class ContentHash {
 public:
  ContentHash();
  ContentHash(ContentHash&& other) noexcept;
  ContentHash& operator=(ContentHash&& other) noexcept;
  ~ContentHash();

  void add(std::string_view bytes);
  /// Of all that was added.
  [[nodiscard]] std::string digest() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// With it a hash table of strings is asked with views.
struct TextHash {
  using is_transparent = void;
  [[nodiscard]] std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

}  // namespace entente
