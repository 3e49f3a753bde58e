#include "pipeline/article_pipeline.hpp"

#include <algorithm>

#include "pipeline/rule_check.hpp"
#include "support/catch.hpp"
#include "support/tiny_pack.hpp"

using namespace entente;

namespace {

const Ontology kOntology = test::tiny_ontology();

const LanguagePack& small_pack() {
  static const LanguagePack kPack = test::small_vietnamese(kOntology);
  return kPack;
}

/// A pack with these rules, the inside of a rule file's array.
LanguagePack pack_of(const std::string& rules) {
  return test::small_vietnamese(kOntology, "{\"rules\": [" + rules + "]}");
}

}  // namespace

TEST_CASE("A plain article is one body block a line", "[pipeline]") {
  const Article article = plain_article("Lào thăm Cuba.\n\n  Hai.\n", small_pack());
  CHECK(article.language == "xx");
  REQUIRE(article.blocks.size() == 2);
  const auto text = [&](const Block& block) { return article.text.substr(block.span.begin, block.span.size()); };
  CHECK(text(article.blocks[0]) == "Lào thăm Cuba.");
  CHECK(text(article.blocks[1]) == "Hai.");
  CHECK(article.blocks[0].kind == BlockKind::body);
  CHECK(plain_article("", small_pack()).blocks.empty());
  CHECK(plain_article("\n\n", small_pack()).blocks.empty());
  CHECK(plain_article("x", small_pack()).blocks.size() == 1);
}

TEST_CASE("All stages of an article run one after the other", "[pipeline]") {
  const ArticleExtraction found =
      extract_article(plain_article("Lào hỗ trợ Cuba.\nHai nước gặp nhau.", small_pack()), kOntology, small_pack());
  REQUIRE(found.entities.size() == 2);
  REQUIRE(found.statements.size() == 2);
  CHECK(kOntology[found.statements[0].predicate].name == "aids");
  CHECK(kOntology[found.statements[1].predicate].name == "meets");
  CHECK(found.statements[1].evidence.span == CodePointSpan{17, 35});
}

TEST_CASE("Texts without anything to find give an empty result", "[pipeline]") {
  for (const char* text : {"", "\n", ".", "…", "\u200B", "123", "a", "(", "“”", "Không có ai ở đây."}) {
    INFO(text);
    const ArticleExtraction found = extract_article(plain_article(text, small_pack()), kOntology, small_pack());
    CHECK(found.entities.empty());
    CHECK(found.statements.empty());
  }
}

TEST_CASE("Texts cut off anywhere are read to their end", "[pipeline]") {
  const std::string text =
      "Bộ trưởng Bộ Y tế Nguyễn Văn An, Đại sứ Cuba tại Lào Juan Perez (Bệnh viện Hoa Sen) - hai bên: “Lào – "
      "Cuba”.";
  for (std::size_t end = 0; end <= text.size(); ++end) {
    if (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) continue;
    const ArticleExtraction found =
        extract_article(plain_article(text.substr(0, end), small_pack()), kOntology, small_pack());
    for (const LocalStatement& statement : found.statements)
      CHECK(text.find(statement.evidence.quote) != std::string::npos);
  }
}

// ------------------------------------------------------------------ examples of rules

TEST_CASE("A rule whose examples hold has no fault", "[pipeline]") {
  const LanguagePack pack = pack_of(R"json({"id": "xx.r", "pattern": "{subject^} (giúp) {object}", "predicate": "aids",
    "examples": [{"text": "Lào sẽ giúp Cuba và Nhật Bản.",
                  "expect": ["Lào -> Cuba (intended)", "Lào -> Nhật Bản (intended)"]},
                 {"text": "Giúp Cuba là tốt.", "expect": []}]})json");
  CHECK(check_examples(pack, kOntology).empty());
}

