#pragma once

#include <algorithm>
#include <span>
#include <vector>

namespace entente {

// Not std::ranges::unique and equal_range, whose subranges clang 14, which builds the fuzz targets, does not compile.

/// Sorts the values and leaves one of each. O(n log n).
template <class T, class Allocator>
void sort_unique(std::vector<T, Allocator>& values) {
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

/// Those of the values, which are sorted by `projection`, whose projection is `key`. O(log n).
template <class T, class Allocator, class Key, class Projection>
[[nodiscard]] std::span<const T> run_of(const std::vector<T, Allocator>& values, const Key& key,
                                        Projection projection) {
  const auto first = std::ranges::lower_bound(values, key, {}, projection);
  return {first, std::ranges::upper_bound(first, values.end(), key, {}, projection)};
}

}  // namespace entente
