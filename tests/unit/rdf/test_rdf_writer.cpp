#include "rdf/rdf_writer.hpp"

#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <map>
#include <set>
#include <sstream>

#include "rdf/ontology_reader.hpp"
#include "rdf/triple_reader.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"

using namespace entente;
using entente::test::read_bytes;
using entente::test::TempDir;

namespace {

const std::string kId = "https://w3id.org/entente/id/";
const std::string kEnt = "https://w3id.org/entente/ontology#";
const std::string kRdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const std::string kXsd = "http://www.w3.org/2001/XMLSchema#";
const std::string kDct = "http://purl.org/dc/terms/";
const std::string kOa = "http://www.w3.org/ns/oa#";

const Ontology& ontology() {
  static const auto kOntology = read_ontology((test::source_dir() / "ontology/entente.ttl").string());
  REQUIRE(kOntology);
  return *kOntology;
}

Entity entity(const std::string& id, const char* type, const std::string& label) {
  Entity out;
  out.id = id;
  out.type = ontology().find_class(type);
  REQUIRE(out.type.valid());
  out.label = label;
  out.language = "vi";
  return out;
}

Statement statement(const std::string& name, std::uint32_t subject, const char* predicate, std::uint32_t object) {
  Statement out;
  out.iri_name = name;
  out.subject = subject;
  out.predicate = ontology().find_property(predicate);
  REQUIRE(out.predicate.valid());
  out.object = object;
  return out;
}

/// Two articles, three actors, an asserted, a requested and a background statement.
GraphSnapshot small_graph() {
  GraphSnapshot graph;
  graph.articles = {
      {"article-a1", "a1", "vi", "Cuba tặng Angola vắc xin", "https://bao.vn/bài 1", "Lê An", make_date(2022, 3, 9)},
      {"article-b2", "b2", "vi", "", "", "", std::nullopt}};
  graph.entities = {entity("country-AO", "Country", "Angola"), entity("country-CU", "Country", "Cuba"),
                    entity("person-tran-binh", "Person", "Trần Bình")};
  graph.entities[0].articles = {0, 1};
  graph.entities[0].mentions = 3;
  graph.entities[1].aliases = {"Cộng hòa Cuba", "Cu Ba"};
  graph.entities[1].codes = {{"iso3166-1", "CU"}};
  graph.entities[1].articles = {0};
  graph.entities[1].mentions = 12;

  Statement donates = statement("statement-1", 1, "donatesTo", 0);
  donates.confidence = 0.93;
  donates.items = {"2 triệu liều vắc xin"};
  donates.dates = {*make_date(2022, 3, 8)};
  donates.evidence = {{"evidence-1", 0, {{10, 34}, "Cuba tặng Angola vắc xin", "vi.donates.1", 0.93}},
                      {"evidence-2", 1, {{0, 4}, "Cuba", "vi.donates.2", 0.5}}};
  Statement holds = statement("statement-2", 2, "holdsPositionIn", 0);
  holds.modality = Modality::requested;
  holds.confidence = 0.123456;
  holds.titles = {"Bộ trưởng"};
  holds.evidence = {{"evidence-3", 1, {{5, 9}, "ông…", "vi.holds.1", 0.12}}};
  Statement background = statement("statement-3", 0, "meetsWith", 1);
  background.confidence = 1;
  background.background = true;
  graph.statements = {donates, holds, background};
  return graph;
}

std::vector<Triple> expected_of_small_graph() {
  const auto id = [](const std::string& name) { return Term::iri(kId + name); };
  const auto ent = [](const std::string& name) { return Term::iri(kEnt + name); };
  const auto integer = [](const std::string& value) { return Term::typed(value, kXsd + "integer"); };
  const auto date = [](const std::string& value) { return Term::typed(value, kXsd + "date"); };
  const std::string type = kRdf + "type";
  const std::string label = "http://www.w3.org/2000/01/rdf-schema#label";
  const std::string mentions = "https://schema.org/mentions";
  const std::string derived = "http://www.w3.org/ns/prov#wasDerivedFrom";
  const Term article = Term::iri("https://schema.org/NewsArticle");
  std::vector<Triple> out = {
      {id("article-a1"), type, article},
      {id("article-a1"), kDct + "identifier", Term::text("a1")},
      {id("article-a1"), kDct + "title", Term::text("Cuba tặng Angola vắc xin", "vi")},
      {id("article-a1"), kDct + "issued", date("2022-03-09")},
      {id("article-a1"), kDct + "source", Term::iri("https://bao.vn/bài%201")},
      {id("article-a1"), kDct + "creator", Term::text("Lê An")},
      {id("article-a1"), mentions, id("country-AO")},
      {id("article-a1"), mentions, id("country-CU")},
      {id("article-b2"), type, article},
      {id("article-b2"), kDct + "identifier", Term::text("b2")},
      {id("article-b2"), mentions, id("country-AO")},

      {id("country-AO"), type, ent("Country")},
      {id("country-AO"), label, Term::text("Angola", "vi")},
      {id("country-AO"), kEnt + "mentionCount", integer("3")},
      {id("country-CU"), type, ent("Country")},
      {id("country-CU"), label, Term::text("Cuba", "vi")},
      {id("country-CU"), "http://www.w3.org/2004/02/skos/core#altLabel", Term::text("Cu Ba", "vi")},
      {id("country-CU"), "http://www.w3.org/2004/02/skos/core#altLabel", Term::text("Cộng hòa Cuba", "vi")},
      {id("country-CU"), "http://www.w3.org/2004/02/skos/core#notation", Term::typed("CU", kEnt + "iso3166-1")},
      {id("country-CU"), kEnt + "mentionCount", integer("12")},
      {id("person-tran-binh"), type, ent("Person")},
      {id("person-tran-binh"), label, Term::text("Trần Bình", "vi")},
      {id("person-tran-binh"), kEnt + "mentionCount", integer("0")},

      // The direct triples: of what is asserted, and of that only.
      {id("country-CU"), kEnt + "donatesTo", id("country-AO")},
      {id("country-AO"), kEnt + "meetsWith", id("country-CU")},

      {id("statement-1"), kEnt + "confidence", Term::typed("0.93", kXsd + "decimal")},
      {id("statement-1"), kEnt + "item", Term::text("2 triệu liều vắc xin", "vi")},
      {id("statement-1"), kEnt + "date", date("2022-03-08")},
      {id("statement-1"), derived, id("evidence-1")},
      {id("statement-1"), derived, id("evidence-2")},
      {id("statement-2"), kEnt + "confidence", Term::typed("0.1235", kXsd + "decimal")},
      {id("statement-2"), kEnt + "title", Term::text("Bộ trưởng", "vi")},
      {id("statement-2"), derived, id("evidence-3")},
      {id("statement-3"), kEnt + "confidence", Term::typed("1.0", kXsd + "decimal")},
      {id("statement-3"), kEnt + "background", Term::typed("true", kXsd + "boolean")}};
  const auto add_statement = [&](const std::string& name, const char* s, const char* p, const char* o,
                                 const char* modality) {
    out.push_back({id(name), type, ent("Statement")});
    out.push_back({id(name), kRdf + "subject", id(s)});
    out.push_back({id(name), kRdf + "predicate", ent(p)});
    out.push_back({id(name), kRdf + "object", id(o)});
    out.push_back({id(name), kEnt + "modality", ent(modality)});
  };
  add_statement("statement-1", "country-CU", "donatesTo", "country-AO", "asserted");
  add_statement("statement-2", "person-tran-binh", "holdsPositionIn", "country-AO", "requested");
  add_statement("statement-3", "country-AO", "meetsWith", "country-CU", "asserted");
  const auto add_evidence = [&](const std::string& name, const char* source, const char* start, const char* end,
                                const char* exact, const char* rule) {
    out.push_back({id(name), type, ent("Evidence")});
    out.push_back({id(name), kOa + "hasSource", id(source)});
    out.push_back({id(name), kOa + "start", integer(start)});
    out.push_back({id(name), kOa + "end", integer(end)});
    out.push_back({id(name), kOa + "exact", Term::text(exact, "vi")});
    out.push_back({id(name), kEnt + "rule", Term::text(rule)});
  };
  add_evidence("evidence-1", "article-a1", "10", "34", "Cuba tặng Angola vắc xin", "vi.donates.1");
  add_evidence("evidence-2", "article-b2", "0", "4", "Cuba", "vi.donates.2");
  add_evidence("evidence-3", "article-b2", "5", "9", "ông…", "vi.holds.1");
  std::ranges::sort(out);
  return out;
}

Result<void> write_to(const std::string& path, const GraphSnapshot& graph, const RdfOptions& options = {},
                      RdfFormat format = RdfFormat::turtle) {
  auto file = AtomicFile::create(path);
  REQUIRE(file);
  if (auto written = write_rdf(graph, ontology(), options, format, *file); !written) return written;
  return file->commit();
}

std::string write(const TempDir& dir, const GraphSnapshot& graph, const RdfOptions& options = {},
                  RdfFormat format = RdfFormat::turtle) {
  const std::string path = (dir / "graph").string();
  const auto result = write_to(path, graph, options, format);
  INFO((result ? std::string() : to_string(result.error())));
  REQUIRE(result);
  return path;
}

std::vector<Triple> read_sorted(const std::string& path) {
  auto triples = read_triples(path);
  INFO((triples ? std::string() : to_string(triples.error())));
  REQUIRE(triples);
  std::ranges::sort(*triples);
  return std::move(*triples);
}

/// The objects of one predicate in a written graph.
std::set<Term> objects(const std::string& path, const std::string& predicate) {
  std::set<Term> out;
  for (const Triple& triple : read_sorted(path)) {
    if (triple.predicate == predicate) out.insert(triple.object);
  }
  return out;
}

int run(const std::string& command) {
  return WEXITSTATUS(std::system(command.c_str()));
}

bool rapper_is_missing() {
  const bool missing = run("command -v rapper >/dev/null") != 0;
  if (missing) WARN("skipped: rapper (Debian package raptor2-utils) is not installed");
  return missing;
}

/// What another program, rapper, reads in a file; fails on any warning.
std::vector<Triple> read_with_rapper(const TempDir& dir, const std::string& path) {
  const std::string out = (dir / "rapper.nt").string();
  const std::string log = (dir / "rapper.log").string();
  CHECK(run("rapper -q -i turtle -o ntriples '" + path + "' >'" + out + "' 2>'" + log + "'") == 0);
  CHECK(read_bytes(log) == "");
  return read_sorted(out);
}

const char* const kHostile[] = {"\"",
                                "\\",
                                "\"\"\"",
                                "a\nb\r\n\tc",
                                "\x01\x02\x1F\x7F",
                                "O'Neil \\u0041 \\\" ^^<x> @en .",
                                "\u202Eנוי-םענ\u202C \u05D0\u05D1",
                                "Nguye\u0302\u0303n",
                                "\U0001F1FB\U0001F1F3",
                                "<a&b>",
                                "ends in \\",
                                "\uFEFF",
                                "\u0085\u2028",
                                "_:b1",
                                "%",
                                "{x}"};

}  // namespace

