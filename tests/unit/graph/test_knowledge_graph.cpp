#include "graph/knowledge_graph.hpp"

#include <algorithm>
#include <numeric>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "graph/metrics.hpp"
#include "support/catch.hpp"
#include "unit/graph/sample_graph.hpp"

using namespace entente;
using entente::test::describe;
using entente::test::sample_article;
using entente::test::sample_entity;
using entente::test::sample_ontology;
using entente::test::sample_source;

namespace {

/// Two articles, a person, two ministries and a topic; each method adds one occurrence.
struct Fixture {
  explicit Fixture(std::size_t max_evidence = kAllEvidence) : graph(ontology, max_evidence) {}

  Ontology ontology = sample_ontology();
  PropertyId holds = ontology.find_property("holdsPositionIn");
  PropertyId meets = ontology.find_property("meetsWith");
  PropertyId supports = ontology.find_property("supports");
  KnowledgeGraph graph;
  std::uint32_t first = graph.add_article(sample_article("a-1")).value();
  std::uint32_t second = graph.add_article(sample_article("a-2")).value();
  std::uint32_t person = graph.add_entity(sample_entity(ontology, "Person", "person-an", "An", {first})).value();
  std::uint32_t health = graph.add_entity(sample_entity(ontology, "Ministry", "ministry-y-te", "Bộ Y tế")).value();
  std::uint32_t defence =
      graph.add_entity(sample_entity(ontology, "Ministry", "ministry-quoc-phong", "Bộ Quốc phòng")).value();
  std::uint32_t topic = graph.add_entity(sample_entity(ontology, "Topic", "topic-dich", "Dịch")).value();

  StatementOutcome add(std::uint32_t subject, PropertyId predicate, std::uint32_t object,
                       std::optional<StatementSource> source, Modality modality = Modality::asserted) {
    return graph.add_statement({.subject = subject,
                                .predicate = predicate,
                                .object = object,
                                .modality = modality,
                                .title = {},
                                .item = {},
                                .date = {},
                                .source = std::move(source)});
  }
};

}  // namespace

TEST_CASE_METHOD(Fixture, "Sayings of one statement become one edge with all evidence", "[graph]") {
  CHECK(add(person, supports, health, sample_source(second, 9, 0.5)) == StatementOutcome::created);
  CHECK(add(person, supports, health, sample_source(first, 30, 0.75)) == StatementOutcome::merged);
  CHECK(add(person, supports, health, sample_source(first, 4, 0.25)) == StatementOutcome::merged);

  const GraphSnapshot snapshot = std::move(graph).snapshot();
  REQUIRE(snapshot.statements.size() == 1);
  const Statement& statement = snapshot.statements[0];
  CHECK(snapshot.entities[statement.subject].id == "person-an");
  CHECK(snapshot.entities[statement.object].id == "ministry-y-te");
  CHECK(statement.confidence == 0.75);
  CHECK_FALSE(statement.background);
  REQUIRE(statement.evidence.size() == 3);
  CHECK(statement.evidence[0].evidence.span == CodePointSpan{4, 8});
  CHECK(statement.evidence[1].evidence.span == CodePointSpan{30, 34});
  CHECK(statement.evidence[2].article == 1);
}

TEST_CASE_METHOD(Fixture, "Modality keeps statements apart", "[graph]") {
  CHECK(add(person, supports, health, sample_source(first, 1)) == StatementOutcome::created);
  CHECK(add(person, supports, health, sample_source(first, 1), Modality::negated) == StatementOutcome::created);
  const GraphSnapshot snapshot = std::move(graph).snapshot();
  REQUIRE(snapshot.statements.size() == 2);
  CHECK(snapshot.statements[0].modality == Modality::asserted);
  CHECK(snapshot.statements[1].modality == Modality::negated);
  CHECK(snapshot.statements[0].iri_name != snapshot.statements[1].iri_name);
}

TEST_CASE_METHOD(Fixture, "The same evidence counts once, with its best confidence", "[graph]") {
  add(person, supports, health, sample_source(first, 1, 0.25));
  add(person, supports, health, sample_source(first, 1, 0.75));
  add(person, supports, health, sample_source(first, 1, 0.5));
  add(person, supports, health, sample_source(first, 1, 0.5, "vi.test.2"));
  const GraphSnapshot snapshot = std::move(graph).snapshot();
  REQUIRE(snapshot.statements[0].evidence.size() == 2);
  CHECK(snapshot.statements[0].evidence[0].evidence.confidence == 0.75);
  CHECK(snapshot.statements[0].evidence[1].evidence.rule == "vi.test.2");
}

