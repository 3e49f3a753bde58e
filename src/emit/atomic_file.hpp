#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "base/hash.hpp"
#include "base/result.hpp"

namespace entente {

/// A file that appears at its goal whole or not at all: it is written under a temporary name in the goal's
/// folder, and commit() puts it in the goal's place. Dropped without a commit, it leaves nothing behind and
/// the goal as it was.
///
/// Fill it by write(), or by letting a library write to path(), not by both. A goal that is a symbolic link
/// is followed, so that the link stays. A goal that exists and is no file (a device, a pipe: "/dev/stdout")
/// cannot be replaced and is written in place.
class AtomicFile {
 public:
  /// Errors: not_found if the goal's folder does not exist; unreadable if the goal is a folder, or no file
  /// can be created beside it.
  [[nodiscard]] static Result<AtomicFile> create(const std::string& goal);

  AtomicFile(AtomicFile&& other) noexcept;
  AtomicFile& operator=(AtomicFile&&) = delete;
  ~AtomicFile();

  /// Where a library that opens files by name is to write: it may truncate the file. Valid until commit().
  [[nodiscard]] const std::string& path() const& { return path_; }
  const std::string& path() const&& = delete;

  /// Appends bytes, buffered: a full disk may come to light only in commit(). Error: unreadable.
  [[nodiscard]] Result<void> write(std::string_view bytes);

  /// The content_hash() of all that write() got.
  [[nodiscard]] std::string hash() const { return hash_.digest(); }
  /// As create() got it.
  [[nodiscard]] const std::string& goal() const& { return goal_; }
  const std::string& goal() const&& = delete;

  /// Brings the bytes to the disk and the file to its goal, replacing what was there. After an error the
  /// goal is untouched and the temporary file gone. To be called once. Error: unreadable.
  [[nodiscard]] Result<void> commit();

  /// The first half of commit(), for several files that are to appear together (emit/commit.hpp): the bytes are on the
  /// disk, and only the rename of path() to target() is left, which then is the caller's. Error: unreadable.
  [[nodiscard]] Result<void> finish();
  /// After finish(): path() is not this object's to delete any more.
  void hand_over() noexcept { pending_ = false; }
  /// The goal behind its symbolic links.
  [[nodiscard]] const std::string& target() const& { return target_; }
  const std::string& target() const&& = delete;
  /// The goal is no regular file: there is nothing to rename.
  [[nodiscard]] bool in_place() const { return in_place_; }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  AtomicFile() = default;
  void discard() noexcept;

  std::string goal_;
  std::string target_;  ///< `goal_` behind its symbolic links
  std::string path_;
  bool in_place_ = false;  ///< `path_` is the goal itself
  bool pending_ = false;   ///< `path_` goes with this object
  ContentHash hash_;
  std::unique_ptr<std::FILE, Close> file_;  ///< open until finished, discarded or moved from
};

}  // namespace entente
