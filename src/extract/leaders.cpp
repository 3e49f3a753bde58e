#include "extract/leaders.hpp"

#include <algorithm>
#include <string>

#include "base/sorted.hpp"

namespace entente {
namespace {

/// True if the words of `part` begin or end the name, and it has more.
bool extends(std::string_view name, std::string_view part) {
  if (name.size() <= part.size()) return false;
  const std::size_t rest = name.size() - part.size();
  return (name[part.size()] == ' ' && name.starts_with(part)) || (name[rest - 1] == ' ' && name.ends_with(part));
}

}  // namespace

std::string_view Leaders::key(const Mention& person) {
  const std::string_view folded = found_.folded(person);
  return folded.find('-') == std::string_view::npos ? folded : texts_.add(name_key(person.name));
}

bool Leaders::may_lead(const Mention& person) const {
  std::uint64_t words = 0;
  for (std::uint32_t i = person.tokens.begin; i < person.tokens.end; ++i)
    if (const Token& token = found_.document.tokens[i]; token.is_word) words = add_word(words, token.key);
  return found_.pack.leader_words.contains(words);
}

void Leaders::collect() {
  if (collected_ < found_.persons.size()) parts_.reset();
  for (; collected_ < found_.persons.size(); ++collected_) {
    const Mention& person = found_.out.mentions[found_.persons[collected_]];
    if (!may_lead(person)) continue;
    const std::string_view name = key(person);
    if (known_.insert(name) && found_.pack.leaders.contains(name)) leaders_.push_back(name);
  }
}

bool Leaders::has_fuller(const Mention& person, std::string_view own) {
  const std::vector<Token>& tokens = found_.document.tokens;
  const bool possible = std::ranges::any_of(found_.persons, [&](std::uint32_t i) {
    const TokenSpan words = found_.out.mentions[i].tokens;
    return words.size() > person.tokens.size() && (tokens[words.begin].key == tokens[person.tokens.begin].key ||
                                                   tokens[words.end - 1].key == tokens[person.tokens.end - 1].key);
  });
  if (!possible) return false;
  if (!parts_) {
    parts_.emplace();
    for (const std::uint32_t i : found_.persons) {
      const std::string_view name = key(found_.out.mentions[i]);
      for (std::size_t space = name.find(' '); space != std::string_view::npos; space = name.find(' ', space + 1)) {
        parts_->insert(name.substr(0, space));
        parts_->insert(name.substr(space + 1));
      }
    }
  }
  return parts_->contains(own);
}

scratch::vector<std::uint32_t> Leaders::led_by(const Mention& person) {
  collect();
  scratch::vector<std::uint32_t> all;
  if (leaders_.empty() && !may_lead(person)) return all;
  scratch::vector<std::uint32_t> in_office;
  const auto& published = found_.document.article.published;
  const auto add = [&](std::string_view name) {
    const auto [first, last] = found_.pack.leaders.equal_range(name);
    for (auto it = first; it != last; ++it) {
      const GazetteerEntry& entry = found_.pack.entries[it->second];
      all.push_back(entry.within);
      if (published && (!entry.valid_from || *entry.valid_from <= *published) &&
          (!entry.valid_to || *published <= *entry.valid_to))
        in_office.push_back(entry.within);
    }
  };
  const std::string_view own = key(person);
  bool fuller = false;
  for (const std::string_view name : leaders_) {
    if (!extends(name, own)) continue;
    fuller = true;
    add(name);
  }
  if (!fuller && may_lead(person) && found_.pack.leaders.contains(own) && !has_fuller(person, own)) add(own);
  sort_unique(all);
  sort_unique(in_office);
  return all.size() > 1 && !in_office.empty() ? in_office : all;
}

}  // namespace entente
