#include "rdf/query.hpp"

#include <fstream>

#include "rdf/answer_text.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"

using namespace entente;
using entente::test::TempDir;

namespace {

constexpr const char* kGraph = R"(@prefix ent: <https://w3id.org/entente/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix id: <https://data.example/> .
@prefix own: <https://own.example/> .
id:country-VN a ent:Country ; rdfs:label "Việt Nam"@vi ; ent:mentionCount 40 ; ent:donatesTo id:country-CU .
id:country-CU a ent:Country ; rdfs:label "Cuba"@vi ; ent:mentionCount 8 ; own:note "a, \"b\"\u001B[31m" .
)";

std::string graph_in(const TempDir& dir) {
  const std::string path = (dir / "graph.ttl").string();
  std::ofstream(path) << kGraph;
  return path;
}

/// The rows of an answer, cells joined by "|".
std::vector<std::string> rows(const std::string& query) {
  const TempDir dir;
  const auto answer = answer_query(query, graph_in(dir));
  INFO(query);
  INFO((answer ? std::string() : to_string(answer.error())));
  REQUIRE(answer);
  std::vector<std::string> out;
  for (const auto& row : answer->rows) {
    out.emplace_back();
    for (const auto& cell : row) out.back() += (out.back().empty() ? "" : "|") + (cell ? cell->value : "-");
  }
  return out;
}

/// "line:column: message" of what is wrong with a query.
std::string fault(const std::string& query) {
  const TempDir dir;
  const auto answer = answer_query(query, graph_in(dir));
  INFO(query);
  REQUIRE_FALSE(answer);
  CHECK(answer.error().code == ErrorCode::schema);
  return std::to_string(answer.error().line) + ":" + std::to_string(answer.error().column) + ": " +
         answer.error().message;
}

std::string text(const std::string& query, AnswerFormat format) {
  const TempDir dir;
  const auto answer = answer_query(query, graph_in(dir));
  INFO((answer ? std::string() : to_string(answer.error())));
  REQUIRE(answer);
  return to_text(*answer, format).value_or("does not fit");
}

}  // namespace

TEST_CASE("A query needs no declaration of prefixes that are known, and may redeclare them", "[rdf]") {
  using Rows = std::vector<std::string>;
  CHECK(rows("SELECT ?l { id:country-CU rdfs:label ?l }") == Rows{"Cuba"});
  CHECK(rows("SELECT ?l { ?s own:note ?n ; rdfs:label ?l }") == Rows{"Cuba"});
  CHECK(rows("PREFIX own: <http://www.w3.org/2000/01/rdf-schema#> SELECT ?l { id:country-CU own:label ?l }") ==
        Rows{"Cuba"});
  CHECK(rows("SELECT ?l ?n { ?s rdfs:label ?l ; ent:mentionCount ?n FILTER(?n - 1 > 8) }") == Rows{"Việt Nam|40"});
  CHECK(rows("SELECT ?l ?x { ?s rdfs:label ?l OPTIONAL { ?s ent:donatesTo ?x } } ORDER BY ?l") ==
        Rows{"Cuba|-", "Việt Nam|https://data.example/country-CU"});
}

TEST_CASE("What Rasqal lacks or does wrongly is refused with its place", "[rdf]") {
  CHECK(fault("SELECT ?s {\n VALUES ?s { 1 } }").starts_with("2:2: VALUES"));
  CHECK(fault("SELECT ?s { ?s a ?t MINUS { ?s a ?t } }").starts_with("1:21: MINUS"));
  CHECK(fault("select ?s { ?s a ?t filter not exists { ?s a ?t } }").starts_with("1:32: EXISTS"));
  CHECK(fault("SELECT (COUNT(DISTINCT ?t) AS ?n) { ?s a ?t }").starts_with("1:15: DISTINCT inside COUNT"));
  CHECK(fault("DESCRIBE id:x").starts_with("1:1: DESCRIBE"));
  CHECK(fault("SELECT (CONCAT(STR(?s), \"x\") AS ?y) { ?s a ?t }").starts_with("1:9: CONCAT"));
  CHECK(fault("SELECT (UCASE(?l) AS ?y) { ?s rdfs:label ?l }").starts_with("1:9: UCASE"));
  CHECK(fault("SELECT ?s FROM <http://x.vn/> { ?s a ?t }").starts_with("1:11: FROM"));
  CHECK(fault("INSERT DATA { id:a a id:b }").starts_with("1:1: INSERT"));
  CHECK(fault("SELECT ?s { ?s a ?t FILTER(?n -1 > 2) }").starts_with("1:31: Rasqal misreads \"-1\""));
  for (const char* path : {"ent:partOf+", "ent:partOf *", "ent:partOf/ent:partOf", "^ent:partOf", "a|ent:partOf",
                           "ent:partOf?", "(ent:partOf/^ent:partOf)*", "<http://x.vn/p>/a"}) {
    INFO(path);
    CHECK(fault("SELECT ?s { ?s " + std::string(path) + " ?o }").find("property path") != std::string::npos);
  }
}

