#include "tools/lint.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "support/catch.hpp"
#include "support/temp_dir.hpp"

using namespace entente;

namespace {

/// A small pack for the real ontology, clean but for what a test adds.
class LintedPack {
 public:
  LintedPack() {
    folder_.write("pack.json",
                  R"({"language": "xx", "name": "Test", "format": 1, "licence": "CC0", "sources": "made up",
      "roles": {"person": "ent:Person", "country": "ent:Country", "area": "ent:AdministrativeArea",
                "body": "ent:Organization", "state_body": "ent:GovernmentBody"}})");
    folder_.write("reader.json", R"({"function_words": ["the", "and"]})");
    folder_.write("gazetteer/actors.tsv",
                  "id\tclass\tname\taliases\twithin\tcodes\tvalid\tsource\n"
                  "country-aa\tent:Country\tAland\t\t\t\t\ttest\n"
                  "country-bb\tent:Country\tBland\t\t\t\t\ttest\n");
    lexicon(R"("boundary": ["."], "comma": [","])");
    rules(kHelps);
  }

  static constexpr const char* kHelps =
      R"({"id": "xx.supports.1", "pattern": "{subject^} (helps | aids) {object}", "predicate": "ent:supports",
          "source": "test", "examples": [{"text": "Aland helps Bland.", "expect": ["Aland -> Bland"]},
                                         {"text": "Aland helps.", "expect": []}]})";

  /// A rule of these parts with examples that hold.
  static std::string rule(const std::string& id, const std::string& pattern, const std::string& predicate,
                          const std::string& text, const std::string& expect) {
    return R"({"id": ")" + id + R"(", "pattern": ")" + pattern + R"(", "predicate": ")" + predicate +
           R"(", "source": "test", "examples": [{"text": ")" + text + R"(", "expect": [")" + expect +
           R"("]}, {"text": "Aland rests.", "expect": []}]})";
  }

  void lexicon(const std::string& classes) { folder_.write("lexicon/words.json", R"({"classes": {)" + classes + "}}"); }
  void rules(const std::string& list) { folder_.write("relations/rules.json", R"({"rules": [)" + list + "]}"); }
  void write(const char* name, const char* text) { folder_.write(name, text); }

  [[nodiscard]] Result<LintReport> lint(std::vector<std::string> corpus = {}) const {
    Options options;
    options.ontology = (test::source_dir() / "ontology/entente.ttl").string();
    options.paths = std::move(corpus);
    return entente::lint(folder_.path().string(), options);
  }

  /// "check where" of every finding.
  [[nodiscard]] std::set<std::string> findings(std::vector<std::string> corpus = {}) const {
    const auto report = lint(std::move(corpus));
    REQUIRE(report);
    std::set<std::string> out;
    for (const Finding& one : report->findings) {
      out.insert(one.check + " " + one.where);
      const auto check = std::ranges::find(lint_checks(), one.check, &LintCheck::name);
      REQUIRE(check != lint_checks().end());
      CHECK(check->severity == one.severity);
    }
    return out;
  }

  [[nodiscard]] std::string corpus(const char* text) const { return folder_.write("corpus/one.txt", text).string(); }

 private:
  test::TempDir folder_;
};

using Findings = std::set<std::string>;

}  // namespace

TEST_CASE("A pack without faults is clean", "[tools]") {
  const LintedPack pack;
  const auto report = pack.lint();
  REQUIRE(report);
  CHECK(to_text(*report) == "1 rules, 2 examples: 0 errors, 0 warnings\n");
}

TEST_CASE("Rules with one pattern are duplicates or in conflict", "[tools]") {
  LintedPack pack;
  pack.rules(std::string(LintedPack::kHelps) + "," +
             R"({"id": "xx.supports.2", "pattern": "{subject^} (aids|helps) {object}", "predicate": "ent:supports",
                 "source": "test"},
                {"id": "xx.thanks.1", "pattern": "{subject^} (helps | aids) {object}", "predicate": "ent:thanks",
                 "source": "test"},
                {"id": "xx.thanks.2", "pattern": "{object^} (helps | aids) {subject}", "predicate": "ent:supports",
                 "source": "test"})");
  const Findings found = pack.findings();
  CHECK(found.contains("duplicate xx.supports.2"));
  CHECK(found.contains("conflict xx.thanks.1"));
  CHECK_FALSE(found.contains("conflict xx.thanks.2"));  // other roles stand at its ends: another pattern
}

TEST_CASE("A rule that a more general one covers is shadowed", "[tools]") {
  LintedPack pack;
  const std::string general = std::string(LintedPack::kHelps) + ",";
  pack.rules(general + LintedPack::rule("xx.supports.2", "{subject^} (aids) {object:ent:Country}", "ent:supports",
                                        "Bland aids Aland.", "Bland -> Aland"));
  CHECK(pack.findings().contains("shadowed xx.supports.2"));

  // The general one would have to match without what the special one asks for.
  pack.rules(general + LintedPack::rule("xx.supports.2", "{subject^} (aids) (poor)? {object}", "ent:supports",
                                        "Bland aids poor Aland.", "Bland -> Aland"));
  CHECK(pack.findings() == Findings{});
}

