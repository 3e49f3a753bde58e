#pragma once

// Not for use outside this folder.

#include "extract/reading.hpp"

namespace entente {

/// Word classes that the joining of phrases asks for at once.
struct ChunkClasses {
  explicit ChunkClasses(const GrammarClasses& grammar);

  ClassSet joints;      ///< between two members of a list
  ClassSet group_ends;  ///< before a noun phrase: a group that it may belong to, and what parts it from any
  ClassSet kind_ends;   ///< what no noun phrase with a kind of actors reaches over
};

/// Joins the phrases of the sentence that is being read (chunks from `first` on) into the noun phrases that
/// act: delegations with those who sent them, lists, pairs. `out` is the reading's own.
void join_chunks(Reading& reading, const ChunkClasses& classes, std::size_t first, Mentions& out);

}  // namespace entente
