#pragma once

#include <cstdint>
#include <functional>

namespace entente {

/// An index with a type of its own, so that a class is never taken for a property. Default: none.
template <class Tag>
struct Id {
  std::uint32_t value = UINT32_MAX;

  [[nodiscard]] bool valid() const { return value != UINT32_MAX; }
  auto operator<=>(const Id&) const = default;
};

}  // namespace entente

template <class Tag>
struct std::hash<entente::Id<Tag>> {
  std::size_t operator()(const entente::Id<Tag>& id) const noexcept { return id.value; }
};
