#pragma once

#include <string>
#include <string_view>

/// The namespaces of the RDF contract. What the ontology says of the world is read from its file; only the
/// terms in which it is written, and those of statements and evidence, are known here.
namespace entente::vocabulary {

inline constexpr std::string_view kEnt = "https://w3id.org/entente/ontology#";
inline constexpr std::string_view kRdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
inline constexpr std::string_view kRdfs = "http://www.w3.org/2000/01/rdf-schema#";
inline constexpr std::string_view kOwl = "http://www.w3.org/2002/07/owl#";
inline constexpr std::string_view kSkos = "http://www.w3.org/2004/02/skos/core#";
inline constexpr std::string_view kXsd = "http://www.w3.org/2001/XMLSchema#";
inline constexpr std::string_view kDcterms = "http://purl.org/dc/terms/";
inline constexpr std::string_view kProv = "http://www.w3.org/ns/prov#";
inline constexpr std::string_view kOa = "http://www.w3.org/ns/oa#";
inline constexpr std::string_view kOrg = "http://www.w3.org/ns/org#";
inline constexpr std::string_view kFoaf = "http://xmlns.com/foaf/0.1/";
inline constexpr std::string_view kSchema = "https://schema.org/";

struct Prefix {
  std::string_view name;
  std::string_view ns;
};

/// As files declare them, before "id", which stands for the base IRI of the run.
inline constexpr std::string_view kBasePrefix = "id";
inline constexpr Prefix kPrefixes[] = {{"ent", kEnt},   {"rdf", kRdf}, {"rdfs", kRdfs},       {"owl", kOwl},
                                       {"skos", kSkos}, {"xsd", kXsd}, {"dcterms", kDcterms}, {"prov", kProv},
                                       {"oa", kOa},     {"org", kOrg}, {"foaf", kFoaf},       {"schema", kSchema}};

[[nodiscard]] inline std::string iri(std::string_view ns, std::string_view name) {
  return std::string(ns).append(name);
}

}  // namespace entente::vocabulary
