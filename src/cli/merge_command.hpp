#pragma once

namespace entente {

/// entente merge: exit status 0 done, 2 nothing was done.
[[nodiscard]] int run_merge(int count, char** arguments);

}  // namespace entente
