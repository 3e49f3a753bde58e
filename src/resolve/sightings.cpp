#include "resolve/sightings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/sorted.hpp"
#include "text/fold.hpp"

namespace entente {
namespace {

/// Fewer articles, or actors, than these are taken for a sample of so many: two articles that alone name
/// somebody prove little if there are only two. Places are never rare in that way.
constexpr double kLeastArticles = 2000;
constexpr double kLeastActors = 2000;
/// What is named once is this much more likely to be named in an article of the same matter.
constexpr double kSameMatter = 20;
/// Whoever has a post is more likely than others to be somebody with that post.
constexpr double kSamePost = 2;
/// Two whose ties have nothing in common: a promotion is possible, homonyms are likelier.
constexpr double kTiesDiffer = -3;
/// Actors that come together tell less than each alone: the n-th of them counts an n-th, these many count.
constexpr std::size_t kMostCompany = 4;
/// A name that so many others bear is no evidence for its company.
constexpr double kSharedName = 1;

constexpr std::string_view kArticle = "@article:";

}  // namespace

std::uint32_t Sightings::root(std::uint32_t key) {
  const std::string_view text = keys[key];
  const auto at = text.rfind('@');
  return at == std::string_view::npos || at + 1 == text.size() ? key : keys.add(text.substr(at + 1));
}

std::uint32_t Sightings::describe(const LocalEntity& actor) {
  Description& out = descriptions.emplace_back();
  out.key = keys.add(actor.key);
  out.name = names.add(actor.name);
  out.type = actor.type;
  out.namesakes = static_cast<float>(actor.namesakes);
  for (const std::string_view alias : actor.aliases) aliases.push_back(names.add(alias));
  out.aliases_end = static_cast<std::uint32_t>(aliases.size());
  const std::size_t size = std::max<std::size_t>(gazetteer.size(), out.key + 1);
  gazetteer.resize(size);
  place_.resize(size);
  shared_name_.resize(size);
  if (actor.gazetteer) gazetteer[out.key] = true;
  if (actor.namesakes >= kSharedName) shared_name_[out.key] = true;
  if (ontology_.is_place(actor.type)) place_[out.key] = true;
  if (!actor.codes.empty()) codes.try_emplace(out.key, actor.codes.begin(), actor.codes.end());
  return static_cast<std::uint32_t>(descriptions.size() - 1);
}

/// The name of a post, folded; the first way to write it in order of bytes is kept beside it.
std::uint32_t Sightings::folded(std::uint32_t title) {
  const auto [known, added] = folded_.try_emplace(title);
  if (added) {
    known->second = names.add(fold(names[title]));
    const auto [shown, first] = written_.try_emplace(known->second, title);
    if (!first && names[title] < names[shown->second]) shown->second = title;
  }
  return known->second;
}

void Sightings::add(const ArticleExtraction& article, std::span<const DescribedActor> actors,
                    std::span<const StatedTie> stated) {
  const auto number = static_cast<std::uint32_t>(articles.size());
  const auto begin = static_cast<std::uint32_t>(all.size());
  articles.push_back({names.add(article.id), names.add(article.language), article.published, begin});
  for (const auto& [description, mentions] : actors) {
    const Description& described = descriptions[description];
    all.push_back({.article = number,
                   .description = description,
                   .key = described.key,
                   .name = described.name,
                   .type = described.type,
                   .namesakes = described.namesakes,
                   .mentions = mentions});
  }
  std::vector<std::pair<std::uint32_t, Feature>> ties;  // of local entities
  for (const StatedTie& statement : stated) {
    if (!ontology_[statement.predicate].structural || statement.modality != Modality::asserted) continue;
    const std::uint32_t object = all[begin + statement.object].key;
    if (keys[object].find(kArticle) != std::string_view::npos) continue;
    const bool titled = !statement.title.empty();
    if (titled) ties.push_back({statement.subject, {object, folded(names.add(statement.title))}});
    // Most of those with a post in a country share nothing but the country.
    if (!titled || !place_[object]) ties.push_back({statement.subject, {object, kObject}});
    ties.push_back({statement.subject, {root(object), kRoot}});
  }
  sort_unique(ties);
  auto tie = ties.begin();
  for (std::uint32_t i = begin; i < all.size(); ++i) {
    for (; tie != ties.end() && tie->first == i - begin; ++tie) features_.push_back(tie->second);
    all[i].features_end = static_cast<std::uint32_t>(features_.size());
  }
}

void Sightings::weigh() {
  gazetteer.resize(keys.size());
  place_.resize(keys.size());
  shared_name_.resize(keys.size());
  // What belongs to a place whose name is shared is no better evidence than the name of the place.
  for (std::uint32_t key = 0; key < keys.size(); ++key) {
    const std::string_view text = keys[key];
    for (auto at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
      const std::uint32_t owner = keys.find(text.substr(at + 1));
      if (owner != UINT32_MAX && shared_name_[owner]) shared_name_[key] = true;
    }
  }
  choose_names();
  weigh_features();
  weigh_company();
}

void Sightings::choose_names() {
  shown_.assign(keys.size(), UINT32_MAX);
  for (const Sighting& sighting : all) {
    std::uint32_t& shown = shown_[sighting.key];
    const std::string_view name = names[sighting.name];
    if (shown == UINT32_MAX || name.size() > names[shown].size() ||
        (name.size() == names[shown].size() && name < names[shown]))
      shown = sighting.name;
  }
}

void Sightings::weigh_features() {
  std::vector<std::pair<Feature, std::uint32_t>> bearers;  // feature, key
  std::vector<bool> actor(keys.size());
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (gazetteer[all[i].key]) continue;
    actor[all[i].key] = true;
    for (const Feature& feature : features_of(i)) bearers.emplace_back(feature, all[i].key);
  }
  sort_unique(bearers);
  const auto actors = static_cast<double>(std::ranges::count(actor, true));
  for (auto it = bearers.begin(); it != bearers.end();) {
    const Feature feature = it->first;
    const auto end = std::find_if(it, bearers.end(), [&](const auto& one) { return one.first != feature; });
    const double among = feature.title == kRoot ? actors : std::max(actors, kLeastActors);
    const double weight = -std::log(static_cast<double>(end - it) * kSamePost / among);
    if (weight > 0) weights_.emplace_back(feature, static_cast<float>(weight));
    it = end;
  }
}

