#include "resolve/joiner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "base/hash.hpp"
#include "resolve/actor_groups.hpp"
#include "resolve/name_variants.hpp"
#include "resolve/sightings.hpp"
#include "text/fold.hpp"
#include "text/slug.hpp"

namespace entente {
namespace {

/// Digits of the key's hash behind a transliterated name: 2^24 values keep two of the few dozen names that share
/// one transliteration apart.
constexpr std::size_t kHashDigits = 6;
/// A naming of somebody with a common name is compared with so many of those that others were found to be one.
constexpr std::size_t kMostComparisons = 300;
/// Somebody without a tie whose name so many others bear has no claim to the name alone.
constexpr double kCommonName = 1;
/// A body is known by its owner where so many articles name that, and its own name has so many words.
constexpr std::size_t kKnownOwner = 3;
constexpr std::ptrdiff_t kTellingWords = 3;
/// A name stands for the group unless another is so many times as frequent: "Hà Nội Nguyễn Văn An" is a slip.
constexpr std::size_t kRareName = 4;
/// A short name has at least so many bearers.
constexpr double kShortNameBearers = 2;

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

/// What stands before the name in a key.
std::string_view kind_of(std::string_view key) {
  return key.substr(0, std::min(key.find(':'), key.size()));
}

/// The name in a key, without its owner.
std::string_view name_in(std::string_view key) {
  const auto colon = std::min(key.find(':'), key.size() - 1);
  return key.substr(colon + 1, key.find('@', colon) - colon - 1);
}

/// A join that evidence or a decision brought about, or a failure to join.
struct Step {
  std::uint32_t first;
  std::uint32_t second;
  double odds;
  std::string why;
  bool same;
};

constexpr std::uint32_t kNoKey = UINT32_MAX;

/// What groups are called, each by the sighting that stands for it.
struct GroupNames {
  std::vector<std::uint32_t> number;       ///< of the sighting that stands for a group: its place in those below
  std::vector<std::string> ids;
  std::vector<const std::string*> blocks;  ///< the name of which the id is made

  [[nodiscard]] const std::string& id(std::uint32_t group) const { return ids[number[group]]; }
};

}  // namespace

struct EntityJoiner::Impl {
  explicit Impl(const Ontology& ontology) : sightings(ontology) {}

  /// One meeting place of sightings: a name.
  struct Block {
    std::vector<std::uint32_t> members;  // in the canonical order
    double namesakes = 0;
    bool known = false;            // a gazetteer's
    std::uint32_t owner = kNoKey;  // its owner's key, if several bear the owner's name
  };

  void prepare();
  void count_longer_names();
  void find_shared_owners();
  [[nodiscard]] bool earlier(std::uint32_t a, std::uint32_t b) const;
  Result<ActorGroups> group(const std::vector<std::pair<const JoinDecision*, std::array<std::vector<std::uint32_t>, 2>>>& decided,
                            std::vector<Step>* steps);
  void group_block(const Block& block, ActorGroups& groups, std::vector<Step>* steps) const;
  void group_by_owner(const Block& block, ActorGroups& groups) const;
  void group_by_order(const Block& block, ActorGroups& groups, std::vector<Step>* steps) const;
  void join_ownerless(ActorGroups& groups, std::vector<Step>* steps) const;
  void join_short_names(ActorGroups& groups, std::vector<Step>* steps) const;
  [[nodiscard]] GroupNames name_groups(ActorGroups& groups) const;
  [[nodiscard]] std::vector<std::uint32_t> find_decided(const DecidedActor& actor, ActorGroups& groups,
                                                        const GroupNames& named) const;
  JoinedEntities collect(ActorGroups& groups, const GroupNames& named) const;
  void explain(const std::vector<Step>& steps, ActorGroups& groups, const GroupNames& named, JoinedEntities& out) const;
  void list_homonyms(ActorGroups& groups, std::vector<Step>& steps) const;

