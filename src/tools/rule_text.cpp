#include "tools/rule_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente {
namespace {

/// Bytes of a list of alternatives that are shown.
constexpr std::size_t kLongestList = 48;

std::string shorten(const std::string& list) {
  if (list.size() <= kLongestList) return list;
  const std::size_t cut = list.rfind('|', kLongestList);
  return cut == std::string::npos ? list : list.substr(0, cut) + "|…)";
}

std::string words_text(const std::string& word_class) {
  // The phrases of a rule's own make a class whose name is their list.
  return word_class.starts_with('(') ? shorten(word_class) : "@" + word_class;
}

std::string argument_text(const Rule& rule, const RuleElement& element, const Ontology& ontology) {
  std::string out = "{" + rule.roles[element.role];
  if (element.several) out += '*';
  if (element.post) out += '@';
  if (element.clause_subject) out += '^';
  if (element.reach != UINT32_MAX) out += std::to_string(element.reach);
  for (std::size_t i = 0; i < element.types.size(); ++i) out += (i == 0 ? ":" : "|") + ontology[element.types[i]].name;
  return out + "}";
}

}  // namespace

std::string element_text(const Rule& rule, const RuleElement& element, const LanguagePack& pack,
                         const Ontology& ontology) {
  std::string out;
  switch (element.kind) {
    case PatternElement::Kind::words:
      out = words_text(pack.word_classes[element.word_class]);
      break;
    case PatternElement::Kind::absent:
      out = "!" + words_text(pack.word_classes[element.word_class]);
      break;
    case PatternElement::Kind::argument:
      out = argument_text(rule, element, ontology);
      break;
    case PatternElement::Kind::number:
      out = "#";
      break;
    case PatternElement::Kind::gap:
      out = fmt::format("{}{}", element.over_actors ? "~" : element.over_commas ? "..." : "..", element.max);
      break;
  }
  return element.optional ? out + "?" : out;
}

std::string pattern_text(const Rule& rule, const LanguagePack& pack, const Ontology& ontology) {
  std::string out;
  for (const RuleElement& element : rule.elements)
    out += (out.empty() ? "" : " ") + element_text(rule, element, pack, ontology);
  return out;
}

}  // namespace entente
