#pragma once

// Not for use outside this folder.

#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace entente {

/// A member of a JSON object that somebody asks for by its name.
struct RecordMember {
  enum class Kind {
    absent,
    null,
    text,
    whole,  ///< a whole number
    other
  };
  std::string_view name;
  Kind kind = Kind::absent;
  std::string text;  ///< kinds text and whole: the string, the digits
};

/// Reads the members that are asked for from a line that holds a JSON object; of two with one name the last counts.
/// Errors, with a column where one can be told: binary (NUL bytes), invalid_utf8, syntax, schema (no object).
[[nodiscard]] Result<void> read_members(std::string_view line, std::span<RecordMember> members);

}  // namespace entente
