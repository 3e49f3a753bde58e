#pragma once

namespace entente {

/// entente resolve: exit status 0 done, 1 some decisions concern nobody, 2 nothing was done.
[[nodiscard]] int run_resolve(int count, char** arguments);

}  // namespace entente
