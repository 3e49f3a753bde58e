#include "resolve/grouping.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/sorted.hpp"
#include "resolve/name_variants.hpp"

namespace entente {
namespace {

/// A body is known by its owner where so many articles name that, and its own name has so many words.
constexpr std::size_t kKnownOwner = 3;
constexpr std::ptrdiff_t kTellingWords = 3;
/// Of several whom a short name fits it is the one who has the post in so many times as many articles as all others.
constexpr std::uint32_t kFarMore = 10;
/// A short name has at least so many bearers.
constexpr double kShortNameBearers = 2;

/// What stands before the name in a key.
std::string_view kind_of(std::string_view key) {
  return key.substr(0, std::min(key.find(':'), key.size()));
}

/// The name in a key, without its owner.
std::string_view name_in(std::string_view key) {
  const auto colon = std::min(key.find(':'), key.size() - 1);
  return key.substr(colon + 1, key.find('@', colon) - colon - 1);
}

class Grouping {
 public:
  Grouping(const Sightings& sightings, const NameBlocks& blocks, std::vector<JoinStep>* steps)
      : sightings_(sightings), blocks_(blocks), steps_(steps), groups_(sightings.all.size()) {}

  Result<ActorGroups> run(const std::vector<DecidedJoin>& decided);

 private:
  Result<void> decide(const std::vector<DecidedJoin>& decided);
  void group_block(const NameBlock& block);
  void group_by_owner(const NameBlock& block);
  void group_by_order(const NameBlock& block);
  void join_ownerless();
  void join_short_names();
  static bool is_post(const Sightings::Feature& feature) {
    return feature.title != Sightings::kObject && feature.title != Sightings::kRoot;
  }
  /// A group in a block that has a post.
  struct Holder {
    Sightings::Feature post;
    std::uint32_t first = 0;      // its first sighting with the post
    std::uint32_t sightings = 0;  // with the post
  };
  [[nodiscard]] std::vector<Holder> holders_of_posts();