TEST_CASE("Examples that come out otherwise are faults", "[pipeline]") {
  struct Case {
    const char* example;
    const char* expected;
    const char* found;
  };
  for (const Case& one :
       {Case{R"({"text": "Lào giúp Cuba.", "expect": []})", "(nothing)", "Lào -> Cuba"},
        Case{R"({"text": "Lào đến.", "expect": ["Lào -> Cuba"]})", "Lào -> Cuba", "(nothing)"},
        Case{R"({"text": "Lào giúp Cuba.", "expect": ["Cuba -> Lào"]})", "Cuba -> Lào", "Lào -> Cuba"},
        Case{R"({"text": "Lào sẽ giúp Cuba.", "expect": ["Lào -> Cuba"]})", "Lào -> Cuba", "Lào -> Cuba (intended)"},
        Case{R"({"text": "Lào giúp Cuba và Nhật Bản.", "expect": ["Lào -> Cuba"]})", "Lào -> Cuba",
             "Lào -> Cuba; Lào -> Nhật Bản"}}) {
    INFO(one.example);
    const LanguagePack pack = pack_of(
        R"json({"id": "xx.r", "pattern": "{subject^} (giúp) {object}", "predicate": "aids",
                "examples": [{"text": "Lào giúp Cuba.", "expect": ["Lào -> Cuba"]}, )json" +
        std::string(one.example) + "]}");
    const auto faults = check_examples(pack, kOntology);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].rule == "xx.r");
    CHECK(faults[0].expected == one.expected);
    CHECK(faults[0].found == one.found);
    CHECK(faults[0].file.ends_with("rules.json"));
  }
}

TEST_CASE("What another rule states does not count for an example", "[pipeline]") {
  const LanguagePack pack = pack_of(
      R"json({"id": "xx.a", "pattern": "{subject^} (giúp) {object}", "predicate": "aids",
              "examples": [{"text": "Lào giúp Cuba và gặp Nhật Bản.", "expect": ["Lào -> Cuba"]}]},
             {"id": "xx.b", "pattern": "{subject^} (gặp) {object}", "predicate": "meets",
              "examples": [{"text": "Lào giúp Cuba và gặp Nhật Bản.", "expect": ["Lào -> Nhật Bản"]}]})json");
  CHECK(check_examples(pack, kOntology).empty());
}

TEST_CASE("A further predicate of a rule is written in front of its pair", "[pipeline]") {
  const LanguagePack pack = pack_of(
      R"json({"id": "xx.r", "pattern": "{subject^} (mời) {object} (thăm) {place}", "predicate": "asks",
              "also": [{"predicate": "visits", "subject": "object", "object": "place", "modality": "requested"}],
              "examples": [{"text": "Lào mời Cuba thăm Hà Nội.",
                            "expect": ["Lào -> Cuba", "visits: Cuba -> Hà Nội (requested)"]}]})json");
  CHECK(check_examples(pack, kOntology).empty());
}

TEST_CASE("Examples may be written with decomposed letters", "[pipeline]") {
  const LanguagePack pack = pack_of(
      "{\"id\": \"xx.r\", \"pattern\": \"{subject^} (giúp) {object}\", \"predicate\": \"aids\", "
      "\"examples\": "
      "[{\"text\": \"La\u0300o giu\u0301p Cuba.\", \"expect\": [\"La\u0300o -> Cuba\"]}]}");
  CHECK(check_examples(pack, kOntology).empty());
}

TEST_CASE("A rule that no example shows at work is a fault", "[pipeline]") {
  for (const char* examples : {"", R"(, "examples": [{"text": "Lào đến.", "expect": []}])"}) {
    const LanguagePack pack =
        pack_of(R"json({"id": "xx.r", "pattern": "{subject^} (giúp) {object}", "predicate": "aids")json" +
                std::string(examples) + "}");
    const auto faults = check_examples(pack, kOntology);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].rule == "xx.r");
    CHECK(faults[0].text.empty());
  }
}