TEST_CASE("A snapshot becomes exactly the contract's triples", "[rdf]") {
  const TempDir dir;
  const std::string path = write(dir, small_graph());
  CHECK(read_sorted(path) == expected_of_small_graph());
}

TEST_CASE("N-Triples say the same, one triple a line", "[rdf]") {
  const TempDir dir;
  const std::string path = write(dir, small_graph(), {}, RdfFormat::ntriples);
  CHECK(read_sorted(path) == expected_of_small_graph());
  const std::string lines = read_bytes(path);
  CHECK(static_cast<std::size_t>(std::ranges::count(lines, '\n')) == expected_of_small_graph().size());
  CHECK(lines.find("Cộng hòa Cuba") != std::string::npos);
}

TEST_CASE("N-Quads keep apart what each article says", "[rdf]") {
  const TempDir dir;
  const std::string quads = write(dir, small_graph(), {}, RdfFormat::nquads);
  std::map<std::string, std::string> graphs;  // name → its triples; "" is the default graph
  std::istringstream lines(read_bytes(quads));
  for (std::string line; std::getline(lines, line);) {
    // No triple of the default graph has an article for its object.
    const auto last = line.rfind(" <" + kId + "article-");
    const bool named = last != std::string::npos && last + 1 == line.rfind('<');
    graphs[named ? line.substr(last + 2 + kId.size(), line.rfind('>') - last - 2 - kId.size()) : ""] +=
        (named ? line.substr(0, last) + " ." : line) + "\n";
  }
  REQUIRE(graphs.size() == 3);
  std::map<std::string, std::vector<Triple>> triples;
  std::vector<Triple> all;
  for (const auto& [name, text] : graphs) {
    const std::string path = (dir / ("part-" + name)).string();
    std::ofstream(path) << text;
    triples[name] = read_sorted(path);
    all.insert(all.end(), triples[name].begin(), triples[name].end());
  }
  std::ranges::sort(all);
  const auto doubled = all.size();
  all.erase(std::unique(all.begin(), all.end()), all.end());
  CHECK(all == expected_of_small_graph());
  CHECK(doubled == all.size() + 6);  // both articles make statement-1: its five triples and the direct one

  const auto has = [&](const std::string& graph, const std::string& subject, const std::string& predicate) {
    return std::ranges::any_of(triples[graph], [&](const Triple& triple) {
      return triple.subject.value == kId + subject && triple.predicate == predicate;
    });
  };
  CHECK(has("article-a1", "article-a1", kDct + "title"));
  CHECK(has("article-a1", "country-CU", kEnt + "donatesTo"));
  CHECK(has("article-b2", "country-CU", kEnt + "donatesTo"));
  CHECK(has("article-a1", "evidence-1", kOa + "exact"));
  CHECK_FALSE(has("article-b2", "evidence-1", kOa + "exact"));
  CHECK(has("", "statement-1", kEnt + "confidence"));  // of two articles
  CHECK(has("article-b2", "statement-2", kEnt + "confidence"));
  CHECK(has("", "country-CU", kRdf + "type"));
  CHECK(has("", "country-AO", kEnt + "meetsWith"));  // a background fact
}

