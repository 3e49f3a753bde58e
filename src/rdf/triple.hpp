#pragma once

#include <compare>
#include <string>

namespace entente {

/// A node of an RDF graph as a plain value.
struct Term {
  enum class Kind { iri, blank, literal };

  Kind kind = Kind::iri;
  std::string value;       ///< the IRI; the label of a blank node; the text of a literal in UTF-8
  std::string language{};  ///< BCP 47 tag; literals only; empty if none
  std::string datatype{};  ///< IRI; literals only; empty for plain text and text with a language

  auto operator<=>(const Term&) const = default;

  [[nodiscard]] static Term iri(std::string value) { return {Kind::iri, std::move(value)}; }
  [[nodiscard]] static Term text(std::string value, std::string language = {}) {
    return {Kind::literal, std::move(value), std::move(language)};
  }
  [[nodiscard]] static Term typed(std::string value, std::string datatype) {
    return {Kind::literal, std::move(value), {}, std::move(datatype)};
  }
};

struct Triple {
  Term subject;
  std::string predicate;  ///< an IRI
  Term object;

  auto operator<=>(const Triple&) const = default;
};

}  // namespace entente
