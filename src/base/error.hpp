#pragma once

#include <cstddef>
#include <string>

namespace entente {

/// What kind of thing went wrong; decides the exit status and lets tests assert more than a text.
enum class ErrorCode {
  not_found,     ///< a path that does not exist
  unreadable,    ///< a path that exists and cannot be read or written
  empty,         ///< an input without any text
  binary,        ///< an input that is no text
  invalid_utf8,  ///< bytes that are no UTF-8
  syntax,        ///< JSON, TSV, Turtle or rule text that does not parse
  schema,        ///< parses, but names an unknown key, class or predicate, or lacks a required one
  language,      ///< text in a language that no pack covers
  limit,         ///< an input larger than a limit that the user set
  duplicate,     ///< a record that repeats another one of the run
  internal,      ///< a library failed in a way that no input explains
};

/// An error as a value: what, where, and what to do about it.
struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string message{};   ///< one sentence; names what to do where the user can do something
  std::string file{};      ///< path of the offending file; empty if none
  std::size_t line = 0;    ///< 1-based; 0 if unknown
  std::size_t column = 0;  ///< 1-based, in bytes; 0 if unknown
  std::string pointer{};   ///< JSON pointer into the file; empty if none

  bool operator==(const Error&) const = default;
};

/// "file:line:column: message (at /pointer)", with what is known.
[[nodiscard]] std::string to_string(const Error& error);

}  // namespace entente