TEST_CASE("rapper reads the same triples without a warning", "[rdf]") {
  if (rapper_is_missing()) return;
  const TempDir dir;
  CHECK(read_with_rapper(dir, write(dir, small_graph())) == expected_of_small_graph());
}

TEST_CASE("Names shorten, and nothing of the file is noise", "[rdf]") {
  const TempDir dir;
  const std::string turtle = read_bytes(write(dir, small_graph()));
  for (const char* prefix :
       {"ent: <https://w3id.org/entente/ontology#>", "id: <https://w3id.org/entente/id/>",
        "rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>", "rdfs:", "owl:", "skos:", "xsd:",
        "dcterms: <http://purl.org/dc/terms/>", "prov: <http://www.w3.org/ns/prov#>", "oa: <http://www.w3.org/ns/oa#>",
        "org: <http://www.w3.org/ns/org#>", "foaf: <http://xmlns.com/foaf/0.1/>", "schema: <https://schema.org/>"}) {
    INFO(prefix);
    CHECK(turtle.find(std::string("@prefix ") + prefix) != std::string::npos);
  }
  const std::string body = turtle.substr(turtle.find("\n\n"));
  CHECK(body.find("id:country-CU") != std::string::npos);
  CHECK(body.find("ent:confidence 0.93 ") != std::string::npos);
  CHECK(body.find("ent:confidence 1.0 ") != std::string::npos);
  CHECK(body.find("oa:start 10 ") != std::string::npos);
  CHECK(body.find("ent:background true ") != std::string::npos);
  CHECK(body.find("\"2022-03-09\"^^xsd:date") != std::string::npos);
  CHECK(body.find("\"CU\"^^ent:iso3166-1") != std::string::npos);
  CHECK(body.find("Cộng hòa Cuba") != std::string::npos);
  CHECK(body.find("xsd:string") == std::string::npos);
  CHECK(body.find("_:") == std::string::npos);
  CHECK(body.find("[") == std::string::npos);
  CHECK(body.find("<") == body.rfind("<"));  // the article's address alone stays in full
}

