#include "packs/language_pack.hpp"

#include <algorithm>
#include <span>
#include <string>

#include "support/catch.hpp"
#include "support/tiny_pack.hpp"
#include "text/fold.hpp"

using namespace entente;
using test::PackFolder;

namespace {

const Ontology kOntology = test::tiny_ontology();

LanguagePack loaded(const PackFolder& folder) {
  auto pack = folder.load(kOntology);
  if (!pack) FAIL(to_string(pack.error()));
  return std::move(*pack);
}

Error error_of(const PackFolder& folder) {
  const auto pack = folder.load(kOntology);
  REQUIRE_FALSE(pack);
  return pack.error();
}

/// The error of a gazetteer of these lines.
Error gazetteer_error(std::string_view lines) {
  PackFolder folder;
  const std::string path = folder.gazetteer(lines);
  const Error error = error_of(folder);
  INFO(to_string(error));
  CHECK(error.code == ErrorCode::schema);
  CHECK(error.file == path);
  return error;
}

/// The error of a relations file with these rules, the inside of the array.
Error rules_error(const std::string& rules) {
  PackFolder folder;
  const std::string path = folder.write("relations/rules.json", "{\"rules\": [" + rules + "]}");
  const Error error = error_of(folder);
  INFO(to_string(error));
  CHECK(error.file == path);
  return error;
}

Error lexicon_error(const std::string& text) {
  PackFolder folder;
  const std::string path = folder.write("lexicon/names.json", text);
  const Error error = error_of(folder);
  INFO(to_string(error));
  CHECK(error.code == ErrorCode::schema);
  CHECK(error.file == path);
  return error;
}

bool mentions(const Error& error, std::string_view words) {
  return error.message.find(words) != std::string::npos;
}

const GazetteerEntry& entry(const LanguagePack& pack, std::string_view id) {
  const std::uint32_t index = pack.find_entry(id);
  REQUIRE(index != kNone);
  return pack.entries[index];
}

/// What of the pack begins with the text, and within it.
const PhraseGroup& phrases_of(const LanguagePack& pack, std::string_view text) {
  std::vector<Token> tokens;
  Vocabulary vocabulary = *pack.vocabulary;
  for (const WordId word : vocabulary.phrase(text)) tokens.emplace_back().word = word;
  return pack.phrases.find(tokens);
}

/// The form of an entry as the loader keeps it.
const GazetteerForm& form(const LanguagePack& pack, std::string_view text) {
  const auto [begin, end] = pack.entries_by_form.equal_range(fold(text));
  REQUIRE(begin != end);
  // Forms stand in the order of entries and of their lines: find the one of this text by its phrase.
  const std::span<const Phrase> phrases = phrases_of(pack, text).phrases();
  const std::uint32_t longest = phrases.empty() ? 0 : phrases.back().length;
  const auto found = std::ranges::find_if(
      phrases, [&](const Phrase& phrase) { return phrase.kind == PhraseKind::gazetteer && phrase.length == longest; });
  REQUIRE(found != phrases.end());
  return pack.forms[found->index];
}

}  // namespace

// ------------------------------------------------------------------ manifest

TEST_CASE("The smallest pack loads", "[packs]") {
  const PackFolder folder;
  const LanguagePack pack = loaded(folder);
  CHECK(pack.language == "xx");
  CHECK(pack.folder == folder.path());
  CHECK(pack.person == kOntology.find_class("Person"));
  CHECK(pack.country == kOntology.find_class("Country"));
  CHECK(pack.area == kOntology.find_class("Area"));
  CHECK(pack.body == kOntology.find_class("Body"));
  CHECK(pack.home == kNone);
  CHECK(pack.entries.size() == 1);
  CHECK(pack.rules.size() == 1);
  CHECK(pack.grammar.comma != kNone);
  // A class that the lexicon leaves out has no words.
  CHECK(pack.phrases.longest(pack.grammar.verb) == 0);
}