TEST_CASE_METHOD(Fixture, "A symmetric predicate is one statement, from the smaller id", "[graph]") {
  CHECK(add(person, meets, health, sample_source(first, 1)) == StatementOutcome::created);
  CHECK(add(health, meets, person, sample_source(first, 8)) == StatementOutcome::merged);
  CHECK(add(person, supports, health, sample_source(first, 8)) == StatementOutcome::created);
  CHECK(add(health, supports, person, sample_source(first, 8)) == StatementOutcome::created);
  const GraphSnapshot snapshot = std::move(graph).snapshot();
  REQUIRE(snapshot.statements.size() == 3);
  const Statement& statement = snapshot.statements[0];
  CHECK(statement.predicate == meets);
  CHECK(snapshot.entities[statement.subject].id == "ministry-y-te");
  CHECK(snapshot.entities[statement.object].id == "person-an");
  CHECK(statement.evidence.size() == 2);
}

TEST_CASE_METHOD(Fixture, "What the ontology forbids is refused and counted", "[graph]") {
  CHECK(add(person, supports, person, sample_source(first, 1)) == StatementOutcome::self_loop);
  CHECK(add(health, holds, defence, sample_source(first, 1)) == StatementOutcome::outside_domain);
  CHECK(add(person, holds, topic, sample_source(first, 1)) == StatementOutcome::outside_range);
  CHECK(add(topic, meets, person, sample_source(first, 1)) == StatementOutcome::outside_domain);
  CHECK(add(person, meets, topic, sample_source(first, 1)) == StatementOutcome::outside_domain);
  CHECK(add(person, holds, health, sample_source(first, 1)) == StatementOutcome::created);
  CHECK(graph.refusals() == StatementRefusals{.self_loops = 1, .outside_domain = 3, .outside_range = 1});
  CHECK(graph.refusals().total() == 5);
  CHECK(std::move(graph).snapshot().statements.size() == 1);
}

TEST_CASE_METHOD(Fixture, "A fact without evidence is background until an article says it", "[graph]") {
  add(person, holds, health, std::nullopt);
  SECTION("alone") {
    const Statement statement = std::move(graph).snapshot().statements.at(0);
    CHECK(statement.background);
    CHECK(statement.confidence == 1);
    CHECK(statement.evidence.empty());
  }
  SECTION("and an article") {
    CHECK(add(person, holds, health, sample_source(first, 1, 0.5)) == StatementOutcome::merged);
    const Statement statement = std::move(graph).snapshot().statements.at(0);
    CHECK_FALSE(statement.background);
    CHECK(statement.confidence == 1);
    CHECK(statement.evidence.size() == 1);
  }
}

struct Limited : Fixture {
  Limited() : Fixture(3) {}
};

TEST_CASE_METHOD(Limited, "Of much evidence the most confident stays and the rest is counted", "[graph]") {
  for (const double confidence : {0.5, 0.9, 0.4, 0.8, 0.5})
    add(person, supports, health, sample_source(first, static_cast<std::uint32_t>(100 * confidence), confidence));
  add(person, supports, health, sample_source(second, 80, 0.8));
  const Statement statement = std::move(graph).snapshot().statements.at(0);
  REQUIRE(statement.evidence.size() == 3);  // one of the two with 0.5 repeats the other
  CHECK(statement.more_evidence == 2);
  CHECK(statement.confidence == 0.9);
  std::vector<std::pair<std::uint32_t, double>> kept;  // article, confidence
  for (const StatementEvidence& one : statement.evidence) kept.emplace_back(one.article, one.evidence.confidence);
  CHECK(kept == std::vector<std::pair<std::uint32_t, double>>{{0, 0.8}, {0, 0.9}, {1, 0.8}});
  CHECK(statement_weight(statement) == 5);
}

