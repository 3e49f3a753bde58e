#include "pipeline/rule_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "pipeline/article_pipeline.hpp"
#include "text/normalizer.hpp"

namespace entente {
namespace {

std::string join(const std::set<std::string>& parts) {
  return parts.empty() ? "(nothing)" : fmt::format("{}", fmt::join(parts, "; "));
}

/// What one rule states about a text, written as examples write it.
std::set<std::string> stated(const Rule& rule, const std::string& text, const Ontology& ontology,
                             const LanguagePack& pack) {
  std::set<std::string> out;
  auto nfc = to_nfc(text);
  if (!nfc) return out;
  const ArticleExtraction found = extract_article(plain_article(std::move(*nfc), pack), ontology, pack);
  for (const LocalStatement& statement : found.statements) {
    if (statement.evidence.rule != rule.id) continue;
    std::string line =
        fmt::format("{} -> {}", found.entities[statement.subject].name, found.entities[statement.object].name);
    if (statement.predicate != rule.outputs.front().predicate)
      line = fmt::format("{}: {}", ontology[statement.predicate].name, line);
    if (statement.modality != Modality::asserted) line += fmt::format(" ({})", to_string(statement.modality));
    out.insert(line);
  }
  return out;
}

}  // namespace

std::vector<ExampleFault> check_examples(const LanguagePack& pack, const Ontology& ontology) {
  std::vector<ExampleFault> out;
  for (const Rule& rule : pack.rules) {
    const bool positive =
        std::ranges::any_of(rule.examples, [](const RuleExample& example) { return !example.expect.empty(); });
    if (!positive) out.push_back({rule.id, rule.file, {}, "an example in which the rule fires", "none"});
    for (const RuleExample& example : rule.examples) {
      std::set<std::string> expected;
      for (const std::string& line : example.expect)
        if (auto nfc = to_nfc(line)) expected.insert(std::move(*nfc));
      const std::set<std::string> found = stated(rule, example.text, ontology, pack);
      if (found != expected) out.push_back({rule.id, rule.file, example.text, join(expected), join(found)});
    }
  }
  return out;
}

}  // namespace entente