TEST_CASE("A pack needs nothing but its manifest", "[packs]") {
  const test::TempDir folder;
  folder.write("pack.json", R"({"language": "xx", "format": 1, )" + std::string(test::kRoles) + "}");
  CHECK(load_pack(folder.path().string(), kOntology));
}

TEST_CASE("A folder without a manifest is no pack", "[packs]") {
  const test::TempDir folder;
  const auto pack = load_pack(folder.path().string(), kOntology);
  REQUIRE_FALSE(pack);
  CHECK(pack.error().code == ErrorCode::not_found);
  CHECK(pack.error().file == (folder / "pack.json").string());
}

TEST_CASE("A manifest is checked", "[packs]") {
  const std::string roles(test::kRoles);
  const auto without = [&](const std::string& words, const std::string& instead) {
    std::string out = roles;
    return R"({"language": "xx", "format": 1, )" + out.replace(out.find(words), words.size(), instead) + "}";
  };
  for (const auto& [text, words] :
       {std::pair<std::string, std::string>{R"({"language": "xx", )" + roles + "}", "format"},
        {R"({"language": "xx", "format": 2, )" + roles + "}", "format"},
        {R"({"format": 1, )" + roles + "}", "language"},
        {R"({"language": "xx", "format": 1})", "roles"},
        {R"({"language": "xx", "format": 1, "colour": "red", )" + roles + "}", "colour"},
        {without("\"Person\"", "\"Robot\""), "Robot"},
        {without("\"area\": \"Area\", ", ""), "area"},
        {without("\"area\"", "\"zone\""), "zone"},
        {R"({"language": "xx", "format": 1, "home": "country-zz", )" + roles + "}", "country-zz"}}) {
    INFO(text);
    PackFolder folder;
    const std::string path = folder.write("pack.json", text);
    const Error error = error_of(folder);
    CHECK(error.code == ErrorCode::schema);
    CHECK(error.file == path);
    CHECK(mentions(error, words));
  }
}

TEST_CASE("The home country is an entry of the gazetteer", "[packs]") {
  PackFolder folder;
  folder.manifest(R"("language": "xx", "format": 1, "home": "country-aa")");
  const LanguagePack pack = loaded(folder);
  CHECK(pack.home == pack.find_entry("country-aa"));
}

// ------------------------------------------------------------------ gazetteer

TEST_CASE("A line of a gazetteer is read whole", "[packs]") {
  PackFolder folder;
  folder.gazetteer(
      "country-aa\tCountry\tAland\t\t\t\t\ttest\n"
      "# a comment\n"
      "\n"
      "town-b\tent:Area\tBê Ta\tBT|~Beta\tcountry-aa\twikidata=Q1;iso=B\t2001-02-03..2020-12-31\tthe "
      "source\n");
  const LanguagePack pack = loaded(folder);
  const GazetteerEntry& town = entry(pack, "town-b");
  CHECK(town.type == kOntology.find_class("Area"));
  CHECK(town.name == "Bê Ta");
  CHECK(town.within == pack.find_entry("country-aa"));
  CHECK(town.codes == std::vector<std::pair<std::string, std::string>>{{"iso", "B"}, {"wikidata", "Q1"}});
  CHECK(town.valid_from == make_date(2001, 2, 3));
  CHECK(town.valid_to == make_date(2020, 12, 31));
  CHECK(town.source == "the source");
  CHECK_FALSE(entry(pack, "country-aa").valid_from);
  CHECK(entry(pack, "country-aa").within == kNone);
  CHECK(pack.find_entry("town-c") == kNone);
  CHECK(std::ranges::is_sorted(pack.entries, {}, &GazetteerEntry::id));
  for (const char* text : {"Bê Ta", "BT", "Beta"}) {
    INFO(text);
    CHECK(pack.entries[form(pack, text).entry].id == "town-b");
    CHECK(pack.find_entry(fold(text), town.within) == pack.find_entry("town-b"));
    CHECK(pack.find_entry(fold(text), pack.find_entry("town-b")) == kNone);
  }
}

