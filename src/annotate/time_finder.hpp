#pragma once

// Not for use outside this folder.

#include <cstdint>
#include <span>

#include "model/document.hpp"
#include "packs/language_pack.hpp"

namespace entente {

/// Finds the days that the document names: "ngày 22/4", "sáng 9-11", "ngày 2/5/2021", "ngày 10 tháng 4 năm 2018"
/// (day before month), "hôm qua". A day without its year gets the year that brings it nearest to the day of
/// publication; where that is unknown, such a day and a relative one are left out. Sorted by place. `places`: the
/// tokens at which a day may be named (PhraseTrie::find_each), sorted.
void find_times(Document& document, const LanguagePack& pack, std::span<const std::uint32_t> places);

}  // namespace entente
