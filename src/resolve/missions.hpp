#pragma once

// Not for use outside this folder.

#include "model/mention.hpp"
#include "packs/language_pack.hpp"
#include "resolve/mention_names.hpp"

namespace entente {

/// Gives the mentions of one mission one core: "Đại sứ quán Mỹ", "Đại sứ quán Mỹ tại Iraq" and "Đại sứ quán Mỹ ở
/// Baghdad" are one in an article that knows no other town and no other country with such a mission.
void join_missions(const Mentions& mentions, const LanguagePack& pack, MentionNames& names);

}  // namespace entente