TEST_CASE("Forms know how they are written", "[packs]") {
  PackFolder folder;
  folder.gazetteer("b\tBody\tHội Đồng\tHĐ|HD|~đồng|A1-B\t\t\t\ttest\nc\tBody\t~Hòa\thoà bình\t\t\t\ttest\n");
  const LanguagePack pack = loaded(folder);
  CHECK(form(pack, "Hội Đồng").capital);
  CHECK_FALSE(form(pack, "Hội Đồng").weak);
  CHECK_FALSE(form(pack, "Hội Đồng").all_capitals);
  CHECK(form(pack, "HD").all_capitals);
  CHECK(form(pack, "A1-B").all_capitals);
  CHECK(form(pack, "đồng").weak);
  CHECK_FALSE(form(pack, "đồng").capital);
  CHECK(form(pack, "hòa").weak);
  CHECK(entry(pack, "c").name == "Hòa");  // without the mark
  CHECK_FALSE(form(pack, "hòa bình").weak);
}

TEST_CASE("Decomposed lines, a byte order mark and line ends of Windows do no harm", "[packs]") {
  PackFolder folder;
  folder.write("gazetteer/actors.tsv",
               "\uFEFFid\tclass\tname\taliases\twithin\tcodes\tvalid\tsource\r\n"
               "a\tBody\tBo\u0302\u0323\t\t\t\t\ttest\r\n");
  const LanguagePack pack = loaded(folder);
  CHECK(entry(pack, "a").name == "Bộ");
  CHECK(entry(pack, "a").source == "test");
}

TEST_CASE("A malformed line of a gazetteer is an error with its number", "[packs]") {
  constexpr std::string_view kGood = "aa\tBody\tA\t\t\t\t\ttest\n";  // line 2
  struct Case {
    std::string_view line;
    std::string_view words;
  };
  for (const Case& bad : {Case{"b\tBody\tB\t\t\t\ttest", "columns"}, Case{"b\tBody\tB\t\t\t\t\ttest\t", "columns"},
                          Case{"b Body B", "columns"}, Case{"b\tPlanet\tB\t\t\t\t\ttest", "Planet"},
                          Case{"\tBody\tB\t\t\t\t\ttest", "empty"}, Case{"b\tBody\t\t\t\t\t\ttest", "empty"},
                          Case{"b\tBody\tB\tC||D\t\t\t\ttest", "alias"}, Case{"b\tBody\tB\tC|~\t\t\t\ttest", "alias"},
                          Case{"b\tBody\tB\t\tnowhere\t\t\ttest", "nowhere"}, Case{"b\tBody\tB\t\t\tQ1\t\ttest", "Q1"},
                          Case{"b\tBody\tB\t\t\t\t2020-01-01\ttest", "from..to"},
                          Case{"b\tBody\tB\t\t\t\t2020-02-30..\ttest", "2020-02-30"},
                          Case{"b\tBody\tB\t\t\t\t..1/1/2020\ttest", "1/1/2020"},
                          Case{"b\tBody\tB\t\t\t\t\t", "source"}, Case{"b\tBody\tB\xFF\t\t\t\t\ttest", "UTF-8"}}) {
    const Error error = gazetteer_error(std::string(kGood) + std::string(bad.line) + "\n");
    INFO(bad.line << ": " << error.message);
    CHECK(error.line == 3);
    CHECK(mentions(error, bad.words));
  }
}

TEST_CASE("A gazetteer begins with its header", "[packs]") {
  PackFolder folder;
  folder.write("gazetteer/actors.tsv", "# why\nb\tBody\tB\t\t\t\t\ttest\n");
  const Error error = error_of(folder);
  CHECK(error.code == ErrorCode::schema);
  CHECK(error.line == 2);
  CHECK(mentions(error, "header"));
}

