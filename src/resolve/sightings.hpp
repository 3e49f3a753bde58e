#pragma once

// Not for use outside this folder.

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/text_pool.hpp"
#include "model/extraction.hpp"
#include "model/ontology.hpp"
#include "resolve/joiner.hpp"

namespace entente {

/// What articles say of an actor, many of them the same.
struct Description {
  std::uint32_t key = 0;   ///< into Sightings::keys
  std::uint32_t name = 0;  ///< into Sightings::names
  ClassId type;
  float namesakes = 0;
  std::uint32_t aliases_end = 0;  ///< into Sightings::aliases; they begin where those of the one before end
};

/// An actor in one article.
struct Sighting {
  std::uint32_t article = 0;
  std::uint32_t description = 0;  ///< into Sightings::descriptions; its key, name, type and namesakes follow
  std::uint32_t key = 0;
  std::uint32_t name = 0;
  ClassId type;
  float namesakes = 0;
  std::uint32_t mentions = 0;
  std::uint32_t features_end = 0;  ///< into the features; they begin where those of the one before end
};

struct SightedArticle {
  std::uint32_t id = 0;  ///< into Sightings::names
  std::uint32_t language = 0;
  std::optional<Date> published;
  std::uint32_t begin = 0;  ///< its first sighting; the others follow in the order of the article's entities
};

/// What two sightings of one name have in common, and whether that makes them one actor.
///
/// Everything is in natural logarithms of odds, after Fellegi and Sunter (1969): the number of namesakes speaks
/// against it; a shared post, body or place and shared actors of the two articles speak for it, each the more the
/// fewer others share it.
class Sightings {
 public:
  explicit Sightings(const Ontology& ontology) : ontology_(ontology) {}

  /// Above this, two are one: odds of 55 to 1.
  static constexpr double kSame = 4.0;

  /// The number of a new description.
  std::uint32_t describe(const LocalEntity& actor);
  /// The article's own entities and statements are not looked at.
  void add(const ArticleExtraction& article, std::span<const DescribedActor> actors, std::span<const StatedTie> ties);
  /// Weighs all that was added; call once, then ask.
  void weigh();

  TextPool keys;
  TextPool names;  ///< of actors, articles, languages, posts
  std::vector<SightedArticle> articles;
  std::vector<Sighting> all;
  std::vector<Description> descriptions;
  std::vector<std::uint32_t> aliases;  ///< into `names`
  std::vector<bool> gazetteer;         ///< key → it is a gazetteer's id
  std::unordered_map<std::uint32_t, std::vector<std::pair<std::string, std::string>>> codes;  ///< of a key

  /// Behind the last sighting of an article.
  [[nodiscard]] std::uint32_t end_of(std::uint32_t article) const {
    return article + 1 < articles.size() ? articles[article + 1].begin : static_cast<std::uint32_t>(all.size());
  }
  [[nodiscard]] std::span<const std::uint32_t> aliases_of(std::uint32_t description) const {
    return slice(aliases, descriptions, description, &Description::aliases_end);
  }

  /// A tie of an actor: a post in a body, a body or a place that it belongs to.
  struct Feature {
    std::uint32_t object = 0;  ///< key
    std::uint32_t title = 0;   ///< name of the post; kObject or kRoot
    auto operator<=>(const Feature&) const = default;
  };
  static constexpr std::uint32_t kObject = UINT32_MAX;    ///< the body or place itself
  static constexpr std::uint32_t kRoot = UINT32_MAX - 1;  ///< the place or body that it belongs to at last

  [[nodiscard]] std::span<const Feature> features_of(std::uint32_t sighting) const {
    return slice(features_, all, sighting, &Sighting::features_end);
  }
  [[nodiscard]] double weight(const Feature& feature) const;

  /// How sure it is that two sightings of one name are one actor's, where `namesakes` others bear it.
  [[nodiscard]] double score(std::uint32_t a, std::uint32_t b, double namesakes) const;
  /// What speaks for it and against it, in words: "both Bộ trưởng, Bộ Y tế; both articles name …".
  [[nodiscard]] std::string explain(std::uint32_t a, std::uint32_t b) const;
  /// "both Bộ trưởng, Bộ Y tế".
  [[nodiscard]] std::string describe(const Feature& feature) const;
  /// True if the two have ties, and none in common.
  [[nodiscard]] bool ties_differ(std::uint32_t a, std::uint32_t b) const;

  /// The sighting of that key in the sighting's article; UINT32_MAX if there is none.
  [[nodiscard]] std::uint32_t beside(std::uint32_t sighting, std::uint32_t key) const;

 private:
  /// Of `parts` those of an owner.
  template <class T, class Owner>
  static std::span<const T> slice(const std::vector<T>& parts, const std::vector<Owner>& owners, std::uint32_t owner,
                                  std::uint32_t Owner::*end) {
    const std::uint32_t begin = owner == 0 ? 0 : owners[owner - 1].*end;
    return {parts.data() + begin, owners[owner].*end - begin};
  }
  [[nodiscard]] std::uint32_t folded(std::uint32_t title);
  [[nodiscard]] std::uint32_t root(std::uint32_t key);
  [[nodiscard]] std::span<const std::uint32_t> company(std::uint32_t article) const {
    const std::uint32_t begin = article == 0 ? 0 : company_end_[article - 1];
    return {company_.data() + begin, company_end_[article] - begin};
  }
  void choose_names();
  [[nodiscard]] std::string_view shown(std::uint32_t key) const;
  void weigh_company();
  void weigh_features();

  const Ontology& ontology_;
  std::unordered_map<std::uint32_t, std::uint32_t> folded_;   // post → folded
  std::unordered_map<std::uint32_t, std::uint32_t> written_;  // folded post → one way to write it
  std::vector<std::uint32_t> shown_;                          // key → name to show for it
  std::vector<bool> place_;                                   // key → it is a place
  std::vector<bool> shared_name_;                             // key → several bear it: no evidence for others
  std::vector<Feature> features_;                             // of each sighting, sorted
  std::vector<std::pair<Feature, float>> weights_;            // sorted
  std::vector<std::uint32_t> company_;  // of each article: the keys that may prove something, sorted
  std::vector<std::uint32_t> company_end_;
  std::vector<float> company_weight_;  // by key
};

}  // namespace entente
