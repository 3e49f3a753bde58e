#include "resolve/name_blocks.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>

#include "base/sorted.hpp"
#include "resolve/name_variants.hpp"

namespace entente {

NameBlocks::NameBlocks(const Sightings& sightings) : sightings_(sightings) {
  rank_articles();
  meet();
  count_longer_names();
  find_shared_owners();
}

bool NameBlocks::earlier(std::uint32_t a, std::uint32_t b) const {
  const Sighting& left = sightings_.all[a];
  const Sighting& right = sightings_.all[b];
  if (left.article != right.article) return article_rank_[left.article] < article_rank_[right.article];
  return sightings_.keys[left.key] < sightings_.keys[right.key];
}

void NameBlocks::rank_articles() {
  articles_.resize(sightings_.articles.size());
  std::iota(articles_.begin(), articles_.end(), 0U);
  std::ranges::sort(articles_, [&](std::uint32_t a, std::uint32_t b) {
    const SightedArticle& left = sightings_.articles[a];
    const SightedArticle& right = sightings_.articles[b];
    if (left.published != right.published)
      return right.published ? left.published && *left.published < *right.published : left.published.has_value();
    return sightings_.names[left.id] < sightings_.names[right.id];
  });
  article_rank_.resize(articles_.size());
  for (std::uint32_t i = 0; i < articles_.size(); ++i) article_rank_[articles_[i]] = i;
}

void NameBlocks::meet() {
  std::vector<bool> sighted(sightings_.keys.size());
  for (const Sighting& sighting : sightings_.all) sighted[sighting.key] = true;
  std::vector<std::string> names = meeting_names(sightings_);
  std::vector<std::uint32_t> keys;
  for (std::uint32_t key = 0; key < names.size(); ++key)
    if (sighted[key]) keys.push_back(key);
  std::ranges::sort(keys, {}, [&](std::uint32_t key) -> const std::string& { return names[key]; });
  of_key_.assign(names.size(), kNone);
  for (const std::uint32_t key : keys) {
    if (blocks_.empty() || blocks_.back().name != names[key]) blocks_.emplace_back().name = std::move(names[key]);
    of_key_[key] = static_cast<std::uint32_t>(blocks_.size() - 1);
  }
  for (const std::uint32_t article : articles_)
    for (std::uint32_t i = sightings_.articles[article].begin; i < sightings_.end_of(article); ++i) {
      const Sighting& sighting = sightings_.all[i];
      NameBlock& block = blocks_[of_key_[sighting.key]];
      block.members.push_back(i);
      block.namesakes = std::max<double>(block.namesakes, sighting.namesakes);
      block.known = block.known || sightings_.gazetteer[sighting.key];
    }
  // Only those of one article may stand in another order still.
  const auto before = [&](std::uint32_t a, std::uint32_t b) { return earlier(a, b); };
  for (NameBlock& block : blocks_)
    if (!std::ranges::is_sorted(block.members, before)) std::ranges::sort(block.members, before);
}

/// A body without an owner has for namesakes those whose names go on from its ("Công ty TNHH Đầu tư …") and those of
/// its name that have owners.
void NameBlocks::count_longer_names() {
  std::vector<std::string_view> names;  // kind and name, without owner; sorted, each once
  for (const NameBlock& block : blocks_)
    if (!block.known) names.push_back(std::string_view(block.name).substr(0, block.name.find('@')));
  sort_unique(names);
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    NameBlock& block = blocks_[i];
    if (block.known || !block.name.ends_with('@')) continue;
    const std::string begin = block.name.substr(0, block.name.size() - 1) + " ";
    std::size_t longer = 0;
    for (auto it = std::ranges::lower_bound(names, begin); it != names.end() && it->starts_with(begin); ++it) ++longer;
    for (std::size_t j = i + 1; j < blocks_.size() && blocks_[j].name.starts_with(block.name); ++j) ++longer;
    block.namesakes = std::max(block.namesakes, static_cast<double>(longer));
  }
}

/// Whatever belongs to an area whose name several bear is told apart as the area is.
void NameBlocks::find_shared_owners() {
  for (NameBlock& block : blocks_) {
    const std::string_view key = sightings_.keys[sightings_.all[block.members.front()].key];
    const auto at = key.find('@');
    if (block.known || at == std::string_view::npos || at + 1 == key.size()) continue;
    // The owner's owner, and so on: any of them.
    for (std::size_t begin = at + 1; begin < key.size();) {
      const std::uint32_t owner = sightings_.keys.find(key.substr(begin));
      const std::uint32_t its = owner == kNoKey ? kNone : of_key_[owner];
      if (its != kNone && !blocks_[its].known && blocks_[its].namesakes > 0) {
        block.owner = sightings_.keys.find(key.substr(at + 1));
        break;
      }
      begin = std::min(key.find('@', begin), key.size() - 1) + 1;
    }
  }
}

}  // namespace entente
