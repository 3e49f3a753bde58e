#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "emit/atomic_file.hpp"

namespace entente {

/// A file of lines that appears at its goal whole or not at all, packed by gzip where the goal's name ends with ".gz".
/// The same lines give the same bytes.
class LineFile {
 public:
  /// Errors: those of AtomicFile::create().
  [[nodiscard]] static Result<LineFile> create(const std::string& goal);
  LineFile(LineFile&&) noexcept;
  LineFile& operator=(LineFile&&) = delete;
  ~LineFile();

  /// Appends the line and a line feed. A full disk may come to light only in close(). Error: unreadable.
  [[nodiscard]] Result<void> write(std::string_view line);

  /// The file with all its lines, ready to be committed. Error: unreadable.
  [[nodiscard]] Result<AtomicFile> close() &&;

 private:
  struct Packer;
  explicit LineFile(AtomicFile file, std::unique_ptr<Packer> packer);

  AtomicFile file_;
  std::unique_ptr<Packer> packer_;  // null: the lines are written as they are
};

}  // namespace entente
