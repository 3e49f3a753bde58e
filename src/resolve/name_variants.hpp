#pragma once

// Not for use outside this folder.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "resolve/sightings.hpp"

namespace entente {

/// Key → the name under which it may meet others: the key without hyphens and stops, its owner by that owner's own
/// name, what a body of the same owner writes short ("Sở GD-ĐT") as the other writes it in full, and "Daniel J.
/// Kritenbrink" without the initial, where no other initial stands in that name. Keys of
/// gazetteers stay what they are.
[[nodiscard]] std::vector<std::string> meeting_names(const Sightings& sightings);

/// True if `brief` is `full` with the initials of words for the words: at most one word between or inside such
/// initials may have none ("GD-ĐT" for "Giáo dục và Đào tạo"). Both folded, of words between single spaces.
[[nodiscard]] bool abbreviates(std::string_view brief, std::string_view full);

/// True if `part` is made of the first or of the last words of `whole`, and shorter.
[[nodiscard]] bool begins_or_ends(std::string_view part, std::string_view whole);

}  // namespace entente
