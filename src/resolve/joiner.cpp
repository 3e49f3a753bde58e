#include "resolve/joiner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <span>
#include <tuple>
#include <utility>

#include "base/sorted.hpp"
#include "resolve/actor_groups.hpp"
#include "resolve/group_names.hpp"
#include "resolve/grouping.hpp"
#include "resolve/name_blocks.hpp"
#include "resolve/name_variants.hpp"
#include "resolve/sightings.hpp"
#include "text/fold.hpp"

namespace entente {
namespace {

/// Puts each value once, with how often it was there.
using Counts = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

void add_count(Counts& counts, std::uint32_t value, std::uint32_t times) {
  const auto known = std::ranges::find(counts, value, &Counts::value_type::first);
  if (known == counts.end()) {
    counts.emplace_back(value, times);
  } else {
    known->second += times;
  }
}

/// Makes of each group an entity.
class Collector {
 public:
  Collector(const Sightings& sightings, const NameBlocks& blocks, ActorGroups& groups, const GroupNames& named)
      : sightings_(sightings), blocks_(blocks), groups_(groups), named_(named) {}

  JoinedEntities run();

 private:
  void sort_members();
  [[nodiscard]] Entity collect(std::uint32_t group);
  [[nodiscard]] std::uint32_t fullest_name() const;

  const Sightings& sightings_;
  const NameBlocks& blocks_;
  ActorGroups& groups_;
  const GroupNames& named_;
  std::vector<std::uint32_t> members_;      // sightings by number of their groups, each in order
  std::vector<std::uint32_t> members_end_;  // by number of a group
  Counts types_;                            // class → mentions that say so
  Counts full_;                             // fullest form in an article → articles
  std::vector<std::uint32_t> descriptions_;
  std::vector<std::uint32_t> forms_;
};

void Collector::sort_members() {
  std::vector<std::uint32_t> number(sightings_.all.size());
  members_end_.assign(named_.ids.size() + 1, 0);
  for (std::uint32_t i = 0; i < number.size(); ++i) {
    number[i] = named_.number[groups_.find(i)];
    ++members_end_[number[i] + 1];
  }
  std::partial_sum(members_end_.begin(), members_end_.end(), members_end_.begin());
  // Where a group begins moves to its end as it fills.
  members_.resize(number.size());
  for (std::uint32_t i = 0; i < number.size(); ++i) members_[members_end_[number[i]]++] = i;
}

/// Of the names in `full_` the one with most words, rare ones left out ("Bộ Ngoại giao Hoa Kỳ" where all say "Mỹ", a
/// slip) unless they write out what is frequent ("UBND"); of one in different spellings that of most articles, then the
/// last in order of bytes, which has small letters where another is all capitals.
std::uint32_t Collector::fullest_name() const {
  if (full_.size() == 1) return full_.front().first;
  const auto& common = *std::ranges::max_element(
      full_, {}, [&](const auto& name) { return std::tuple(name.second, sightings_.names[name.first]); });
  const std::string brief = fold(sightings_.names[common.first]);
  const auto rank = [&](const auto& name) {
    const std::string_view text = sightings_.names[name.first];
    const bool stands = name.second * kRareName >= common.second || abbreviates(brief, fold(text));
    return std::tuple(stands, std::ranges::count(text, ' '), name.second, text);
  };
  return std::ranges::max_element(full_, {}, rank)->first;
}

Entity Collector::collect(std::uint32_t group) {
  Entity entity;
  entity.id = named_.ids[group];
  types_.clear();
  full_.clear();
  descriptions_.clear();
  forms_.clear();
  // A gazetteer's name is of its language: both from the smallest tag, whatever the order of the articles.
  std::optional<std::pair<std::string_view, std::string_view>> known;  // language, name
  const std::uint32_t begin = group == 0 ? 0 : members_end_[group - 1];
  for (const std::uint32_t i : std::span(members_).subspan(begin, members_end_[group] - begin)) {
    const Sighting& sighting = sightings_.all[i];
    const std::string_view language = sightings_.names[sightings_.articles[sighting.article].language];
    if (entity.language.empty() || language < entity.language) entity.language = language;
    if (sightings_.gazetteer[sighting.key]) {
      // "within" a group there may be several entries only if somebody decided so: the first in order then.
      const std::pair own(language, sightings_.names[sighting.name]);
      if (!known || own < *known) known = own;
    }
    if (blocks_.of_key(sighting.key) == named_.blocks[group]) add_count(full_, sighting.name, 1);
    add_count(types_, sighting.type.value, sighting.mentions + 1);
    descriptions_.push_back(sighting.description);
    if (entity.articles.empty() || entity.articles.back() != sighting.article)
      entity.articles.push_back(sighting.article);
    entity.mentions += sighting.mentions;
  }
  // Of two that as many say the first of the ontology.
  entity.type = ClassId{std::ranges::max_element(types_, {}, [](const auto& type) {
                          return std::pair(type.second, -std::int64_t{type.first});
                        })->first};
  if (known) {
    entity.label = known->second;
  } else {
    entity.label = sightings_.names[fullest_name()];
  }
  sort_unique(descriptions_);
  for (const std::uint32_t number : descriptions_) {
    const Description& description = sightings_.descriptions[number];
    forms_.push_back(description.name);
    const auto aliases = sightings_.aliases_of(number);
    forms_.insert(forms_.end(), aliases.begin(), aliases.end());
    if (const auto codes = sightings_.codes.find(description.key); codes != sightings_.codes.end())
      entity.codes.insert(entity.codes.end(), codes->second.begin(), codes->second.end());
  }
  sort_unique(forms_);
  for (const std::uint32_t form : forms_)
    if (sightings_.names[form] != entity.label) entity.aliases.emplace_back(sightings_.names[form]);
  std::ranges::sort(entity.aliases);
  sort_unique(entity.codes);
  return entity;
}

JoinedEntities Collector::run() {
  sort_members();
  std::vector<std::uint32_t> order(named_.ids.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::uint32_t group) -> const std::string& { return named_.ids[group]; });
  JoinedEntities out;
  out.entities.reserve(order.size());
  std::vector<std::uint32_t> place(order.size());  // of a group among the entities
  for (const std::uint32_t group : order) {
    place[group] = static_cast<std::uint32_t>(out.entities.size());
    out.entities.push_back(collect(group));
  }
  out.entity_of.resize(sightings_.articles.size());
  for (std::uint32_t a = 0; a < sightings_.articles.size(); ++a) {
    out.entity_of[a].reserve(sightings_.end_of(a) - sightings_.articles[a].begin);
    for (std::uint32_t i = sightings_.articles[a].begin; i < sightings_.end_of(a); ++i)
      out.entity_of[a].push_back(place[named_.number[groups_.find(i)]]);
  }
  return out;
}

}  // namespace

