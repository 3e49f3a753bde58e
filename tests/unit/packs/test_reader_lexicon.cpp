#include "packs/reader_lexicon.hpp"

#include "support/catch.hpp"
#include "support/temp_dir.hpp"
#include "text/fold.hpp"

using namespace entente;
using entente::test::TempDir;

namespace {

Result<ReaderLexicon> load(const std::string& json) {
  const TempDir folder;
  return load_reader_lexicon(folder.write("reader.json", json), "xx");
}

}  // namespace

TEST_CASE("Phrases are compared word by word, whatever their case, punctuation and tone marks", "[packs]") {
  const PhraseSet set({"Tin, bài liên quan", "Tin", "hoà bình"});
  CHECK(set.contains(word_keys("TIN BÀI LIÊN QUAN:")));
  CHECK(set.contains(word_keys("Hòa bình")));
  CHECK_FALSE(set.contains(word_keys("Tin bài")));
  CHECK(set.prefix(word_keys("Tin bài liên quan khác")) == 4);
  CHECK(set.prefix(word_keys("Tin bài khác")) == 1);
  CHECK(set.prefix(word_keys("Bài")) == 0);
  CHECK(set.composes(word_keys("Tin Tin hòa bình")));
  CHECK_FALSE(set.composes(word_keys("Tin khác")));
  CHECK_FALSE(set.composes({}));
}

TEST_CASE("A reader lexicon needs no more than function words", "[packs]") {
  const auto lexicon = load(R"({"function_words": ["the", "of"]})");
  REQUIRE(lexicon);
  CHECK(lexicon->language == "xx");
  CHECK(lexicon->function_words.contains(word_key("of")));
  CHECK(lexicon->function_word_share == Approx(0.1));
  CHECK(lexicon->date_patterns.empty());
}

TEST_CASE("Date patterns name their fields, and months their numbers", "[packs]") {
  const auto lexicon = load(R"({"function_words": ["the"], "dates": {"patterns": ["monthname day, year"],
      "months": [["January", "Jan"], [], [], [], ["May"], [], [], [], [], [], [], []]}})");
  REQUIRE(lexicon);
  REQUIRE(lexicon->date_patterns.size() == 1);
  const auto& parts = lexicon->date_patterns[0];
  REQUIRE(parts.size() == 4);
  CHECK(parts[0].kind == DatePart::Kind::month_name);
  CHECK(parts[1].kind == DatePart::Kind::day);
  CHECK(parts[2].kind == DatePart::Kind::literal);
  CHECK(parts[2].literal == word_key(","));
  CHECK(parts[3].kind == DatePart::Kind::year);
  CHECK(lexicon->months.at(word_key("jan")) == 1);
  CHECK(lexicon->months.at(word_key("may")) == 5);
}

TEST_CASE("Slips in a reader lexicon are named with file and JSON pointer", "[packs]") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {R"({})", "/"},
      {R"({"function_words": []})", "/function_words"},
      {R"({"function_words": ["two words"]})", "/function_words/0"},
      {R"({"function_words": ["a"], "function_word_share": 0})", "/function_word_share"},
      {R"({"function_words": ["a"], "colour": "red"})", "/colour"},
      {R"({"function_words": ["a"], "headings": {"lists": []}})", "/headings/lists"},
      {R"({"function_words": ["a"], "headings": {"list": ["x", "--"]}})", "/headings/list/1"},
      {R"({"function_words": ["a"], "noise": {"lines": "x"}})", "/noise/lines"},
      {R"({"function_words": ["a"], "dates": {"patterns": ["day/month"]}})", "/dates/patterns/0"},
      {R"({"function_words": ["a"], "dates": {"months": [["Jan"]]}})", "/dates/months"}};
  for (const auto& [json, pointer] : cases) {
    CAPTURE(json);
    const auto lexicon = load(json);
    REQUIRE_FALSE(lexicon);
    CHECK(lexicon.error().code == ErrorCode::schema);
    CHECK(lexicon.error().pointer == pointer);
    CHECK(lexicon.error().file.ends_with("reader.json"));
  }
  CHECK(load("{\"function_words\": [").error().code == ErrorCode::syntax);
  CHECK(load_reader_lexicon("/nowhere/reader.json", "xx").error().code == ErrorCode::not_found);
}

TEST_CASE("The reader lexicons of the project load", "[packs]") {
  const auto lexicon = load_reader_lexicon((test::source_dir() / "mappings/vi/reader.json").string(), "vi");
  REQUIRE(lexicon);
  CHECK_FALSE(lexicon->list_headings.empty());
  CHECK_FALSE(lexicon->date_patterns.empty());
}