  Sightings sightings;
  std::vector<std::string> block_names;      // of keys
  std::map<std::string, Block> blocks;       // by name
  std::vector<std::uint32_t> article_rank;   // article → place in the canonical order
};

EntityJoiner::EntityJoiner(const Ontology& ontology) : impl_(std::make_unique<Impl>(ontology)) {}
EntityJoiner::EntityJoiner(EntityJoiner&&) noexcept = default;
EntityJoiner& EntityJoiner::operator=(EntityJoiner&&) noexcept = default;
EntityJoiner::~EntityJoiner() = default;

void EntityJoiner::add(const ArticleExtraction& article) { impl_->sightings.add(article); }

bool EntityJoiner::Impl::earlier(std::uint32_t a, std::uint32_t b) const {
  const Sighting& left = sightings.all[a];
  const Sighting& right = sightings.all[b];
  if (left.article != right.article) return article_rank[left.article] < article_rank[right.article];
  return sightings.keys[left.key] < sightings.keys[right.key];
}

void EntityJoiner::Impl::prepare() {
  sightings.weigh();
  // By date, those without one last, then by id: what comes later in the news changes nothing of what was there.
  std::vector<std::uint32_t> order(sightings.articles.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    const SightedArticle& left = sightings.articles[a];
    const SightedArticle& right = sightings.articles[b];
    if (left.published != right.published)
      return right.published ? left.published && *left.published < *right.published : left.published.has_value();
    return sightings.names[left.id] < sightings.names[right.id];
  });
  article_rank.resize(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) article_rank[order[i]] = i;

  block_names = meeting_names(sightings);
  for (std::uint32_t i = 0; i < sightings.all.size(); ++i) {
    const Sighting& sighting = sightings.all[i];
    Block& block = blocks[block_names[sighting.key]];
    block.members.push_back(i);
    block.namesakes = std::max<double>(block.namesakes, sighting.namesakes);
    block.known = block.known || sightings.gazetteer[sighting.key];
  }
  for (auto& [name, block] : blocks)
    std::ranges::sort(block.members, [&](std::uint32_t a, std::uint32_t b) { return earlier(a, b); });
  count_longer_names();
  find_shared_owners();
}

/// A body without an owner has for namesakes those whose names go on from its ("Công ty TNHH Đầu tư …") and those of
/// its name that have owners.
void EntityJoiner::Impl::count_longer_names() {
  std::set<std::string_view> names;  // kind and name, without owner
  for (const auto& [name, block] : blocks)
    if (!block.known) names.insert(std::string_view(name).substr(0, name.find('@')));
  for (auto& [name, block] : blocks) {
    if (block.known || !name.ends_with('@')) continue;
    const std::string begin = name.substr(0, name.size() - 1) + " ";
    std::size_t longer = 0;
    for (auto it = names.lower_bound(begin); it != names.end() && it->starts_with(begin); ++it) ++longer;
    for (auto it = blocks.upper_bound(name); it != blocks.end() && it->first.starts_with(name); ++it) ++longer;
    block.namesakes = std::max(block.namesakes, static_cast<double>(longer));
  }
}

/// Whatever belongs to an area whose name several bear is told apart as the area is.
void EntityJoiner::Impl::find_shared_owners() {
  for (auto& [name, block] : blocks) {
    const std::string& key = sightings.keys[sightings.all[block.members.front()].key];
    const auto at = key.find('@');
    if (block.known || at == std::string::npos || at + 1 == key.size()) continue;
    // The owner's owner, and so on: any of them.
    for (std::size_t begin = at + 1; begin < key.size();) {
      const std::uint32_t owner = sightings.keys.find(std::string_view(key).substr(begin));
      const auto its = owner == kNoKey ? blocks.end() : blocks.find(block_names[owner]);
      if (its != blocks.end() && !its->second.known && its->second.namesakes > 0) {
        block.owner = sightings.keys.find(std::string_view(key).substr(at + 1));
        break;
      }
      begin = std::min(key.find('@', begin), key.size() - 1) + 1;
    }
  }
}

void EntityJoiner::Impl::group_by_owner(const Block& block, ActorGroups& groups) const {
  std::map<std::uint32_t, std::uint32_t> first_of;  // the owner's group → the first that it owns
  for (const std::uint32_t member : block.members) {
    const std::uint32_t owner = sightings.beside(member, block.owner);
    if (owner == kNoKey) continue;
    const auto [first, added] = first_of.try_emplace(groups.find(owner), member);
    if (!added) groups.join(first->second, member);
  }
}