TEST_CASE("An id stands once in all gazetteers", "[packs]") {
  const Error within =
      gazetteer_error("a\tBody\tA\t\t\t\t\ttest\nb\tBody\tB\t\t\t\t\ttest\na\tBody\tC\t\t\t\t\ttest\n");
  CHECK(within.line == 4);
  CHECK(mentions(within, "\"a\""));

  PackFolder folder;
  folder.gazetteer("a\tBody\tA\t\t\t\t\ttest\n");
  const std::string second =
      folder.write("gazetteer/more.tsv", std::string(test::kGazetteerHeader) + "a\tBody\tB\t\t\t\t\ttest\n");
  const Error across = error_of(folder);
  CHECK(across.file == second);
  CHECK(mentions(across, "actors.tsv:2"));
}

TEST_CASE("No entry lies within itself", "[packs]") {
  CHECK(mentions(gazetteer_error("a\tArea\tA\t\ta\t\t\ttest\n"), "within"));
  CHECK(mentions(gazetteer_error("a\tArea\tA\t\tb\t\t\ttest\nb\tArea\tB\t\tc\t\t\ttest\nc\tArea\tC\t\ta\t\t\ttest\n"),
                 "within"));
}

TEST_CASE("A body is found by its name without the owner that ends it", "[packs]") {
  PackFolder folder;
  folder.gazetteer(
      "a\tArea\tHoa Sen\tHS\t\t\t\ttest\nb\tBody\tHội A\tHội Cũ Hoa Sen\ta\t\t\ttest\n"
      "c\tBody\tBan B HS\t\tb\t\t\ttest\n");
  const LanguagePack pack = loaded(folder);
  REQUIRE(pack.entries_by_form.contains("ban b"));
  const GazetteerEntry& ban = pack.entries[pack.entries_by_form.find("ban b")->second];
  CHECK(ban.id == "c");
  CHECK(pack.entries[ban.owner].id == "a");
  CHECK(pack.entries[ban.within].id == "b");
  // Only the name, no other form; and who is not named after his owner is found as he is.
  CHECK_FALSE(pack.entries_by_form.contains("hội cũ"));
  CHECK(pack.entries[pack.entries_by_form.find(fold("Hội A"))->second].owner == pack.find_entry("a"));
}

TEST_CASE("ICU's countries complete the gazetteer", "[packs]") {
  PackFolder folder;
  folder.manifest(R"("language": "vi", "format": 1)");
  folder.gazetteer(
      "country-FR\tCountry\tPháp quốc\t~Pháp\t\t\t\ttest\n"
      "country-LA\tCountry\tnước Lào\t\t\t\t\ttest\n");
  const LanguagePack pack = loaded(folder);
  CHECK(pack.entries.size() > 200);
  CHECK(entry(pack, "country-JP").name == "Nhật Bản");
  CHECK(entry(pack, "country-JP").type == kOntology.find_class("Country"));
  CHECK(entry(pack, "country-JP").codes == std::vector<std::pair<std::string, std::string>>{{"iso3166-1", "JP"}});
  // A line of the pack keeps its own name; ICU's becomes another form of it, as weak as the line says.
  CHECK(entry(pack, "country-LA").name == "nước Lào");
  CHECK(pack.entries[form(pack, "Lào").entry].id == "country-LA");
  CHECK_FALSE(form(pack, "Lào").weak);
  CHECK(form(pack, "Pháp").weak);
}

// ------------------------------------------------------------------ lexicon

