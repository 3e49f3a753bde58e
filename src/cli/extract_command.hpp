#pragma once

namespace entente {

/// entente extract: exit status 0 all articles were read, 1 some were skipped, 2 nothing was done.
[[nodiscard]] int run_extract(int count, char** arguments);

}  // namespace entente
