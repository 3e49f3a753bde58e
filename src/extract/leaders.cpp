#include "extract/leaders.hpp"

#include <utility>

namespace entente {

const std::set<std::string>& Leaders::fuller_names(const std::string& own) {
  if (fuller_.empty()) {
    std::set<std::string> names;
    for (const Mention& person : found_.out.mentions)
      if (found_.is_named_person(person)) names.insert(name_key(person.name));
    for (const std::string& name : names) {
      fuller_[name];
      for (std::size_t space = name.find(' '); space != std::string::npos; space = name.find(' ', space + 1)) {
        fuller_[name.substr(0, space)].insert(name);
        fuller_[name.substr(space + 1)].insert(name);
      }
    }
  }
  return fuller_[own];
}

const std::set<std::uint32_t>& Leaders::led_by(const Mention& person) {
  const auto [place, added] = led_.try_emplace(name_key(person.name));
  if (!added) return place->second;
  const std::string& own = place->first;
  std::set<std::string> names = fuller_names(own);
  if (names.empty()) names.insert(own);
  std::set<std::uint32_t> all;
  std::set<std::uint32_t> in_office;
  const LanguagePack& pack = found_.pack;
  const auto& published = found_.document.article.published;
  for (const std::string& name : names) {
    const auto [first, last] = pack.leaders.equal_range(name);
    for (auto it = first; it != last; ++it) {
      const GazetteerEntry& entry = pack.entries[it->second];
      all.insert(entry.within);
      if (published && (!entry.valid_from || *entry.valid_from <= *published) &&
          (!entry.valid_to || *published <= *entry.valid_to))
        in_office.insert(entry.within);
    }
  }
  place->second = all.size() > 1 && !in_office.empty() ? std::move(in_office) : std::move(all);
  return place->second;
}

}  // namespace entente
