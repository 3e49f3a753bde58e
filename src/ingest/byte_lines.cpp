#include "ingest/byte_lines.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace entente {
namespace {

constexpr unsigned kBufferSize = 1U << 16U;

struct CloseGz {
  void operator()(gzFile_s* file) const { gzclose(file); }
};

}  // namespace

struct ByteLines::State {
  std::string path;
  std::unique_ptr<gzFile_s, CloseGz> file;
  std::string buffer;  // unread bytes are [begin, buffer.size())
  std::size_t begin = 0;
  std::size_t line = 0;
  bool end = false;

  /// Appends bytes to the buffer; false at the end of the input.
  Result<bool> fill() {
    if (end) return false;
    buffer.erase(0, begin);
    begin = 0;
    const std::size_t size = buffer.size();
    buffer.resize(size + kBufferSize);
    errno = 0;
    const int count = gzread(file.get(), buffer.data() + size, kBufferSize);
    const int error_number = errno;
    buffer.resize(size + static_cast<std::size_t>(std::max(count, 0)));
    int code = Z_OK;
    const char* text = gzerror(file.get(), &code);
    if (count < 0 || (count == 0 && code != Z_OK && code != Z_STREAM_END)) {
      end = true;
      const std::string reason = code == Z_BUF_ERROR                    ? "the gzip data is cut off"
                                 : code == Z_ERRNO && error_number != 0 ? std::strerror(error_number)
                                                                        : std::string(text);
      return fail({.code = ErrorCode::unreadable,
                   .message = fmt::format("reading failed: {}", reason),
                   .file = path,
                   .line = line + 1});
    }
    if (count == 0) end = true;
    return count > 0;
  }
};

ByteLines::ByteLines(std::unique_ptr<State> state) : state_(std::move(state)) {}
ByteLines::ByteLines(ByteLines&&) noexcept = default;
ByteLines& ByteLines::operator=(ByteLines&&) noexcept = default;
ByteLines::~ByteLines() = default;

Result<ByteLines> ByteLines::open(const std::string& path) {
  const auto refuse = [&](ErrorCode code, std::string message) {
    return fail({.code = code, .message = std::move(message), .file = path});
  };
  // Without O_NONBLOCK the open of a pipe would wait for a writer before it can be refused.
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) {
    const int reason = errno;
    if (reason == ENOENT || reason == ENOTDIR) return refuse(ErrorCode::not_found, "there is no such file");
    return refuse(ErrorCode::unreadable, fmt::format("the file cannot be opened: {}", std::strerror(reason)));
  }
  struct stat status {};
  if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
    ::close(descriptor);
    return refuse(ErrorCode::unreadable,
                  "this is no regular file (a pipe or a device, perhaps); "
                  "use - to read standard input");
  }
  gzFile file = gzdopen(descriptor, "rb");
  if (file == nullptr) {
    ::close(descriptor);
    return refuse(ErrorCode::unreadable, "there is no memory to read the file");
  }
  auto state = std::make_unique<State>();
  state->path = path;
  state->file.reset(file);
  return ByteLines(std::move(state));
}

Result<ByteLines> ByteLines::standard_input() {
  const std::string name(1, '-');
  const int descriptor = ::dup(STDIN_FILENO);
  gzFile file = descriptor < 0 ? nullptr : gzdopen(descriptor, "rb");
  if (file == nullptr) {
    if (descriptor >= 0) ::close(descriptor);
    return fail({.code = ErrorCode::unreadable, .message = "standard input is closed", .file = name});
  }
  auto state = std::make_unique<State>();
  state->path = name;
  state->file.reset(file);
  return ByteLines(std::move(state));
}

Result<ByteLines::Status> ByteLines::next(std::string& line, std::size_t limit) {
  State& state = *state_;
  line.clear();
  bool too_long = false;
  std::size_t searched = state.begin;
  for (;;) {
    const std::size_t found = state.buffer.find('\n', searched);
    if (found != std::string::npos) {
      ++state.line;
      const std::string_view bytes = std::string_view(state.buffer).substr(state.begin, found - state.begin);
      state.begin = found + 1;
      if (too_long || bytes.size() > limit) return Status::too_long;
      line = bytes;
      if (line.ends_with('\r')) line.pop_back();
      return Status::line;
    }
    if (state.buffer.size() - state.begin > limit) {
      too_long = true;
      state.begin = state.buffer.size();
    }
    searched = state.buffer.size() - state.begin;  // fill() moves the unread bytes to the front
    const Result<bool> more = state.fill();
    if (!more) return fail(more.error());
    if (*more) continue;
    if (too_long) {
      ++state.line;
      return Status::too_long;
    }
    if (state.begin == state.buffer.size()) return Status::end;
    ++state.line;
    line = state.buffer.substr(state.begin);
    state.begin = state.buffer.size();
    return Status::line;
  }
}

Result<std::string> ByteLines::rest(std::size_t limit) {
  State& state = *state_;
  for (;;) {
    if (state.buffer.size() - state.begin > limit) {
      return fail({.code = ErrorCode::limit,
                   .message = fmt::format("the article is longer than {} bytes (--max-article-bytes)", limit),
                   .file = state.path});
    }
    const Result<bool> more = state.fill();
    if (!more) return fail(more.error());
    if (!*more) break;
  }
  std::string out = state.buffer.substr(state.begin);
  state.begin = state.buffer.size();
  return out;
}

Result<char> ByteLines::peek() {
  State& state = *state_;
  const auto visible = [&]() -> std::size_t {
    std::size_t i = state.begin;
    if (std::string_view(state.buffer).substr(i).starts_with("\xEF\xBB\xBF")) i += 3;
    return std::min(state.buffer.find_first_not_of(" \t\r\n\f\v", i), state.buffer.size());
  };
  while (visible() == state.buffer.size() && state.buffer.size() - state.begin < kBufferSize) {
    const Result<bool> more = state.fill();
    if (!more) return fail(more.error());
    if (!*more) break;
  }
  const std::size_t i = visible();
  return i < state.buffer.size() ? state.buffer[i] : '\0';
}

std::uint64_t ByteLines::position() const {
  return static_cast<std::uint64_t>(std::max<z_off_t>(gzoffset(state_->file.get()), 0));
}

std::size_t ByteLines::line_number() const {
  return state_->line;
}

}  // namespace entente
