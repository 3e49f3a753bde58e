#pragma once

#include <memory>

namespace entente {

template <auto kFree>
struct FreeHandle {
  template <class T>
  void operator()(T* handle) const {
    kFree(handle);
  }
};

/// Owns what a C library hands out: Handle<librdf_world, librdf_free_world>.
template <class T, auto kFree>
using Handle = std::unique_ptr<T, FreeHandle<kFree>>;

}  // namespace entente