  const Sightings& sightings_;
  const NameBlocks& blocks_;
  std::vector<JoinStep>* steps_;
  ActorGroups groups_;
};

void Grouping::group_by_owner(const NameBlock& block) {
  std::map<std::uint32_t, std::uint32_t> first_of;  // the owner's group → the first that it owns
  for (const std::uint32_t member : block.members) {
    const std::uint32_t owner = sightings_.beside(member, block.owner);
    if (owner == kNoKey) continue;
    const auto [first, added] = first_of.try_emplace(groups_.find(owner), member);
    if (!added) groups_.join(first->second, member);
  }
}

void Grouping::group_block(const NameBlock& block) {
  const std::vector<std::uint32_t>& members = block.members;
  if (members.size() < 2) return;
  if (std::ranges::any_of(members, [&](std::uint32_t member) { return groups_.constrained(member); }))
    return group_by_order(block);
  if (block.owner != kNoKey) return group_by_owner(block);
  if (block.known || block.namesakes == 0) {
    for (const std::uint32_t member : members) groups_.join(members.front(), member);
    return;
  }
  // One article means one actor by one name.
  for (std::size_t i = 1; i < members.size(); ++i)
    if (sightings_.all[members[i]].article == sightings_.all[members[i - 1]].article)
      groups_.join(members[i - 1], members[i]);
  const auto note = [&](std::uint32_t a, std::uint32_t b, double odds) {
    if (groups_.find(a) == groups_.find(b)) return;
    groups_.join(a, b);
    if (steps_ != nullptr) steps_->push_back({a, b, odds, sightings_.explain(a, b), true});
  };
  // What is enough alone, in linear time: the name, for those whose ties cannot differ …
  const double by_name = -std::log(block.namesakes);
  if (by_name > Sightings::kSame) {
    const auto untied =
        std::ranges::find_if(members, [&](std::uint32_t member) { return sightings_.features_of(member).empty(); });
    if (untied != members.end()) {
      for (const std::uint32_t member : members) note(*untied, member, by_name);
      return;
    }
  }
  // … and a tie that hardly anybody else has.
  std::map<Sightings::Feature, std::uint32_t> first_with;
  for (const std::uint32_t member : members)
    for (const Sightings::Feature& feature : sightings_.features_of(member)) {
      const double odds = by_name + sightings_.weight(feature);
      if (odds <= Sightings::kSame) continue;
      const auto [first, added] = first_with.try_emplace(feature, member);
      if (!added) note(first->second, member, odds);
    }
  std::map<std::uint32_t, std::size_t> compared;  // of the group, how many of its members met this one
  for (std::size_t i = 0; i < members.size(); ++i) {
    compared.clear();
    for (std::size_t j = 0; j < members.size(); ++j) {
      const std::uint32_t group = groups_.find(members[j]);
      if (i == j || group == groups_.find(members[i])) continue;
      if (++compared[group] > kMostComparisons) continue;
      const double odds = sightings_.score(members[i], members[j], block.namesakes);
      if (odds > Sightings::kSame) note(members[j], members[i], odds);
    }
  }
}

void Grouping::group_by_order(const NameBlock& block) {
  // Somebody decided about this name: the surest pairs first, so that the doubtful ones find their side.
  constexpr double kNoNamesakes = 1e-3;
  const double namesakes = block.known || block.namesakes == 0 ? kNoNamesakes : block.namesakes;
  const std::vector<std::uint32_t>& members = block.members;
  std::vector<std::tuple<double, std::uint32_t, std::uint32_t>> pairs;  // −odds, places in `members`
  for (std::uint32_t i = 0; i < members.size(); ++i)
    for (std::uint32_t j = 0; j < i; ++j) {
      const double odds = sightings_.score(members[j], members[i], namesakes);
      if (odds > Sightings::kSame) pairs.emplace_back(-odds, j, i);
    }
  std::ranges::sort(pairs);
  for (const auto& [odds, j, i] : pairs) {
    const std::uint32_t a = members[j];
    const std::uint32_t b = members[i];
    if (groups_.find(a) == groups_.find(b) || !groups_.join(a, b) || steps_ == nullptr) continue;
    steps_->push_back({a, b, -odds, sightings_.explain(a, b), true});
  }
}

void Grouping::join_ownerless() {
  // "body:hội nhà báo@" is "body:hội nhà báo@country-VN" in an article that names the country, if that is the only
  // owner of such a body there.
  std::map<std::string, std::vector<std::pair<std::uint32_t, const NameBlock*>>, std::less<>> owned;  // owner, block
  for (const NameBlock& block : blocks_.all()) {
    const std::string& name = block.name;
    const auto at = name.find('@');
    if (block.known || at == std::string::npos || at + 1 == name.size()) continue;
    const std::uint32_t owner = sightings_.keys.find(std::string_view(name).substr(at + 1));
    if (owner != kNoKey && block.namesakes == 0 && block.owner == kNoKey && block.members.size() >= kKnownOwner)
      owned[name.substr(0, at + 1)].emplace_back(owner, &block);
  }
  for (const NameBlock& block : blocks_.all()) {
    const std::string& name = block.name;
    if (block.known || !name.ends_with('@') || std::ranges::count(name, ' ') + 1 < kTellingWords) continue;
    const auto candidates = owned.find(name);
    if (candidates == owned.end()) continue;
    for (const std::uint32_t member : block.members) {
      const NameBlock* only = nullptr;
      bool several = false;
      for (const auto& [owner, candidate] : candidates->second) {
        if (sightings_.beside(member, owner) == kNoKey) continue;
        several = only != nullptr;
        only = candidate;
        if (several) break;
      }
      if (only == nullptr || several) continue;
      const std::uint32_t other = only->members.front();
      if (sightings_.all[other].type != sightings_.all[member].type || groups_.find(other) == groups_.find(member))
        continue;
      if (groups_.join(other, member) && steps_ != nullptr)
        steps_->push_back(
            {other, member, Sightings::kSame, "its article names the owner, the only one of such a body", true});
    }
  }
}

/// Who has which post; sorted.
std::vector<Grouping::Holder> Grouping::holders_of_posts() {
  std::vector<Holder> out;
  std::vector<std::tuple<Sightings::Feature, std::uint32_t, std::uint32_t>> held;  // post, group, place in the block
  for (const NameBlock& block : blocks_.all()) {
    if (block.known) continue;
    held.clear();
    for (std::uint32_t i = 0; i < block.members.size(); ++i)
      for (const Sightings::Feature& feature : sightings_.features_of(block.members[i]))
        if (is_post(feature)) held.emplace_back(feature, groups_.find(block.members[i]), i);
    std::ranges::sort(held);
    const Sightings::Feature* post = nullptr;
    std::uint32_t holder = 0;
    for (const auto& [feature, group, place] : held) {
      if (post == nullptr || *post != feature || holder != group) out.push_back({feature, block.members[place], 0});
      ++out.back().sightings;
      post = &feature;
      holder = group;
    }
  }
  std::ranges::sort(out, {}, [](const Holder& one) { return std::pair(one.post, one.first); });
  return out;
}

void Grouping::join_short_names() {
  // "Tillerson" is "Rex Tillerson" where both have the same post and hardly anybody else who has it is called so.
  const std::vector<Holder> holders = holders_of_posts();
  const auto name_of = [&](std::uint32_t sighting) -> std::string_view {
    return blocks_[blocks_.of_key(sightings_.all[sighting].key)].name;
  };
  std::vector<std::tuple<std::uint32_t, std::uint32_t, double, Sightings::Feature>> found;
  for (const NameBlock& block : blocks_.all()) {
    if (block.known) continue;
    const std::string& name = block.name;
    struct Fuller {
      std::uint32_t member;
      double odds;
      Sightings::Feature post;
      std::uint32_t sightings = 0;  // with a post of the short name
    };
    std::vector<std::uint32_t> order;                                     // groups as the members come
    std::map<std::uint32_t, std::map<std::uint32_t, Fuller>> candidates;  // group → groups with a fuller name
    for (const std::uint32_t member : block.members)
      for (const Sightings::Feature& feature : sightings_.features_of(member)) {
        if (!is_post(feature)) continue;
        const double odds = sightings_.weight(feature) - std::log(std::max(block.namesakes, kShortNameBearers));
        if (odds <= Sightings::kSame) continue;
        for (const auto& [post, other, sightings] : run_of(holders, feature, &Holder::post)) {
          const std::string_view full = name_of(other);
          if (kind_of(full) != kind_of(name) || !begins_or_ends(name_in(name), name_in(full))) continue;
          const std::uint32_t group = groups_.find(member);
          if (!candidates.contains(group)) order.push_back(group);
          Fuller& fuller = candidates[group].try_emplace(groups_.find(other), Fuller{other, 0, feature}).first->second;
          fuller.sightings = std::max(fuller.sightings, sightings);
          if (odds > fuller.odds) fuller = {other, odds, feature, fuller.sightings};
        }
      }
    for (const std::uint32_t group : order) {
      const auto by_sightings = [](const auto& one) { return one.second.sightings; };
      const auto& best = *std::ranges::max_element(candidates[group], {}, by_sightings);
      std::uint32_t others = 0;
      const std::string_view full = name_in(name_of(best.second.member));
      for (const auto& [fuller, of] : candidates[group]) {
        // "Tayyip Erdogan" speaks for "Recep Tayyip Erdogan".
        const std::string_view other = name_in(name_of(of.member));
        if (fuller != best.first && !begins_or_ends(other, full) && !begins_or_ends(full, other))
          others += of.sightings;
      }
      if (best.first == group || best.second.sightings < others * kFarMore) continue;
      found.emplace_back(group, best.second.member, best.second.odds, best.second.post);
    }
  }
  for (const auto& [group, member, odds, post] : found) {
    if (groups_.find(group) == groups_.find(member) || !groups_.join(group, member) || steps_ == nullptr) continue;
    steps_->push_back({member, group, odds, "short for the other; " + sightings_.describe(post), true});
  }
}

Result<void> Grouping::decide(const std::vector<DecidedJoin>& decided) {
  for (const auto& [decision, sides] : decided) {
    if (!decision->same) continue;
    const std::uint32_t first = sides[0].front();
    for (const auto& side : sides)
      for (const std::uint32_t one : side) {
        if (groups_.find(one) == groups_.find(first)) continue;
        groups_.join(first, one);
        if (steps_ != nullptr)
          steps_->push_back({first, one, 0, fmt::format("decided in line {}", decision->line), true});
      }
  }
  for (std::uint32_t pair = 0; pair < decided.size(); ++pair) {
    const auto& [decision, sides] = decided[pair];
    if (decision->same) continue;
    for (const bool second : {false, true})
      for (const std::uint32_t one : sides[second ? 1 : 0]) {
        if (groups_.keep_apart(one, pair, second)) continue;
        return fail({.code = ErrorCode::schema,
                     .message = "two actors are to be different that another line makes one, or that are one in an "
                                "article: name the articles",
                     .line = decision->line});
      }
    if (steps_ != nullptr)
      steps_->push_back(
          {sides[0].front(), sides[1].front(), 0, fmt::format("decided in line {}", decision->line), false});
  }
  return {};
}

Result<ActorGroups> Grouping::run(const std::vector<DecidedJoin>& decided) {
  if (const auto done = decide(decided); !done) return fail(done.error());
  // Owners before what they own.
  std::map<std::ptrdiff_t, std::vector<const NameBlock*>> by_depth;
  for (const NameBlock& block : blocks_.all()) by_depth[std::ranges::count(block.name, '@')].push_back(&block);
  for (const auto& [depth, level] : by_depth)
    for (const NameBlock* block : level) group_block(*block);
  join_ownerless();
  join_short_names();
  return std::move(groups_);
}

}  // namespace

Result<ActorGroups> group_sightings(const Sightings& sightings, const NameBlocks& blocks,
                                    const std::vector<DecidedJoin>& decided, std::vector<JoinStep>* steps) {
  return Grouping(sightings, blocks, steps).run(decided);
}

}  // namespace entente