TEST_CASE("The same snapshot gives the same bytes", "[rdf]") {
  const TempDir one;
  const TempDir two;
  const std::string first = read_bytes(write(one, small_graph()));
  CHECK(first == read_bytes(write(two, small_graph())));
}

TEST_CASE("Hostile names, quotes and addresses come back from rapper as they went in", "[rdf]") {
  const TempDir dir;
  GraphSnapshot graph = small_graph();
  graph.articles.clear();
  graph.entities.clear();
  graph.statements.clear();
  std::set<Term> texts;
  std::set<Term> plain;
  for (std::size_t i = 0; i < std::size(kHostile); ++i) {
    const std::string n = std::to_string(i);
    graph.articles.push_back({"article-" + n, kHostile[i], "vi", kHostile[i], kHostile[i], kHostile[i], std::nullopt});
    graph.entities.push_back(entity("person-" + n, "Person", kHostile[i]));
    graph.entities.back().aliases = {kHostile[i]};
    graph.entities.back().articles = {static_cast<std::uint32_t>(i)};
    Statement said = statement("statement-" + n, static_cast<std::uint32_t>(i), "thanks", 0);
    said.titles = {kHostile[i]};
    said.items = {kHostile[i]};
    said.evidence = {{"evidence-" + n, static_cast<std::uint32_t>(i), {{0, 1}, kHostile[i], kHostile[i], 1}}};
    graph.statements.push_back(said);
    texts.insert(Term::text(kHostile[i], "vi"));
    plain.insert(Term::text(kHostile[i]));
  }
  const std::string path = write(dir, graph);
  CHECK(objects(path, "http://www.w3.org/2000/01/rdf-schema#label") == texts);
  CHECK(objects(path, "http://www.w3.org/2004/02/skos/core#altLabel") == texts);
  CHECK(objects(path, kDct + "title") == texts);
  CHECK(objects(path, kEnt + "title") == texts);
  CHECK(objects(path, kEnt + "item") == texts);
  CHECK(objects(path, kOa + "exact") == texts);
  CHECK(objects(path, kEnt + "rule") == plain);
  CHECK(objects(path, kDct + "identifier") == plain);
  CHECK(objects(path, kDct + "creator") == plain);
  CHECK(objects(path, kDct + "source") == plain);  // none of them is an address
  if (rapper_is_missing()) return;
  CHECK(read_with_rapper(dir, path) == read_sorted(path));
}