TEST_CASE("The same evidence stays in whatever order articles come", "[graph]") {
  constexpr std::uint32_t kArticles = 200;
  const auto kept_of = [](std::size_t max_evidence, std::uint32_t seed) {
    Fixture fixture(max_evidence);
    std::vector<std::uint32_t> articles{fixture.first, fixture.second};
    for (std::uint32_t i = 2; i < kArticles; ++i)
      articles.push_back(fixture.graph.add_article(sample_article("a-" + std::to_string(i + 1))).value());
    std::mt19937 chance(seed);
    for (std::size_t i = articles.size(); i > 1; --i) std::swap(articles[i - 1], articles[chance() % i]);
    for (const std::uint32_t article : articles)
      for (const std::uint32_t begin : {7U, 3U, 7U})  // one twice
        fixture.add(fixture.person, fixture.supports, fixture.health,
                    sample_source(article, begin, 0.25 * ((article + begin) % 4)));
    const GraphSnapshot graph = std::move(fixture.graph).snapshot();
    const Statement& statement = graph.statements.at(0);
    std::vector<std::string> out{std::to_string(statement.more_evidence), std::to_string(statement.confidence)};
    for (const StatementEvidence& one : statement.evidence)
      out.push_back(graph.articles[one.article].id + " " + one.iri_name + " " + one.evidence.quote);
    return out;
  };
  for (const std::size_t max_evidence : {std::size_t{1}, std::size_t{3}, std::size_t{50}, kAllEvidence}) {
    const std::vector<std::string> expected = kept_of(max_evidence, 1);
    CHECK(expected.size() == 2 + std::min<std::size_t>(max_evidence, 2 * kArticles));
    CHECK(expected[0] == std::to_string(2 * kArticles - (expected.size() - 2)));
    for (std::uint32_t seed = 2; seed < 6; ++seed) CHECK(kept_of(max_evidence, seed) == expected);
  }
}

TEST_CASE_METHOD(Fixture, "Titles, items and dates are gathered, sorted, each once", "[graph]") {
  const auto add_with = [&](const char* title, const char* item, std::optional<Date> date, std::uint32_t begin) {
    graph.add_statement({.subject = person,
                         .predicate = supports,
                         .object = health,
                         .modality = Modality::asserted,
                         .title = title,
                         .item = item,
                         .date = date,
                         .source = sample_source(first, begin)});
  };
  add_with("Thứ trưởng", "", make_date(2021, 5, 17), 1);
  add_with("Bộ trưởng", "máy thở", make_date(2021, 4, 22), 2);
  add_with("Thứ trưởng", "khẩu trang", std::nullopt, 3);
  add_with("", "máy thở", make_date(2021, 5, 17), 4);
  const GraphSnapshot snapshot = std::move(graph).snapshot();
  const Statement& statement = snapshot.statements[0];
  CHECK(statement.titles == std::vector<std::string>{"Bộ trưởng", "Thứ trưởng"});
  CHECK(statement.items == std::vector<std::string>{"khẩu trang", "máy thở"});
  CHECK(statement.dates == std::vector<Date>{*make_date(2021, 4, 22), *make_date(2021, 5, 17)});
}

TEST_CASE_METHOD(Fixture, "Entities that nothing mentions are dropped", "[graph]") {
  add(health, supports, defence, std::nullopt);
  const GraphSnapshot snapshot = std::move(graph).snapshot();
  std::vector<std::string> ids;
  for (const Entity& entity : snapshot.entities) ids.push_back(entity.id);
  CHECK(ids == std::vector<std::string>{"ministry-quoc-phong", "ministry-y-te", "person-an"});
  CHECK(snapshot.entities[snapshot.statements[0].subject].id == "ministry-y-te");
}

TEST_CASE_METHOD(Fixture, "Names of statements and evidence are hashes of what they say", "[graph]") {
  add(person, supports, health, sample_source(second, 9));
  const Statement statement = std::move(graph).snapshot().statements.at(0);
  CHECK(statement.iri_name ==
        "statement-" + content_hash("person-an\nhttps://example.org/ontology#supports\nministry-y-te\nasserted"));
  CHECK(statement.evidence[0].iri_name == "evidence-" + content_hash(statement.iri_name + "\n9\n13\nvi.test.1\na-2"));
}

