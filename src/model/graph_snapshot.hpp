#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/extraction.hpp"

namespace entente {

/// An actor after all articles of the run have been joined.
struct Entity {
  std::string id;  ///< local name of its IRI: "person-nguyen-thanh-long"; [a-z][A-Za-z0-9-]*
  ClassId type;
  std::string label;
  std::string language;                                    ///< of label and aliases
  std::vector<std::string> aliases;                        ///< sorted, without `label`
  std::vector<std::pair<std::string, std::string>> codes;  ///< scheme → code, sorted
  std::vector<std::uint32_t> articles;                     ///< indices into GraphSnapshot::articles, sorted, unique
  std::uint32_t mentions = 0;
};

struct ArticleNode {
  std::string iri_name;  ///< local name of its IRI: "article-seed-000"
  std::string id;        ///< dcterms:identifier
  std::string language;
  std::string title;
  std::string url;
  std::string author;
  std::optional<Date> published;
};

struct StatementEvidence {
  std::string iri_name;       ///< "evidence-" + hash of article, span and statement
  std::uint32_t article = 0;  ///< index into GraphSnapshot::articles
  Evidence evidence;
};

/// One (subject, predicate, object, modality) with all that says so.
struct Statement {
  std::string iri_name;       ///< "statement-" + hash of subject, predicate, object, modality
  std::uint32_t subject = 0;  ///< index into GraphSnapshot::entities
  PropertyId predicate;
  std::uint32_t object = 0;
  Modality modality = Modality::asserted;
  double confidence = 0;
  std::vector<std::string> titles;  ///< sorted, unique; so are items and dates
  std::vector<std::string> items;
  std::vector<Date> dates;
  std::vector<StatementEvidence> evidence;  ///< sorted by article, span, rule; empty for background facts
  std::uint32_t more_evidence = 0;          ///< places that say so beside those in `evidence`
  bool background = false;                  ///< from a gazetteer, not from an article
};

/// The finished graph as plain values, every vector sorted: what all writers take.
/// articles by id; entities by id; statements by (subject, predicate, object, modality).
struct GraphSnapshot {
  std::vector<ArticleNode> articles;
  std::vector<Entity> entities;
  std::vector<Statement> statements;
};

}  // namespace entente