TEST_CASE("Text that no file can hold is mended and harms nothing else", "[rdf]") {
  const TempDir dir;
  GraphSnapshot graph = small_graph();
  graph.entities[0].label = std::string("An\0gola", 7);
  graph.entities[1].label =
      "Cu\xFF"
      "ba";
  graph.statements[0].evidence[0].evidence.quote = "cut \xE1\xBA";
  const std::string path = write(dir, graph);
  CHECK(read_sorted(path).size() == expected_of_small_graph().size());
  const auto labels = objects(path, "http://www.w3.org/2000/01/rdf-schema#label");
  CHECK(labels.contains(Term::text("An\uFFFDgola", "vi")));
  CHECK(labels.contains(Term::text("Cu\uFFFDba", "vi")));
  CHECK(objects(path, kOa + "exact").contains(Term::text("cut \uFFFD", "vi")));
}

TEST_CASE("Confidence is a decimal in [0, 1] whatever was computed", "[rdf]") {
  const TempDir dir;
  const std::vector<std::pair<double, const char*>> cases = {{0.0, "0.0"},
                                                             {1.0, "1.0"},
                                                             {0.5, "0.5"},
                                                             {0.93, "0.93"},
                                                             {0.99999, "1.0"},
                                                             {0.00001, "0.0"},
                                                             {1.0 / 3, "0.3333"},
                                                             {1.5, "1.0"},
                                                             {-0.5, "0.0"},
                                                             {-0.0, "0.0"},
                                                             {std::numeric_limits<double>::quiet_NaN(), "0.0"},
                                                             {std::numeric_limits<double>::infinity(), "1.0"}};
  for (const auto& [value, text] : cases) {
    INFO(value);
    GraphSnapshot graph = small_graph();
    graph.statements.resize(1);
    graph.statements[0].confidence = value;
    CHECK(objects(write(dir, graph), kEnt + "confidence") == std::set{Term::typed(text, kXsd + "decimal")});
  }
}

