#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.hpp"
#include "base/span.hpp"
#include "model/extraction.hpp"
#include "model/ontology.hpp"

namespace entente {

inline constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// A stretch of text that names or stands for an actor.
struct Mention {
  TokenSpan tokens;
  ClassId type;  ///< invalid for `unknown` and for references to several classes
  MentionKind kind = MentionKind::name;
  std::string_view name;            ///< the form to list for its entity: usually the text itself
  std::string_view core;            ///< `name` without its owner, for a body; empty for all else
  std::uint32_t entry = kNone;      ///< gazetteer entry
  std::uint32_t owner = kNone;      ///< mention of the country, area or body it belongs to or is an office of
  std::uint32_t head = kNone;       ///< index of the pack's head noun by which it was found
  std::uint32_t title = kNone;      ///< index of the pack's title, for an office; kNone if nothing tells
  std::uint32_t reference = kNone;  ///< index of the pack's reference word
  bool weak = false;                ///< found by a form that needs support elsewhere in the article
  bool implied = false;             ///< not written as such ("Foreign Minister" implies the ministry)
  bool pair_owned = false;          ///< belongs to both sides of the article ("hai nước")
};

/// A noun phrase that acts as one end of a relation: its head mentions (several where it is a list).
struct Chunk {
  TokenSpan tokens;
  std::span<std::uint32_t> heads;  ///< indices into Mentions::mentions, in text order; kept by Mentions::head_lists
  bool pair = false;               ///< "A - B": the heads face each other
};

/// A relation between two mentions, as one sentence states it.
struct Relation {
  std::uint32_t subject = kNone;  ///< index into Mentions::mentions
  PropertyId predicate;
  std::uint32_t object = kNone;
  Modality modality = Modality::asserted;
  TokenSpan evidence;  ///< from the first to the last token that says so
  std::string_view rule;
  double confidence = 0;
  std::string_view title;
  PropertyId downward;             ///< in place of `predicate` where the subject stands above the object
  PropertyId upward;               ///< where the object does, or where the subject is nobody of rank
  std::vector<std::string> items;  ///< what was given
  std::optional<Date> date;
};

/// What one article names: all mentions in text order, the noun phrases that may act, and the relations
/// that the build of names and titles itself states. Names, titles and rules are views of `texts`, of the document and
/// of the pack, which must outlive it.
struct Mentions {
  TextArena texts;
  Arena<std::uint32_t> head_lists;
  std::vector<Mention> mentions;
  std::vector<Chunk> chunks;  ///< in text order, disjoint
  std::vector<Relation> relations;

  void add_chunk(TokenSpan tokens, std::span<const std::uint32_t> heads) {
    chunks.push_back({tokens, head_lists.add(heads), false});
  }
};

}  // namespace entente
