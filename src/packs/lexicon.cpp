#include <fmt/format.h>

#include "packs/json_file.hpp"
#include "packs/loaders.hpp"
#include "text/fold.hpp"

namespace entente {
namespace {

ClassId read_class(const JsonNode& node, const Ontology& ontology) {
  const std::string name = node.text();
  const ClassId id = ontology.find_class(name);
  if (!id.valid()) node.fault(ErrorCode::schema, fmt::format("the ontology has no class \"{}\"", name));
  return id;
}

PropertyId read_property(const JsonNode& node, const Ontology& ontology) {
  const std::string name = node.text();
  const PropertyId id = ontology.find_property(name);
  if (!id.valid()) node.fault(ErrorCode::schema, fmt::format("the ontology has no predicate \"{}\"", name));
  return id;
}

void add_phrase(LanguagePack& pack, const std::string& phrase, PhraseKind kind, std::size_t index) {
  pack.phrases.insert(pack.vocabulary->phrase(phrase), kind, index);
}

void read_titles(const JsonNode& root, const Ontology& ontology, LanguagePack& pack) {
  for (const JsonNode& node : root.list("titles")) {
    node.allow({"forms", "of", "relation", "accredited", "of_home", "abroad", "of_leader", "any_leader", "named",
                "expert", "whole", "body_head", "body_name", "implied", "among", "same_as"});
    Title title;
    if (node.has("of"))
      for (const JsonNode& name : node.list("of")) title.of.push_back(read_class(name, ontology));
    title.relation = read_property(node.at("relation"), ontology);
    if (node.has("accredited")) title.accredited = read_property(node.at("accredited"), ontology);
    title.of_home = node.flag("of_home");
    title.abroad = node.flag("abroad");
    title.of_leader = node.flag("of_leader");
    title.any_leader = node.flag("any_leader");
    title.expert = node.flag("expert");
    title.named = title.expert || node.flag("named");
    title.whole = node.flag("whole");
    title.body_head = node.string("body_head", "");
    title.body_name = node.string("body_name", "");
    title.among = node.string("among", "");
    if (node.has("implied"))
      for (const JsonNode& name : node.list("implied")) title.implied.push_back(read_class(name, ontology));
    for (const std::string& form : node.strings("forms")) {
      title.form = form;
      title.post = title.folded = fold(form);
      if (node.has("same_as") && node.at("same_as").has(form)) {
        title.post = fold(node.at("same_as").string(form, ""));
        pack.other_titles.push_back(static_cast<std::uint32_t>(pack.titles.size()));
      }
      if ((title.named && !title.expert) || title.any_leader)
        pack.leading_titles.push_back(static_cast<std::uint32_t>(pack.titles.size()));
      add_phrase(pack, form, PhraseKind::title, pack.titles.size());
      pack.titles.push_back(title);
    }
  }
}

void read_heads(const JsonNode& root, const Ontology& ontology, LanguagePack& pack) {
  for (const JsonNode& node : root.list("heads")) {
    node.allow({"forms", "canonical", "class", "capital", "proper", "person_name", "fields_only", "field_first",
                "of_town", "named", "owned", "alone", "owner", "accredited"});
    HeadNoun head;
    head.type = read_class(node.at("class"), ontology);
    head.canonical = node.string("canonical", "");
    head.capital = node.flag("capital");
    head.proper = node.flag("proper");
    head.person_name = node.flag("person_name");
    head.fields_only = node.flag("fields_only");
    head.field_first = node.flag("field_first");
    head.of_town = node.flag("of_town");
    head.named = node.flag("named");
    head.owned = node.flag("owned");
    head.alone = node.flag("alone");
    if (node.has("accredited")) head.accredited = read_property(node.at("accredited"), ontology);
    if (node.has("owner")) {
      for (const auto& [name, value] : node.at("owner").members()) {
        const ClassId owner = ontology.find_class(name);
        if (!owner.valid()) value.fault(ErrorCode::schema, fmt::format("the ontology has no class \"{}\"", name));
        // An empty relation: a part of the owner that is no actor.
        head.owner.emplace_back(owner, value.text().empty() ? PropertyId{} : read_property(value, ontology));
      }
    }
    for (const std::string& form : node.strings("forms")) {
      head.form = form;
      head.folded = fold(form);
      add_phrase(pack, form, PhraseKind::head, pack.heads.size());
      pack.heads.push_back(head);
    }
  }
}

void read_references(const JsonNode& root, const Ontology& ontology, LanguagePack& pack) {
  static const std::map<std::string, Reference::Kind, std::less<>> kKinds = {
      {"person", Reference::Kind::person},   {"partner", Reference::Kind::partner},
      {"pair", Reference::Kind::pair},       {"parties", Reference::Kind::parties},
      {"same", Reference::Kind::same},       {"topic", Reference::Kind::topic},
      {"group", Reference::Kind::group},     {"home", Reference::Kind::home},
      {"speaker", Reference::Kind::speaker}, {"noun", Reference::Kind::noun},
      {"owned", Reference::Kind::owned}};
  for (const JsonNode& node : root.list("references")) {
    node.allow({"forms", "kind", "class", "owner"});
    Reference reference;
    const std::string kind = node.string("kind");
    if (const auto it = kKinds.find(kind); it != kKinds.end()) {
      reference.kind = it->second;
    } else {
      node.fault(ErrorCode::schema, fmt::format("\"{}\" is no kind of reference", kind));
    }
    if (node.has("class")) reference.type = read_class(node.at("class"), ontology);
    if (reference.kind == Reference::Kind::owned) reference.owner = node.string("owner");
    for (const std::string& form : node.strings("forms")) {
      reference.form = form;
      add_phrase(pack, form, PhraseKind::reference, pack.references.size());
      pack.references.push_back(reference);
    }
  }
}

}  // namespace

Result<void> load_lexicon(const std::string& path, const Ontology& ontology, LanguagePack& pack) {
  auto file = JsonFile::load(path);
  if (!file) return tl::unexpected(file.error());
  const JsonNode root = file->root();
  root.allow({"titles", "heads", "references", "classes"});
  if (root.has("classes")) {
    for (const auto& [name, phrases] : root.at("classes").members()) {
      const std::uint32_t index = intern_class(pack, name);
      for (const std::string& phrase : phrases.texts()) {
        add_phrase(pack, phrase, PhraseKind::word_class, index);
        if (phrase == kFullStop) pack.stops.push_back(index);
      }
    }
  }
  read_titles(root, ontology, pack);
  read_heads(root, ontology, pack);
  read_references(root, ontology, pack);
  if (file->error()) return fail(*file->error());
  return {};
}

}  // namespace entente
