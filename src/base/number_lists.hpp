#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace entente {

/// A list of numbers for each owner, all behind one another.
class NumberLists {
 public:
  NumberLists() = default;
  /// `for_each` calls what it gets with each owner and number, the same each time.
  template <class ForEach>
  NumberLists(std::size_t owners, const ForEach& for_each) : end_(owners + 1) {
    for_each([&](std::uint32_t owner, std::uint32_t) { ++end_[owner + 1]; });
    std::partial_sum(end_.begin(), end_.end(), end_.begin());
    numbers_.resize(end_.back());
    // Where an owner's begin moves to their end as they come.
    for_each([&](std::uint32_t owner, std::uint32_t number) { numbers_[end_[owner]++] = number; });
  }
  [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t owner) const {
    const std::uint32_t begin = owner == 0 ? 0 : end_[owner - 1];
    return std::span(numbers_).subspan(begin, end_[owner] - begin);
  }

 private:
  std::vector<std::uint32_t> end_;  // of an owner's in numbers_
  std::vector<std::uint32_t> numbers_;
};

}  // namespace entente
