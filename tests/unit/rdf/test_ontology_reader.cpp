#include "rdf/ontology_reader.hpp"

#include "support/catch.hpp"
#include "support/temp_dir.hpp"

using namespace entente;
using entente::test::TempDir;

namespace {

constexpr const char* kPrefixes =
    "@prefix ent: <https://w3id.org/entente/ontology#> .\n"
    "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    "@prefix x: <http://x.vn/> .\n";

constexpr const char* kSmall =
    "ent:Agent a owl:Class ; rdfs:label \"chủ thể\"@vi , \"agent\"@en ; ent:colour \"#0a0B0c\" .\n"
    "ent:Body a owl:Class ; rdfs:subClassOf ent:Agent , x:Other .\n"
    "ent:Office a owl:Class ; rdfs:subClassOf ent:Body , ent:Agent .\n"
    "ent:Note a owl:Class ; ent:bookkeeping true .\n"
    "x:Foreign a owl:Class .\n"
    "ent:knows a owl:ObjectProperty , owl:SymmetricProperty ; rdfs:label \"quen\"@vi .\n"
    "ent:runs a owl:ObjectProperty ; rdfs:subPropertyOf ent:knows , x:other ; ent:structural true ;\n"
    "  rdfs:domain ent:Agent ; rdfs:range [ a owl:Class ; owl:unionOf ( ent:Office ent:Body ) ] .\n"
    "ent:notes a owl:ObjectProperty ; rdfs:domain ent:Note ; ent:bookkeeping true .\n"
    "ent:size a owl:DatatypeProperty ; rdfs:domain ent:Agent .\n";

Result<Ontology> read(const std::string& text) {
  const TempDir dir;
  return read_ontology(dir.write("o.ttl", kPrefixes + text).string());
}

/// The message of the schema error that this addition to the small ontology causes.
std::string schema_error(const std::string& addition) {
  const auto ontology = read(kSmall + addition);
  REQUIRE_FALSE(ontology);
  CHECK(ontology.error().code == ErrorCode::schema);
  CHECK(ontology.error().file.ends_with("o.ttl"));
  return ontology.error().message;
}

}  // namespace

TEST_CASE("Classes and properties are read, sorted by IRI, without bookkeeping and other vocabularies", "[rdf]") {
  const auto read_result = read(kSmall);
  REQUIRE(read_result);
  const Ontology& ontology = *read_result;
  CHECK(ontology.ns == "https://w3id.org/entente/ontology#");
  REQUIRE(ontology.classes.size() == 3);
  REQUIRE(ontology.properties.size() == 2);

  const ClassId agent = ontology.find_class("Agent");
  const ClassId body = ontology.find_class("ent:Body");
  const ClassId office = ontology.find_class("Office");
  CHECK(agent.value == 0);
  CHECK(body.value == 1);
  CHECK(office.value == 2);
  CHECK(ontology[agent].iri == "https://w3id.org/entente/ontology#Agent");
  CHECK(ontology[agent].labels == std::map<std::string, std::string>{{"vi", "chủ thể"}, {"en", "agent"}});
  CHECK(ontology[agent].colour == "#0a0B0c");
  CHECK(ontology[agent].supers.empty());
  CHECK(ontology[body].supers == std::vector{agent});
  CHECK(ontology[body].colour.empty());
  CHECK(ontology[office].supers == std::vector{agent, body});
  CHECK(ontology.is_a(office, agent));
  CHECK_FALSE(ontology.is_a(agent, office));

  const OntologyProperty& knows = ontology[ontology.find_property("knows")];
  CHECK(knows.symmetric);
  CHECK_FALSE(knows.structural);
  CHECK(knows.domain.empty());
  CHECK(knows.range.empty());
  CHECK(knows.labels.at("vi") == "quen");
  const OntologyProperty& runs = ontology[ontology.find_property("runs")];
  CHECK(runs.structural);
  CHECK_FALSE(runs.symmetric);
  CHECK(runs.supers == std::vector{ontology.find_property("knows")});
  CHECK(runs.domain == std::vector{agent});
  CHECK(runs.range == std::vector{body, office});
}

TEST_CASE("Names that the ontology does not declare are errors wherever they are used", "[rdf]") {
  for (const char* addition : {"ent:A a owl:Class ; rdfs:subClassOf ent:Missing .",
                               "ent:a a owl:ObjectProperty ; rdfs:subPropertyOf ent:Missing .",
                               "ent:a a owl:ObjectProperty ; rdfs:domain ent:Missing .",
                               "ent:a a owl:ObjectProperty ; rdfs:range ent:Missing .",
                               "ent:a a owl:ObjectProperty ; rdfs:range [ owl:unionOf ( ent:Agent ent:Missing ) ] ."}) {
    INFO(addition);
    const std::string message = schema_error(addition);
    CHECK(message.find("#Missing>") != std::string::npos);
    CHECK((message.find("#A>") != std::string::npos || message.find("#a>") != std::string::npos));
  }
  CHECK(schema_error("ent:a a owl:ObjectProperty ; rdfs:domain x:Foreign .").find("x.vn/Foreign") != std::string::npos);
  CHECK(schema_error("ent:a a owl:ObjectProperty ; rdfs:domain ent:Note .").find("#Note") != std::string::npos);
  CHECK(schema_error("ent:A a owl:Class ; rdfs:subClassOf ent:knows .").find("#knows") != std::string::npos);
}

TEST_CASE("Two domains, broken lists and colours that are none are errors", "[rdf]") {
  CHECK(schema_error("ent:a a owl:ObjectProperty ; rdfs:domain ent:Agent , ent:Body .").find("domain") !=
        std::string::npos);
  CHECK(schema_error("ent:a a owl:ObjectProperty ; rdfs:range ent:Agent , ent:Body .").find("range") !=
        std::string::npos);
  schema_error("ent:a a owl:ObjectProperty ; rdfs:range [ owl:unionOf ent:Agent ] .");
  schema_error(
      "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
      "ent:a a owl:ObjectProperty ; rdfs:range [ owl:unionOf x:l ] . x:l rdf:first ent:Agent ; rdf:rest x:l "
      ".");
  for (const char* colour : {"\"red\"", "\"#12345\"", "\"#12345g\"", "\"123456#\"", "\"#000000\" , \"#ffffff\""}) {
    INFO(colour);
    CHECK(schema_error(std::string("ent:A a owl:Class ; ent:colour ") + colour + " .").find("#A>") !=
          std::string::npos);
  }
}

TEST_CASE("A class or a property above itself is an error, not an endless loop", "[rdf]") {
  CHECK(schema_error("ent:Agent rdfs:subClassOf ent:Office .").find("superclass") != std::string::npos);
  CHECK(schema_error("ent:Agent rdfs:subClassOf ent:Agent .").find("superclass") != std::string::npos);
  CHECK(schema_error("ent:knows rdfs:subPropertyOf ent:runs .").find("above itself") != std::string::npos);
}

TEST_CASE("A file without classes of entente, a broken and a missing one are errors", "[rdf]") {
  const auto foreign = read("x:A a owl:Class . x:p a owl:ObjectProperty .");
  REQUIRE_FALSE(foreign);
  CHECK(foreign.error().code == ErrorCode::schema);

  const auto broken = read("ent:A a owl:Class ;\n rdfs:label 'a'@vi .\nent:B a owl:Class ; , .\n");
  REQUIRE_FALSE(broken);
  CHECK(broken.error().code == ErrorCode::syntax);
  CHECK(broken.error().line == 7);

  const auto missing = read_ontology("/no/such/file.ttl");
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code == ErrorCode::not_found);
}
