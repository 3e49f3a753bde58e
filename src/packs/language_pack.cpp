#include "packs/language_pack.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <filesystem>
#include <span>

#include "packs/json_file.hpp"
#include "packs/loaders.hpp"
#include "text/fold.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr double kFormatVersion = 1;

struct Manifest {
  std::string home;
};

/// The .json files of a folder, sorted; none if it is not there.
std::vector<fs::path> json_files(const fs::path& folder) {
  std::vector<fs::path> out;
  std::error_code ignored;
  for (const auto& file : fs::directory_iterator(folder, ignored))
    if (file.path().extension() == ".json") out.push_back(file.path());
  std::ranges::sort(out);
  return out;
}

Result<Manifest> load_manifest(const std::string& path, const Ontology& ontology, LanguagePack& pack) {
  auto file = JsonFile::load(path);
  if (!file) return tl::unexpected(file.error());
  const JsonNode root = file->root();
  root.allow({"language", "name", "format", "home", "roles", "licence", "sources"});
  if (root.number("format", 0) != kFormatVersion)
    root.fault(ErrorCode::schema, fmt::format("this program reads packs of \"format\": {}", kFormatVersion));
  pack.language = root.string("language");
  const JsonNode roles = root.at("roles");
  roles.allow({"person", "country", "area", "body", "state_body", "assembly", "maker"});
  const auto named = [&](const std::string& name) {
    const ClassId id = ontology.find_class(name);
    if (!id.valid()) roles.fault(ErrorCode::schema, fmt::format("the ontology has no class \"{}\"", name));
    return id;
  };
  const auto role = [&](const char* key) { return named(roles.string(key)); };
  pack.person = role("person");
  pack.country = role("country");
  pack.area = role("area");
  pack.body = role("body");
  pack.state_body = role("state_body");
  if (const std::string maker = roles.string("maker", ""); !maker.empty()) pack.maker = named(maker);
  if (const std::string assembly = roles.string("assembly", ""); !assembly.empty()) pack.assembly = named(assembly);
  Manifest manifest{root.string("home", "")};
  if (file->error()) return fail(*file->error());
  return manifest;
}

