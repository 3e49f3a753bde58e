#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/article.hpp"
#include "model/extraction.hpp"
#include "packs/language_pack.hpp"

namespace entente {

/// A name, post or reference in a sentence.
struct ExplainedMention {
  ByteSpan span;       ///< of the sentence's text
  std::string text;    ///< as written
  std::string name;    ///< as which it is read
  std::string kind;    ///< "name", "office", "reference" or "unknown"
  std::string type;    ///< class of the ontology; empty if it has none
  std::string entry;   ///< id of the gazetteer entry; empty if it is none
  std::string colour;  ///< of the class, "#rrggbb"; may be empty
};

/// A relation that a rule, or the build of a name, finds in a sentence.
struct ExplainedRelation {
  std::string subject;
  std::string predicate;
  std::string object;
  Modality modality = Modality::asserted;
  std::string rule;
  std::string pattern;    ///< shortened; empty where the program itself found it
  double confidence = 0;  ///< of the rule here
  bool stated = false;    ///< it became a statement; else an end was not resolved or is of a wrong class
};

/// A rule whose first words stand in the sentence, but that states nothing.
struct ExplainedMiss {
  std::string rule;
  std::string predicate;
  std::string pattern;
  std::string anchor;      ///< the words by which it was tried
  std::string missing;     ///< what kept it from firing
  std::size_t absent = 0;  ///< required elements that were not found, at most
};

/// What a kind of block is called in an explanation, in text and in HTML.
[[nodiscard]] const char* block_name(BlockKind kind);

struct ExplainedSentence {
  BlockKind block = BlockKind::body;
  std::string text;
  std::vector<ExplainedMention> mentions;  ///< in text order; one may lie inside another
  std::vector<std::string> phrases;        ///< noun phrases that can be ends of a relation, as "text = name, name"
  std::vector<ExplainedRelation> relations;
  std::vector<ExplainedMiss> misses;  ///< the nearest first
};

/// The mentions that lie in no other one, in text order: what is to be set off in the sentence.
[[nodiscard]] std::vector<ExplainedMention> outermost(const ExplainedSentence& sentence);

struct ExplainedEntity {
  std::string name;
  std::string type;
  std::string colour;
  std::vector<std::string> aliases;
  std::uint32_t mentions = 0;
};

struct ExplainedStatement {
  std::string subject;
  std::string predicate;
  std::string object;
  Modality modality = Modality::asserted;
  std::string title;
  std::string item;
  std::optional<Date> date;
  std::string rule;
  double confidence = 0;
};

/// How the program reads one article.
struct Explanation {
  std::string id;
  std::string title;
  std::string language;
  std::optional<Date> published;
  std::vector<ExplainedSentence> sentences;
  std::vector<ExplainedEntity> entities;
  std::vector<ExplainedStatement> statements;
};

struct ExplainOptions {
  /// Rules that stay silent to be shown of a sentence: the nearest of each predicate and trigger. `all` shows every
  /// one instead.
  std::size_t misses = 5;
  bool all = false;
};

/// Runs all stages on the article and keeps what each of them found.
[[nodiscard]] Explanation explain(Article article, const Ontology& ontology, const LanguagePack& pack,
                                  const ExplainOptions& options);

}  // namespace entente