struct EntityJoiner::Impl {
  explicit Impl(const Ontology& ontology) : sightings(ontology) {}

  [[nodiscard]] std::vector<std::uint32_t> find_decided(const DecidedActor& actor, ActorGroups& groups,
                                                        const GroupNames& named) const;
  void list_homonyms(const NameBlocks& blocks, ActorGroups& groups, std::vector<JoinStep>& steps) const;
  void explain(const std::vector<JoinStep>& steps, ActorGroups& groups, const GroupNames& named,
               JoinedEntities& out) const;

  Sightings sightings;
};

EntityJoiner::EntityJoiner(const Ontology& ontology) : impl_(std::make_unique<Impl>(ontology)) {}
EntityJoiner::EntityJoiner(EntityJoiner&&) noexcept = default;
EntityJoiner& EntityJoiner::operator=(EntityJoiner&&) noexcept = default;
EntityJoiner::~EntityJoiner() = default;

std::uint32_t EntityJoiner::describe(const LocalEntity& actor) {
  return impl_->sightings.describe(actor);
}

void EntityJoiner::add(const ArticleExtraction& article, std::span<const DescribedActor> actors,
                       std::span<const StatedTie> ties) {
  impl_->sightings.add(article, actors, ties);
}

void EntityJoiner::add(const ArticleExtraction& article) {
  std::vector<DescribedActor> actors;
  for (const LocalEntity& actor : article.entities) actors.push_back({describe(actor), actor.mentions});
  std::vector<StatedTie> ties;
  for (const LocalStatement& one : article.statements)
    ties.push_back({one.subject, one.predicate, one.object, one.modality, one.title});
  add(article, actors, ties);
}

