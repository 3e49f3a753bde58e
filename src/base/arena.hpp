#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace entente {

/// Keeps rows of plain values where they are as long as it lives, wherever it is moved to. All of them go at once.
template <class T>
class Arena {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  Arena() = default;
  Arena(Arena&& other) noexcept { *this = std::move(other); }
  Arena& operator=(Arena&& other) noexcept {
    blocks_ = std::exchange(other.blocks_, {});
    next_ = std::exchange(other.next_, nullptr);
    left_ = std::exchange(other.left_, 0);
    return *this;
  }

  /// Room for so many values, which hold nothing yet.
  std::span<T> make(std::size_t size) {
    if (size > left_) {
      left_ = std::max(size, kBlock / sizeof(T));
      blocks_.push_back(std::make_unique_for_overwrite<T[]>(left_));
      next_ = blocks_.back().get();
    }
    T* const place = next_;
    next_ += size;
    left_ -= size;
    return {place, size};
  }
  /// A copy of the row.
  std::span<T> add(std::span<const T> row) {
    const std::span<T> place = make(row.size());
    std::ranges::copy(row, place.begin());
    return place;
  }

 private:
  static constexpr std::size_t kBlock = 4096;  // bytes
  std::vector<std::unique_ptr<T[]>> blocks_;
  T* next_ = nullptr;     // behind the last row
  std::size_t left_ = 0;  // values that the last block still takes
};

/// The same for texts.
class TextArena {
 public:
  /// A copy of the text.
  std::string_view add(std::string_view text) {
    const std::span<char> place = chars_.add(text);
    return {place.data(), place.size()};
  }
  /// The two with a space between.
  std::string_view join(std::string_view first, std::string_view second) {
    const std::span<char> place = chars_.make(first.size() + 1 + second.size());
    *std::ranges::copy(first, place.begin()).out = ' ';
    std::ranges::copy(second, place.begin() + static_cast<std::ptrdiff_t>(first.size()) + 1);
    return {place.data(), place.size()};
  }

 private:
  Arena<char> chars_;
};

/// The same for what may be copied: copies share the texts. Two of them are not added to at once.
class SharedTexts {
 public:
  std::string_view add(std::string_view text) {
    if (text.empty()) return {};
    if (!arena_) arena_ = std::make_shared<TextArena>();
    return arena_->add(text);
  }
  /// Which texts are kept says nothing of what they are kept for.
  bool operator==(const SharedTexts& /*other*/) const { return true; }

 private:
  std::shared_ptr<TextArena> arena_;
};

}  // namespace entente
