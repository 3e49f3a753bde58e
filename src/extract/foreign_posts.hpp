#pragma once

// Not for use outside this folder.

#include "extract/found.hpp"
#include "extract/leaders.hpp"

namespace entente {

/// "Thủ tướng Andrej Babis", "Bộ trưởng Quốc phòng James Mattis": who has no name of the home country holds
/// an unplaced post where the article says, else in the foreign country that it is about, else nowhere. Who is known to
/// lead one state holds no post in another.
void place_foreign_posts(Found& found, Leaders& leaders);

}  // namespace entente