/// The grammar's word classes by the names that a lexicon gives them, in the order of their numbers.
constexpr std::pair<std::string_view, std::uint32_t> kGrammarClasses[] = {
    {"abbreviation", GrammarClasses::abbreviation},
    {"honorific", GrammarClasses::honorific},
    {"degree", GrammarClasses::degree},
    {"surname", GrammarClasses::surname},
    {"given_name", GrammarClasses::given_name},
    {"middle_name", GrammarClasses::middle_name},
    {"name_tail", GrammarClasses::name_tail},
    {"particle", GrammarClasses::particle},
    {"no_person", GrammarClasses::no_person},
    {"age", GrammarClasses::age},
    {"topic", GrammarClasses::topic},
    {"foreign_head", GrammarClasses::foreign_head},
    {"generation", GrammarClasses::generation},
    {"patronymic", GrammarClasses::patronymic},
    {"kin", GrammarClasses::kin},
    {"he", GrammarClasses::he},
    {"she", GrammarClasses::she},
    {"trade", GrammarClasses::trade},
    {"matter", GrammarClasses::matter},
    {"no_name", GrammarClasses::no_name},
    {"counterpart", GrammarClasses::counterpart},
    {"employer", GrammarClasses::employer},
    {"side", GrammarClasses::side},
    {"assistant", GrammarClasses::assistant},
    {"department_title", GrammarClasses::department_title},
    {"title_modifier", GrammarClasses::title_modifier},
    {"also_post", GrammarClasses::also_post},
    {"post_tail", GrammarClasses::post_tail},
    {"people", GrammarClasses::people},
    {"department", GrammarClasses::department},
    {"members", GrammarClasses::members},
    {"between", GrammarClasses::between},
    {"body_kind", GrammarClasses::body_kind},
    {"portfolio", GrammarClasses::portfolio},
    {"body_word", GrammarClasses::body_word},
    {"body_level", GrammarClasses::body_level},
    {"body_link", GrammarClasses::body_link},
    {"area_prefix", GrammarClasses::area_prefix},
    {"numbered_area", GrammarClasses::numbered_area},
    {"minor_area", GrammarClasses::minor_area},
    {"seat", GrammarClasses::seat},
    {"residence", GrammarClasses::residence},
    {"locative", GrammarClasses::locative},
    {"facing", GrammarClasses::facing},
    {"owner_prefix", GrammarClasses::owner_prefix},
    {"of", GrammarClasses::of},
    {"at", GrammarClasses::at},
    {"unit_of", GrammarClasses::unit_of},
    {"both", GrammarClasses::both},
    {"coordination", GrammarClasses::coordination},
    {"group", GrammarClasses::group},
    {"kind", GrammarClasses::kind},
    {"instance", GrammarClasses::instance},
    {"determiner", GrammarClasses::determiner},
    {"plural", GrammarClasses::plural},
    {"preposition", GrammarClasses::preposition},
    {"complementizer", GrammarClasses::complementizer},
    {"reporting", GrammarClasses::reporting},
    {"verb", GrammarClasses::verb},
    {"control", GrammarClasses::control},
    {"adverbial", GrammarClasses::adverbial},
    {"tense", GrammarClasses::tense},
    {"agent", GrammarClasses::agent},
    {"utterance", GrammarClasses::utterance},
    {"deed", GrammarClasses::deed},
    {"purpose", GrammarClasses::purpose},
    {"relativizer", GrammarClasses::relativizer},
    {"copula", GrammarClasses::copula},
    {"said", GrammarClasses::said},
    {"quoting", GrammarClasses::quoting},
    {"relative", GrammarClasses::relative},
    {"nominal", GrammarClasses::nominal},
    {"quote", GrammarClasses::quote},
    {"possessed", GrammarClasses::possessed},
    {"fixed", GrammarClasses::fixed},
    {"boundary", GrammarClasses::boundary},
    {"separator", GrammarClasses::separator},
    {"connector", GrammarClasses::connector},
    {"carry", GrammarClasses::carry},
    {"speech", GrammarClasses::speech},
    {"dash", GrammarClasses::dash},
    {"comma", GrammarClasses::comma},
    {"open", GrammarClasses::open},
    {"close", GrammarClasses::close},
    {"intended", GrammarClasses::intended},
    {"requested", GrammarClasses::requested},
    {"negated", GrammarClasses::negated},
    {"asserted", GrammarClasses::asserted},
    {"hypothetical", GrammarClasses::hypothetical},
    {"unnamed", GrammarClasses::unnamed},
    {"occasion", GrammarClasses::occasion},
    {"instructed", GrammarClasses::instructed},
    {"led", GrammarClasses::led},
    {"fronted", GrammarClasses::fronted},
    {"day_word", GrammarClasses::day_word},
    {"month_word", GrammarClasses::month_word},
    {"year_word", GrammarClasses::year_word},
    {"today", GrammarClasses::today},
    {"yesterday", GrammarClasses::yesterday},
    {"tomorrow", GrammarClasses::tomorrow},
    {"unit", GrammarClasses::unit},
    {"about", GrammarClasses::about},
    {"future", GrammarClasses::future}};

constexpr bool in_order() {
  std::uint32_t number = 0;
  for (const auto& [name, word_class] : kGrammarClasses)
    if (word_class != number++) return false;
  return number == GrammarClasses::kCount;
}
static_assert(in_order());
static_assert(ClassSet::has_bit(GrammarClasses::kCount - 1));

/// Gives the grammar's classes their numbers: the first, for only so many have a bit of their own at each place. A
/// class that the lexicon leaves out has no words.
void number_grammar_classes(LanguagePack& pack) {
  for (const auto& [name, word_class] : kGrammarClasses) {
    [[maybe_unused]] const std::uint32_t number = intern_class(pack, std::string(name));
    assert(number == word_class);
  }
}

/// True if `name` begins with the words and has more behind them.
bool begins_with_words(std::string_view name, std::string_view words) {
  return name.size() > words.size() && name[words.size()] == ' ' && name.starts_with(words);
}

