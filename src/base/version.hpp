#pragma once

namespace entente {

/// The program's version, "0.1.0".
[[nodiscard]] const char* version();

}  // namespace entente