std::vector<std::uint32_t> EntityJoiner::Impl::find_decided(const DecidedActor& actor, ActorGroups& groups,
                                                            const GroupNames& named) const {
  std::vector<std::uint32_t> out;
  const std::string folded = fold(actor.actor);
  const auto is_called = [&](std::uint32_t sighting) {
    if (fold(sightings.names[sightings.all[sighting].name]) == folded) return true;
    return std::ranges::any_of(sightings.aliases_of(sightings.all[sighting].description),
                               [&](std::uint32_t alias) { return fold(sightings.names[alias]) == folded; });
  };
  for (std::uint32_t i = 0; i < sightings.all.size(); ++i) {
    if (!actor.article.empty() && sightings.names[sightings.articles[sightings.all[i].article].id] != actor.article)
      continue;
    if (named.id(groups.find(i)) == actor.actor || is_called(i)) out.push_back(i);
  }
  return out;
}

void EntityJoiner::Impl::list_homonyms(const NameBlocks& blocks, ActorGroups& groups,
                                       std::vector<JoinStep>& steps) const {
  for (const NameBlock& block : blocks.all()) {
    if (block.known) continue;
    std::map<std::uint32_t, std::vector<std::uint32_t>> parts;  // group → members
    for (const std::uint32_t member : block.members) parts[groups.find(member)].push_back(member);
    if (parts.size() < 2) continue;
    const std::vector<std::uint32_t>& first = parts[groups.find(block.members.front())];
    for (const auto& [group, members] : parts) {
      if (&members == &first || groups.find(first.front()) == group) continue;
      JoinStep step{first.front(), members.front(), -HUGE_VAL, {}, false};
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

void EntityJoiner::Impl::explain(const std::vector<JoinStep>& steps, ActorGroups& groups, const GroupNames& named,
                                 JoinedEntities& out) const {
  for (const JoinStep& step : steps) {
    const Sighting& first = sightings.all[step.first];
    const Sighting& second = sightings.all[step.second];
    out.reasons.push_back({.same = step.same,
                           .first = named.id(groups.find(step.first)),
                           .second = named.id(groups.find(step.second)),
                           .first_name = std::string(sightings.names[first.name]),
                           .second_name = std::string(sightings.names[second.name]),
                           .first_article = std::string(sightings.names[sightings.articles[first.article].id]),
                           .second_article = std::string(sightings.names[sightings.articles[second.article].id]),
                           .odds = step.odds,
                           .why = step.why.empty() ? "a name that hardly anybody else bears" : step.why});
  }
  std::ranges::stable_sort(out.reasons, {}, [](const JoinReason& reason) {
    return std::tie(reason.first_name, reason.first, reason.second, reason.first_article, reason.second_article);
  });
}

Result<JoinedEntities> EntityJoiner::finish(const JoinDecisions& decisions, bool with_reasons) {
  Impl& self = *impl_;
  self.sightings.weigh();
  const NameBlocks blocks(self.sightings);
  std::vector<JoinStep> steps;
  std::vector<std::uint32_t> idle;
  std::vector<DecidedJoin> decided;
  if (!decisions.list.empty()) {
    // Ids are those that the evidence alone gives: what is decided does not change what a line means.
    Result<ActorGroups> undecided = group_sightings(self.sightings, blocks, {}, nullptr);
    if (!undecided) return fail(undecided.error());
    const GroupNames named = name_groups(self.sightings, blocks, *undecided);
    for (const JoinDecision& decision : decisions.list) {
      std::array<std::vector<std::uint32_t>, 2> sides{self.find_decided(decision.first, *undecided, named),
                                                      self.find_decided(decision.second, *undecided, named)};
      if (sides[0].empty() || sides[1].empty()) {
        idle.push_back(decision.line);
      } else {
        decided.push_back({&decision, std::move(sides)});
      }
    }
  }
  Result<ActorGroups> groups = group_sightings(self.sightings, blocks, decided, with_reasons ? &steps : nullptr);
  if (!groups) {
    Error error = groups.error();
    error.file = decisions.file;
    return fail(error);
  }
  const GroupNames named = name_groups(self.sightings, blocks, *groups);
  JoinedEntities out = Collector(self.sightings, blocks, *groups, named).run();
  out.idle_decisions = std::move(idle);
  if (with_reasons) {
    self.list_homonyms(blocks, *groups, steps);
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
