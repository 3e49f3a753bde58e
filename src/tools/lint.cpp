#include "tools/lint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>
#include <utility>

#include "annotate/annotator.hpp"
#include "extract/extractor.hpp"
#include "ingest/article_reader.hpp"
#include "packs/json_file.hpp"
#include "packs/phrase_lists.hpp"
#include "packs/reader_lexicon.hpp"
#include "pipeline/rule_check.hpp"
#include "rdf/ontology_reader.hpp"
#include "relate/relator.hpp"
#include "resolve/article_resolver.hpp"
#include "text/fold.hpp"
#include "text/normalizer.hpp"
#include "tools/lint_rules.hpp"

namespace entente {
namespace {

using Severity = Finding::Severity;

std::string folded(const std::string& phrase) {
  const auto nfc = to_nfc(phrase);
  return nfc ? fold(*nfc) : phrase;
}

/// The phrases of every word class, folded: those of the lexicon, and those that a rule's own class is named by.
std::vector<std::set<std::string>> class_phrases(const LanguagePack& pack, const std::vector<PhraseList>& lists) {
  std::vector<std::set<std::string>> out(pack.word_classes.size());
  for (const PhraseList& list : lists) {
    const std::uint32_t index = pack.find_class(list.name);
    if (list.kind != PhraseList::Kind::word_class || index == kNone) continue;
    for (const std::string& phrase : list.phrases) out[index].insert(folded(phrase));
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    const std::string& name = pack.word_classes[i];
    if (!name.starts_with('(')) continue;
    for (std::size_t begin = 1; begin < name.size();) {
      const std::size_t end = std::min(name.find('|', begin), name.size() - 1);
      out[i].insert(folded(name.substr(begin, end - begin)));
      begin = end + 1;
    }
  }
  return out;
}

/// Word classes and forms: what is listed twice, and classes that nobody asks for.
void lint_lists(const LanguagePack& pack, const std::vector<PhraseList>& lists, std::vector<Finding>& out) {
  std::map<std::pair<PhraseList::Kind, std::string>, std::map<std::string, std::string>> seen;  // list → phrase → place
  for (const PhraseList& list : lists) {
    // One head noun may begin bodies of several kinds, each under conditions of its own.
    const bool alternatives = list.kind == PhraseList::Kind::head;
    auto& phrases = seen[{list.kind, alternatives ? list.pointer : list.name}];
    for (const std::string& phrase : list.phrases) {
      const auto [known, fresh] = phrases.emplace(folded(phrase), list.file + list.pointer);
      if (fresh) continue;
      out.push_back({Severity::warning, "doubled-phrase", list.file, list.pointer,
                     known->second == list.file + list.pointer
                         ? fmt::format("“{}” is listed twice", phrase)
                         : fmt::format("“{}” is listed in {} too", phrase, known->second)});
    }
  }
  std::set<std::uint32_t> used;
  for (const Rule& rule : pack.rules)
    for (const RuleElement& element : rule.elements)
      if (element.kind == PatternElement::Kind::words || element.kind == PatternElement::Kind::absent)
        used.insert(element.word_class);
  for (const PhraseList& list : lists) {
    if (list.kind != PhraseList::Kind::word_class) continue;
    if (list.phrases.empty())
      out.push_back({Severity::warning, "empty-class", list.file, list.pointer, "the word class holds no phrase"});
    if (!used.contains(pack.find_class(list.name)) && !is_grammar_class(list.name))
      out.push_back({Severity::warning, "unused-class", list.file, list.pointer,
                     fmt::format("no rule and no part of the program asks for the word class \"{}\"", list.name)});
  }
}

void lint_manifest(const std::string& folder, std::vector<Finding>& out) {
  const std::string path = folder + "/pack.json";
  auto file = JsonFile::load(path);
  if (!file) return;  // load_pack() has read it
  const JsonNode root = file->root();
  for (const char* key : {"licence", "sources"})
    if (root.string(key, "").empty())
      out.push_back({Severity::error, "no-source", path, std::string("/") + key, "the pack does not say"});
}

void lint_examples(const LanguagePack& pack, const Ontology& ontology, std::vector<Finding>& out) {
  for (const ExampleFault& fault : check_examples(pack, ontology)) {
    out.push_back({Severity::error, fault.text.empty() ? "no-example" : "example", fault.file, fault.rule,
                   fault.text.empty() ? fmt::format("expected {}, found {}", fault.expected, fault.found)
                                      : fmt::format("“{}” gives {}, not {}", fault.text, fault.found, fault.expected)});
  }
  for (const Rule& rule : pack.rules)
    if (std::ranges::none_of(rule.examples, [](const RuleExample& example) { return example.expect.empty(); }))
      out.push_back({Severity::warning, "no-counterexample", rule.file, rule.id,
                     "no example says where the rule must stay silent"});
}

/// Runs the rules on a corpus and counts.
Result<void> count_hits(const LanguagePack& pack, const ReaderLexicon& reader, const Ontology& ontology,
                        const Options& options, LintReport& report) {
  for (const Rule& rule : pack.rules) report.hits[rule.id];
  read_articles(options.paths, options.source, [&](const Result<RawArticle>& raw) {
    Result<Article> article = raw ? read_article(*raw, {&reader}) : Result<Article>(fail(raw.error()));
    if (!article) {
      if (options.on_skip) options.on_skip(article.error());
      return;
    }
    ++report.articles;
    const Document document = annotate(std::move(*article), pack);
    const Mentions mentions = extract(document, ontology, pack);
    const std::vector<Relation> relations = relate(document, mentions, ontology, pack);
    // Not counted from the relations: there a rule that says what another one says does not show.
    for (const RuleTrace& one : trace(document, mentions, ontology, pack))
      if (one.outcome == RuleTrace::Outcome::fired) ++report.hits[pack.rules[one.rule].id].fired;
    const ArticleExtraction result = resolve_article(document, mentions, relations, ontology, pack);
    for (const LocalStatement& statement : result.statements)
      if (const auto hit = report.hits.find(statement.evidence.rule); hit != report.hits.end())
        ++hit->second.statements;
  });
  if (report.articles == 0)
    return fail({.code = ErrorCode::empty, .message = "no article of the corpus could be read"});
  for (const Rule& rule : pack.rules) {
    const RuleHits& hits = report.hits[rule.id];
    if (!rule.rare.empty()) continue;
    if (hits.fired == 0)
      report.findings.push_back({Severity::warning, "never-fires", rule.file, rule.id,
                                 fmt::format("fires in none of {} articles", report.articles)});
    else if (hits.statements == 0)
      report.findings.push_back({Severity::warning, "never-states", rule.file, rule.id,
                                 fmt::format("fires {} times in {} articles, but states nothing: other rules say it, "
                                             "or no end is resolved",
                                             hits.fired, report.articles)});
  }
  return {};
}

}  // namespace

const char* to_string(Severity severity) {
  return severity == Severity::error ? "error" : "warning";
}

const std::vector<LintCheck>& lint_checks() {
  static const std::vector<LintCheck> kChecks = {
      {"example", Severity::error, "an example does not come out as written"},
      {"no-example", Severity::error, "no example shows the rule fire"},
      {"no-source", Severity::error, "a rule, or the pack, names no source"},
      {"duplicate", Severity::error, "two rules have the same pattern and state the same"},
      {"conflict", Severity::error, "two rules have the same pattern and state different things"},
      {"never-matches", Severity::error, "the pattern asks for a word class without phrases"},
      {"impossible-end", Severity::error, "an end is of classes that the predicate does not take"},
      {"no-counterexample", Severity::warning, "no example shows where the rule must stay silent"},
      {"shadowed", Severity::warning, "a more general rule states the same wherever this one does"},
      {"never-fires", Severity::warning, "the rule fires nowhere in the corpus and is not marked \"rare\""},
      {"never-states", Severity::warning, "the rule fires in the corpus, but states nothing of its own"},
      {"idle-edge", Severity::warning, "a pattern begins or ends with what asks for nothing"},
      {"doubled-phrase", Severity::warning, "a phrase is listed twice"},
      {"empty-class", Severity::warning, "a word class holds no phrase"},
      {"unused-class", Severity::warning, "nothing asks for a word class"}};
  return kChecks;
}

std::size_t LintReport::count(Severity severity) const {
  return static_cast<std::size_t>(std::ranges::count(findings, severity, &Finding::severity));
}

Result<LintReport> lint(const std::string& folder, const Options& options) {
  const Result<Ontology> ontology = read_ontology(options.ontology);
  if (!ontology) return fail(ontology.error());
  const Result<LanguagePack> pack = load_pack(folder, *ontology);
  if (!pack) return fail(pack.error());
  const Result<ReaderLexicon> reader = load_reader_lexicon(folder + "/reader.json", pack->language);
  if (!reader) return fail(reader.error());
  const Result<std::vector<PhraseList>> lists = read_phrase_lists(folder);
  if (!lists) return fail(lists.error());

  LintReport report;
  report.rules = pack->rules.size();
  for (const Rule& rule : pack->rules) report.examples += rule.examples.size();
  lint_manifest(folder, report.findings);
  lint_lists(*pack, *lists, report.findings);
  std::ranges::move(lint_rules(*pack, *ontology, class_phrases(*pack, *lists)), std::back_inserter(report.findings));
  lint_examples(*pack, *ontology, report.findings);
  if (!options.paths.empty())
    if (const auto done = count_hits(*pack, *reader, *ontology, options, report); !done) return fail(done.error());
  std::ranges::stable_sort(report.findings, {},
                           [](const Finding& one) { return std::tie(one.severity, one.file, one.where); });
  return report;
}

std::string to_text(const LintReport& report) {
  std::string out;
  const auto to = std::back_inserter(out);
  for (const Finding& one : report.findings)
    fmt::format_to(to, "{}: {}: {}: {} [{}]\n", one.file, one.where, to_string(one.severity), one.message, one.check);
  fmt::format_to(to, "{} rules, {} examples", report.rules, report.examples);
  if (report.articles > 0) {
    std::size_t fired = 0;
    for (const auto& [rule, hits] : report.hits) fired += hits.fired > 0 ? 1 : 0;
    fmt::format_to(to, "; {} rules fire in {} articles", fired, report.articles);
  }
  fmt::format_to(to, ": {} errors, {} warnings\n", report.count(Severity::error), report.count(Severity::warning));
  return out;
}

std::string to_json(const LintReport& report, const std::string& pack) {
  nlohmann::ordered_json out;
  out["pack"] = pack;
  out["rules"] = report.rules;
  out["examples"] = report.examples;
  out["articles"] = report.articles;
  out["errors"] = report.count(Severity::error);
  out["warnings"] = report.count(Severity::warning);
  out["findings"] = nlohmann::ordered_json::array();
  for (const Finding& one : report.findings)
    out["findings"].push_back({{"severity", to_string(one.severity)},
                               {"check", one.check},
                               {"file", one.file},
                               {"where", one.where},
                               {"message", one.message}});
  // Paths are bytes; what is no UTF-8 in them must not cost the report.
  return out.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string hits_table(const LintReport& report) {
  std::string out = "rule\tfired\tstatements\n";
  for (const auto& [rule, hits] : report.hits)
    fmt::format_to(std::back_inserter(out), "{}\t{}\t{}\n", rule, hits.fired, hits.statements);
  return out;
}

}  // namespace entente