void EntityJoiner::Impl::group_block(const Block& block, ActorGroups& groups, std::vector<Step>* steps) const {
  const std::vector<std::uint32_t>& members = block.members;
  if (members.size() < 2) return;
  if (std::ranges::any_of(members, [&](std::uint32_t member) { return groups.constrained(member); }))
    return group_by_order(block, groups, steps);
  if (block.owner != kNoKey) return group_by_owner(block, groups);
  if (block.known || block.namesakes == 0) {
    for (const std::uint32_t member : members) groups.join(members.front(), member);
    return;
  }
  // One article means one actor by one name.
  for (std::size_t i = 1; i < members.size(); ++i)
    if (sightings.all[members[i]].article == sightings.all[members[i - 1]].article)
      groups.join(members[i - 1], members[i]);
  const auto note = [&](std::uint32_t a, std::uint32_t b, double odds) {
    if (groups.find(a) == groups.find(b)) return;
    groups.join(a, b);
    if (steps != nullptr) steps->push_back({a, b, odds, sightings.explain(a, b), true});
  };
  // What is enough alone, in linear time: the name, for those whose ties cannot differ …
  const double by_name = -std::log(block.namesakes);
  if (by_name > Sightings::kSame) {
    const auto untied =
        std::ranges::find_if(members, [&](std::uint32_t member) { return sightings.features_of(member).empty(); });
    if (untied != members.end()) {
      for (const std::uint32_t member : members) note(*untied, member, by_name);
      return;
    }
  }
  // … and a tie that hardly anybody else has.
  std::map<Sightings::Feature, std::uint32_t> first_with;
  for (const std::uint32_t member : members)
    for (const Sightings::Feature& feature : sightings.features_of(member)) {
      const double odds = by_name + sightings.weight(feature);
      if (odds <= Sightings::kSame) continue;
      const auto [first, added] = first_with.try_emplace(feature, member);
      if (!added) note(first->second, member, odds);
    }
  std::map<std::uint32_t, std::size_t> compared;  // of the group, how many of its members met this one
  for (std::size_t i = 0; i < members.size(); ++i) {
    compared.clear();
    for (std::size_t j = 0; j < members.size(); ++j) {
      const std::uint32_t group = groups.find(members[j]);
      if (i == j || group == groups.find(members[i])) continue;
      if (++compared[group] > kMostComparisons) continue;
      const double odds = sightings.score(members[i], members[j], block.namesakes);
      if (odds > Sightings::kSame) note(members[j], members[i], odds);
    }
  }
}

void EntityJoiner::Impl::group_by_order(const Block& block, ActorGroups& groups, std::vector<Step>* steps) const {
  // Somebody decided about this name: the surest pairs first, so that the doubtful ones find their side.
  constexpr double kNoNamesakes = 1e-3;
  const double namesakes = block.known || block.namesakes == 0 ? kNoNamesakes : block.namesakes;
  const std::vector<std::uint32_t>& members = block.members;
  std::vector<std::tuple<double, std::uint32_t, std::uint32_t>> pairs;  // −odds, places in `members`
  for (std::uint32_t i = 0; i < members.size(); ++i)
    for (std::uint32_t j = 0; j < i; ++j) {
      const double odds = sightings.score(members[j], members[i], namesakes);
      if (odds > Sightings::kSame) pairs.emplace_back(-odds, j, i);
    }
  std::ranges::sort(pairs);
  for (const auto& [odds, j, i] : pairs) {
    const std::uint32_t a = members[j];
    const std::uint32_t b = members[i];
    if (groups.find(a) == groups.find(b) || !groups.join(a, b) || steps == nullptr) continue;
    steps->push_back({a, b, -odds, sightings.explain(a, b), true});
  }
}

