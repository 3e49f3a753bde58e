#include "graph/network.hpp"

#include <algorithm>
#include <string>

#include "support/catch.hpp"
#include "unit/graph/hostile_snapshot.hpp"

using namespace entente;
using entente::test::hostile_snapshot;
using entente::test::sample_ontology;

namespace {

struct Made {
  Ontology ontology = sample_ontology();
  GraphSnapshot snapshot = hostile_snapshot(ontology);
  NetworkOptions options{.languages = {"vi", "en"}, .metrics = {}};
  Network network = make_network(snapshot, ontology, options).value();

  const NetworkNode& node(const std::string& id) const {
    return *std::ranges::find(network.nodes, id, &NetworkNode::id);
  }
  const NetworkEdge& edge(const std::string& source, const std::string& target, const std::string& kind) const {
    return *std::ranges::find_if(network.edges, [&](const NetworkEdge& one) {
      return network.nodes[one.source].id == source && network.nodes[one.target].id == target && one.kind == kind;
    });
  }
};

Period days(const char* first, const char* last) {
  return {*from_iso(first), *from_iso(last)};
}

}  // namespace

TEST_CASE_METHOD(Made, "A node has its class and all above it", "[graph]") {
  CHECK(node("ministry-bo-y-te").types == std::vector<std::string>{"Ministry", "Organization", "Actor"});
  CHECK(node("topic-alone").types == std::vector<std::string>{"Topic"});
}

TEST_CASE_METHOD(Made, "Texts are clean in every format", "[graph]") {
  CHECK(node("person-broken").label == "Trần \uFFFD B");
  CHECK(node("actor-nameless").label == "actor-nameless");
  CHECK(edge("person-broken", "actor-nameless", "supports").quote == "\uFFFD");
}

TEST_CASE_METHOD(Made, "An event has the days that the articles give it, or their own", "[graph]") {
  CHECK(edge("ministry-bo-y-te", "company-a-b", "supports").periods ==
        std::vector{days("2021-12-05", "2021-12-05"), days("2022-01-09", "2022-01-09")});
  CHECK(edge("company-a-b", "ministry-bo-y-te", "supports").periods == std::vector{days("2020-02-29", "2020-02-29")});
  CHECK(edge("person-controls", "company-a-b", "holdsPositionIn").periods.empty());
}

TEST_CASE_METHOD(Made, "A state of affairs lasts from its first to its last day", "[graph]") {
  ontology.properties[2].structural = true;
  network = make_network(snapshot, ontology, options).value();
  CHECK(edge("ministry-bo-y-te", "company-a-b", "supports").periods == std::vector{days("2021-12-05", "2022-01-09")});
}

TEST_CASE_METHOD(Made, "A node is there when it is named and when it acts", "[graph]") {
  CHECK(node("company-a-b").periods == std::vector{days("2020-02-29", "2020-02-29"), days("2021-12-05", "2021-12-05"),
                                                   days("2022-01-09", "2022-01-09")});
}

TEST_CASE_METHOD(Made, "Days one after the other are one period", "[graph]") {
  snapshot.articles[0].published = make_date(2021, 12, 31);
  snapshot.articles[2].published = make_date(2022, 1, 1);
  network = make_network(snapshot, ontology, options).value();
  CHECK(edge("ministry-bo-y-te", "company-a-b", "supports").periods == std::vector{days("2021-12-31", "2022-01-01")});
}

TEST_CASE_METHOD(Made, "Every node has a place of its own", "[graph]") {
  for (const NetworkNode& one : network.nodes) {
    CHECK(std::ranges::count(network.nodes, one.position, &NetworkNode::position) == 1);
  }
}

TEST_CASE("A graph of nothing is a network of nothing", "[graph]") {
  const auto network = make_network({}, sample_ontology(), {});
  REQUIRE(network);
  CHECK(network->nodes.empty());
}

TEST_CASE_METHOD(Made, "A snapshot that readers would lose parts of is refused", "[graph]") {
  const auto breaks = [&](auto change) {
    GraphSnapshot broken = snapshot;
    change(broken);
    const auto result = make_network(broken, ontology, options);
    REQUIRE_FALSE(result);
    CHECK(result.error().code == ErrorCode::internal);
  };
  breaks([](GraphSnapshot& s) { s.entities[1].id = s.entities[0].id; });
  breaks([](GraphSnapshot& s) { s.entities[1].id = "two words"; });
  breaks([](GraphSnapshot& s) { s.entities[1].id = ""; });
  breaks([](GraphSnapshot& s) { s.entities[1].type = {}; });
  breaks([](GraphSnapshot& s) { s.entities[1].articles = {99}; });
  breaks([](GraphSnapshot& s) { s.statements[1].iri_name = s.statements[0].iri_name; });
  breaks([](GraphSnapshot& s) { s.statements[0].object = 99; });
  breaks([](GraphSnapshot& s) { s.statements[0].predicate = {}; });
  breaks([](GraphSnapshot& s) { s.statements[0].evidence.at(0).article = 99; });
}
