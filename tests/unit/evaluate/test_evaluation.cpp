#include "evaluate/evaluation.hpp"

#include <string>
#include <vector>

#include "evaluate/evaluation_report.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"
#include "support/tiny_pack.hpp"

using namespace entente;

namespace {

/// Persons, countries and bodies are annotation types, ministries and clinics are bodies to annotators.
Ontology annotated_ontology() {
  Ontology out = test::tiny_ontology();
  for (const char* name : {"Person", "Country", "Body"}) out.classes[out.find_class(name).value].annotated = true;
  return out;
}

const Ontology& ontology() {
  static const Ontology kOntology = annotated_ontology();
  return kOntology;
}

Entity entity(const std::string& id, const char* type, const std::string& label,
              std::vector<std::string> aliases = {}) {
  return {.id = id,
          .type = ontology().find_class(type),
          .label = label,
          .language = "xx",
          .aliases = std::move(aliases),
          .articles = {0}};
}

/// One article "a" with these entities; statements by index.
GraphSnapshot graph(std::vector<Entity> entities) {
  GraphSnapshot out;
  out.articles.push_back({.iri_name = "article-a", .id = "a", .language = "xx"});
  out.entities = std::move(entities);
  return out;
}

void state(GraphSnapshot& graph, std::uint32_t subject, const char* predicate, std::uint32_t object,
           Modality modality = Modality::asserted) {
  Statement statement{.iri_name = "statement-" + std::to_string(graph.statements.size()),
                      .subject = subject,
                      .predicate = ontology().find_property(predicate),
                      .object = object,
                      .modality = modality};
  statement.evidence.push_back({.article = 0, .evidence = {.quote = "The quote.", .rule = "xx.rule"}});
  graph.statements.push_back(std::move(statement));
}

GoldEntity gold_entity(const char* id, const char* type, const char* name, std::vector<std::string> aliases = {}) {
  return {.id = id, .type = ontology().find_class(type), .name = name, .aliases = std::move(aliases)};
}

GoldRelation gold_relation(std::vector<std::uint32_t> subjects, const char* predicate,
                           std::vector<std::uint32_t> objects, Modality modality = Modality::asserted) {
  return {.subjects = std::move(subjects),
          .predicate = ontology().find_property(predicate),
          .objects = std::move(objects),
          .modality = modality};
}

/// Two countries and a person, found as annotated.
GraphSnapshot three_actors() {
  return graph({entity("country-aa", "Country", "Aland"), entity("country-bb", "Country", "Bland"),
                entity("person-x", "Person", "Xenia")});
}

GoldDocument three_gold() {
  return {.id = "a",
          .entities = {gold_entity("e1", "Country", "Aland"), gold_entity("e2", "Country", "Bland"),
                       gold_entity("e3", "Person", "Xenia")}};
}

Evaluation run(const GoldDocument& gold, const GraphSnapshot& found, const EvaluationContext& context = {}) {
  return evaluate({gold}, found, ontology(), context);
}

}  // namespace

TEST_CASE("An entity matches by any common name, whatever its case, and counts by its annotation type", "[evaluate]") {
  const auto result = run({.id = "a", .entities = {gold_entity("e1", "Body", "Ministry of Health", {"MoH"})}},
                          graph({entity("ministry-1", "Ministry", "MOH")}));
  CHECK(result.entities.at("Body").right == 1);
  CHECK(result.all_entities().f1() == 1.0);
  CHECK(result.deviations.empty());
}

TEST_CASE("Names match one to one, those of the same type first", "[evaluate]") {
  const auto result = run({.id = "a", .entities = {gold_entity("e1", "Body", "Bland Office", {"Bland"})}},
                          graph({entity("country-bb", "Country", "Bland"), entity("body-b", "Body", "Bland")}));
  CHECK(result.entities.at("Body").right == 1);
  CHECK(result.entities.at("Country").spurious == 1);
}

TEST_CASE("An entity of the wrong type is missed and spurious", "[evaluate]") {
  const auto result =
      run({.id = "a", .entities = {gold_entity("e1", "Body", "Bland")}}, graph({entity("c", "Country", "Bland")}));
  CHECK(result.entities.at("Body").missed == 1);
  CHECK(result.entities.at("Country").spurious == 1);
  REQUIRE(result.deviations.size() == 2);
  CHECK(result.deviations[0].remark == "found as Country");
}

TEST_CASE("Optional entities count neither for nor against", "[evaluate]") {
  GoldDocument gold{.id = "a", .entities = {gold_entity("e1", "Country", "Bland"), gold_entity("e2", "Body", "Cis")}};
  for (GoldEntity& one : gold.entities) one.optional = true;
  const auto result = run(gold, graph({entity("c", "Country", "Bland")}));
  CHECK(result.entities.empty());
}