void EntityJoiner::Impl::join_ownerless(ActorGroups& groups, std::vector<Step>* steps) const {
  // "body:hội nhà báo@" is "body:hội nhà báo@country-VN" in an article that names the country, if that is the only
  // owner of such a body there.
  std::map<std::string, std::vector<std::pair<std::uint32_t, const Block*>>, std::less<>> owned;  // owner, block
  for (const auto& [name, block] : blocks) {
    const auto at = name.find('@');
    if (block.known || at == std::string::npos || at + 1 == name.size()) continue;
    const std::uint32_t owner = sightings.keys.find(std::string_view(name).substr(at + 1));
    if (owner != kNoKey && block.namesakes == 0 && block.owner == kNoKey && block.members.size() >= kKnownOwner) owned[name.substr(0, at + 1)].emplace_back(owner, &block);
  }
  for (const auto& [name, block] : blocks) {
    if (block.known || !name.ends_with('@') || std::ranges::count(name, ' ') + 1 < kTellingWords) continue;
    const auto candidates = owned.find(name);
    if (candidates == owned.end()) continue;
    for (const std::uint32_t member : block.members) {
      const Block* only = nullptr;
      bool several = false;
      for (const auto& [owner, candidate] : candidates->second) {
        if (sightings.beside(member, owner) == kNoKey) continue;
        several = only != nullptr;
        only = candidate;
        if (several) break;
      }
      if (only == nullptr || several) continue;
      const std::uint32_t other = only->members.front();
      if (sightings.all[other].type != sightings.all[member].type || groups.find(other) == groups.find(member))
        continue;
      if (groups.join(other, member) && steps != nullptr)
        steps->push_back({other, member, Sightings::kSame, "its article names the owner, the only one of such a body", true});
    }
  }
}

void EntityJoiner::Impl::join_short_names(ActorGroups& groups, std::vector<Step>* steps) const {
  // "Tillerson" is "Rex Tillerson" where both have the same post and nobody else who has it is called so.
  std::map<Sightings::Feature, std::set<std::uint32_t>> holders;  // post → first sightings of blocks that have it
  std::map<std::uint32_t, std::string_view> name_of;              // such a sighting → its block's name
  for (const auto& [name, block] : blocks) {
    if (block.known) continue;
    std::set<std::pair<Sightings::Feature, std::uint32_t>> seen;  // post, group
    for (const std::uint32_t member : block.members)
      for (const Sightings::Feature& feature : sightings.features_of(member)) {
        if (feature.title == Sightings::kObject || feature.title == Sightings::kRoot) continue;
        if (!seen.emplace(feature, groups.find(member)).second) continue;
        holders[feature].insert(member);
        name_of.emplace(member, name);
      }
  }
  std::vector<std::tuple<std::uint32_t, std::uint32_t, double, Sightings::Feature>> found;
  for (const auto& [name, block] : blocks) {
    if (block.known) continue;
    struct Fuller {
      std::uint32_t member;
      double odds;
      Sightings::Feature post;
    };
    std::vector<std::uint32_t> order;                                     // groups as the members come
    std::map<std::uint32_t, std::map<std::uint32_t, Fuller>> candidates;  // group → groups with a fuller name
    for (const std::uint32_t member : block.members)
      for (const Sightings::Feature& feature : sightings.features_of(member)) {
        const auto others = holders.find(feature);
        if (others == holders.end()) continue;
        const double odds = sightings.weight(feature) - std::log(std::max(block.namesakes, kShortNameBearers));
        if (odds <= Sightings::kSame) continue;
        for (const std::uint32_t other : others->second) {
          const std::string_view full = name_of.at(other);
          if (kind_of(full) != kind_of(name) || !begins_or_ends(name_in(name), name_in(full))) continue;
          const std::uint32_t group = groups.find(member);
          if (!candidates.contains(group)) order.push_back(group);
          const auto [it, added] = candidates[group].try_emplace(groups.find(other), Fuller{other, odds, feature});
          if (!added && odds > it->second.odds) it->second = {other, odds, feature};
        }
      }
    for (const std::uint32_t group : order) {
      const auto& fuller = candidates[group];
      if (fuller.size() != 1 || fuller.begin()->first == group) continue;
      const Fuller& only = fuller.begin()->second;
      found.emplace_back(group, only.member, only.odds, only.post);
    }
  }
  for (const auto& [group, member, odds, post] : found) {
    if (groups.find(group) == groups.find(member) || !groups.join(group, member) || steps == nullptr) continue;
    steps->push_back({member, group, odds,
                      "short for the other; " + sightings.describe(post),
                      true});
  }
}