TEST_CASE_METHOD(Fixture, "An entity's lists come sorted, unique and without its label", "[graph]") {
  Entity entity = sample_entity(ontology, "Person", "person-binh", "Bình", {second, first, second});
  entity.aliases = {"ông Bình", "Bình", "Bác sĩ Bình", "ông Bình"};
  entity.codes = {{"wikidata", "Q2"}, {"iso", "X"}, {"wikidata", "Q2"}};
  REQUIRE(graph.add_entity(entity));
  const GraphSnapshot snapshot = std::move(graph).snapshot();
  const auto it = std::ranges::find(snapshot.entities, "person-binh", &Entity::id);
  REQUIRE(it != snapshot.entities.end());
  CHECK(it->aliases == std::vector<std::string>{"Bác sĩ Bình", "ông Bình"});
  CHECK(it->codes.size() == 2);
  CHECK(it->articles == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE_METHOD(Fixture, "What is in the graph twice or names what is not there is an error", "[graph]") {
  CHECK_FALSE(graph.add_article(sample_article("a-1")));
  CHECK_FALSE(graph.add_entity(sample_entity(ontology, "Person", "person-an", "Ân")));
  CHECK_FALSE(graph.add_entity(sample_entity(ontology, "NoClass", "person-x", "X")));
  CHECK_FALSE(graph.add_entity(sample_entity(ontology, "Person", "person-x", "X", {2})));
  for (const char* id : {"", "Person-x", "1-x", "person x", "person/x", "người-x"}) {
    INFO(id);
    CHECK_FALSE(graph.add_entity(sample_entity(ontology, "Person", id, "X")));
  }
  CHECK_THROWS_AS(add(person, supports, 99, sample_source(first, 1)), std::out_of_range);
  CHECK_THROWS_AS(add(person, PropertyId{}, health, sample_source(first, 1)), std::out_of_range);
  CHECK_THROWS_AS(add(person, supports, health, sample_source(99, 1)), std::out_of_range);
  // What was refused leaves the id free.
  CHECK(graph.add_entity(sample_entity(ontology, "Person", "person-x", "X")));
}

TEST_CASE("The snapshot does not depend on the order of addition", "[graph]") {
  const Ontology ontology = sample_ontology();
  constexpr std::uint32_t kArticles = 7;
  constexpr std::uint32_t kEntities = 25;
  constexpr std::uint32_t kOccurrences = 400;

  std::mt19937 random(20211205);
  const auto pick = [&](std::uint32_t below) { return static_cast<std::uint32_t>(random() % below); };
  std::vector<StatementOccurrence> occurrences;
  for (std::uint32_t i = 0; i < kOccurrences; ++i) {
    const bool background = pick(10) == 0;
    const double confidence = 0.25 * pick(4);
    occurrences.push_back(
        {.subject = pick(kEntities),
         .predicate = PropertyId{pick(3)},
         .object = pick(kEntities),
         .modality = static_cast<Modality>(pick(2)),
         .title = pick(3) == 0 ? "Bộ trưởng" : "",
         .item = pick(3) == 0 ? "món " + std::to_string(pick(5)) : "",
         .date = pick(3) == 0 ? make_date(2021, 1, static_cast<int>(pick(28)) + 1) : std::nullopt,
         .source = background ? std::nullopt : std::optional(sample_source(pick(kArticles), pick(5), confidence))});
  }

  const auto build = [&](std::mt19937* shuffler) {
    const auto order = [&](std::uint32_t count) {
      std::vector<std::uint32_t> numbers(count);
      std::iota(numbers.begin(), numbers.end(), 0U);
      if (shuffler != nullptr) std::shuffle(numbers.begin(), numbers.end(), *shuffler);
      return numbers;
    };
    KnowledgeGraph graph(ontology);
    std::vector<std::uint32_t> articles(kArticles);
    for (const auto i : order(kArticles)) {
      articles[i] = graph.add_article(sample_article("tin-" + std::to_string(i))).value();
    }
    std::vector<std::uint32_t> entities(kEntities);
    for (const auto i : order(kEntities)) {
      const char* type = i % 3 == 0 ? "Ministry" : i % 7 == 0 ? "Topic" : "Person";
      std::vector<std::uint32_t> in;
      if (i % 4 == 0) in = {articles[i % kArticles], articles[(i + 3) % kArticles]};
      entities[i] = graph.add_entity(sample_entity(ontology, type, "e-" + std::to_string(i), "Tên", in)).value();
    }
    for (const auto i : order(kOccurrences)) {
      StatementOccurrence occurrence = occurrences[i];
      occurrence.subject = entities[occurrence.subject];
      occurrence.object = entities[occurrence.object];
      if (occurrence.source) occurrence.source->article = articles[occurrence.source->article];
      graph.add_statement(std::move(occurrence));
    }
    return std::pair(describe(std::move(graph).snapshot()), graph.refusals());
  };

  const auto [expected, refusals] = build(nullptr);
  REQUIRE(refusals.total() > 0);
  REQUIRE(expected.size() > 10'000);
  std::mt19937 shuffler(7);
  for (int round = 0; round < 20; ++round) {
    const auto [text, counts] = build(&shuffler);
    REQUIRE(text == expected);
    REQUIRE(counts == refusals);
  }
}