void Sightings::weigh_company() {
  std::vector<std::uint32_t> articles_with(keys.size());
  for (const Sighting& sighting : all) ++articles_with[sighting.key];
  const auto count = static_cast<double>(articles.size());
  company_weight_.assign(keys.size(), 0);
  for (std::uint32_t key = 0; key < keys.size(); ++key) {
    // What a single article names is no link to another.
    if (articles_with[key] < 2 || shared_name_[key]) continue;
    const double among = place_[key] ? count : std::max(count, kLeastArticles);
    company_weight_[key] = static_cast<float>(std::max(0.0, -std::log(articles_with[key] * kSameMatter / among)));
  }
  for (std::uint32_t a = 0; a < articles.size(); ++a) {
    const auto begin = static_cast<std::ptrdiff_t>(company_.size());
    for (std::uint32_t i = articles[a].begin; i < end_of(a); ++i)
      if (company_weight_[all[i].key] > 0) company_.push_back(all[i].key);
    std::sort(company_.begin() + begin, company_.end());
    company_end_.push_back(static_cast<std::uint32_t>(company_.size()));
  }
}

double Sightings::weight(const Feature& feature) const {
  const auto it = std::ranges::lower_bound(weights_, feature, {}, &std::pair<Feature, float>::first);
  return it == weights_.end() || it->first != feature ? 0 : it->second;
}

std::uint32_t Sightings::beside(std::uint32_t sighting, std::uint32_t key) const {
  const std::uint32_t article = all[sighting].article;
  for (std::uint32_t i = articles[article].begin; i < end_of(article); ++i)
    if (all[i].key == key) return i;
  return UINT32_MAX;
}

namespace {

/// Calls `found` for each element of two sorted ranges.
template <class Range, class Function>
void for_common(const Range& a, const Range& b, const Function& found) {
  auto i = a.begin();
  auto j = b.begin();
  while (i != a.end() && j != b.end()) {
    if (*i < *j) {
      ++i;
    } else if (*j < *i) {
      ++j;
    } else {
      found(*i);
      ++i;
      ++j;
    }
  }
}

}  // namespace

bool Sightings::ties_differ(std::uint32_t a, std::uint32_t b) const {
  if (features_of(a).empty() || features_of(b).empty()) return false;
  bool common = false;
  for_common(features_of(a), features_of(b), [&](const Feature&) { common = true; });
  return !common;
}

double Sightings::score(std::uint32_t a, std::uint32_t b, double namesakes) const {
  double out = -std::log(namesakes);
  if (ties_differ(a, b)) {
    out += kTiesDiffer;
  } else {
    double best = 0;
    for_common(features_of(a), features_of(b), [&](const Feature& feature) { best = std::max(best, weight(feature)); });
    out += best;
  }
  std::array<double, kMostCompany> best{};  // descending
  const std::uint32_t own = all[a].key;
  const std::uint32_t other = all[b].key;
  for_common(company(all[a].article), company(all[b].article), [&](std::uint32_t key) {
    if (key == own || key == other) return;
    double weight = company_weight_[key];
    for (double& place : best)
      if (weight > place) std::swap(weight, place);
  });
  for (std::size_t i = 0; i < best.size(); ++i) out += best[i] / static_cast<double>(i + 1);
  return out;
}

std::string_view Sightings::shown(std::uint32_t key) const {
  return shown_[key] == UINT32_MAX ? keys[key] : names[shown_[key]];
}

std::string Sightings::describe(const Feature& feature) const {
  if (feature.title == kObject || feature.title == kRoot) return fmt::format("both of {}", shown(feature.object));
  return fmt::format("both {}, {}", names[written_.at(feature.title)], shown(feature.object));
}

std::string Sightings::explain(std::uint32_t a, std::uint32_t b) const {
  std::string out;
  const auto say = [&](const std::string& what) { out += (out.empty() ? "" : "; ") + what; };
  if (ties_differ(a, b)) say("their posts and places differ");
  const Feature* best = nullptr;
  const auto better = [&](const Feature& one, const Feature& other) {
    if (weight(one) != weight(other)) return weight(one) > weight(other);
    return keys[one.object] < keys[other.object];
  };
  for_common(features_of(a), features_of(b), [&](const Feature& feature) {
    if (weight(feature) > 0 && (best == nullptr || better(feature, *best))) best = &feature;
  });
  if (best != nullptr) say(describe(*best));
  std::vector<std::pair<float, std::uint32_t>> shared;
  for_common(company(all[a].article), company(all[b].article), [&](std::uint32_t key) {
    if (key != all[a].key && key != all[b].key) shared.emplace_back(-company_weight_[key], key);
  });
  std::ranges::sort(shared, [&](const auto& left, const auto& right) {
    return left.first != right.first ? left.first < right.first : keys[left.second] < keys[right.second];
  });
  if (shared.size() > kMostCompany) shared.resize(kMostCompany);
  std::string company;
  for (const auto& [weight, key] : shared) company.append(company.empty() ? "" : ", ").append(shown(key));
  if (!company.empty()) say("both articles name " + company);
  return out;
}

}  // namespace entente
