#pragma once

#include <string>

#include "base/result.hpp"

namespace entente {

/// Keeps other runs from writing into a folder for as long as it lives. The kernel holds it, on the folder itself: no
/// file shows it, and it goes with the process, however that ends.
class FolderLock {
 public:
  /// Does not wait. A folder that cannot be locked (many network file systems, no permission to read it) counts as
  /// free. Error: unreadable if another run has it.
  [[nodiscard]] static Result<FolderLock> take(const std::string& folder);

  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}

  int descriptor_;  ///< of the folder; -1: none
};

}  // namespace entente