/// What titles and areas take from head nouns, once all of them are known.
void find_heads(const Ontology& ontology, LanguagePack& pack) {
  const auto number = [&](const auto& head) { return static_cast<std::uint32_t>(&head - pack.heads.data()); };
  for (const HeadNoun& head : pack.heads)
    if (ontology.is_a(head.type, pack.area))
      pack.area_owner.insert(pack.area_owner.end(), head.owner.begin(), head.owner.end());
  for (Title& title : pack.titles) {
    if (title.body_head.empty() && title.body_name.empty()) continue;
    for (const HeadNoun& head : pack.heads) {
      if (title.portfolio_head == kNone && head.form == title.body_head) title.portfolio_head = number(head);
      if (begins_with_words(title.body_name, head.form)) title.named_head = number(head);
    }
  }
}

/// {"rules": {"vi.meets.001": [right, wrong]}}, as tests/score/measure_confidence.py writes it; may be missing.
Result<void> load_measured(const fs::path& path, LanguagePack& pack) {
  if (!fs::exists(path)) return {};
  auto file = JsonFile::load(path.string());
  if (!file) return tl::unexpected(file.error());
  const JsonNode root = file->root();
  root.allow({"rules"});
  for (const auto& [rule, counts] : root.at("rules").members()) {
    const std::vector<JsonNode> numbers = counts.elements();
    if (numbers.size() != 2 || numbers[0].number() < 0 || numbers[1].number() < 0) {
      counts.fault(ErrorCode::schema, "two counts are expected here: right, wrong");
      break;
    }
    pack.measured.emplace(rule, std::pair(numbers[0].number(), numbers[1].number()));
  }
  if (file->error()) return fail(*file->error());
  for (Rule& rule : pack.rules) rule.confidence = pack.confidence(rule.id, rule.confidence);
  return {};
}

/// `shared`: by word class, how common its words are.
RuleStart start_of(const Rule& rule, const std::vector<std::uint32_t>& shared, std::vector<RuleWords>& words) {
  RuleStart out;
  std::uint32_t rarest = kNone;  // word class
  std::uint32_t before = 0;      // noun phrases; a clause's subject may stand on either side
  std::uint32_t behind = 0;
  std::uint32_t together = 0;
  for (std::uint32_t i = 0; i < rule.elements.size(); ++i) {
    const RuleElement& element = rule.elements[i];
    if (element.optional) continue;
    if (element.kind == PatternElement::Kind::argument) {
      ++together;
      if (!element.clause_subject) ++(i < rule.anchor ? before : behind);
    }
    if (element.kind == PatternElement::Kind::words && i > rule.anchor && !element.stops &&
        (rarest == kNone || shared[element.word_class] < shared[rarest]))
      rarest = element.word_class;
  }
  // What one of so many classes has stands in most sentences: it tells nothing, and would take the others' bits.
  constexpr std::size_t kRare = 32;
  if (rarest != kNone && kRare * shared[rarest] <= shared.size()) words[rarest].rare = out.behind = RareWords(rarest);
  out.actors = PhraseCounts::from(before, behind, together);
  return out;
}

Result<void> check_rules(LanguagePack& pack) {
  std::ranges::sort(pack.rules, {}, &Rule::id);
  for (std::size_t i = 1; i < pack.rules.size(); ++i) {
    if (pack.rules[i].id == pack.rules[i - 1].id) {
      return fail({.code = ErrorCode::schema,
                   .message = fmt::format("two rules have the id \"{}\"", pack.rules[i].id),
                   .file = pack.rules[i].file,
                   .line = 0,
                   .column = 0,
                   .pointer = {}});
    }
  }
  std::vector<std::vector<RuleStart>> by_anchor(pack.word_classes.size());
  std::vector<RuleWords> words(pack.word_classes.size());
  const std::vector<std::uint32_t> shared = pack.phrases.shared_words(pack.word_classes.size());
  for (std::uint32_t i = 0; i < pack.rules.size(); ++i) {
    Rule& rule = pack.rules[i];
    for (RuleElement& element : std::span(rule.elements).subspan(rule.anchor + 1))
      if (!element.optional && element.kind == PatternElement::Kind::words)
        words[element.word_class].required = element.required = WordsHere(element.word_class);
    RuleStart start = start_of(rule, shared, words);
    start.rule = i;
    by_anchor[rule.elements[rule.anchor].word_class].push_back(start);
  }
  const GrammarClasses& grammar = pack.grammar;
  pack.phrases.seal(by_anchor, words, {grammar.today, grammar.yesterday, grammar.tomorrow, grammar.day_word});
  return {};
}

}  // namespace

