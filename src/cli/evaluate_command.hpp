#pragma once

namespace entente {

/// entente evaluate: exit status 0 done, 1 some articles were skipped, 2 nothing was done.
[[nodiscard]] int run_evaluate(int count, char** arguments);

}  // namespace entente
