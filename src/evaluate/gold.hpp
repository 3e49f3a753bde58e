#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "model/extraction.hpp"
#include "model/ontology.hpp"

namespace entente {

/// An actor that annotators found in an article.
struct GoldEntity {
  std::string id;  ///< within its file
  ClassId type;
  std::string name;
  std::vector<std::string> aliases;
  bool optional = false;  ///< careful readers may or may not count it
};

/// A relation that annotators found. Where readings differ, an end has several entities, any of which is right.
struct GoldRelation {
  std::vector<std::uint32_t> subjects;  ///< indices into GoldDocument::entities
  PropertyId predicate;
  std::vector<std::uint32_t> objects;
  Modality modality = Modality::asserted;
  bool optional = false;
};

/// What annotators found in one article.
struct GoldDocument {
  std::string id;  ///< of the article: the file's name without ".json"
  std::vector<GoldEntity> entities;
  std::vector<GoldRelation> relations;
};

/// Reads every .json file of a folder, sorted by name; docs/evaluation.md has the format. Errors: not_found for a
/// folder without one; those of JsonFile; schema, with the JSON pointer, for a class, predicate or modality that
/// the ontology does not know and for a relation between entities that the file does not list.
[[nodiscard]] Result<std::vector<GoldDocument>> load_gold(const std::string& folder, const Ontology& ontology);

}  // namespace entente
