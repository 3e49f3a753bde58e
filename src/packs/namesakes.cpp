#include "packs/namesakes.hpp"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <map>
#include <vector>

#include "base/scratch.hpp"
#include "packs/json_file.hpp"
#include "packs/loaders.hpp"
#include "text/fold.hpp"

namespace entente {
namespace {

/// The number that is listed for a class, or for the nearest class above it that is listed; 0 if none is.
double nearest(const std::map<ClassId, double>& listed, ClassId type, const Ontology& ontology) {
  std::vector<ClassId> level{type};
  while (!level.empty()) {
    std::vector<ClassId> above;
    for (const ClassId one : level) {
      if (const auto it = listed.find(one); it != listed.end()) return it->second;
      above.insert(above.end(), ontology[one].supers.begin(), ontology[one].supers.end());
    }
    level = std::move(above);
  }
  return 0;
}

void read_classes(const JsonNode& root, std::string_view key, const Ontology& ontology, std::vector<double>& out) {
  if (!root.has(key)) return;
  std::map<ClassId, double> listed;
  for (const auto& [name, node] : root.at(key).members()) {
    const ClassId type = ontology.find_class(name);
    const double count = node.number();
    if (!type.valid()) node.fault(ErrorCode::schema, "the ontology has no class \"" + name + "\"");
    if (count < 0) node.fault(ErrorCode::schema, "a number of namesakes is not negative");
    listed.emplace(type, count);
  }
  out.resize(ontology.classes.size());
  for (std::uint32_t i = 0; i < out.size(); ++i) out[i] = nearest(listed, ClassId{i}, ontology);
}

double share(const JsonNode& node) {
  const double value = node.number();
  if (value < 0 || value > 1) node.fault(ErrorCode::schema, "a share lies between 0 and 1");
  return value;
}

}  // namespace

bool Namesakes::is_given_name(WordKey word) const {
  const std::uint32_t known = words.find(static_cast<std::uint64_t>(word));
  return known != KeyIndex::kAbsent && shares[known].last > 0;
}

double Namesakes::of_person(std::string_view name) const {
  if (people == 0) return 0;
  static constexpr Shares kUnlisted;
  const Scratch::Use use;
  scratch::vector<const Shares*> parts;
  parts.reserve(8);
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t space = std::min(name.find(' ', begin), name.size());
    if (space > begin) {
      const auto key = static_cast<std::uint64_t>(word_key(name.substr(begin, space - begin)));
      const std::uint32_t known = words.find(key);
      parts.push_back(known == KeyIndex::kAbsent ? &kUnlisted : &shares[known]);
    }
    begin = space + 1;
  }
  const auto or_else = [](double value, double fallback) { return value > 0 ? value : fallback; };
  if (parts.empty()) return 0;
  if (parts.size() == 1) return people * or_else(std::max(parts[0]->first, parts[0]->last), alone);
  double out = people;
  if (parts[0]->first > 0) {
    out *= parts[0]->first * or_else(parts.back()->last, behind_listed);
    for (std::size_t i = 1; i + 1 < parts.size(); ++i) out *= or_else(parts[i]->inner, behind_listed);
    return out;
  }
  for (const Shares* one : parts) out *= or_else(std::max({one->first, one->inner, one->last}), elsewhere);
  return out;
}

Result<void> load_namesakes(const std::string& path, const Ontology& ontology, LanguagePack& pack) {
  if (!std::filesystem::exists(path)) return {};
  auto file = JsonFile::load(path);
  if (!file) return tl::unexpected(file.error());
  const JsonNode root = file->root();
  root.allow({"people", "unlisted", "classes", "owned", "words"});
  Namesakes& out = pack.namesakes;
  out.people = root.at("people").number();
  const JsonNode unlisted = root.at("unlisted");
  unlisted.allow({"behind_listed", "elsewhere", "alone"});
  out.behind_listed = share(unlisted.at("behind_listed"));
  out.elsewhere = share(unlisted.at("elsewhere"));
  out.alone = share(unlisted.at("alone"));
  read_classes(root, "classes", ontology, out.classes);
  read_classes(root, "owned", ontology, out.owned);
  for (const auto& [word, node] : root.at("words").members()) {
    const std::vector<JsonNode> places = node.elements();
    if (places.size() != 3) {
      node.fault(ErrorCode::schema, "three shares are expected here: first, between, last");
      break;
    }
    const Namesakes::Shares shares{share(places[0]), share(places[1]), share(places[2])};
    const auto place = static_cast<std::uint32_t>(out.shares.size());
    if (out.words.insert(static_cast<std::uint64_t>(word_key(word)), place) != place)
      node.fault(ErrorCode::schema, "\"" + word + "\" is listed in another spelling too");
    out.shares.push_back(shares);
  }
  if (file->error()) return fail(*file->error());
  return {};
}

}  // namespace entente
