#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "packs/json_file.hpp"
#include "packs/loaders.hpp"

namespace entente {
namespace {

std::optional<Modality> read_modality(const JsonNode& node) {
  const std::string name = node.text();
  for (const Modality modality : {Modality::asserted, Modality::intended, Modality::requested, Modality::negated})
    if (name == to_string(modality)) return modality;
  node.fault(ErrorCode::schema, fmt::format("\"{}\" is no modality", name));
  return std::nullopt;
}

std::uint32_t role_index(Rule& rule, const std::string& role) {
  const auto it = std::ranges::find(rule.roles, role);
  if (it != rule.roles.end()) return static_cast<std::uint32_t>(it - rule.roles.begin());
  rule.roles.push_back(role);
  return static_cast<std::uint32_t>(rule.roles.size() - 1);
}

/// The phrases of an element become a word class of the pack, one for each distinct set.
std::uint32_t phrase_class(LanguagePack& pack, std::vector<std::string> phrases) {
  std::ranges::sort(phrases);
  const std::string name = fmt::format("({})", fmt::join(phrases, "|"));
  const std::uint32_t known = pack.find_class(name);
  if (known != kNone) return known;
  const std::uint32_t index = intern_class(pack, name);
  for (const std::string& phrase : phrases)
    pack.phrases.insert(pack.vocabulary->phrase(phrase), PhraseKind::word_class, index);
  return index;
}

void compile(const JsonNode& node, const Ontology& ontology, LanguagePack& pack, Rule& rule) {
  auto elements = parse_pattern(rule.pattern, ontology);
  if (!elements) {
    node.at("pattern").fault(elements.error().code, elements.error().message);
    return;
  }
  bool anchored = false;
  for (std::size_t i = 0; i < elements->size(); ++i) {
    PatternElement& in = (*elements)[i];
    RuleElement out;
    out.kind = in.kind;
    out.optional = in.optional;
    out.types = std::move(in.types);
    out.clause_subject = in.clause_subject;
    out.reach = in.reach;
    out.several = in.several;
    out.post = in.post;
    out.max = in.max;
    out.over_actors = in.over_actors;
    out.over_commas = in.over_commas;
    if (in.kind == PatternElement::Kind::argument) {
      out.role = role_index(rule, in.role);
      if (in.clause_subject && i != 0)
        node.at("pattern").fault(ErrorCode::schema, "only the first element may be a clause's subject");
    } else if (in.kind == PatternElement::Kind::words || in.kind == PatternElement::Kind::absent) {
      if (in.word_class.empty()) {
        out.stops = std::ranges::find(in.phrases, kFullStop) != in.phrases.end();
        out.word_class = phrase_class(pack, std::move(in.phrases));
      } else {
        out.word_class = pack.find_class(in.word_class);
        if (out.word_class == kNone) {
          node.at("pattern").fault(ErrorCode::schema,
                                   fmt::format("the lexicon has no word class \"{}\"", in.word_class));
          return;
        }
        out.stops = std::ranges::find(pack.stops, out.word_class) != pack.stops.end();
      }
      if (!anchored && !in.optional && in.kind == PatternElement::Kind::words) {
        rule.anchor = static_cast<std::uint32_t>(i);
        anchored = true;
      }
    }
    rule.elements.push_back(std::move(out));
  }
  if (!anchored) node.at("pattern").fault(ErrorCode::schema, "the pattern needs a word that is not optional");
  if (rule.elements.front().clause_subject && rule.anchor != 1)
    node.at("pattern").fault(ErrorCode::schema, "after a clause's subject the first required word must follow");
}

/// {"predicate": …, "subject": role, "object": role, "modality": …}; both roles default to their own names.
void read_output(const JsonNode& node, const Ontology& ontology, Rule& rule) {
  RuleOutput out;
  const auto find_predicate = [&](const char* key) {
    const std::string name = node.string(key);
    const PropertyId found = ontology.find_property(name);
    if (!found.valid())
      node.at(key).fault(ErrorCode::schema, fmt::format("the ontology has no predicate \"{}\"", name));
    return found;
  };
  out.predicate = find_predicate("predicate");
  if (node.has("downward")) out.downward = find_predicate("downward");
  if (node.has("upward")) out.upward = find_predicate("upward");
  if (node.has("modality")) out.modality = read_modality(node.at("modality"));
  const auto find_role = [&](const char* key, const char* fallback) {
    const std::string role = node.string(key, fallback);
    const auto it = std::ranges::find(rule.roles, role);
    if (it == rule.roles.end()) node.fault(ErrorCode::schema, fmt::format("the pattern has no role \"{}\"", role));
    return static_cast<std::uint32_t>(it - rule.roles.begin());
  };
  const bool both = std::ranges::find(rule.roles, "both") != rule.roles.end();
  out.subject = find_role("subject", both ? "both" : "subject");
  out.object = find_role("object", both ? "both" : "object");
  rule.outputs.push_back(out);
}

}  // namespace

Result<void> load_rules(const std::string& path, const Ontology& ontology, LanguagePack& pack) {
  auto file = JsonFile::load(path);
  if (!file) return tl::unexpected(file.error());
  const JsonNode root = file->root();
  root.allow({"rules"});
  for (const JsonNode& node : root.list("rules")) {
    node.allow({"id", "pattern", "predicate", "subject", "object", "modality", "downward", "upward", "also",
                "confidence", "items", "examples", "source", "rare"});
    Rule rule;
    rule.file = path;
    rule.id = node.string("id");
    rule.pattern = node.string("pattern");
    rule.source = node.string("source", "");
    rule.rare = node.string("rare", "");
    rule.confidence = node.number("confidence", 0.8);
    if (rule.confidence < 0 || rule.confidence > 1)
      node.at("confidence").fault(ErrorCode::schema, "a confidence lies between 0 and 1");
    rule.items = node.flag("items");
    compile(node, ontology, pack, rule);
    if (file->error()) break;
    read_output(node, ontology, rule);
    for (const JsonNode& output : node.list("also")) {
      output.allow({"predicate", "subject", "object", "modality", "downward", "upward"});
      read_output(output, ontology, rule);
    }
    for (const JsonNode& example : node.list("examples")) {
      example.allow({"text", "expect"});
      rule.examples.push_back({example.string("text"), example.strings("expect")});
    }
    pack.rules.push_back(std::move(rule));
  }
  if (file->error()) return fail(*file->error());
  return {};
}

}  // namespace entente
