#include "resolve/group_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "base/hash.hpp"
#include "text/slug.hpp"

namespace entente {
namespace {

/// Digits of the key's hash behind a transliterated name: 2^24 values keep two of the few dozen names that share
/// one transliteration apart.
constexpr std::size_t kHashDigits = 6;
/// Somebody without a tie whose name so many others bear has no claim to the name alone.
constexpr double kCommonName = 1;

/// "person:nguyễn thanh long" → "person-nguyen-thanh-long-3fa2c1": the class before the colon, the name, the hash
/// of the whole key.
std::string entity_id(const std::string& key, bool gazetteer) {
  if (gazetteer) return key;
  const auto colon = key.find(':');
  // A gazetteer's actor that a decision split: its id, and what tells its parts apart.
  if (const auto mark = key.find_first_of("@#"); mark < colon)
    return fmt::format("{}-{}", key.substr(0, mark), content_hash(key).substr(0, kHashDigits));
  const std::string name = slug(std::string_view(key).substr(colon + 1, key.find('@', colon) - colon - 1));
  const std::string hash = content_hash(key).substr(0, kHashDigits);
  return name.empty() ? fmt::format("{}-{}", key.substr(0, colon), hash)
                      : fmt::format("{}-{}-{}", key.substr(0, colon), name, hash);
}

/// What a group may be called after.
struct Claim {
  struct Name {
    std::uint32_t block;
    std::size_t sightings;
    bool own;  // the group is the first that bears it
  };
  std::vector<Name> names;
  std::uint32_t first = UINT32_MAX;  // sighting
};

/// A group's part of a block.
struct Part {
  std::uint32_t group;
  std::uint32_t first;  ///< place of its first member in the block
  std::size_t members;
};

/// The groups of the block's members; sorted.
void divide(const NameBlock& block, ActorGroups& groups, std::vector<Part>& parts) {
  parts.clear();
  for (std::uint32_t i = 0; i < block.members.size(); ++i) {
    const std::uint32_t group = groups.find(block.members[i]);
    if (!parts.empty() && parts.back().group == group) {
      ++parts.back().members;
    } else {
      parts.push_back({group, i, 1});
    }
  }
  std::ranges::sort(parts, {}, [](const Part& part) { return std::pair(part.group, part.first); });
  std::size_t last = 0;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (parts[i].group == parts[last].group) {
      parts[last].members += parts[i].members;
    } else {
      parts[++last] = parts[i];
    }
  }
  parts.resize(last + 1);
}

}  // namespace

GroupNames name_groups(const Sightings& sightings, const NameBlocks& blocks, ActorGroups& groups) {
  GroupNames out{std::vector<std::uint32_t>(sightings.all.size(), UINT32_MAX), {}, {}};
  std::vector<Claim> claims;
  const auto claim_of = [&](std::uint32_t group) -> Claim& {
    std::uint32_t& number = out.number[group];
    if (number == UINT32_MAX) {
      number = static_cast<std::uint32_t>(claims.size());
      claims.emplace_back();
    }
    return claims[number];
  };
  std::vector<bool> tied(sightings.all.size());
  for (std::uint32_t i = 0; i < sightings.all.size(); ++i)
    if (!sightings.features_of(i).empty()) tied[groups.find(i)] = true;
  std::vector<Part> parts;
  for (std::uint32_t b = 0; b < blocks.all().size(); ++b) {
    const NameBlock& block = blocks[b];
    divide(block, groups, parts);
    // Whoever has a common name and no tie would lose the bare name to the first who has one.
    const Part* owner = nullptr;
    for (const Part& part : parts)
      if ((owner == nullptr || part.first < owner->first) &&
          (block.known || (block.namesakes < kCommonName && block.owner == kNoKey) || tied[part.group]))
        owner = &part;
    for (const Part& part : parts) {
      Claim& claim = claim_of(part.group);
      const std::uint32_t first = block.members[part.first];
      if (claim.first == UINT32_MAX || blocks.earlier(first, claim.first)) claim.first = first;
      claim.names.push_back({b, part.members, &part == owner});
    }
  }
  out.ids.resize(claims.size());
  out.blocks.resize(claims.size());
  // The key that the id is made of, and whether it is a gazetteer's.
  const auto key_of = [&](std::uint32_t number) {
    const Claim& claim = claims[number];
    std::size_t most = 0;
    for (const Claim::Name& name : claim.names) most = std::max(most, name.sightings);
    // A gazetteer's name, else one that is the group's own, else any: the fullest that is not rare in it.
    const auto rank = [&](const Claim::Name& name) {
      const NameBlock& block = blocks[name.block];
      return std::tuple(block.known, name.own, name.sightings * kRareName >= most, block.name.size());
    };
    const Claim::Name& best = *std::ranges::max_element(claim.names, {}, rank);
    const NameBlock& block = blocks[best.block];
    out.blocks[number] = best.block;
    std::string key = block.name;
    if (!best.own)
      key.append("@article:").append(sightings.names[sightings.articles[sightings.all[claim.first].article].id]);
    return std::pair(std::move(key), block.known && best.own);
  };
  std::unordered_set<std::string_view> taken;
  taken.reserve(claims.size());
  for (std::uint32_t number = 0; number < claims.size(); ++number) {
    const auto [key, gazetteer] = key_of(number);
    out.ids[number] = entity_id(key, gazetteer);
    taken.insert(out.ids[number]);
  }
  if (taken.size() == claims.size()) return out;
  // Two of one name in one article, kept apart by a decision; or two keys with one hash: the first one keeps the id.
  taken.clear();
  std::vector<std::uint32_t> order(claims.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order,
                    [&](std::uint32_t a, std::uint32_t b) { return blocks.earlier(claims[a].first, claims[b].first); });
  for (const std::uint32_t number : order)
    for (std::uint32_t n = 2; !taken.insert(out.ids[number]).second; ++n)
      out.ids[number] = entity_id(key_of(number).first + "#" + std::to_string(n), false);
  return out;
}

}  // namespace entente
