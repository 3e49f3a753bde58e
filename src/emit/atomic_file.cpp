#include "emit/atomic_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr int kMaxLinks = 40;  // as Linux has it

Error write_error(const std::string& goal, int number) {
  return {.code = ErrorCode::unreadable,
          .message = fmt::format("cannot be written: {}", std::generic_category().message(number)),
          .file = goal};
}

/// The name says nothing of the goal's: a goal whose name is as long as the file system allows must do.
fs::path temporary_name() {
  static std::atomic<unsigned> counter{0};
  return fmt::format(".entente-{}-{}.tmp", getpid(), counter.fetch_add(1));
}

/// Makes the rename last a power cut. Not every file system lets a folder be synced, and the file is in its
/// place by then: no error.
void sync_folder(const fs::path& folder) {
  const int fd = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  fsync(fd);
  close(fd);
}

fs::path folder_of(const fs::path& file) {
  return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

}  // namespace

Result<AtomicFile> AtomicFile::create(const std::string& goal) {
  AtomicFile out;
  out.goal_ = goal;
  std::error_code error;
  fs::path target(goal);
  // Not fs::weakly_canonical(): it takes a link to a file that is yet to be for that file.
  for (int links = 0; fs::is_symlink(target, error); ++links) {
    if (links == kMaxLinks) return fail(write_error(goal, ELOOP));
    target = folder_of(target) / fs::read_symlink(target, error);
  }
  if (!target.has_filename() || fs::is_directory(target, error)) return fail(write_error(goal, EISDIR));
  out.target_ = target.string();

  int fd = -1;
  if (fs::exists(target, error) && !fs::is_regular_file(target, error)) {
    out.in_place_ = true;
    out.path_ = out.target_;
    fd = open(out.path_.c_str(), O_WRONLY | O_CLOEXEC);
  } else {
    const fs::path folder = folder_of(target);
    if (!fs::is_directory(folder, error)) {
      return fail({.code = ErrorCode::not_found,
                   .message = fmt::format("the folder {} does not exist", folder.string()),
                   .file = goal});
    }
    // A name may be taken by what a killed run of the same process number left behind.
    do {
      out.path_ = (folder / temporary_name()).string();
      fd = open(out.path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    } while (fd < 0 && errno == EEXIST);
  }
  if (fd < 0) return fail(write_error(goal, errno));
  out.file_.reset(fdopen(fd, "wb"));
  out.pending_ = !out.in_place_;
  return out;
}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : goal_(std::move(other.goal_)),
      target_(std::move(other.target_)),
      path_(std::move(other.path_)),
      in_place_(other.in_place_),
      pending_(std::exchange(other.pending_, false)),
      hash_(std::move(other.hash_)),
      file_(std::move(other.file_)) {}

AtomicFile::~AtomicFile() {
  discard();
}

void AtomicFile::discard() noexcept {
  file_.reset();
  if (std::exchange(pending_, false)) unlink(path_.c_str());
}

Result<void> AtomicFile::write(std::string_view bytes) {
  hash_.add(bytes);
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) {
    return fail(write_error(goal_, errno));
  }
  return {};
}

Result<void> AtomicFile::finish() {
  std::FILE* file = file_.get();
  errno = EIO;  // what a write that failed earlier is reported as: its own reason went with it
  // Devices and pipes have nothing to sync, and say so by an error.
  const bool written = std::ferror(file) == 0 && std::fflush(file) == 0 && (fsync(fileno(file)) == 0 || in_place_);
  if (written && std::fclose(file_.release()) == 0) return {};
  const int number = errno;
  discard();
  return fail(write_error(goal_, number));
}

Result<void> AtomicFile::commit() {
  if (const auto done = finish(); !done) return fail(done.error());
  if (in_place_) return {};
  if (std::rename(path_.c_str(), target_.c_str()) != 0) {
    const int number = errno;
    discard();
    return fail(write_error(goal_, number));
  }
  pending_ = false;
  sync_folder(folder_of(target_));
  return {};
}

}  // namespace entente
