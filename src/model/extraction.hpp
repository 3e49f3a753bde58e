#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/arena.hpp"
#include "base/span.hpp"
#include "model/date.hpp"
#include "model/ontology.hpp"

namespace entente {

/// How a statement is meant (docs: GUIDELINES §3): happened, is to happen, is asked for, did not happen.
enum class Modality : std::uint8_t { asserted, intended, requested, negated };

/// "asserted", "intended", "requested", "negated": the local names of the ontology's individuals.
[[nodiscard]] constexpr const char* to_string(Modality modality) {
  constexpr const char* kNames[] = {"asserted", "intended", "requested", "negated"};
  return kNames[static_cast<std::size_t>(modality)];
}

/// Where a statement is said: the words, their place, and the rule that read them.
struct Evidence {
  CodePointSpan span;     ///< code points of the article's NFC text
  std::string quote;      ///< exactly the text of `span`
  std::string rule;       ///< id of the pack's rule, "vi.donates.014"
  double confidence = 0;  ///< in [0, 1]: of the rule and of the two ends here
  auto operator<=>(const Evidence&) const = default;
};

/// What stands in the text for an actor.
enum class MentionKind : std::uint8_t {
  name,       ///< a proper name
  office,     ///< an unnamed holder of a post: stands for its holder, else for the post's body or country
  reference,  ///< a word that points back ("he", "both sides")
  unknown,    ///< capitalised words that nothing identifies yet; typed only if the article does so elsewhere
};

/// "name", "office", "reference", "unknown".
[[nodiscard]] constexpr const char* to_string(MentionKind kind) {
  constexpr const char* kNames[] = {"name", "office", "reference", "unknown"};
  return kNames[static_cast<std::size_t>(kind)];
}

// What one article contributes. All texts are views, of what ArticleExtraction::texts keeps or of what lives longer.

/// Evidence, as one article holds it.
struct LocalEvidence {
  CodePointSpan span;
  std::string_view quote;
  std::string_view rule;
  double confidence = 0;
  bool operator==(const LocalEvidence&) const = default;
};

/// A place where one article names an actor or something stands for it.
struct LocalMention {
  CodePointSpan span;                    ///< code points of the article's NFC text
  std::string_view form;                 ///< exactly the text of `span`
  MentionKind kind = MentionKind::name;  ///< never unknown
  std::uint32_t entity = 0;              ///< index into ArticleExtraction::entities
  bool operator==(const LocalMention&) const = default;
};

/// An actor as one article names it.
struct LocalEntity {
  ClassId type;
  std::string_view name;                  ///< fullest form without honorifics or titles
  std::vector<std::string_view> aliases;  ///< every other form, sorted, without `name`
  std::string_view key;                   ///< what says across articles that two are one: the id of a gazetteer
                                          ///< entry, or the folded name with its owner; never empty
  bool gazetteer = false;                 ///< `key` is the stable id of a gazetteer entry ("country-VN")
  std::vector<std::pair<std::string_view, std::string_view>> codes;  ///< scheme → code, ("iso3166-1", "VN"), sorted
  std::uint32_t mentions = 0;                                        ///< how often the article names it
  double namesakes = 0;  ///< how many other actors share `key`, as a mean; 0: it names one alone
  bool operator==(const LocalEntity&) const = default;
};

/// A statement as one article makes it.
struct LocalStatement {
  std::uint32_t subject = 0;  ///< index into ArticleExtraction::entities
  PropertyId predicate;
  std::uint32_t object = 0;
  Modality modality = Modality::asserted;
  std::string_view title;    ///< the post held; empty where the predicate has none
  std::string_view item;     ///< what was given; empty if the text does not say
  std::optional<Date> date;  ///< when it happened, if the text says
  LocalEvidence evidence;
  bool operator==(const LocalStatement&) const = default;
};

/// All that one article contributes to a graph. Independent of every other article. The pack that it was read with
/// outlives it.
struct ArticleExtraction {
  SharedTexts texts;
  std::string id;
  std::string language;
  std::string title;
  std::string url;
  std::string author;
  std::optional<Date> published;
  std::vector<LocalEntity> entities;   ///< no two with one key
  std::vector<LocalMention> mentions;  ///< by place; what stands for several actors once for each
  std::vector<LocalStatement> statements;
  bool operator==(const ArticleExtraction&) const = default;
};

}  // namespace entente
