#pragma once

namespace entente {

/// `entente view`: writes a graph as a page to look at. Gives the exit status.
int run_view(int count, char** arguments);

}  // namespace entente
