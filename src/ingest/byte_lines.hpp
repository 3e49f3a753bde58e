#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace entente {

/// The bytes of a file or of standard input, line by line or all at once, unpacked where they are gzip. Never
/// holds more than one line and a buffer.
class ByteLines {
 public:
  /// Errors: not_found, unreadable (also for what is no regular file: folders, pipes, devices).
  [[nodiscard]] static Result<ByteLines> open(const std::string& path);
  /// Standard input, whatever it is connected to.
  [[nodiscard]] static Result<ByteLines> standard_input();

  ByteLines(ByteLines&&) noexcept;
  ByteLines& operator=(ByteLines&&) noexcept;
  ~ByteLines();

  enum class Status {
    line,      ///< a line was read
    too_long,  ///< the line is longer than the limit; it was skipped and `line` is empty
    end,       ///< there is no further line
  };

  /// The next line without its end ("\n" or "\r\n"). Error: unreadable (a read error, a damaged or truncated
  /// gzip file); nothing can be read after it.
  [[nodiscard]] Result<Status> next(std::string& line, std::size_t limit);

  /// Everything that is left. Errors: unreadable; limit if it is more than `limit` bytes.
  [[nodiscard]] Result<std::string> rest(std::size_t limit);

  /// The first byte that is left and no white space or byte order mark; 0 if there is none. Looks ahead 64
  /// KiB at most. Error: unreadable.
  [[nodiscard]] Result<char> peek();

  /// How many bytes of the file, packed as they are, have been read: a little more than the lines take.
  [[nodiscard]] std::uint64_t position() const;

  /// 1-based number of the line that next() read last.
  [[nodiscard]] std::size_t line_number() const;

 private:
  struct State;
  explicit ByteLines(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace entente
