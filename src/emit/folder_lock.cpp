#include "emit/folder_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace entente {

Result<FolderLock> FolderLock::take(const std::string& folder) {
  FolderLock out(open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (out.descriptor_ >= 0 && flock(out.descriptor_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    return fail({.code = ErrorCode::unreadable,
                 .message = "another run is writing into this folder: wait for its end, or name another folder",
                 .file = folder});
  }
  return out;
}

FolderLock::FolderLock(FolderLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

}  // namespace entente