double LanguagePack::confidence(std::string_view rule, double prior) const {
  // The weight of the prior: with it four right of four lift 0.80 to 0.90, and one wrong of one drops it to 0.64.
  constexpr double kPriorWeight = 4;
  const auto it = measured.find(rule);
  if (it == measured.end()) return prior;
  const auto [right, wrong] = it->second;
  return (right + kPriorWeight * prior) / (right + wrong + kPriorWeight);
}

std::uint32_t LanguagePack::find_class(std::string_view name) const {
  const auto it = std::ranges::find(word_classes, name);
  return it == word_classes.end() ? kNone : static_cast<std::uint32_t>(it - word_classes.begin());
}

std::uint32_t LanguagePack::find_entry(std::string_view id) const {
  const auto it = std::ranges::lower_bound(entries, id, {}, &GazetteerEntry::id);
  return it == entries.end() || it->id != id ? kNone : static_cast<std::uint32_t>(it - entries.begin());
}

std::string name_key(std::string_view name) {
  std::string out = fold(name);
  for (const std::string_view spaced : {" -", "- "})
    for (std::size_t at = out.find(spaced); at != std::string::npos; at = out.find(spaced)) out.replace(at, 2, "-");
  return out;
}

bool is_grammar_class(std::string_view name) {
  return std::ranges::any_of(kGrammarClasses, [&](const auto& known) { return known.first == name; });
}

std::uint32_t intern_class(LanguagePack& pack, const std::string& name) {
  const std::uint32_t known = pack.find_class(name);
  if (known != kNone) return known;
  pack.word_classes.push_back(name);
  return static_cast<std::uint32_t>(pack.word_classes.size() - 1);
}

namespace {

/// The entries that the lexicon named before the gazetteers were read.
Result<void> find_owners(const fs::path& root, LanguagePack& pack) {
  for (Reference& reference : pack.references) {
    if (reference.kind != Reference::Kind::owned) continue;
    reference.owner_entry = pack.find_entry(reference.owner);
    if (reference.owner_entry == kNone)
      return fail({.code = ErrorCode::schema,
                   .message = fmt::format("no gazetteer entry has the id \"{}\"", reference.owner),
                   .file = (root / "lexicon").string(),
                   .line = 0,
                   .column = 0,
                   .pointer = "/references"});
  }
  return {};
}

}  // namespace

Result<LanguagePack> load_pack(const std::string& folder, const Ontology& ontology) {
  LanguagePack pack;
  pack.folder = folder;
  const fs::path root(folder);
  auto manifest = load_manifest((root / "pack.json").string(), ontology, pack);
  if (!manifest) return tl::unexpected(manifest.error());
  number_grammar_classes(pack);
  for (const fs::path& file : json_files(root / "lexicon"))
    if (auto done = load_lexicon(file.string(), ontology, pack); !done) return tl::unexpected(done.error());
  find_heads(ontology, pack);
  if (auto done = load_gazetteers((root / "gazetteer").string(), ontology, pack); !done)
    return tl::unexpected(done.error());
  if (auto done = find_owners(root, pack); !done) return tl::unexpected(done.error());
  for (const fs::path& file : json_files(root / "relations"))
    if (auto done = load_rules(file.string(), ontology, pack); !done) return tl::unexpected(done.error());
  if (auto done = check_rules(pack); !done) return tl::unexpected(done.error());
  if (auto done = load_measured(root / "confidence.json", pack); !done) return tl::unexpected(done.error());
  if (auto done = load_namesakes((root / "namesakes.json").string(), ontology, pack); !done)
    return tl::unexpected(done.error());
  if (!manifest->home.empty()) {
    pack.home = pack.find_entry(manifest->home);
    if (pack.home == kNone) {
      return fail({.code = ErrorCode::schema,
                   .message = fmt::format("no gazetteer entry has the id \"{}\"", manifest->home),
                   .file = (root / "pack.json").string(),
                   .line = 0,
                   .column = 0,
                   .pointer = "/home"});
    }
  }
  return pack;
}

}  // namespace entente