TEST_CASE("A title quoted from articles in two languages claims neither", "[rdf]") {
  const TempDir dir;
  GraphSnapshot graph = small_graph();
  graph.articles[1].language = "en";
  graph.statements[0].items = {"Covid-19"};
  const std::string path = write(dir, graph);
  CHECK(objects(path, kEnt + "item") == std::set{Term::text("Covid-19")});
  CHECK(objects(path, kEnt + "title") == std::set{Term::text("Bộ trưởng", "en")});
}

TEST_CASE("Resources live under the base IRI that the user sets", "[rdf]") {
  const TempDir dir;
  for (const std::string base : {"https://dữ-liệu.vn/kg/", "http://localhost:8080/x#"}) {
    INFO(base);
    const std::string path = write(dir, small_graph(), {.base_iri = base});
    const std::string turtle = read_bytes(path);
    CHECK(turtle.find("@prefix id: <" + base + ">") != std::string::npos);
    CHECK(turtle.find("id:country-CU") != std::string::npos);
    std::vector<Triple> expected = expected_of_small_graph();
    const auto rebase = [&](Term& term) {
      if (term.value.starts_with(kId)) term.value.replace(0, kId.size(), base);
    };
    for (Triple& triple : expected) {
      rebase(triple.subject);
      rebase(triple.object);
    }
    std::ranges::sort(expected);
    CHECK(read_sorted(path) == expected);
  }
  for (const char* base :
       {"", "kg/", "https://x.vn/kg", "https://x.vn/a b/", "https://x.vn/<>/", "https://x.vn/\xFF/"}) {
    INFO(base);
    const auto result = write_to((dir / "no.ttl").string(), small_graph(), {.base_iri = base});
    REQUIRE_FALSE(result);
    CHECK(result.error().code == ErrorCode::schema);
    CHECK_FALSE(std::filesystem::exists(dir / "no.ttl"));
  }
}

TEST_CASE("A name that makes no IRI is an error, not a broken file", "[rdf]") {
  const TempDir dir;
  for (const char* name : {"a b", "<>", "a\"b", "\xFF"}) {
    INFO(name);
    GraphSnapshot graph = small_graph();
    graph.entities[2].id = name;
    const auto result = write_to((dir / "no.ttl").string(), graph);
    REQUIRE_FALSE(result);
    CHECK(result.error().code == ErrorCode::internal);
    CHECK_FALSE(std::filesystem::exists(dir / "no.ttl"));
  }
}

TEST_CASE("An empty graph is a file with prefixes and no triples", "[rdf]") {
  const TempDir dir;
  const std::string path = write(dir, {});
  CHECK(read_sorted(path).empty());
  CHECK(read_bytes(path).find("@prefix ent:") != std::string::npos);
}

TEST_CASE("A full disk is told, also where everything fits into a buffer", "[rdf]") {
  const auto result = write_to("/dev/full", small_graph());
  REQUIRE_FALSE(result);
  CHECK(result.error().code == ErrorCode::unreadable);
  CHECK(result.error().file == "/dev/full");
}
