#include "emit/line_file.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <utility>

namespace entente {
namespace {

/// The fastest: packing must not hold up who extracts (docs/decisions/0016-records-beside-the-graph.md).
constexpr const char* kMode = "wb1";

struct CloseGz {
  void operator()(gzFile_s* file) const { gzclose(file); }
};

}  // namespace

struct LineFile::Packer {
  std::string goal;
  std::unique_ptr<gzFile_s, CloseGz> stream;

  [[nodiscard]] Result<void> write(std::string_view bytes) const {
    if (gzfwrite(bytes.data(), 1, bytes.size(), stream.get()) == bytes.size()) return {};
    return unwritten();
  }
  [[nodiscard]] Result<void> close() { return gzclose(stream.release()) == Z_OK ? Result<void>{} : unwritten(); }
  [[nodiscard]] Result<void> unwritten() const {
    return fail({.code = ErrorCode::unreadable, .message = "cannot be written: is the disk full?", .file = goal});
  }
};

LineFile::LineFile(AtomicFile file, std::unique_ptr<Packer> packer)
    : file_(std::move(file)), packer_(std::move(packer)) {}
LineFile::LineFile(LineFile&&) noexcept = default;
LineFile::~LineFile() = default;

Result<LineFile> LineFile::create(const std::string& goal) {
  Result<AtomicFile> file = AtomicFile::create(goal);
  if (!file) return fail(file.error());
  std::unique_ptr<Packer> packer;
  if (goal.ends_with(".gz")) {
    packer = std::make_unique<Packer>();
    packer->goal = goal;
    packer->stream.reset(gzopen(file->path().c_str(), kMode));
    if (!packer->stream) return fail(packer->unwritten().error());
  }
  return LineFile(std::move(*file), std::move(packer));
}

Result<void> LineFile::write(std::string_view line) {
  for (const std::string_view bytes : {line, std::string_view("\n")}) {
    const auto done = packer_ ? packer_->write(bytes) : file_.write(bytes);
    if (!done) return fail(done.error());
  }
  return {};
}

Result<AtomicFile> LineFile::close() && {
  if (packer_)
    if (const auto done = packer_->close(); !done) return fail(done.error());
  return std::move(file_);
}

}  // namespace entente