TEST_CASE("A prefix before the name of an area makes it no other one", "[evaluate]") {
  const GoldDocument gold{.id = "a", .entities = {gold_entity("e1", "Body", "tỉnh Hà Giang")}};
  const GraphSnapshot found = graph({entity("b", "Body", "Hà Giang")});
  CHECK(run(gold, found).all_entities().right == 0);
  EvaluationContext context;
  context.prefixes["xx"] = {"tỉnh"};
  CHECK(run(gold, found, context).all_entities().right == 1);
  context.prefixes = {{"yy", {"tỉnh"}}};
  CHECK(run(gold, found, context).all_entities().right == 0);
}

TEST_CASE("A predicate implies those above it on both sides", "[evaluate]") {
  GraphSnapshot found = three_actors();
  state(found, 0, "gives", 1);
  GoldDocument gold = three_gold();
  gold.relations = {gold_relation({0}, "aids", {1})};
  const auto result = run(gold, found);
  CHECK(result.relations.at("aids").right == 1);
  CHECK(result.relations.at("aids").spurious == 0);
  CHECK(result.relations.at("gives").spurious == 1);

  gold.relations = {gold_relation({0}, "gives", {1})};
  GraphSnapshot general = three_actors();
  state(general, 0, "aids", 1);
  const auto other = run(gold, general);
  CHECK(other.relations.at("aids").right == 1);
  CHECK(other.relations.at("gives").missed == 1);
}

TEST_CASE("A symmetric relation matches either way round, another one does not", "[evaluate]") {
  GraphSnapshot found = three_actors();
  state(found, 1, "meets", 0);
  state(found, 1, "asks", 0);
  GoldDocument gold = three_gold();
  gold.relations = {gold_relation({0}, "meets", {1}), gold_relation({0}, "asks", {1})};
  const auto result = run(gold, found);
  CHECK(result.relations.at("meets").f1() == 1.0);
  CHECK(result.relations.at("asks").missed == 1);
  CHECK(result.relations.at("asks").spurious == 1);
}

TEST_CASE("Any of the entities of an end will do", "[evaluate]") {
  GraphSnapshot found = three_actors();
  state(found, 2, "asks", 1);
  GoldDocument gold = three_gold();
  gold.relations = {gold_relation({0, 2}, "asks", {1})};
  CHECK(run(gold, found).relations.at("asks").f1() == 1.0);
}

TEST_CASE("An end counts by the entity that it is, even one of the wrong type", "[evaluate]") {
  GraphSnapshot found = three_actors();
  found.entities[1].type = ontology().find_class("Body");
  state(found, 0, "asks", 1);
  GoldDocument gold = three_gold();
  gold.relations = {gold_relation({0}, "asks", {1})};
  const auto result = run(gold, found);
  CHECK(result.entities.at("Country").missed == 1);
  CHECK(result.relations.at("asks").right == 1);
}

TEST_CASE("Modality is judged apart from the relation", "[evaluate]") {
  GraphSnapshot found = three_actors();
  state(found, 0, "asks", 1, Modality::intended);
  state(found, 2, "visits", 1, Modality::negated);
  GoldDocument gold = three_gold();
  gold.relations = {gold_relation({0}, "asks", {1}), gold_relation({2}, "visits", {1}, Modality::negated)};
  const auto result = run(gold, found);
  CHECK(result.all_relations().f1() == 1.0);
  CHECK(result.modality_accuracy() == 0.5);
  REQUIRE(result.deviations.size() == 1);
  CHECK(result.deviations[0].kind == Deviation::Kind::wrong_modality);
  CHECK(result.deviations[0].remark == "intended, the gold has asserted; by xx.rule");
}

TEST_CASE("Background facts and statements of other articles are passed over", "[evaluate]") {
  GraphSnapshot found = three_actors();
  state(found, 0, "asks", 1);
  state(found, 1, "asks", 0);
  found.statements[0].evidence.clear();
  found.statements[1].evidence[0].article = 1;
  found.articles.push_back({.iri_name = "article-b", .id = "b", .language = "xx"});
  CHECK(run(three_gold(), found).relations.empty());
}

