#include "model/ontology.hpp"

#include "support/catch.hpp"

using entente::ClassId;
using entente::Ontology;
using entente::PropertyId;

namespace {

/// Actor ⊃ Body ⊃ Ministry, Place apart; helps ⊃ gives.
Ontology small_ontology() {
  Ontology ontology;
  ontology.classes = {{.name = "Actor"},
                      {.name = "Body", .supers = {ClassId{0}}},
                      {.name = "Ministry", .supers = {ClassId{1}}},
                      {.name = "Place"}};
  ontology.properties = {{.name = "gives", .supers = {PropertyId{1}}}, {.name = "helps"}};
  ontology.seal();
  return ontology;
}

}  // namespace

TEST_CASE("A term is found by its local name with or without its prefix", "[model]") {
  const Ontology ontology = small_ontology();
  CHECK(ontology.find_class("Ministry") == ClassId{2});
  CHECK(ontology.find_class("ent:Ministry") == ClassId{2});
  CHECK(ontology.find_property("ent:helps") == PropertyId{1});
  CHECK_FALSE(ontology.find_class("gives").valid());
  CHECK_FALSE(ontology.find_property("ministry").valid());
}

TEST_CASE("Subsumption is reflexive and transitive and has a direction", "[model]") {
  const Ontology ontology = small_ontology();
  const ClassId actor{0};
  const ClassId ministry{2};
  const ClassId place{3};
  CHECK(ontology.is_a(ministry, ministry));
  CHECK(ontology.is_a(ministry, actor));
  CHECK_FALSE(ontology.is_a(actor, ministry));
  CHECK_FALSE(ontology.is_a(place, actor));
  CHECK_FALSE(ontology.is_a(ClassId{}, ClassId{}));
  CHECK(ontology.is_a(PropertyId{0}, PropertyId{1}));
  CHECK_FALSE(ontology.is_a(PropertyId{1}, PropertyId{0}));
}

TEST_CASE("No domain allows every class, else one of its classes or a finer one", "[model]") {
  const Ontology ontology = small_ontology();
  const ClassId body{1};
  const ClassId ministry{2};
  const ClassId place{3};
  CHECK(ontology.allows({}, place));
  CHECK(ontology.allows({place, body}, ministry));
  CHECK_FALSE(ontology.allows({body}, place));
}

TEST_CASE("A class counts under the nearest annotation type above it, itself first", "[model]") {
  Ontology ontology = small_ontology();
  ontology.classes[0].annotated = true;
  CHECK(ontology.annotation_type(ClassId{2}) == ClassId{0});
  ontology.classes[1].annotated = true;
  CHECK(ontology.annotation_type(ClassId{2}) == ClassId{1});
  CHECK(ontology.annotation_type(ClassId{1}) == ClassId{1});
  CHECK_FALSE(ontology.annotation_type(ClassId{3}).valid());
  CHECK_FALSE(ontology.annotation_type(ClassId{}).valid());
}
