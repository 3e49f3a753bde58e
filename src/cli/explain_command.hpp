#pragma once

namespace entente {

/// entente explain: exit status 0 done, 1 some articles were skipped, 2 nothing was done.
[[nodiscard]] int run_explain(int count, char** arguments);

}  // namespace entente
