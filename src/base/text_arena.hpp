#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// Keeps texts where they are as long as it lives, wherever it is moved to. All of them go at once.
class TextArena {
 public:
  TextArena() = default;
  TextArena(TextArena&& other) noexcept { *this = std::move(other); }
  TextArena& operator=(TextArena&& other) noexcept {
    blocks_ = std::exchange(other.blocks_, {});
    next_ = std::exchange(other.next_, nullptr);
    left_ = std::exchange(other.left_, 0);
    return *this;
  }

  /// A copy of the text.
  std::string_view add(std::string_view text) {
    if (text.size() > left_) {
      left_ = std::max(text.size(), kBlock);
      blocks_.push_back(std::make_unique_for_overwrite<char[]>(left_));
      next_ = blocks_.back().get();
    }
    char* const place = next_;
    std::ranges::copy(text, place);
    next_ += text.size();
    left_ -= text.size();
    return {place, text.size()};
  }

 private:
  static constexpr std::size_t kBlock = 4096;  // bytes
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;  // behind the last text
  std::size_t left_ = 0;  // bytes of the last block
};

}  // namespace entente
