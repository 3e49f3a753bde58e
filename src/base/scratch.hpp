#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// A thread's memory for what lives no longer than one piece of work: taken by moving a pointer on, and given back all
/// at once, so that it is always the same few pages, which the processor's caches hold.
class Scratch {
 public:
  /// What the thread takes while it lives is given back when it ends. They may lie within one another.
  class Use {
   public:
    Use() : blocks_(here().blocks_.size()), next_(here().next_), end_(here().end_) {}
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;
    ~Use() { here().give_back(blocks_, next_, end_); }

   private:
    std::size_t blocks_;
    std::byte* next_;
    std::byte* end_;
  };

  /// Room for so many values. To be asked for within a Use.
  template <class T>
  static T* take(std::size_t count) {
    static_assert(alignof(T) <= kAlignment);
    return reinterpret_cast<T*>(here().take_bytes(count * sizeof(T)));
  }
  /// A copy of the parts, one behind the other.
  template <class... Parts>
  static std::string_view join(const Parts&... parts) {
    const std::size_t size = (std::string_view(parts).size() + ...);
    char* const begin = take<char>(size);
    char* end = begin;
    ((end = std::ranges::copy(std::string_view(parts), end).out), ...);
    return {begin, size};
  }

  /// Of standard containers, which take from it and give back nothing themselves.
  template <class T>
  struct Allocator {
    using value_type = T;
    Allocator() = default;
    template <class Other>
    Allocator(const Allocator<Other>&) {}
    T* allocate(std::size_t count) { return take<T>(count); }
    void deallocate(T*, std::size_t) {}
    bool operator==(const Allocator&) const = default;
  };

 private:
  static constexpr std::size_t kAlignment = 16;
  static constexpr std::size_t kFirstBlock = std::size_t{1} << 17U;

  static Scratch& here() {
    thread_local Scratch scratch;
    return scratch;
  }
  std::byte* take_bytes(std::size_t size) {
    const std::size_t rounded = (size + kAlignment - 1) / kAlignment * kAlignment;
    if (rounded > static_cast<std::size_t>(end_ - next_)) add_block(rounded);
    return std::exchange(next_, next_ + rounded);
  }
  void add_block(std::size_t size) {
    size = std::max(size, kFirstBlock << std::min<std::size_t>(blocks_.size(), 8));
    blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(size));
    next_ = blocks_.back().get();
    end_ = next_ + size;
    if (blocks_.size() == 1) first_end_ = end_;
  }
  void give_back(std::size_t blocks, std::byte* next, std::byte* end) {
    next_ = next;
    end_ = end;
    if (blocks == 0 && !blocks_.empty()) {  // the first one is kept
      blocks = 1;
      next_ = blocks_.front().get();
      end_ = first_end_;
    }
    blocks_.resize(blocks);
  }

  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* next_ = nullptr;  // of the last block what is free begins here
  std::byte* end_ = nullptr;
  std::byte* first_end_ = nullptr;
};

/// Containers in a thread's scratch memory.
namespace scratch {

template <class T>
using vector = std::vector<T, Scratch::Allocator<T>>;
template <class Key, class Value>
using map = std::map<Key, Value, std::less<Key>, Scratch::Allocator<std::pair<const Key, Value>>>;
template <class Key>
using set = std::set<Key, std::less<Key>, Scratch::Allocator<Key>>;

}  // namespace scratch

}  // namespace entente