TEST_CASE("Titles, head nouns and references are read", "[packs]") {
  const LanguagePack pack = test::small_vietnamese(kOntology);
  REQUIRE(pack.titles.size() == 9);
  CHECK(pack.titles[1].post == fold("giám đốc"));
  CHECK(pack.titles[7].post == fold("giám đốc"));  // of "GĐ"  // one a form
  CHECK(pack.titles[0].form == "Bộ trưởng");
  CHECK(pack.titles[0].body_head == "Bộ");
  CHECK(pack.titles[0].relation == kOntology.find_property("holds"));
  CHECK_FALSE(pack.titles[0].accredited.valid());
  CHECK(pack.titles[2].of_home);
  CHECK(pack.titles[6].accredited == kOntology.find_property("represents"));
  REQUIRE(pack.heads.size() == 6);
  CHECK(pack.heads[0].type == kOntology.find_class("Ministry"));
  CHECK(pack.heads[0].fields_only);
  CHECK(pack.heads[0].owner == std::vector<std::pair<ClassId, PropertyId>>{
                                   {kOntology.find_class("Country"), kOntology.find_property("governs")}});
  CHECK(pack.heads[2].proper);
  REQUIRE(pack.references.size() == 15);
  CHECK(pack.references[0].kind == Reference::Kind::person);
  CHECK(pack.references[2].kind == Reference::Kind::speaker);
  CHECK(pack.references[4].kind == Reference::Kind::partner);
  CHECK(pack.references[4].type == kOntology.find_class("Country"));
  CHECK(pack.find_class("control") == pack.grammar.control);
  CHECK(pack.find_class("kinship") == kNone);
}

TEST_CASE("What several files say of one word class adds up", "[packs]") {
  PackFolder folder;
  folder.write("lexicon/a.json", R"({"classes": {"verb": ["x"]}})");
  folder.write("lexicon/b.json", R"({"classes": {"verb": ["y"]}})");
  const LanguagePack pack = loaded(folder);
  CHECK(std::ranges::count(pack.word_classes, "verb") == 1);
}

TEST_CASE("A lexicon is checked", "[packs]") {
  CHECK(lexicon_error(R"({"words": {}})").pointer == "/words");
  CHECK(lexicon_error(R"({"classes": []})").pointer == "/classes");
  CHECK(lexicon_error(R"({"classes": {"verb": [1]}})").pointer == "/classes/verb/0");
  CHECK(lexicon_error(R"({"titles": [{"forms": ["T"], "relation": "owns"}]})").pointer == "/titles/0/relation");
  CHECK(mentions(lexicon_error(R"({"titles": [{"forms": ["T"]}]})"), "relation"));
  CHECK(lexicon_error(R"({"titles": [{"forms": ["T"], "relation": "holds", "of": ["Robot"]}]})").pointer ==
        "/titles/0/of/0");
  CHECK(lexicon_error(R"({"titles": [{"forms": ["T"], "relation": "holds", "of_home": 1}]})").pointer ==
        "/titles/0/of_home");
  CHECK(lexicon_error(R"({"heads": [{"forms": ["H"], "class": "Robot"}]})").pointer == "/heads/0/class");
  CHECK(lexicon_error(R"({"heads": [{"forms": ["H"], "class": "Body", "owner": {"Robot": "governs"}}]})").pointer ==
        "/heads/0/owner/Robot");
  CHECK(lexicon_error(R"({"heads": [{"forms": ["H"], "class": "Body", "owner": {"Area": "rules"}}]})").pointer ==
        "/heads/0/owner/Area");
  CHECK(mentions(lexicon_error(R"({"references": [{"forms": ["r"], "kind": "cousin"}]})"), "cousin"));
  CHECK(mentions(lexicon_error(R"({"references": [{"forms": ["r"], "kind": "owned"}]})"), "owner"));
  CHECK(mentions(lexicon_error(R"({"references": [{"forms": ["r"]}]})"), "kind"));
  CHECK(lexicon_error(R"({"references": [{"forms": ["r"], "kind": "same", "class": "Robot"}]})").pointer ==
        "/references/0/class");
}

// ------------------------------------------------------------------ rules

