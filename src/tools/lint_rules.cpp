#include "tools/lint_rules.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tools/rule_text.hpp"

namespace entente {
namespace {

using Severity = Finding::Severity;

class RuleLint {
 public:
  RuleLint(const LanguagePack& pack, const Ontology& ontology, const std::vector<std::set<std::string>>& phrases)
      : pack_(pack), ontology_(ontology), phrases_(phrases) {}

  std::vector<Finding> run() {
    for (const Rule& rule : pack_.rules) {
      check_words(rule);
      check_ends(rule);
      check_edges(rule);
      check_source(rule);
    }
    for (std::size_t i = 0; i < pack_.rules.size(); ++i)
      for (std::size_t j = i + 1; j < pack_.rules.size(); ++j) compare(pack_.rules[i], pack_.rules[j]);
    return std::move(out_);
  }

 private:
  void find(Severity severity, const char* check, const Rule& rule, std::string message) {
    out_.push_back({severity, check, rule.file, rule.id, std::move(message)});
  }

  // ------------------------------------------------------------ one rule alone

  void check_words(const Rule& rule) {
    for (const RuleElement& element : rule.elements) {
      if (element.kind != PatternElement::Kind::words || element.optional || !phrases_[element.word_class].empty())
        continue;
      find(Severity::error, "never-matches", rule,
           fmt::format("{} holds no phrase", element_text(rule, element, pack_, ontology_)));
    }
  }

  /// The classes of an end must leave something that the predicate takes.
  void check_ends(const Rule& rule) {
    for (const RuleOutput& output : rule.outputs) {
      const OntologyProperty& property = ontology_[output.predicate];
      check_end(rule, output.subject, property, property.domain, "subject");
      check_end(rule, output.object, property, property.range, "object");
    }
  }

  void check_end(const Rule& rule, std::uint32_t role, const OntologyProperty& property,
                 const std::vector<ClassId>& allowed, const char* end) {
    if (allowed.empty()) return;
    for (const RuleElement& element : rule.elements) {
      if (element.kind != PatternElement::Kind::argument || element.role != role || element.types.empty()) continue;
      const bool possible = std::ranges::any_of(element.types, [&](ClassId type) {
        return ontology_.allows(allowed, type) ||
               std::ranges::any_of(allowed, [&](ClassId one) { return ontology_.is_a(one, type); });
      });
      if (!possible)
        find(Severity::error, "impossible-end", rule,
             fmt::format("{} can be no {} of {}", element_text(rule, element, pack_, ontology_), end, property.name));
    }
  }

  void check_edges(const Rule& rule) {
    for (const RuleElement* element : {&rule.elements.front(), &rule.elements.back()})
      if (element->kind == PatternElement::Kind::gap || element->optional)
        find(Severity::warning, "idle-edge", rule,
             fmt::format("{} at an end of the pattern asks for nothing",
                         element_text(rule, *element, pack_, ontology_)));
  }

  void check_source(const Rule& rule) {
    if (rule.source.empty()) find(Severity::error, "no-source", rule, "the rule names no source of its phrasing");
  }

  // ------------------------------------------------------------ two rules

  void compare(const Rule& a, const Rule& b) {
    const bool a_covers = covers(a, 0, b, 0);
    const bool b_covers = covers(b, 0, a, 0);
    if (!a_covers && !b_covers) return;
    if (a_covers && b_covers) {
      if (same_outputs(a, b)) {
        find(Severity::error, "duplicate", b, fmt::format("says the same as {}", a.id));
      } else if (!share_output(a, b)) {
        find(Severity::error, "conflict", b,
             fmt::format("has the pattern of {}, but states {} where that states {}", a.id, statements(b),
                         statements(a)));
      }
      return;
    }
    const Rule& general = a_covers ? a : b;
    const Rule& special = a_covers ? b : a;
    if (same_outputs(general, special))
      find(Severity::warning, "shadowed", special,
           fmt::format("{} matches wherever this rule does and states the same", general.id));
  }

  bool same_output(const Rule& a, const RuleOutput& x, const Rule& b, const RuleOutput& y) const {
    return x.predicate == y.predicate && x.modality == y.modality && a.roles[x.subject] == b.roles[y.subject] &&
           a.roles[x.object] == b.roles[y.object];
  }

  /// `a` states at least all that `b` does.
  bool includes_outputs(const Rule& a, const Rule& b) const {
    return std::ranges::all_of(b.outputs, [&](const RuleOutput& y) {
      return std::ranges::any_of(a.outputs, [&](const RuleOutput& x) { return same_output(a, x, b, y); });
    });
  }

  bool same_outputs(const Rule& a, const Rule& b) const { return includes_outputs(a, b) && includes_outputs(b, a); }

  bool share_output(const Rule& a, const Rule& b) const {
    return std::ranges::any_of(b.outputs, [&](const RuleOutput& y) {
      return std::ranges::any_of(a.outputs, [&](const RuleOutput& x) { return same_output(a, x, b, y); });
    });
  }

  std::string statements(const Rule& rule) const {
    std::string out;
    for (const RuleOutput& output : rule.outputs)
      out += fmt::format("{}{}{}", out.empty() ? "" : " and ", ontology_[output.predicate].name,
                         output.modality ? fmt::format(" ({})", to_string(*output.modality)) : "");
    return out;
  }

  /// True if `a` matches wherever `b` does, from elements i and j on; false may also mean: not seen to.
  bool covers(const Rule& a, std::size_t i, const Rule& b, std::size_t j) const {
    if (i == a.elements.size() && j == b.elements.size()) return true;
    if (i < a.elements.size() && j < b.elements.size() && covers(a, a.elements[i], b, b.elements[j]) &&
        covers(a, i + 1, b, j + 1))
      return true;
    return i < a.elements.size() && may_be_absent(a.elements[i]) && covers(a, i + 1, b, j);
  }

  static bool may_be_absent(const RuleElement& element) {
    return element.optional || element.kind == PatternElement::Kind::gap;
  }

  bool covers(const Rule& a, const RuleElement& x, const Rule& b, const RuleElement& y) const {
    if (x.kind != y.kind || (y.optional && !may_be_absent(x))) return false;
    switch (x.kind) {
      case PatternElement::Kind::words:
        return std::ranges::includes(phrases_[x.word_class], phrases_[y.word_class]);
      case PatternElement::Kind::absent:
        return std::ranges::includes(phrases_[y.word_class], phrases_[x.word_class]);
      case PatternElement::Kind::argument:
        return a.roles[x.role] == b.roles[y.role] && x.clause_subject == y.clause_subject && x.reach >= y.reach &&
               (!x.several || y.several) && x.post == y.post && covers_types(x.types, y.types);
      case PatternElement::Kind::gap:
        return x.max >= y.max && (x.over_actors || !y.over_actors) && (x.over_commas || !y.over_commas);
      case PatternElement::Kind::number:
        return true;
    }
    return false;
  }

  bool covers_types(const std::vector<ClassId>& general, const std::vector<ClassId>& special) const {
    if (general.empty()) return true;
    return !special.empty() &&
           std::ranges::all_of(special, [&](ClassId type) { return ontology_.allows(general, type); });
  }

  const LanguagePack& pack_;
  const Ontology& ontology_;
  const std::vector<std::set<std::string>>& phrases_;
  std::vector<Finding> out_;
};

}  // namespace

std::vector<Finding> lint_rules(const LanguagePack& pack, const Ontology& ontology,
                                const std::vector<std::set<std::string>>& phrases) {
  return RuleLint(pack, ontology, phrases).run();
}

}  // namespace entente
