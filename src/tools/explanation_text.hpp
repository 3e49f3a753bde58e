#pragma once

#include <string>

#include "tools/explanation.hpp"

namespace entente {

/// The explanation for a terminal, with ANSI colours where `colour` is set.
[[nodiscard]] std::string to_text(const Explanation& explanation, bool colour);

}  // namespace entente