TEST_CASE("A rule is compiled", "[packs]") {
  PackFolder folder;
  folder.write("lexicon/more.json", R"({"classes": {"gift": ["máy thở"]}})");
  folder.write("relations/rules.json", R"json({"rules": [
    {"id": "xx.b", "pattern": "{subject^} (tặng | trao) #? @gift ..6 cho {object:Body}", "predicate": "gives",
     "confidence": 0.7, "modality": "intended",
     "also": [{"predicate": "visits", "subject": "object", "object": "subject"}],
     "examples": [{"text": "A tặng B.", "expect": ["A -> B"]}, {"text": "Không.", "expect": []}]},
    {"id": "xx.a", "pattern": "{both*} (gặp nhau)", "predicate": "meets"}
  ]})json");
  const LanguagePack pack = loaded(folder);
  REQUIRE(pack.rules.size() == 2);
  CHECK(pack.rules[0].id == "xx.a");  // sorted
  const Rule& rule = pack.rules[1];
  CHECK(rule.confidence == 0.7);
  CHECK(rule.roles == std::vector<std::string>{"subject", "object"});
  REQUIRE(rule.elements.size() == 7);
  CHECK(rule.anchor == 1);
  CHECK(rule.elements[0].clause_subject);
  CHECK(rule.elements[2].optional);
  CHECK(rule.elements[3].word_class == pack.find_class("gift"));
  CHECK(rule.elements[4].max == 6);
  CHECK(rule.elements[6].types == std::vector<ClassId>{kOntology.find_class("Body")});
  REQUIRE(rule.outputs.size() == 2);
  CHECK(rule.outputs[0].predicate == kOntology.find_property("gives"));
  CHECK(rule.outputs[0].subject == 0);
  CHECK(rule.outputs[0].object == 1);
  CHECK(rule.outputs[0].modality == Modality::intended);
  CHECK(rule.outputs[1].predicate == kOntology.find_property("visits"));
  CHECK(rule.outputs[1].subject == 1);
  CHECK(rule.outputs[1].object == 0);
  CHECK_FALSE(rule.outputs[1].modality);
  REQUIRE(rule.examples.size() == 2);
  CHECK(rule.examples[0].expect == std::vector<std::string>{"A -> B"});
  CHECK(rule.examples[1].expect.empty());
  CHECK(pack.rules[0].outputs[0].subject == pack.rules[0].outputs[0].object);
  // Found by its anchor, and by nothing else.
  for (const std::string_view text : {"tặng", "trao", "máy thở", "cho", "gặp nhau"}) {
    const bool anchors = text == "tặng" || text == "trao";
    CHECK((std::ranges::count(phrases_of(pack, text).rules(), 1U, &RuleStart::rule) == 1) == anchors);
  }
}

TEST_CASE("Rules with the same phrases share a word class", "[packs]") {
  PackFolder folder;
  folder.write("relations/rules.json", R"json({"rules": [
    {"id": "1", "pattern": "{subject^} (a | b) {object}", "predicate": "aids"},
    {"id": "2", "pattern": "{subject^} (b | a) {object:Body}", "predicate": "gives"}
  ]})json");
  const LanguagePack pack = loaded(folder);
  CHECK(pack.rules[0].elements[1].word_class == pack.rules[1].elements[1].word_class);
}

TEST_CASE("A rule that names what is not there is an error", "[packs]") {
  const Error predicate = rules_error(R"({"id": "r", "pattern": "{subject} a {object}", "predicate": "loves"})");
  CHECK(predicate.code == ErrorCode::schema);
  CHECK(predicate.pointer == "/rules/0/predicate");
  CHECK(mentions(predicate, "loves"));

  const Error type = rules_error(R"({"id": "r", "pattern": "{subject} a {object:Planet}", "predicate": "aids"})");
  CHECK(type.code == ErrorCode::schema);
  CHECK(type.pointer == "/rules/0/pattern");
  CHECK(mentions(type, "Planet"));

  const Error word_class = rules_error(R"({"id": "r", "pattern": "{subject} @love {object}", "predicate": "aids"})");
  CHECK(word_class.code == ErrorCode::schema);
  CHECK(mentions(word_class, "\"love\""));

  const Error role = rules_error(R"({"id": "r", "pattern": "{giver} a {object}", "predicate": "aids"})");
  CHECK(role.code == ErrorCode::schema);
  CHECK(mentions(role, "\"subject\""));

  const Error also = rules_error(
      R"({"id": "r", "pattern": "{subject} a {object}", "predicate": "aids", "also": [{"predicate": "asks", "object": "third"}]})");
  CHECK(also.pointer == "/rules/0/also/0");
  CHECK(mentions(also, "\"third\""));

  const Error modality =
      rules_error(R"({"id": "r", "pattern": "{subject} a {object}", "predicate": "aids", "modality": "maybe"})");
  CHECK(modality.pointer == "/rules/0/modality");
  CHECK(mentions(modality, "maybe"));
}