TEST_CASE("Examples that fail or are wanting are found, and rules without a source", "[tools]") {
  LintedPack pack;
  pack.rules(R"({"id": "xx.a", "pattern": "{subject^} (helps) {object}", "predicate": "ent:supports",
                 "examples": [{"text": "Aland helps Bland.", "expect": ["Bland -> Aland"]}]},
                {"id": "xx.b", "pattern": "{subject^} (thanks) {object}", "predicate": "ent:thanks", "source": "test",
                 "examples": [{"text": "Aland rests.", "expect": []}]})");
  CHECK(pack.findings() == Findings{"example xx.a", "no-counterexample xx.a", "no-source xx.a", "no-example xx.b"});
}

TEST_CASE("A word class without phrases keeps a rule from ever matching", "[tools]") {
  LintedPack pack;
  pack.lexicon(R"("boundary": ["."], "comma": [","], "nothing": [])");
  pack.rules(std::string(LintedPack::kHelps) + "," +
             R"({"id": "xx.empty", "pattern": "{subject^} @nothing {object}", "predicate": "ent:thanks",
                 "source": "test"})");
  const Findings found = pack.findings();
  CHECK(found.contains("never-matches xx.empty"));
  CHECK(found.contains("empty-class /classes/nothing"));
}

TEST_CASE("A type that lies outside the predicate's domain is an error", "[tools]") {
  LintedPack pack;
  pack.rules(R"({"id": "xx.holds", "pattern": "{subject^:ent:Country} (heads) {object}",
                 "predicate": "ent:holdsPositionIn", "source": "test"})");
  CHECK(pack.findings().contains("impossible-end xx.holds"));
}

TEST_CASE("Phrases listed twice and classes that nothing asks for are warned of", "[tools]") {
  LintedPack pack;
  pack.lexicon(R"("boundary": [".", "."], "comma": [","], "lonely": ["word"])");
  CHECK(pack.findings() == Findings{"doubled-phrase /classes/boundary", "unused-class /classes/lonely"});
}

TEST_CASE("An idle gap at an end of a pattern is warned of", "[tools]") {
  LintedPack pack;
  pack.rules(LintedPack::rule("xx.supports.1", "{subject^} helps {object} ..", "ent:supports", "Aland helps Bland.",
                              "Aland -> Bland"));
  CHECK(pack.findings() == Findings{"idle-edge xx.supports.1"});
}

TEST_CASE("A corpus tells which rules never fire", "[tools]") {
  LintedPack pack;
  pack.rules(std::string(LintedPack::kHelps) + "," +
             LintedPack::rule("xx.thanks.1", "{subject^} thanks {object}", "ent:thanks", "Aland thanks Bland.",
                              "Aland -> Bland"));
  const std::string corpus = pack.corpus("The day and the news\n\nAland helps Bland and the rest of the world.\n");
  CHECK(pack.findings({corpus}) == Findings{"never-fires xx.thanks.1"});
  const auto report = pack.lint({corpus});
  REQUIRE(report);
  CHECK(hits_table(*report) == "rule\tfired\tstatements\nxx.supports.1\t1\t1\nxx.thanks.1\t0\t0\n");
  CHECK_FALSE(pack.lint({"/nowhere.txt"}));
  // A rule that says why it stays is passed over.
  std::string rare = LintedPack::rule("xx.thanks.1", "{subject^} thanks {object}", "ent:thanks", "Aland thanks Bland.",
                                      "Aland -> Bland");
  rare.insert(rare.find('{') + 1, R"("rare": "Not in newspapers.", )");
  pack.rules(std::string(LintedPack::kHelps) + "," + rare);
  CHECK(pack.findings({corpus}).empty());
}

TEST_CASE("A rule that fires only where another one has said the same states nothing of its own", "[tools]") {
  LintedPack pack;
  pack.rules(std::string(LintedPack::kHelps) + "," +
             LintedPack::rule("xx.supports.2", "{subject^} aids (poor)? {object}", "ent:supports",
                              "Aland aids poor Bland.", "Aland -> Bland"));
  const std::string corpus = pack.corpus("The day and the news\n\nAland aids Bland and the rest of the world.\n");
  CHECK(pack.findings({corpus}) == Findings{"never-states xx.supports.2"});
}

TEST_CASE("A pack that does not load is no report but an error", "[tools]") {
  LintedPack pack;
  pack.rules(R"({"id": "xx.a", "pattern": "{subject^} helps {object}", "predicate": "ent:adores"})");
  const auto report = pack.lint();
  REQUIRE_FALSE(report);
  CHECK(report.error().pointer == "/rules/0/predicate");
}
