// The shipped ontology against the RDF contract: what is listed here by name is what other programs rely on.
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "rdf/ontology_reader.hpp"
#include "rdf/triple_reader.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"

using namespace entente;

namespace {

const std::map<std::string, std::string> kPrefixes = {{"ent", "https://w3id.org/entente/ontology#"},
                                                      {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
                                                      {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
                                                      {"owl", "http://www.w3.org/2002/07/owl#"},
                                                      {"xsd", "http://www.w3.org/2001/XMLSchema#"},
                                                      {"dcterms", "http://purl.org/dc/terms/"},
                                                      {"prov", "http://www.w3.org/ns/prov#"},
                                                      {"oa", "http://www.w3.org/ns/oa#"},
                                                      {"org", "http://www.w3.org/ns/org#"},
                                                      {"foaf", "http://xmlns.com/foaf/0.1/"},
                                                      {"schema", "https://schema.org/"}};

std::string expand(const std::string& name) {
  const std::size_t colon = name.find(':');
  return kPrefixes.at(name.substr(0, colon)) + name.substr(colon + 1);
}

std::string ontology_path() {
  return (test::source_dir() / "ontology/entente.ttl").string();
}

const std::vector<Triple>& triples() {
  static const auto kTriples = read_triples(ontology_path());
  REQUIRE(kTriples);
  return *kTriples;
}

const Ontology& ontology() {
  static const auto kOntology = read_ontology(ontology_path());
  REQUIRE(kOntology);
  return *kOntology;
}

std::vector<Term> objects(const std::string& subject, const std::string& predicate) {
  std::vector<Term> out;
  for (const Triple& triple : triples()) {
    if (triple.subject == Term::iri(expand(subject)) && triple.predicate == expand(predicate))
      out.push_back(triple.object);
  }
  return out;
}

bool has(const std::string& subject, const std::string& predicate, const std::string& object) {
  const auto found = objects(subject, predicate);
  return std::ranges::count(found, Term::iri(expand(object))) == 1;
}

/// The text of a term's label or comment in one language; empty unless there is exactly one.
std::string text(const std::string& subject, const std::string& predicate, const std::string& language) {
  std::vector<std::string> found;
  for (const Term& term : objects(subject, predicate)) {
    if (term.language == language) found.push_back(term.value);
  }
  return found.size() == 1 ? found.front() : std::string();
}

std::set<std::string> names(const std::vector<ClassId>& ids) {
  std::set<std::string> out;
  for (const ClassId id : ids) out.insert(ontology()[id].name);
  return out;
}

const std::vector<std::string> kStructure = {"holdsPositionIn", "accreditedTo", "partOf", "jurisdiction", "locatedIn"};
const std::vector<std::string> kInteraction = {
    "supports", "donatesTo", "sendsPersonnelTo", "cooperatesWith", "signedAgreementWith", "signedMoUWith", "meetsWith",
    "visits",   "inspects",  "thanks",           "praises",        "criticizes",          "requests",      "directs"};
const std::vector<std::string> kSymmetric = {"cooperatesWith", "signedAgreementWith", "signedMoUWith", "meetsWith"};

}  // namespace

TEST_CASE("The ontology has a title in both languages, a licence and a version", "[rdf]") {
  const Term self = Term::iri("https://w3id.org/entente/ontology");
  std::set<std::string> languages;
  int licences = 0;
  int versions = 0;
  for (const Triple& triple : triples()) {
    if (triple.subject != self) continue;
    if (triple.predicate == expand("dcterms:title")) languages.insert(triple.object.language);
    if (triple.predicate == expand("dcterms:license")) {
      licences += triple.object == Term::iri("https://www.apache.org/licenses/LICENSE-2.0");
    }
    if (triple.predicate == expand("owl:versionInfo")) ++versions;
  }
  CHECK(languages == std::set<std::string>{"en", "vi"});
  CHECK(licences == 1);
  CHECK(versions == 1);
}

TEST_CASE("Every term of the ontology has one label and one comment in Vietnamese and in English", "[rdf]") {
  std::set<std::string> terms;
  for (const Triple& triple : triples()) {
    if (triple.subject.value.starts_with(kPrefixes.at("ent"))) {
      terms.insert("ent:" + triple.subject.value.substr(kPrefixes.at("ent").size()));
    }
  }
  CHECK(terms.size() >= 60);
  for (const std::string& term : terms) {
    for (const char* language : {"vi", "en"}) {
      INFO(term << " " << language);
      CHECK_FALSE(text(term, "rdfs:label", language).empty());
      CHECK_FALSE(text(term, "rdfs:comment", language).empty());
    }
  }
}

TEST_CASE("Every term that the ontology uses of its own it also declares", "[rdf]") {
  std::set<std::string> declared;
  std::set<std::string> used;
  const std::string& ns = kPrefixes.at("ent");
  for (const Triple& triple : triples()) {
    if (triple.predicate == expand("rdf:type")) declared.insert(triple.subject.value);
    if (triple.predicate.starts_with(ns)) used.insert(triple.predicate);
    if (triple.object.kind == Term::Kind::iri && triple.object.value.starts_with(ns)) used.insert(triple.object.value);
  }
  for (const std::string& term : used) {
    INFO(term);
    CHECK(declared.contains(term));
  }
}

TEST_CASE("The contract's classes stand where it puts them", "[rdf]") {
  const std::vector<std::pair<std::string, std::string>> hierarchy = {{"Person", "Actor"},
                                                                      {"Country", "Actor"},
                                                                      {"AdministrativeArea", "Actor"},
                                                                      {"Organization", "Actor"},
                                                                      {"GovernmentBody", "Organization"},
                                                                      {"Ministry", "GovernmentBody"},
                                                                      {"DiplomaticMission", "GovernmentBody"},
                                                                      {"Hospital", "Organization"},
                                                                      {"ResearchInstitute", "Organization"},
                                                                      {"University", "Organization"},
                                                                      {"Company", "Organization"},
                                                                      {"InternationalOrganization", "Organization"},
                                                                      {"PoliticalParty", "Organization"},
                                                                      {"MediaOrganization", "Organization"}};
  for (const auto& [name, super] : hierarchy) {
    INFO(name);
    const ClassId id = ontology().find_class(name);
    REQUIRE(id.valid());
    CHECK(names(ontology()[id].supers) == std::set<std::string>{super});
  }
  REQUIRE(ontology().find_class("Actor").valid());
  CHECK(ontology()[ontology().find_class("Actor")].supers.empty());
}

TEST_CASE("The contract's alignments are declared", "[rdf]") {
  const std::vector<std::pair<std::string, std::string>> classes = {
      {"Actor", "prov:Agent"},
      {"Person", "foaf:Person"},
      {"Person", "schema:Person"},
      {"Country", "schema:Country"},
      {"AdministrativeArea", "schema:AdministrativeArea"},
      {"Organization", "org:Organization"},
      {"Organization", "schema:Organization"},
      {"GovernmentBody", "org:FormalOrganization"},
      {"GovernmentBody", "schema:GovernmentOrganization"},
      {"Hospital", "org:FormalOrganization"},
      {"Hospital", "schema:MedicalOrganization"},
      {"ResearchInstitute", "schema:ResearchOrganization"},
      {"University", "schema:CollegeOrUniversity"},
      {"Company", "schema:Corporation"},
      {"InternationalOrganization", "org:FormalOrganization"},
      {"Statement", "rdf:Statement"},
      {"Evidence", "oa:SpecificResource"},
      {"Evidence", "oa:TextPositionSelector"},
      {"Evidence", "oa:TextQuoteSelector"}};
  for (const auto& [name, super] : classes) {
    INFO(name << " " << super);
    CHECK(has("ent:" + name, "rdfs:subClassOf", super));
  }
  CHECK(has("ent:holdsPositionIn", "rdfs:subPropertyOf", "org:memberOf"));
  CHECK(has("ent:partOf", "rdfs:subPropertyOf", "dcterms:isPartOf"));
  for (const Triple& triple : triples()) {  // buildings, not bodies
    CHECK(triple.object.value != expand("schema:Embassy"));
    CHECK(triple.object.value != expand("schema:Hospital"));
  }
}

TEST_CASE("Every class falls under exactly one annotation type and has a colour of its own", "[rdf]") {
  // Most specific first: a ministry is a government body and an organisation too.
  const std::vector<std::string> types = {"Person",   "Country",        "AdministrativeArea", "Ministry",
                                          "Hospital", "GovernmentBody", "Organization"};
  const std::set<std::string> roots = {"Person", "Country", "AdministrativeArea", "Organization"};
  std::map<std::string, std::string> colours;
  for (const OntologyClass& item : ontology().classes) {
    INFO(item.name);
    CHECK(item.colour.size() == 7);
    CHECK(colours.emplace(item.colour, item.name).second);
    const ClassId id = ontology().find_class(item.name);
    CHECK(ontology().is_a(id, ontology().find_class("Actor")));
    std::size_t above = 0;
    for (const std::string& root : roots) above += ontology().is_a(id, ontology().find_class(root));
    CHECK(above == (item.name == "Actor" ? 0 : 1));
  }
  for (const std::string& type : types) CHECK(ontology().find_class(type).valid());
  for (const char* finer : {"Government", "Parliament", "Court", "ArmedForces", "Police", "LocalAuthority"}) {
    INFO(finer);
    CHECK(ontology().is_a(ontology().find_class(finer), ontology().find_class("GovernmentBody")));
  }
}

TEST_CASE("The nineteen predicates are there and nothing else", "[rdf]") {
  std::set<std::string> expected(kStructure.begin(), kStructure.end());
  expected.insert(kInteraction.begin(), kInteraction.end());
  CHECK(expected.size() == 19);
  std::set<std::string> found;
  for (const OntologyProperty& property : ontology().properties) found.insert(property.name);
  CHECK(found == expected);
}

TEST_CASE("Every predicate has domain, range and an example in both languages", "[rdf]") {
  for (const OntologyProperty& property : ontology().properties) {
    INFO(property.name);
    CHECK_FALSE(property.domain.empty());
    CHECK_FALSE(property.range.empty());
    CHECK(text("ent:" + property.name, "rdfs:comment", "vi").find("Ví dụ: “") != std::string::npos);
    CHECK(text("ent:" + property.name, "rdfs:comment", "en").find("Example: “") != std::string::npos);
  }
}

TEST_CASE("Domains and ranges are those of the guidelines", "[rdf]") {
  using Names = std::set<std::string>;
  const auto domain = [](const char* name) { return names(ontology()[ontology().find_property(name)].domain); };
  const auto range = [](const char* name) { return names(ontology()[ontology().find_property(name)].range); };
  CHECK(domain("holdsPositionIn") == Names{"Person"});
  CHECK(range("holdsPositionIn") == Names{"Organization", "Country", "AdministrativeArea"});
  CHECK(domain("accreditedTo") == Names{"Person", "DiplomaticMission"});
  CHECK(range("accreditedTo") == Names{"Country", "InternationalOrganization"});
  CHECK(domain("partOf") == Names{"Organization"});
  CHECK(range("partOf") == Names{"Organization"});
  CHECK(domain("jurisdiction") == Names{"GovernmentBody"});
  CHECK(range("jurisdiction") == Names{"Country", "AdministrativeArea"});
  CHECK(domain("locatedIn") == Names{"Organization", "AdministrativeArea"});
  CHECK(range("locatedIn") == Names{"Country", "AdministrativeArea"});
  CHECK(range("visits") == Names{"Country", "AdministrativeArea", "Organization"});
  for (const std::string& name : kInteraction) {
    INFO(name);
    CHECK(domain(name.c_str()) == Names{"Actor"});
    if (name != "visits") CHECK(range(name.c_str()) == Names{"Actor"});
  }
}

TEST_CASE("Structure, symmetry and the order of predicates are marked", "[rdf]") {
  for (const OntologyProperty& property : ontology().properties) {
    INFO(property.name);
    CHECK(property.structural == (std::ranges::count(kStructure, property.name) == 1));
    CHECK(property.symmetric == (std::ranges::count(kSymmetric, property.name) == 1));
    const auto& supers = property.supers;
    if (property.name == "donatesTo" || property.name == "sendsPersonnelTo") {
      CHECK(supers == std::vector{ontology().find_property("supports")});
    } else if (property.name == "signedAgreementWith" || property.name == "signedMoUWith") {
      CHECK(supers == std::vector{ontology().find_property("cooperatesWith")});
    } else {
      CHECK(supers.empty());
    }
  }
}

TEST_CASE("CAMEO and PLOVER codes keep their two traps apart", "[rdf]") {
  const auto codes = [](const std::string& term, const std::string& scheme) {
    std::set<std::string> out;
    for (const Term& code : objects("ent:" + term, "ent:" + scheme)) out.insert(code.value);
    return out;
  };
  using Codes = std::set<std::string>;
  CHECK(codes("donatesTo", "ploverCode") == Codes{"AID"});
  CHECK(codes("sendsPersonnelTo", "ploverCode") == Codes{"AID"});
  CHECK(codes("signedAgreementWith", "cameoCode") == Codes{"057"});
  CHECK(codes("visits", "cameoCode") == Codes{"042"});
  CHECK(codes("thanks", "ploverCode") == Codes{"SUPPORT"});
  CHECK(codes("Hospital", "cameoCode") == Codes{"HLH"});
  CHECK(codes("Hospital", "ploverCode") == Codes{"MED"});
  CHECK(codes("MediaOrganization", "cameoCode") == Codes{"MED"});
  CHECK(codes("directs", "cameoCode").empty());
}

TEST_CASE("The terms of statements and evidence are declared and kept out of the domain", "[rdf]") {
  for (const char* name : {"Statement", "Evidence", "Modality"}) {
    INFO(name);
    CHECK(has(std::string("ent:") + name, "rdf:type", "owl:Class"));
    CHECK_FALSE(ontology().find_class(name).valid());
  }
  for (const char* name : {"asserted", "intended", "requested", "negated"}) {
    CHECK(has(std::string("ent:") + name, "rdf:type", "ent:Modality"));
  }
  CHECK(has("ent:modality", "rdf:type", "owl:ObjectProperty"));
  CHECK(has("ent:modality", "rdfs:domain", "ent:Statement"));
  CHECK(has("ent:modality", "rdfs:range", "ent:Modality"));
  CHECK_FALSE(ontology().find_property("modality").valid());
  const std::vector<std::tuple<std::string, std::string, std::string>> data = {
      {"confidence", "Statement", "xsd:decimal"}, {"title", "Statement", "rdf:langString"},
      {"item", "Statement", "rdf:langString"},    {"date", "Statement", "xsd:date"},
      {"background", "Statement", "xsd:boolean"}, {"rule", "Evidence", "xsd:string"},
      {"mentionCount", "Actor", "xsd:integer"}};
  for (const auto& [name, domain, range] : data) {
    INFO(name);
    CHECK(has("ent:" + name, "rdf:type", "owl:DatatypeProperty"));
    CHECK(has("ent:" + name, "rdfs:domain", "ent:" + domain));
    CHECK(has("ent:" + name, "rdfs:range", range));
  }
}

TEST_CASE("Every scheme of codes in the gazetteers is a declared datatype", "[rdf]") {
  const auto split = [](const std::string& text, char separator) {
    std::vector<std::string> out;
    std::istringstream in(text);
    for (std::string part; std::getline(in, part, separator);) out.push_back(part);
    return out;
  };
  std::set<std::string> schemes;
  for (const auto& file : std::filesystem::recursive_directory_iterator(test::source_dir() / "mappings")) {
    if (file.path().extension() != ".tsv") continue;
    std::ptrdiff_t column = -1;  // of the codes, as the header says
    for (const std::string& line : split(test::read_bytes(file.path()), '\n')) {
      if (line.starts_with('#')) continue;
      const std::vector<std::string> cells = split(line, '\t');
      if (column < 0) {
        column = std::ranges::find(cells, "codes") - cells.begin();
      } else if (static_cast<std::size_t>(column) < cells.size()) {
        for (const std::string& code : split(cells[static_cast<std::size_t>(column)], ';')) {
          schemes.insert(code.substr(0, code.find('=')));
        }
      }
    }
  }
  CHECK(schemes.contains("iso3166-1"));
  for (const std::string& scheme : schemes) {
    INFO(scheme);
    CHECK(has("ent:" + scheme, "rdf:type", "rdfs:Datatype"));
  }
}
