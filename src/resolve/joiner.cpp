#include "resolve/joiner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/hash.hpp"
#include "text/slug.hpp"

namespace entente {
namespace {

/// Digits of the key's hash behind a transliterated name: 2^24 values keep two of the few dozen names that share
/// one transliteration apart.
constexpr std::size_t kHashDigits = 6;

struct Group {
  std::string language;
  std::string gazetteer_name;  // of a gazetteer entry: its own name, whatever the articles say
  std::map<std::uint32_t, std::uint32_t> types;  // class → mentions that say so
  std::map<std::string, std::uint32_t> names;    // fullest form in an article → articles
  std::set<std::string> forms;
  std::vector<std::pair<std::string, std::string>> codes;
  std::vector<std::uint32_t> articles;
  std::uint32_t mentions = 0;
};

/// The longest name; of one in different spellings that of most articles, then the last in order of bytes, which
/// has small letters where another is all capitals.
std::string best_name(const Group& group) {
  const auto better = [](const auto& a, const auto& b) {
    if (a.first.size() != b.first.size()) return a.first.size() > b.first.size();
    if (a.second != b.second) return a.second > b.second;
    return a.first > b.first;
  };
  const std::pair<const std::string, std::uint32_t>* best = nullptr;
  for (const auto& name : group.names)
    if (best == nullptr || better(name, *best)) best = &name;
  return best->first;
}

ClassId best_type(const Group& group) {
  std::uint32_t best = group.types.begin()->first;
  for (const auto& [type, count] : group.types)
    if (count > group.types.at(best)) best = type;
  return ClassId{best};
}

/// "person:nguyễn thanh long" → "person-nguyen-thanh-long-3fa2c1": the class before the colon, the name, the hash
/// of the whole key.
std::string entity_id(const std::string& key, bool gazetteer) {
  if (gazetteer) return key;
  const auto colon = key.find(':');
  const std::string name = slug(std::string_view(key).substr(colon + 1, key.find('@', colon) - colon - 1));
  const std::string hash = content_hash(key).substr(0, kHashDigits);
  return name.empty() ? fmt::format("{}-{}", key.substr(0, colon), hash)
                      : fmt::format("{}-{}-{}", key.substr(0, colon), name, hash);
}

}  // namespace

JoinedEntities join_entities(const std::vector<ArticleExtraction>& articles) {
  std::map<std::string, Group> groups;  // by id
  std::vector<std::vector<std::string>> id_of(articles.size());
  for (std::uint32_t a = 0; a < articles.size(); ++a) {
    for (const LocalEntity& entity : articles[a].entities) {
      const std::string id = entity_id(entity.key, entity.gazetteer);
      Group& group = groups[id];
      // A gazetteer's name is of its language: both from the smallest tag, whatever the order of the articles.
      if (group.language.empty() || articles[a].language < group.language) {
        group.language = articles[a].language;
        if (entity.gazetteer) group.gazetteer_name = entity.name;
      }
      ++group.names[entity.name];
      group.types[entity.type.value] += entity.mentions + 1;
      group.forms.insert(entity.name);
      group.forms.insert(entity.aliases.begin(), entity.aliases.end());
      group.codes.insert(group.codes.end(), entity.codes.begin(), entity.codes.end());
      if (group.articles.empty() || group.articles.back() != a) group.articles.push_back(a);
      group.mentions += entity.mentions;
      id_of[a].push_back(id);
    }
  }
  JoinedEntities out;
  std::map<std::string, std::uint32_t> index;
  for (auto& [id, group] : groups) {
    Entity entity;
    entity.id = id;
    entity.type = best_type(group);
    entity.label = group.gazetteer_name.empty() ? best_name(group) : group.gazetteer_name;
    entity.language = group.language;
    for (const std::string& form : group.forms)
      if (form != entity.label) entity.aliases.push_back(form);
    std::ranges::sort(group.codes);
    group.codes.erase(std::unique(group.codes.begin(), group.codes.end()), group.codes.end());
    entity.codes = std::move(group.codes);
    entity.articles = std::move(group.articles);
    entity.mentions = group.mentions;
    index.emplace(id, static_cast<std::uint32_t>(out.entities.size()));
    out.entities.push_back(std::move(entity));
  }
  for (const auto& ids : id_of) {
    std::vector<std::uint32_t>& row = out.entity_of.emplace_back();
    for (const std::string& id : ids) row.push_back(index.at(id));
  }
  return out;
}

}  // namespace entente
