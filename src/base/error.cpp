#include "base/error.hpp"

#include <fmt/format.h>

namespace entente {

std::string to_string(const Error& error) {
  std::string out = error.file;
  if (error.line != 0) out += fmt::format("{}{}", out.empty() ? "line " : ":", error.line);
  if (error.line != 0 && error.column != 0) out += fmt::format(":{}", error.column);
  if (!out.empty()) out += ": ";
  out += error.message;
  if (!error.pointer.empty()) out += fmt::format(" (at {})", error.pointer);
  return out;
}

}  // namespace entente
