#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "model/extraction.hpp"
#include "model/ontology.hpp"

namespace entente {

/// The version of the format that to_line() writes: raised when a reader of the old one would go wrong.
inline constexpr int kRecordFormat = 1;

/// What one article gave, with what tells whether it has to be read again.
struct ArticleRecord {
  ArticleExtraction extraction;
  std::string text_hash;    ///< content_hash() of the article's text
  std::string source_hash;  ///< of all that the article was made of: text, metadata, how it was read
  std::string fingerprint;  ///< of the program and the knowledge that made the extraction
  bool operator==(const ArticleRecord&) const = default;
};

/// The record as one line of JSON (docs/extract-format.md), without its line end. The same record gives the same
/// bytes; they are valid UTF-8, whatever the strings hold.
[[nodiscard]] std::string to_line(const ArticleRecord& record, const Ontology& ontology);

/// Whether from_line() makes the mentions too: a graph needs none.
enum class Mentioned { no, yes };

/// The record of a line that to_line() wrote, or somebody else by the same rules: members may stand in any order, and
/// unknown ones are passed over. Errors, with a JSON pointer but without file and line: syntax; schema for a format of
/// another version, a class or predicate that the ontology lacks, a reference to an entity that is not there.
[[nodiscard]] Result<ArticleRecord> from_line(std::string_view line, const Ontology& ontology, Mentioned mentions);

}  // namespace entente
