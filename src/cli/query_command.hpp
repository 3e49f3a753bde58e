#pragma once

namespace entente {

[[nodiscard]] int run_query(int count, char** arguments);

}  // namespace entente
