#include "evaluate/gold.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "packs/json_file.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

Modality read_modality(const JsonNode& node) {
  const std::string name = node.string("modality", to_string(Modality::asserted));
  for (const Modality modality : {Modality::asserted, Modality::intended, Modality::requested, Modality::negated})
    if (name == to_string(modality)) return modality;
  node.at("modality").fault(ErrorCode::schema, fmt::format("\"{}\" is no modality", name));
  return Modality::asserted;
}

GoldEntity read_entity(const JsonNode& node, const Ontology& ontology) {
  GoldEntity out;
  out.id = node.string("id");
  const std::string type = node.string("type");
  out.type = ontology.find_class(type);
  if (!out.type.valid() || !ontology[out.type].annotated)
    node.at("type").fault(ErrorCode::schema, fmt::format("the ontology has no annotation type \"{}\"", type));
  out.name = node.string("name");
  out.aliases = node.strings("aliases");
  out.optional = node.flag("optional");
  return out;
}

std::vector<std::uint32_t> read_end(const JsonNode& node, const std::vector<GoldEntity>& entities) {
  std::vector<std::uint32_t> out;
  for (const std::string& id : node.texts()) {
    const auto found = std::ranges::find(entities, id, &GoldEntity::id);
    if (found == entities.end())
      node.fault(ErrorCode::schema, fmt::format("no entity of this file has the id \"{}\"", id));
    else
      out.push_back(static_cast<std::uint32_t>(found - entities.begin()));
  }
  return out;
}

Result<GoldDocument> load_document(const fs::path& path, const Ontology& ontology) {
  auto file = JsonFile::load(path.string());
  if (!file) return fail(file.error());
  const JsonNode root = file->root();
  GoldDocument out;
  out.id = path.stem().string();
  for (const JsonNode& node : root.list("entities")) out.entities.push_back(read_entity(node, ontology));
  for (const JsonNode& node : root.list("relations")) {
    GoldRelation relation;
    const std::string predicate = node.string("p");
    relation.predicate = ontology.find_property(predicate);
    if (!relation.predicate.valid())
      node.at("p").fault(ErrorCode::schema, fmt::format("the ontology has no predicate \"{}\"", predicate));
    relation.subjects = read_end(node.at("s"), out.entities);
    relation.objects = read_end(node.at("o"), out.entities);
    relation.modality = read_modality(node);
    relation.optional = node.flag("optional");
    out.relations.push_back(std::move(relation));
  }
  if (file->error()) return fail(*file->error());
  return out;
}

}  // namespace

Result<std::vector<GoldDocument>> load_gold(const std::string& folder, const Ontology& ontology) {
  std::vector<fs::path> files;
  std::error_code code;
  for (fs::directory_iterator at(folder, code), end; !code && at != end; at.increment(code))
    if (at->path().extension() == ".json") files.push_back(at->path());
  if (files.empty()) {
    return fail({.code = ErrorCode::not_found,
                 .message = "there is no gold annotation here (a .json file an article)",
                 .file = folder});
  }
  std::ranges::sort(files);
  std::vector<GoldDocument> out;
  for (const fs::path& file : files) {
    Result<GoldDocument> document = load_document(file, ontology);
    if (!document) return fail(document.error());
    out.push_back(std::move(*document));
  }
  return out;
}

}  // namespace entente
