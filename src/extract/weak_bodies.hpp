#pragma once

// Not for use outside this folder.

#include "extract/found.hpp"

namespace entente {

/// "UBND tỉnh": of the area whose body of that kind the article names in full, else of the only area of
/// that level. The resolver drops what no owner makes a name of.
void own_weak_bodies(Found& found);

}  // namespace entente
