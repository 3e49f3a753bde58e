#pragma once

// Not for use outside this folder.

#include "extract/reading.hpp"

namespace entente {

/// Joins the phrases of the sentence that is being read (chunks from `first` on) into the noun phrases that
/// act: delegations with those who sent them, lists, pairs. `out` is the reading's own.
void join_chunks(Reading& reading, std::size_t first, Mentions& out);

}  // namespace entente
