#pragma once

#include <string>

#include "base/result.hpp"
#include "model/ontology.hpp"

namespace entente {

/// Reads the classes and object properties that an OWL ontology in Turtle declares in entente's namespace,
/// but for those that are ent:bookkeeping. Superclasses, superproperties and annotations of other
/// vocabularies are left aside.
///
/// Errors: not_found, unreadable, invalid_utf8; syntax with the line; schema, naming the term, where a term
/// refers to one that is not declared, has two domains or ranges (OWL means both at once: write owl:unionOf),
/// is above itself, or has a colour that is none, and where the file declares nothing.
[[nodiscard]] Result<Ontology> read_ontology(const std::string& path);

}  // namespace entente