Result<ActorGroups> EntityJoiner::Impl::group(
    const std::vector<std::pair<const JoinDecision*, std::array<std::vector<std::uint32_t>, 2>>>& decided,
    std::vector<Step>* steps) {
  ActorGroups groups(sightings.all.size());
  for (const auto& [decision, sides] : decided) {
    if (!decision->same) continue;
    for (const auto& side : sides)
      for (const std::uint32_t one : side) {
        if (groups.find(one) == groups.find(sides[0].front())) continue;
        groups.join(sides[0].front(), one);
        if (steps != nullptr)
          steps->push_back({sides[0].front(), one, 0, fmt::format("decided in line {}", decision->line), true});
      }
  }
  for (std::uint32_t pair = 0; pair < decided.size(); ++pair) {
    const auto& [decision, sides] = decided[pair];
    if (decision->same) continue;
    for (const bool second : {false, true})
      for (const std::uint32_t one : sides[second ? 1 : 0]) {
        if (groups.keep_apart(one, pair, second)) continue;
        return fail({.code = ErrorCode::schema,
                     .message = "two actors are to be different that another line makes one, or that are one in an "
                                "article: name the articles",
                     .line = decision->line});
      }
    if (steps != nullptr)
      steps->push_back({sides[0].front(), sides[1].front(), 0, fmt::format("decided in line {}", decision->line), false});
  }
  // Owners before what they own.
  std::map<std::ptrdiff_t, std::vector<const Block*>> by_depth;
  for (const auto& [name, block] : blocks) by_depth[std::ranges::count(name, '@')].push_back(&block);
  for (const auto& [depth, level] : by_depth)
    for (const Block* block : level) group_block(*block, groups, steps);
  join_ownerless(groups, steps);
  join_short_names(groups, steps);
  return groups;
}

/// The key of each group, from which its id is made: that of its fullest name, where the group is the first of those
/// that bear it; else with the article that names it first.
GroupNames EntityJoiner::Impl::name_groups(ActorGroups& groups) const {
  struct Claim {
    struct Name {
      const std::string* name;
      std::size_t sightings;
      bool own;  // the group is the first that bears it
      bool known;
    };
    std::vector<Name> names;
    std::uint32_t first = UINT32_MAX;  // sighting
  };
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
  for (const auto& [name, block] : blocks) {
    std::uint32_t owner = UINT32_MAX;
    std::map<std::uint32_t, std::size_t> counts;  // by group
    for (const std::uint32_t member : block.members) {
      const std::uint32_t group = groups.find(member);
      ++counts[group];
      // Whoever has a common name and no tie would lose the bare name to the first who has one.
      if (owner == UINT32_MAX && (block.known || (block.namesakes < kCommonName && block.owner == kNoKey) ||
                                  tied[group]))
        owner = group;
      Claim& claim = claim_of(group);
      if (claim.first == UINT32_MAX || earlier(member, claim.first)) claim.first = member;
    }
    for (const auto& [group, count] : counts)
      claim_of(group).names.push_back({&name, count, group == owner, block.known});
  }
  std::vector<std::uint32_t> order(claims.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) { return earlier(claims[a].first, claims[b].first); });
  out.ids.resize(claims.size());
  out.blocks.resize(claims.size());
  std::set<std::string> taken;
  for (const std::uint32_t number : order) {
    const Claim& claim = claims[number];
    std::size_t most = 0;
    for (const Claim::Name& name : claim.names) most = std::max(most, name.sightings);
    // A gazetteer's name, else one that is the group's own, else any: the fullest that is not rare in it.
    const auto rank = [&](const Claim::Name& name) {
      return std::tuple(name.known, name.own, name.sightings * kRareName >= most, name.name->size());
    };
    const Claim::Name* best = nullptr;
    for (const Claim::Name& name : claim.names)
      if (best == nullptr || rank(name) > rank(*best)) best = &name;
    std::string key = *best->name;
    if (!best->own)
      key += "@article:" + sightings.names[sightings.articles[sightings.all[claim.first].article].id];
    std::string id = entity_id(key, best->known && best->own);
    // Two of one name in one article, kept apart by a decision; or two keys with one hash.
    for (std::uint32_t n = 2; !taken.insert(id).second; ++n) id = entity_id(key + "#" + std::to_string(n), false);
    out.ids[number] = std::move(id);
    out.blocks[number] = best->name;
  }
  return out;
}