TEST_CASE("What deviates comes with the sentence in which it stands", "[evaluate]") {
  GraphSnapshot found = three_actors();
  state(found, 0, "visits", 1);
  GoldDocument gold = three_gold();
  gold.entities.push_back(gold_entity("e4", "Person", "Yorick"));
  gold.relations = {gold_relation({2}, "asks", {1})};
  EvaluationContext context;
  context.sentences["a"] = {"Nobody speaks.", "Xenia, of Bland.", "Here Yorick, and Xenia.", "Yorick rests."};
  const auto result = run(gold, found, context);
  REQUIRE(result.deviations.size() == 3);
  CHECK(result.deviations[0].what == "Yorick");
  CHECK(result.deviations[0].sentence == "Here Yorick, and Xenia.");
  CHECK(result.deviations[1].what == "Aland -> Bland");
  CHECK(result.deviations[1].sentence == "The quote.");
  CHECK(result.deviations[2].what == "Xenia -> Bland");
  CHECK(result.deviations[2].sentence == "Xenia, of Bland.");
  CHECK(list_deviations(result).find("a\tmissed entity\tPerson\tYorick\n\tHere Yorick, and Xenia.\n") == 0);
}

TEST_CASE("A document that is not in the graph is missed as a whole", "[evaluate]") {
  GoldDocument gold = three_gold();
  gold.id = "elsewhere";
  const auto result = run(gold, three_actors());
  CHECK(result.all_entities().missed == 3);
  CHECK(result.all_entities().spurious == 0);
  CHECK(result.all_entities().recall() == 0.0);
}

TEST_CASE("The sums tell states of affairs from events", "[evaluate]") {
  GraphSnapshot found = three_actors();
  state(found, 2, "represents", 1);
  state(found, 0, "asks", 1);
  GoldDocument gold = three_gold();
  gold.relations = {gold_relation({2}, "represents", {1})};
  const auto result = run(gold, found);
  CHECK(result.structure().right == 1);
  CHECK(result.structure().spurious == 0);
  CHECK(result.interaction().spurious == 1);
  const std::string json = to_json(result);
  CHECK(json.find("\"ALL structure\"") != std::string::npos);
  CHECK(json.find("\"relation represents\"") != std::string::npos);
  CHECK(to_text(result).find("1 documents: entity F1 1.000") != std::string::npos);
}

TEST_CASE("Gold annotations are read with ends by id, and refused where they name what is not there", "[evaluate]") {
  const test::TempDir folder;
  folder.write("a.json", R"({"doc": "x/a", "published": null, "entities": [
    {"id": "e1", "type": "Person", "name": "Xenia", "aliases": ["X."]},
    {"id": "e2", "type": "Country", "name": "Bland", "aliases": [], "optional": true}],
    "relations": [{"s": ["e1", "e2"], "p": "visits", "o": "e2", "modality": "negated", "optional": true}]})");
  const auto gold = load_gold(folder.path().string(), ontology());
  REQUIRE(gold);
  REQUIRE(gold->size() == 1);
  const GoldDocument& document = gold->front();
  CHECK(document.id == "a");
  CHECK(document.entities[0].aliases == std::vector<std::string>{"X."});
  CHECK(document.entities[1].optional);
  CHECK(document.relations[0].subjects == std::vector<std::uint32_t>{0, 1});
  CHECK(document.relations[0].modality == Modality::negated);

  const auto refuses = [&](const char* json, const char* pointer) {
    folder.write("a.json", json);
    const auto result = load_gold(folder.path().string(), ontology());
    REQUIRE_FALSE(result);
    CHECK(result.error().pointer == pointer);
  };
  refuses(R"({"entities": [{"id": "e1", "type": "Clinic", "name": "C"}]})", "/entities/0/type");
  refuses(R"({"entities": [], "relations": [{"s": "e1", "p": "visits", "o": "e1"}]})", "/relations/0/s");
  refuses(R"({"entities": [{"id": "e", "type": "Person", "name": "X"}],
             "relations": [{"s": "e", "p": "loves", "o": "e"}]})",
          "/relations/0/p");
  refuses(R"({"entities": [{"id": "e", "type": "Person", "name": "X"}],
             "relations": [{"s": "e", "p": "visits", "o": "e", "modality": "maybe"}]})",
          "/relations/0/modality");
  CHECK_FALSE(load_gold((folder / "nowhere").string(), ontology()));
}

TEST_CASE("Prefixes are tried in order, with and without a space, and never leave nothing", "[evaluate]") {
  const NamePrefixes prefixes{"tp.", "tp", "bang"};
  using Names = std::set<std::string>;
  CHECK(comparable_names({"TP.HCM"}, prefixes) == Names{"tp.hcm", "hcm"});
  CHECK(comparable_names({"tp HCM"}, prefixes) == Names{"tp hcm", "hcm"});
  CHECK(comparable_names({"Bang"}, prefixes) == Names{"bang"});
  CHECK(comparable_names({"Bangkok"}, prefixes) == Names{"bangkok", "kok"});
  CHECK(comparable_names({"bang  x", ""}, prefixes) == Names{"bang x"});
}
