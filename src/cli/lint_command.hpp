#pragma once

namespace entente {

/// entente lint: exit status 0 clean, 1 findings, 2 a pack does not load.
[[nodiscard]] int run_lint(int count, char** arguments);

}  // namespace entente