std::vector<std::uint32_t> EntityJoiner::Impl::find_decided(const DecidedActor& actor, ActorGroups& groups,
                                                            const GroupNames& named) const {
  std::vector<std::uint32_t> out;
  const std::string folded = fold(actor.actor);
  const auto is_called = [&](std::uint32_t sighting) {
    if (fold(sightings.names[sightings.all[sighting].name]) == folded) return true;
    return std::ranges::any_of(sightings.aliases_of(sighting), [&](std::uint32_t alias) {
      return fold(sightings.names[alias]) == folded;
    });
  };
  for (std::uint32_t i = 0; i < sightings.all.size(); ++i) {
    if (!actor.article.empty() &&
        sightings.names[sightings.articles[sightings.all[i].article].id] != actor.article)
      continue;
    if (named.id(groups.find(i)) == actor.actor || is_called(i)) out.push_back(i);
  }
  return out;
}

JoinedEntities EntityJoiner::Impl::collect(ActorGroups& groups, const GroupNames& named) const {
  std::map<std::string_view, std::vector<std::uint32_t>> members;  // id → sightings
  for (std::uint32_t i = 0; i < sightings.all.size(); ++i) members[named.id(groups.find(i))].push_back(i);
  JoinedEntities out;
  out.entity_of.resize(sightings.articles.size());
  for (std::uint32_t a = 0; a < sightings.articles.size(); ++a) {
    const std::size_t end = a + 1 < sightings.articles.size() ? sightings.articles[a + 1].begin : sightings.all.size();
    out.entity_of[a].resize(end - sightings.articles[a].begin);
  }
  for (const auto& [id, ones] : members) {
    Entity entity;
    entity.id = id;
    std::map<std::uint32_t, std::uint32_t> types;  // class → mentions that say so
    std::map<std::uint32_t, std::uint32_t> names;  // fullest form in an article → articles
    std::set<std::uint32_t> forms;
    // A gazetteer's name is of its language: both from the smallest tag, whatever the order of the articles.
    const std::string* known_name = nullptr;
    const std::string* known_language = nullptr;
    for (const std::uint32_t i : ones) {
      const Sighting& sighting = sightings.all[i];
      const SightedArticle& article = sightings.articles[sighting.article];
      const std::string& language = sightings.names[article.language];
      out.entity_of[sighting.article][i - article.begin] = static_cast<std::uint32_t>(out.entities.size());
      if (entity.language.empty() || language < entity.language) entity.language = language;
      if (sightings.gazetteer[sighting.key]) {
        // "within" a group there may be several entries only if somebody decided so: the first in order then.
        const std::string& name = sightings.names[sighting.name];
        if (known_name == nullptr || std::tie(language, name) < std::tie(*known_language, *known_name)) {
          known_name = &name;
          known_language = &language;
        }
        if (const auto codes = sightings.codes.find(sighting.key); codes != sightings.codes.end())
          entity.codes.insert(entity.codes.end(), codes->second.begin(), codes->second.end());
      }
      if (block_names[sighting.key] == *named.blocks[named.number[groups.find(i)]]) ++names[sighting.name];
      types[sighting.type.value] += sighting.mentions + 1;
      forms.insert(sighting.name);
      forms.insert(sightings.aliases_of(i).begin(), sightings.aliases_of(i).end());
      if (entity.articles.empty() || entity.articles.back() != sighting.article)
        entity.articles.push_back(sighting.article);
      entity.mentions += sighting.mentions;
    }
    entity.type = ClassId{std::ranges::max_element(types, [](const auto& a, const auto& b) {
                            return a.second < b.second;
                          })->first};
    // The longest name; of one in different spellings that of most articles, then the last in order of bytes, which
    // has small letters where another is all capitals.
    const auto best = std::ranges::max_element(names, [&](const auto& a, const auto& b) {
      const std::string& left = sightings.names[a.first];
      const std::string& right = sightings.names[b.first];
      return std::tuple(left.size(), a.second, std::cref(left).get()) <
             std::tuple(right.size(), b.second, std::cref(right).get());
    });
    entity.label = known_name != nullptr ? *known_name : sightings.names[best->first];
    for (const std::uint32_t form : forms)
      if (sightings.names[form] != entity.label) entity.aliases.push_back(sightings.names[form]);
    std::ranges::sort(entity.aliases);
    std::ranges::sort(entity.codes);
    entity.codes.erase(std::unique(entity.codes.begin(), entity.codes.end()), entity.codes.end());
    out.entities.push_back(std::move(entity));
  }
  return out;
}

