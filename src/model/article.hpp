#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/span.hpp"
#include "model/date.hpp"
#include "model/token.hpp"

namespace entente {

/// One record of the input before anything is known of its content. UTF-8, not yet normalised.
struct RawArticle {
  std::string id;        ///< file name without extension, or the record's id
  std::string origin;    ///< where it was read, for messages: "folder/a.txt", "news.jsonl:17"
  std::string text;      ///< the whole text; where the record has a title of its own: title, blank line, text
  std::string title;     ///< as the record gives it; empty for plain text
  std::string url;       ///< empty if unknown
  std::string author;    ///< empty if unknown
  std::string language;  ///< BCP 47 tag as the record gives it; empty if it does not say
  std::optional<Date> published;
  std::uint64_t input_read = 0;  ///< bytes of the run's input up to its end, packed as they are; for progress
  std::string date_text;         ///< the record's date as given where it is not ISO 8601: for a reader of the language
};

enum class BlockKind { headline, lead, body, caption };

/// A stretch of the article that is read. What no block covers (lists of other articles, navigation,
/// bylines, datelines, image markup) is clutter: nothing is extracted from it.
struct Block {
  BlockKind kind = BlockKind::body;
  ByteSpan span;  ///< of Article::text, without surrounding white space; blocks are in text order, disjoint
};

/// An article as the stages read it.
struct Article {
  std::string id;
  std::string origin;
  std::string language;  ///< tag of the pack that reads it, "vi"
  std::string text;      ///< RawArticle::text in NFC without a byte order mark: what all offsets refer to
  std::string title;     ///< the headline; may be empty
  std::string url;
  std::string author;
  std::optional<Date> published;  ///< as the record or the article itself says
  std::vector<Block> blocks;
  std::vector<Token> tokens;     ///< of the blocks, one after the other, where the reader has cut them; else empty
  VocabularyStamp vocabulary{};  ///< whose word ids they have
};

}  // namespace entente
