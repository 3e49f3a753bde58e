#include "graph/graph_cut.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "unit/graph/hostile_snapshot.hpp"

using namespace entente;
using entente::test::describe;
using entente::test::hostile_snapshot;
using entente::test::sample_ontology;

namespace {

struct Whole {
  Ontology ontology = sample_ontology();
  GraphSnapshot snapshot = hostile_snapshot(ontology);

  GraphSnapshot cut(const CutOptions& options) const { return cut_graph(snapshot, ontology, options).value(); }
};

std::vector<std::string> ids(const GraphSnapshot& snapshot) {
  std::vector<std::string> result;
  for (const Entity& entity : snapshot.entities) result.push_back(entity.id);
  return result;
}

bool is_whole(const GraphSnapshot& snapshot) {
  for (const Statement& statement : snapshot.statements) {
    if (statement.subject >= snapshot.entities.size() || statement.object >= snapshot.entities.size()) return false;
  }
  return true;
}

}  // namespace

TEST_CASE_METHOD(Whole, "A cut that asks for nothing is the whole graph", "[graph]") {
  CHECK(describe(cut({})) == describe(snapshot));
}

TEST_CASE_METHOD(Whole, "A least weight leaves the statements with enough evidence and their ends", "[graph]") {
  const GraphSnapshot part = cut({.min_weight = 2});
  CHECK(ids(part) == std::vector<std::string>{"company-a-b", "ministry-bo-y-te"});
  REQUIRE(part.statements.size() == 1);
  CHECK(part.entities[part.statements[0].subject].id == "ministry-bo-y-te");
}

TEST_CASE_METHOD(Whole, "Types take those below them along", "[graph]") {
  const GraphSnapshot part = cut({.types = {"Organization"}});
  CHECK(ids(part) == std::vector<std::string>{"company-a-b", "ministry-bo-y-te"});
  CHECK(is_whole(part));
  CHECK(part.statements.size() == 6);
  CHECK(ids(cut({.types = {"ent:Topic"}})) == std::vector<std::string>{"topic-alone"});
}

TEST_CASE_METHOD(Whole, "Predicates leave the entities that they join", "[graph]") {
  const GraphSnapshot part = cut({.predicates = {"holdsPositionIn"}});
  CHECK(ids(part) == std::vector<std::string>{"company-a-b", "ministry-bo-y-te", "person-controls", "person-tricky"});
  CHECK(part.statements.size() == 2);
  CHECK(is_whole(part));
}

TEST_CASE_METHOD(Whole, "An ego is found by any of its names, however they are written", "[graph]") {
  for (const char* name : {"ministry-bo-y-te", "bộ  y tế", "\"byt\"", "Bộ Y tê\xCC\x81"}) {
    INFO(name);
    CHECK(ids(cut({.ego = name, .depth = 0})) == std::vector<std::string>{"ministry-bo-y-te"});
  }
  const auto nobody = cut_graph(snapshot, ontology, {.ego = "Bộ Y"});
  REQUIRE_FALSE(nobody);
  CHECK(nobody.error().code == ErrorCode::not_found);
}

TEST_CASE_METHOD(Whole, "Depth is the number of statements from the ego", "[graph]") {
  CHECK(ids(cut({.ego = "Bộ Y tế"})) == std::vector<std::string>{"company-a-b", "ministry-bo-y-te", "person-tricky"});
  const GraphSnapshot part = cut({.ego = "Bộ Y tế", .depth = 2});
  CHECK(ids(part) ==
        std::vector<std::string>{"company-a-b", "constructor", "ministry-bo-y-te", "person-controls", "person-tricky"});
  CHECK(is_whole(part));
}

TEST_CASE_METHOD(Whole, "The ego stays whatever its type", "[graph]") {
  CHECK(ids(cut({.types = {"Person"}, .ego = "Bộ Y tế"})) ==
        std::vector<std::string>{"ministry-bo-y-te", "person-tricky"});
}

TEST_CASE_METHOD(Whole, "A name that several bear is not guessed", "[graph]") {
  snapshot.entities[0].aliases = {"Tên chung"};
  snapshot.entities[1].aliases = {"Tên chung"};
  const auto part = cut_graph(snapshot, ontology, {.ego = "tên chung"});
  REQUIRE_FALSE(part);
  CHECK(part.error().message.find(snapshot.entities[0].id + ", " + snapshot.entities[1].id) != std::string::npos);
}

TEST_CASE_METHOD(Whole, "Terms that the ontology does not have are refused, with those that it has", "[graph]") {
  const auto types = check_cut({.types = {"Persons"}}, ontology);
  REQUIRE_FALSE(types);
  CHECK(types.error().code == ErrorCode::schema);
  CHECK(types.error().message.find("Organization, Person, Topic") != std::string::npos);
  const auto predicates = cut_graph(snapshot, ontology, {.predicates = {"likes"}});
  REQUIRE_FALSE(predicates);
  CHECK(predicates.error().message.find("meetsWith") != std::string::npos);
}