TEST_CASE("A rule that could never be found is an error", "[packs]") {
  for (const char* pattern : {"{subject} {object}", "{subject} a? {object}", "{subject} .. # {object}"}) {
    const Error error = rules_error(std::string(R"({"id": "r", "predicate": "aids", "pattern": ")") + pattern + "\"}");
    INFO(pattern);
    CHECK(error.code == ErrorCode::schema);
    CHECK(error.pointer == "/rules/0/pattern");
    CHECK(mentions(error, "not optional"));
  }
}

TEST_CASE("Only the first element is a clause's subject, right before the words that find the rule", "[packs]") {
  for (const char* pattern : {"{subject} a {object^}", "{subject^} .. a {object}", "{subject^} b? a {object}"}) {
    const Error error = rules_error(std::string(R"({"id": "r", "predicate": "aids", "pattern": ")") + pattern + "\"}");
    INFO(pattern);
    CHECK(error.code == ErrorCode::schema);
    CHECK(error.pointer == "/rules/0/pattern");
  }
}

TEST_CASE("A confidence lies between 0 and 1", "[packs]") {
  for (const char* confidence : {"1.1", "-0.1", "7", "\"high\""}) {
    INFO(confidence);
    CHECK(rules_error(R"({"id": "r", "pattern": "{subject} a {object}", "predicate": "aids", "confidence": )" +
                      std::string(confidence) + "}")
              .pointer == "/rules/0/confidence");
  }
}

TEST_CASE("A malformed rule is an error", "[packs]") {
  CHECK(rules_error(R"({"id": "r", "pattern": "{subject a", "predicate": "aids"})").code == ErrorCode::syntax);
  CHECK(rules_error(R"({"id": "r", "pattern": "", "predicate": "aids"})").code == ErrorCode::syntax);
  CHECK(mentions(rules_error(R"({"pattern": "{subject} a {object}", "predicate": "aids"})"), "\"id\""));
  CHECK(mentions(rules_error(R"({"id": "r", "predicate": "aids"})"), "\"pattern\""));
  CHECK(mentions(rules_error(R"({"id": "r", "pattern": "{subject} a {object}"})"), "\"predicate\""));
  CHECK(rules_error(R"({"id": "r", "pattern": "{subject} a {object}", "predicate": "aids", "wieght": 1})").pointer ==
        "/rules/0/wieght");
  CHECK(
      rules_error(R"({"id": "r", "pattern": "{subject} a {object}", "predicate": "aids", "examples": [{"txt": "x"}]})")
          .pointer == "/rules/0/examples/0/txt");
}

TEST_CASE("Two rules of one id are an error, also in two files", "[packs]") {
  const std::string rule = R"({"id": "xx.same", "pattern": "{subject} a {object}", "predicate": "aids"})";
  CHECK(mentions(rules_error(rule + "," + rule), "xx.same"));
  PackFolder folder;
  folder.write("relations/a.json", "{\"rules\": [" + rule + "]}");
  folder.write("relations/b.json", "{\"rules\": [" + rule + "]}");
  const Error error = error_of(folder);
  CHECK(error.code == ErrorCode::schema);
  CHECK(mentions(error, "xx.same"));
}
