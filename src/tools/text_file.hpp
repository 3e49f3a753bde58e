#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace entente {

/// Writes a file that appears whole or not at all. Errors: those of AtomicFile.
[[nodiscard]] Result<void> write_text_file(const std::string& path, std::string_view text);

}  // namespace entente
