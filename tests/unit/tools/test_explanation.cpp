#include "tools/explanation.hpp"

#include <algorithm>
#include <string>

#include "pipeline/article_pipeline.hpp"
#include "support/catch.hpp"
#include "support/tiny_pack.hpp"
#include "tools/explanation_html.hpp"
#include "tools/explanation_text.hpp"

using namespace entente;

namespace {

struct Fixture {
  Fixture() { test::write_small_vietnamese(folder); }

  Explanation read(const std::string& text, const ExplainOptions& options = {}) const {
    const Ontology ontology = test::tiny_ontology();
    const auto pack = folder.load(ontology);
    REQUIRE(pack);
    return explain(plain_article(text, *pack), ontology, *pack, options);
  }

  test::PackFolder folder;
};

/// What kept the rule from firing in the first sentence; empty if it is not among the misses.
std::string missing(const Explanation& explanation, const std::string& rule) {
  const auto& misses = explanation.sentences.front().misses;
  const auto found = std::ranges::find(misses, rule, &ExplainedMiss::rule);
  return found == misses.end() ? std::string{} : found->missing;
}

}  // namespace

TEST_CASE_METHOD(Fixture, "A sentence comes with its mentions at their places and the rules that fired", "[tools]") {
  const Explanation explanation = read("Nhật Bản hỗ trợ Lào.");
  REQUIRE(explanation.sentences.size() == 1);
  const ExplainedSentence& sentence = explanation.sentences.front();
  REQUIRE(sentence.mentions.size() == 2);
  for (const ExplainedMention& mention : sentence.mentions)
    CHECK(sentence.text.substr(mention.span.begin, mention.span.size()) == mention.text);
  CHECK(sentence.mentions[1].entry == "country-LA");
  REQUIRE(sentence.relations.size() == 1);
  CHECK(sentence.relations[0].rule == "xx.aids.1");
  CHECK(sentence.relations[0].stated);
  CHECK(sentence.misses.empty());
  REQUIRE(explanation.statements.size() == 1);
  CHECK(explanation.statements[0].subject == "Nhật Bản");
}

TEST_CASE_METHOD(Fixture, "A rule that stays silent says what is missing, and where", "[tools]") {
  CHECK(missing(read("Nhật Bản hỗ trợ người dân ở Lào."), "xx.aids.1") ==
        "no {object} behind “trợ”, where “người dân ở Lào” stands");
  CHECK(missing(read("Ở đây hỗ trợ Lào."), "xx.aids.1") == "no {subject^}: the clause of “hỗ trợ” has no subject");
  CHECK(missing(read("Nhật Bản, Lào hỗ trợ"), "xx.aids.1") == "no {object} behind “trợ”, where the sentence ends");
}

TEST_CASE_METHOD(Fixture, "A condition and a noun around the trigger are named as what silences it", "[tools]") {
  CHECK(missing(read("Nhật Bản nếu hỗ trợ Lào."), "xx.aids.1") == "a phrase of @hypothetical governs the clause");
  CHECK(missing(read("Nhật Bản buổi gặp Lào."), "xx.meets.1") ==
        "“gặp” is part of a phrase of @nominal, in which it is no verb");
}

TEST_CASE_METHOD(Fixture, "A rule whose relation another one found is shown only on demand", "[tools]") {
  folder.write("relations/more.json", R"json({"rules": [
    {"id": "xx.aids.2", "pattern": "{subject^} (hỗ trợ) {object} (rất nhiều)", "predicate": "aids"}]})json");
  CHECK(missing(read("Nhật Bản hỗ trợ Lào."), "xx.aids.2").empty());
  CHECK(missing(read("Nhật Bản hỗ trợ Lào.", {.all = true}), "xx.aids.2") ==
        "no (rất nhiều) behind “Lào”, where “.” stands");
}

TEST_CASE_METHOD(Fixture, "The nearest misses come first and no more than asked for", "[tools]") {
  const Explanation explanation = read("Nhật Bản hỗ trợ và đề nghị, gặp và thăm.", {.misses = 2});
  const auto& misses = explanation.sentences.front().misses;
  REQUIRE(misses.size() == 2);
  CHECK(misses[0].absent <= misses[1].absent);
}

TEST_CASE_METHOD(Fixture, "A relation whose end nobody resolves is marked as no statement", "[tools]") {
  const Explanation explanation = read("Ông hỗ trợ Lào.");
  REQUIRE(explanation.sentences.front().relations.size() == 1);
  CHECK_FALSE(explanation.sentences.front().relations[0].stated);
  CHECK(explanation.statements.empty());
}

TEST_CASE_METHOD(Fixture, "The text has escape sequences only where colours are asked for", "[tools]") {
  const Explanation explanation = read("Nhật Bản hỗ trợ Lào. Lào gặp người Cuba.");
  const std::string plain = to_text(explanation, false);
  CHECK(plain.find('\x1b') == std::string::npos);
  CHECK(plain.find("fired  Nhật Bản aids Lào") != std::string::npos);
  CHECK(plain.find("nearly meets") != std::string::npos);
  CHECK(to_text(explanation, true).find("\x1b[36mNhật Bản\x1b[0m") != std::string::npos);
}

TEST_CASE_METHOD(Fixture, "The page escapes what the article says and asks for no other file", "[tools]") {
  const Explanation explanation = read("Nhật Bản hỗ trợ Lào <script>alert(\"&\")</script>.");
  const std::string html = to_html({explanation});
  CHECK(html.starts_with("<!DOCTYPE html>"));
  CHECK(html.find("<script") == std::string::npos);
  CHECK(html.find("&lt;script&gt;") != std::string::npos);
  for (const char* outside : {"src=", "href=", "url(", "@import"}) CHECK(html.find(outside) == std::string::npos);
  CHECK(html.find(">Nhật Bản</mark>") != std::string::npos);
}