TEST_CASE("What looks like it but is not passes", "[rdf]") {
  for (const char* query :
       {"SELECT * { ?s a ent:Country }", "SELECT (COUNT(*) AS ?n) { ?s a ent:Country }",
        "SELECT ?s { ?s ent:mentionCount ?n FILTER((?n + 1) * 2 / 3 > ?n || ?n * (2 + 1) > 5 && ?n<7) }",
        "SELECT ?s { ?s ent:mentionCount ?n FILTER(xsd:integer(?n) * 2 > 1) }",
        "SELECT ?s { ?s rdfs:label \"VALUES MINUS\" } # EXISTS a/b",
        "SELECT ?values { ?values rdfs:label 'it''s'@vi , \"\"\"DELETE \" INSERT\"\"\" }",
        "SELECT ?s { ?s ent:mentionCount \"5\"^^xsd:integer }", "ASK { <http://x.vn/a/b+c> ent:VALUES ?o }"}) {
    INFO(query);
    CHECK(check_supported(query));
  }
}

TEST_CASE("Errors of syntax have their line and column", "[rdf]") {
  CHECK(fault("SELECT ?s { ?s a ent:Country ").starts_with("1:30: Rasqal: syntax error"));
  CHECK(fault("SELECT ?s {\n  ?s a ent:Country ;\n     rdfs:label & ?l }").starts_with("3:17: "));
  CHECK(fault("SELECT ?s { ?s a\n ent:Country } }").starts_with("2:16: "));
  CHECK(fault("SELEC ?s { ?s a ?t }").starts_with("1:1: "));
  CHECK(fault("SELECT ?s {\n ?s a nope:Thing }").starts_with("2:7: the prefix nope: is not declared"));
}

TEST_CASE("Answers come as table, CSV, JSON and Turtle", "[rdf]") {
  const std::string labels = "SELECT ?s ?l { ?s rdfs:label ?l } ORDER BY ?l";
  CHECK(text(labels, AnswerFormat::table) ==
        "s              l\n-------------  --------\nid:country-CU  Cuba\nid:country-VN  Việt Nam\n(2 rows)\n");
  CHECK(text(labels, AnswerFormat::csv) ==
        "s,l\r\nhttps://data.example/country-CU,Cuba\r\nhttps://data.example/country-VN,Việt Nam\r\n");
  CHECK(text("SELECT ?l { id:country-CU rdfs:label ?l }", AnswerFormat::json).find("\"xml:lang\": \"vi\"") !=
        std::string::npos);
  CHECK(text("ASK { id:country-VN ent:donatesTo ?x }", AnswerFormat::table) == "yes\n");
  CHECK(text("ASK { id:country-CU ent:donatesTo ?x }", AnswerFormat::json).find("false") != std::string::npos);
  const std::string triples = text("CONSTRUCT { ?b ent:thanks ?a } { ?a ent:donatesTo ?b }", AnswerFormat::table);
  CHECK(triples.ends_with("id:country-CU\n\tent:thanks id:country-VN .\n\n"));
  CHECK(text(labels, AnswerFormat::turtle) == "does not fit");
}

TEST_CASE("What steers a terminal does not reach a table, and CSV quotes", "[rdf]") {
  const std::string note = "SELECT ?n { ?s own:note ?n }";
  CHECK(text(note, AnswerFormat::table).find('\x1B') == std::string::npos);
  CHECK(text(note, AnswerFormat::csv) == "n\r\n\"a, \"\"b\"\"\x1B[31m\"\r\n");
}

TEST_CASE("An answer without rows keeps the names of its columns", "[rdf]") {
  CHECK(text("SELECT ?b (MAX(?n) AS ?a) { ?b a ent:No ; ent:mentionCount ?n } GROUP BY ?b", AnswerFormat::csv) ==
        "b,a\r\n");
  CHECK(text("SELECT * { ?x a ent:No ; rdfs:label ?y }", AnswerFormat::csv) == "x,y\r\n");
}

TEST_CASE("A graph that is not there or is broken is an error of its file", "[rdf]") {
  const TempDir dir;
  const std::string query = "SELECT ?s { ?s ?p ?o }";
  CHECK(answer_query(query, (dir / "no.ttl").string()).error().code == ErrorCode::not_found);
  std::ofstream(dir / "bad.ttl") << "<a> <b>\n <c> ;;; }\n";
  const auto answer = answer_query(query, (dir / "bad.ttl").string());
  REQUIRE_FALSE(answer);
  CHECK(answer.error().code == ErrorCode::syntax);
  CHECK(answer.error().file == (dir / "bad.ttl").string());
}
