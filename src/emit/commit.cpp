#include "emit/commit.hpp"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

namespace entente {
namespace {

namespace fs = std::filesystem;

// What lies in the folder while files are put in place:
//   .entente-commit/old/NAME   each file that was there, as a second hard link
//   .entente-commit/new/NAME   each new file
//   .entente-commit/now        a link to old, then to new: that one rename puts all files in place
// and NAME itself is a link to .entente-commit/now/NAME for as long as it takes.
constexpr const char* kCommit = ".entente-commit";
constexpr const char* kOld = "old";
constexpr const char* kNew = "new";
constexpr const char* kNow = "now";
constexpr const char* kLink = "link";  // a link on its way to its place

Error failure(const fs::path& file, const std::error_code& code) {
  return {.code = ErrorCode::unreadable, .message = "cannot be put in place: " + code.message(), .file = file.string()};
}

void sync_folder(const fs::path& folder) {
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  fsync(descriptor);
  close(descriptor);
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> out;
  std::error_code code;
  for (fs::directory_iterator at(folder, code), end; !code && at != end; at.increment(code))
    out.push_back(at->path().filename().string());
  return out;
}

class Commit {
 public:
  explicit Commit(const std::string& folder) : folder_(folder.empty() ? "." : folder), commit_(folder_ / kCommit) {}

  /// Fills old and new. The names are those of `files`, which are moved there, and of the leftovers.
  std::error_code collect(const std::vector<AtomicFile*>& files, const std::vector<std::string>& leftovers) {
    std::error_code code;
    for (const fs::path& made : {commit_, commit_ / kOld, commit_ / kNew})
      if (!fs::create_directory(made, code) && code) return code;
    fs::create_symlink(kOld, commit_ / kNow, code);
    std::vector<std::string> names = leftovers;
    for (const AtomicFile* file : files) names.push_back(fs::path(file->target()).filename().string());
    for (const std::string& name : names)
      if (!code && fs::exists(folder_ / name, code)) fs::create_hard_link(folder_ / name, commit_ / kOld / name, code);
    for (AtomicFile* file : files) {
      if (code) return code;
      fs::rename(file->path(), commit_ / kNew / fs::path(file->target()).filename(), code);
      if (!code) file->hand_over();
    }
    return code;
  }

  /// Makes links of all files, which changes nothing for who reads them, and turns all of them round at once.
  std::error_code turn() {
    for (const fs::path& made : {commit_ / kOld, commit_ / kNew, commit_}) sync_folder(made);
    std::vector<std::string> names = names_in(commit_ / kOld);
    std::ranges::move(names_in(commit_ / kNew), std::back_inserter(names));
    std::error_code code;
    for (const std::string& name : names) {
      if (!code) fs::create_symlink(place_of(name), commit_ / kLink, code);
      if (!code) fs::rename(commit_ / kLink, folder_ / name, code);
    }
    sync_folder(folder_);
    if (!code) fs::create_symlink(kNew, commit_ / kLink, code);
    if (!code) fs::rename(commit_ / kLink, commit_ / kNow, code);
    if (!code) sync_folder(commit_);
    return code;
  }

  /// Makes files of the links again: the new ones if turn() came so far, else the old ones.
  std::error_code settle() {
    std::error_code code;
    if (!fs::is_directory(fs::symlink_status(commit_, code))) return {};
    const bool turned = fs::read_symlink(commit_ / kNow, code) == kNew;
    code.clear();
    const fs::path winner = commit_ / (turned ? kNew : kOld);
    for (const std::string& name : names_in(winner)) {
      // Before its link was made an old file is still in its place, and renaming a file to itself does nothing.
      fs::rename(winner / name, folder_ / name, code);
      if (code) return code;
    }
    for (const std::string& name : names_in(commit_ / (turned ? kOld : kNew)))
      if (fs::read_symlink(folder_ / name, code) == place_of(name)) fs::remove(folder_ / name, code);
    sync_folder(folder_);
    code.clear();
    // What says which of them wins goes last.
    for (const fs::path& gone : {commit_ / kLink, commit_ / kOld, commit_ / kNew, commit_}) {
      fs::remove_all(gone, code);
      if (code) return code;
    }
    return code;
  }

  [[nodiscard]] const fs::path& folder() const { return folder_; }

 private:
  static fs::path place_of(const std::string& name) { return fs::path(kCommit) / kNow / name; }

  fs::path folder_;
  fs::path commit_;
};

bool lies_in(const fs::path& file, const fs::path& folder) {
  std::error_code code;
  const fs::path parent = file.has_parent_path() ? file.parent_path() : fs::path(".");
  return fs::equivalent(parent, folder, code);
}

/// Not at once, but as far as the file system goes.
std::error_code move_one_by_one(const std::vector<AtomicFile*>& files) {
  std::error_code code;
  for (AtomicFile* file : files) {
    fs::rename(file->path(), file->target(), code);
    if (code) return code;
    file->hand_over();
  }
  return code;
}

bool lacks_links(const std::error_code& code) {
  return code == std::errc::operation_not_permitted || code == std::errc::operation_not_supported ||
         code == std::errc::function_not_supported;
}

/// True for ".entente-PID-N.tmp" where no process has the number.
bool is_abandoned(std::string_view name) {
  constexpr std::string_view kBegin = ".entente-";
  if (!name.starts_with(kBegin) || !name.ends_with(".tmp")) return false;
  name.remove_prefix(kBegin.size());
  pid_t process = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), process);
  return error == std::errc{} && process > 0 && *end == '-' && kill(process, 0) != 0 && errno == ESRCH;
}

}  // namespace

Result<void> commit_together(const std::string& folder, std::span<AtomicFile> files,
                             const std::vector<std::string>& leftovers) {
  Commit commit(folder);
  std::vector<AtomicFile*> together;
  std::vector<AtomicFile*> apart;
  for (AtomicFile& file : files) {
    if (const auto done = file.finish(); !done) return fail(done.error());
    if (!file.in_place()) (lies_in(file.target(), commit.folder()) ? together : apart).push_back(&file);
  }
  std::vector<std::string> gone;
  for (const std::string& leftover : leftovers)
    if (lies_in(leftover, commit.folder())) gone.push_back(fs::path(leftover).filename().string());

  std::error_code code = commit.collect(together, gone);
  if (!code) code = commit.turn();
  const std::error_code settled = commit.settle();
  if (lacks_links(code) && !settled) {
    code = move_one_by_one(together);
    for (const std::string& name : gone)
      if (std::error_code unread; !code) fs::remove(commit.folder() / name, unread);
  }
  if (!code) code = settled;
  if (!code) code = move_one_by_one(apart);
  if (code) return fail(failure(folder, code));
  return {};
}

Result<void> finish_commit(const std::string& folder) {
  Commit commit(folder);
  if (const std::error_code code = commit.settle()) return fail(failure(commit.folder() / kCommit, code));
  for (const std::string& name : names_in(commit.folder()))
    if (std::error_code unread; is_abandoned(name)) fs::remove(commit.folder() / name, unread);
  return {};
}

}  // namespace entente