void EntityJoiner::Impl::list_homonyms(ActorGroups& groups, std::vector<Step>& steps) const {
  for (const auto& [name, block] : blocks) {
    if (block.known) continue;
    std::map<std::uint32_t, std::vector<std::uint32_t>> parts;  // group → members
    for (const std::uint32_t member : block.members) parts[groups.find(member)].push_back(member);
    if (parts.size() < 2) continue;
    const std::vector<std::uint32_t>& first = parts[groups.find(block.members.front())];
    for (const auto& [group, members] : parts) {
      if (&members == &first || groups.find(first.front()) == group) continue;
      Step step{first.front(), members.front(), -HUGE_VAL, {}, false};
      for (std::size_t i = 0; i < std::min(first.size(), kMostComparisons); ++i)
        for (std::size_t j = 0; j < std::min(members.size(), kMostComparisons); ++j) {
          const double odds = sightings.score(first[i], members[j], std::max(block.namesakes, 1e-3));
          if (odds > step.odds) step = {first[i], members[j], odds, {}, false};
        }
      const std::string common = sightings.explain(step.first, step.second);
      step.why = fmt::format("about {:.2g} others bear the name{}{}", block.namesakes,
                             common.empty() ? ", and the articles have nothing in common" : "; ", common);
      steps.push_back(std::move(step));
    }
  }
}

void EntityJoiner::Impl::explain(const std::vector<Step>& steps, ActorGroups& groups,
                                 const GroupNames& named, JoinedEntities& out) const {
  for (const Step& step : steps) {
    const Sighting& first = sightings.all[step.first];
    const Sighting& second = sightings.all[step.second];
    out.reasons.push_back({.same = step.same,
                           .first = named.id(groups.find(step.first)),
                           .second = named.id(groups.find(step.second)),
                           .first_name = sightings.names[first.name],
                           .second_name = sightings.names[second.name],
                           .first_article = sightings.names[sightings.articles[first.article].id],
                           .second_article = sightings.names[sightings.articles[second.article].id],
                           .odds = step.odds,
                           .why = step.why.empty() ? "a name that hardly anybody else bears" : step.why});
  }
  std::ranges::stable_sort(out.reasons, {}, [](const JoinReason& reason) {
    return std::tie(reason.first_name, reason.first, reason.second, reason.first_article, reason.second_article);
  });
}

Result<JoinedEntities> EntityJoiner::finish(const JoinDecisions& decisions, bool with_reasons) {
  Impl& self = *impl_;
  self.prepare();
  std::vector<Step> steps;
  std::vector<std::uint32_t> idle;
  std::vector<std::pair<const JoinDecision*, std::array<std::vector<std::uint32_t>, 2>>> decided;
  if (!decisions.list.empty()) {
    // Ids are those that the evidence alone gives: what is decided does not change what a line means.
    Result<ActorGroups> undecided = self.group({}, nullptr);
    if (!undecided) return fail(undecided.error());
    const GroupNames named = self.name_groups(*undecided);
    for (const JoinDecision& decision : decisions.list) {
      std::array<std::vector<std::uint32_t>, 2> sides{self.find_decided(decision.first, *undecided, named),
                                                      self.find_decided(decision.second, *undecided, named)};
      if (sides[0].empty() || sides[1].empty()) {
        idle.push_back(decision.line);
      } else {
        decided.emplace_back(&decision, std::move(sides));
      }
    }
  }
  Result<ActorGroups> groups = self.group(decided, with_reasons ? &steps : nullptr);
  if (!groups) {
    Error error = groups.error();
    error.file = decisions.file;
    return fail(error);
  }
  const GroupNames named = self.name_groups(*groups);
  JoinedEntities out = self.collect(*groups, named);
  out.idle_decisions = std::move(idle);
  if (with_reasons) {
    self.list_homonyms(*groups, steps);
    self.explain(steps, *groups, named, out);
  }
  return out;
}

Result<JoinedEntities> join_entities(const std::vector<ArticleExtraction>& articles, const Ontology& ontology,
                                     const JoinDecisions& decisions, bool with_reasons) {
  EntityJoiner joiner(ontology);
  for (const ArticleExtraction& article : articles) joiner.add(article);
  return joiner.finish(decisions, with_reasons);
}

}  // namespace entente
