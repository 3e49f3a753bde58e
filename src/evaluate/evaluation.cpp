#include "evaluate/evaluation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>

#include "packs/phrase_set.hpp"
#include "text/normalizer.hpp"

namespace entente {
namespace {

double share(std::size_t part, std::size_t rest) {
  return part + rest == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(part + rest);
}

/// The predicate and all above it, itself first.
std::vector<PropertyId> with_supers(PropertyId predicate, const Ontology& ontology) {
  std::vector<PropertyId> out{predicate};
  for (std::size_t i = 0; i < out.size(); ++i)
    for (const PropertyId super : ontology[out[i]].supers)
      if (std::ranges::find(out, super) == out.end()) out.push_back(super);
  return out;
}

/// The words of a text, folded and each between spaces: what a name is looked for in.
std::string words_of(const std::string& text) {
  const auto nfc = to_nfc(text);
  std::string out = " ";
  for (const std::string& word : folded_words(nfc ? *nfc : text)) out += word + " ";
  return out;
}

/// An end of a relation: an entity of the graph, or one of the gold that nothing in the graph matches.
struct End {
  bool in_graph = false;
  std::uint32_t index = 0;
  auto operator<=>(const End&) const = default;
};

struct Key {
  PropertyId predicate;
  End subject;
  End object;
  auto operator<=>(const Key&) const = default;
};

/// An entity of the graph that the document mentions.
struct Found {
  std::uint32_t entity = 0;  ///< index into GraphSnapshot::entities
  ClassId type;              ///< annotation type
  std::set<std::string> names;
};

struct FoundRelation {
  std::uint32_t subject = 0;  ///< index into GraphSnapshot::entities
  PropertyId predicate;
  std::uint32_t object = 0;
  std::set<Modality> modalities;
  const Evidence* evidence = nullptr;
};

/// Gold relations that say the same at one level of the predicates.
struct Group {
  PropertyId predicate;
  std::set<Key> keys;
  std::set<Modality> modalities;
  bool optional = true;
  bool hit = false;
  const GoldRelation* relation = nullptr;  ///< the first of them
};

/// Compares one document.
class Comparison {
 public:
  Comparison(const GoldDocument& gold, const GraphSnapshot& graph, const Ontology& ontology,
             const EvaluationContext& context, Evaluation& out)
      : gold_(gold), graph_(graph), ontology_(ontology), out_(out) {
    const auto article = std::ranges::find(graph.articles, gold.id, &ArticleNode::id);
    if (article != graph.articles.end()) {
      article_ = static_cast<std::uint32_t>(article - graph.articles.begin());
      if (const auto prefixes = context.prefixes.find(article->language); prefixes != context.prefixes.end())
        prefixes_ = prefixes->second;
    }
    if (const auto sentences = context.sentences.find(gold.id); sentences != context.sentences.end())
      for (const std::string& sentence : sentences->second) sentences_.emplace_back(&sentence, words_of(sentence));
  }

  void run() {
    collect();
    match_entities();
    count_entities();
    group_relations();
    count_found_relations();
    count_missed_relations();
  }

 private:
  // ------------------------------------------------------------ what the graph says of the document

  void collect() {
    for (const GoldEntity& entity : gold_.entities) {
      std::vector<std::string> names = entity.aliases;
      names.push_back(entity.name);
      gold_names_.push_back(comparable_names(names, prefixes_));
    }
    graph_match_.assign(graph_.entities.size(), std::nullopt);
    gold_match_.assign(gold_.entities.size(), std::nullopt);
    if (!article_) return;
    for (std::uint32_t i = 0; i < graph_.entities.size(); ++i) {
      const Entity& entity = graph_.entities[i];
      const ClassId type = ontology_.annotation_type(entity.type);
      if (!type.valid() || !std::ranges::binary_search(entity.articles, *article_)) continue;
      std::vector<std::string> names = entity.aliases;
      names.push_back(entity.label);
      found_.push_back({i, type, comparable_names(names, prefixes_)});
    }
    collect_relations();
  }

  /// In the order of the statements' IRIs, which settles which of several found relations meets a gold one first.
  void collect_relations() {
    std::vector<const Statement*> statements;
    for (const Statement& statement : graph_.statements) statements.push_back(&statement);
    std::ranges::sort(statements, {}, [](const Statement* one) -> const std::string& { return one->iri_name; });
    for (const Statement* statement : statements) {
      const auto evidence = std::ranges::find(statement->evidence, *article_, &StatementEvidence::article);
      if (evidence == statement->evidence.end()) continue;
      const auto known = std::ranges::find_if(relations_, [&](const FoundRelation& relation) {
        return relation.subject == statement->subject && relation.predicate == statement->predicate &&
               relation.object == statement->object;
      });
      if (known != relations_.end()) {
        known->modalities.insert(statement->modality);
        continue;
      }
      relations_.push_back({.subject = statement->subject,
                            .predicate = statement->predicate,
                            .object = statement->object,
                            .modalities = {statement->modality},
                            .evidence = &evidence->evidence});
    }
  }

  // ------------------------------------------------------------ entities

  /// One to one, the best pairs first: of the same type, then by how many names they share.
  void match_entities() {
    constexpr std::size_t kSameType = 100;
    struct Pair {
      std::size_t rank;
      const std::string* gold_id;
      const std::string* graph_id;
      std::uint32_t gold;
      std::uint32_t graph;
    };
    std::vector<Pair> pairs;
    for (std::uint32_t g = 0; g < gold_.entities.size(); ++g) {
      for (const Found& found : found_) {
        const auto common = static_cast<std::size_t>(
            std::ranges::count_if(gold_names_[g], [&](const std::string& name) { return found.names.contains(name); }));
        if (common == 0) continue;
        pairs.push_back({common + (found.type == gold_.entities[g].type ? kSameType : 0), &gold_.entities[g].id,
                         &graph_.entities[found.entity].id, g, found.entity});
      }
    }
    std::ranges::sort(pairs, [](const Pair& a, const Pair& b) {
      return std::tie(a.rank, *a.gold_id, *a.graph_id) > std::tie(b.rank, *b.gold_id, *b.graph_id);
    });
    for (const Pair& pair : pairs) {
      if (gold_match_[pair.gold] || graph_match_[pair.graph]) continue;
      gold_match_[pair.gold] = pair.graph;
      graph_match_[pair.graph] = pair.gold;
    }
  }

  void count_entities() {
    for (std::uint32_t g = 0; g < gold_.entities.size(); ++g) {
      const GoldEntity& entity = gold_.entities[g];
      if (entity.optional) continue;
      const std::string& type = ontology_[entity.type].name;
      const ClassId found =
          gold_match_[g] ? ontology_.annotation_type(graph_.entities[*gold_match_[g]].type) : ClassId{};
      if (found == entity.type) {
        ++out_.entities[type].right;
        continue;
      }
      ++out_.entities[type].missed;
      deviate(Deviation::Kind::missed_entity, type, entity.name,
              found.valid() ? fmt::format("found as {}", ontology_[found].name) : std::string{},
              sentence_with(names_of(entity)));
    }
    for (const Found& found : found_) {
      const auto match = graph_match_[found.entity];
      if (match && (gold_.entities[*match].type == found.type || gold_.entities[*match].optional)) continue;
      const std::string& type = ontology_[found.type].name;
      ++out_.entities[type].spurious;
      const Entity& entity = graph_.entities[found.entity];
      deviate(Deviation::Kind::spurious_entity, type, entity.label,
              match ? fmt::format("the gold has {} as {}", gold_.entities[*match].name,
                                  ontology_[gold_.entities[*match].type].name)
                    : std::string{},
              sentence_with(names_of(entity)));
    }
  }

  // ------------------------------------------------------------ relations

  Key key(End subject, PropertyId predicate, End object) const {
    if (ontology_[predicate].symmetric && object < subject) std::swap(subject, object);
    return {predicate, subject, object};
  }

  End gold_end(std::uint32_t entity) const {
    return gold_match_[entity] ? End{true, *gold_match_[entity]} : End{false, entity};
  }

  void group_relations() {
    for (const GoldRelation& relation : gold_.relations) {
      for (const PropertyId predicate : with_supers(relation.predicate, ontology_)) {
        std::set<Key> keys;
        for (const std::uint32_t subject : relation.subjects)
          for (const std::uint32_t object : relation.objects)
            keys.insert(key(gold_end(subject), predicate, gold_end(object)));
        auto group = std::ranges::find_if(
            groups_, [&](const Group& one) { return one.predicate == predicate && one.keys == keys; });
        if (group == groups_.end())
          group = groups_.insert(group, {.predicate = predicate, .keys = std::move(keys), .relation = &relation});
        group->modalities.insert(relation.modality);
        group->optional = group->optional && relation.optional;
      }
    }
  }

  /// What is found, each predicate with those that it implies; the first relation that says so comes with it.
  struct Seen {
    Key key;
    const FoundRelation* relation;
    std::set<Modality> modalities;
  };

  std::vector<Seen> seen_relations() const {
    std::vector<Seen> out;
    for (const FoundRelation& relation : relations_) {
      for (const PropertyId predicate : with_supers(relation.predicate, ontology_)) {
        const Key one = key({true, relation.subject}, predicate, {true, relation.object});
        auto known = std::ranges::find(out, one, &Seen::key);
        if (known == out.end()) known = out.insert(known, {one, &relation, {}});
        known->modalities.insert(relation.modalities.begin(), relation.modalities.end());
      }
    }
    return out;
  }

  void count_found_relations() {
    for (const Seen& seen : seen_relations()) {
      bool in_gold = false;
      for (Group& group : groups_) {
        if (!group.keys.contains(seen.key)) continue;
        in_gold = true;
        if (!group.hit && !group.optional) count_modality(seen, group);
        group.hit = true;
      }
      if (in_gold) continue;
      const std::string& predicate = ontology_[seen.key.predicate].name;
      ++out_.relations[predicate].spurious;
      deviate(Deviation::Kind::spurious_relation, predicate, ends_of(*seen.relation),
              fmt::format("by {}", seen.relation->evidence->rule), seen.relation->evidence->quote);
    }
  }

  void count_modality(const Seen& seen, const Group& group) {
    const bool right =
        std::ranges::any_of(seen.modalities, [&](Modality modality) { return group.modalities.contains(modality); });
    if (right) {
      ++out_.right_modality;
      return;
    }
    ++out_.wrong_modality;
    deviate(Deviation::Kind::wrong_modality, ontology_[seen.key.predicate].name, ends_of(*seen.relation),
            fmt::format("{}, the gold has {}; by {}", to_string(*seen.modalities.begin()),
                        to_string(*group.modalities.begin()), seen.relation->evidence->rule),
            seen.relation->evidence->quote);
  }

  void count_missed_relations() {
    for (const Group& group : groups_) {
      if (group.optional) continue;
      const std::string& predicate = ontology_[group.predicate].name;
      if (group.hit) {
        ++out_.relations[predicate].right;
        continue;
      }
      ++out_.relations[predicate].missed;
      deviate(
          Deviation::Kind::missed_relation, predicate,
          fmt::format("{} -> {}", gold_end_names(group.relation->subjects), gold_end_names(group.relation->objects)),
          fmt::format("{}", to_string(*group.modalities.begin())),
          sentence_with_both(group.relation->subjects, group.relation->objects));
    }
  }

  // ------------------------------------------------------------ what to say of a deviation

  void deviate(Deviation::Kind kind, const std::string& group, std::string what, std::string remark,
               std::string sentence) {
    out_.deviations.push_back({kind, gold_.id, group, std::move(what), std::move(remark), std::move(sentence)});
  }

  std::string label(std::uint32_t entity) const {
    return graph_match_[entity] ? gold_.entities[*graph_match_[entity]].name : graph_.entities[entity].label;
  }

  std::string ends_of(const FoundRelation& relation) const {
    return fmt::format("{} -> {}", label(relation.subject), label(relation.object));
  }

  std::string gold_end_names(const std::vector<std::uint32_t>& entities) const {
    std::string out;
    for (const std::uint32_t entity : entities) out += (out.empty() ? "" : " | ") + gold_.entities[entity].name;
    return out;
  }

  static std::vector<std::string> names_of(const GoldEntity& entity) {
    std::vector<std::string> out{entity.name};
    out.insert(out.end(), entity.aliases.begin(), entity.aliases.end());
    return out;
  }

  static std::vector<std::string> names_of(const Entity& entity) {
    std::vector<std::string> out{entity.label};
    out.insert(out.end(), entity.aliases.begin(), entity.aliases.end());
    return out;
  }

  static bool holds(const std::string& folded, const std::vector<std::string>& names) {
    return std::ranges::any_of(names, [&](const std::string& name) {
      const std::string words = words_of(name);
      return words.size() > 1 && folded.find(words) != std::string::npos;
    });
  }

  /// The first sentence with one of the names, the fullest first.
  std::string sentence_with(const std::vector<std::string>& names) const {
    for (const std::string& name : names)
      for (const auto& [sentence, folded] : sentences_)
        if (holds(folded, {name})) return *sentence;
    return {};
  }

  /// The first sentence that names both ends.
  std::string sentence_with_both(const std::vector<std::uint32_t>& subjects,
                                 const std::vector<std::uint32_t>& objects) const {
    const auto any = [&](const std::string& folded, const std::vector<std::uint32_t>& ends) {
      return std::ranges::any_of(ends,
                                 [&](std::uint32_t entity) { return holds(folded, names_of(gold_.entities[entity])); });
    };
    for (const auto& [sentence, folded] : sentences_)
      if (any(folded, subjects) && any(folded, objects)) return *sentence;
    return {};
  }

  const GoldDocument& gold_;
  const GraphSnapshot& graph_;
  const Ontology& ontology_;
  Evaluation& out_;
  std::optional<std::uint32_t> article_;  ///< none where the graph lacks the document
  NamePrefixes prefixes_;
  std::vector<std::pair<const std::string*, std::string>> sentences_;  ///< as written, words_of()
  std::vector<std::set<std::string>> gold_names_;
  std::vector<Found> found_;
  std::vector<FoundRelation> relations_;
  std::vector<std::optional<std::uint32_t>> gold_match_;   ///< gold entity → entity of the graph
  std::vector<std::optional<std::uint32_t>> graph_match_;  ///< entity of the graph → gold entity
  std::vector<Group> groups_;
};

Score sum(const std::map<std::string, Score>& scores) {
  Score out;
  for (const auto& [group, score] : scores) out += score;
  return out;
}

}  // namespace

double Score::precision() const {
  return share(right, spurious);
}

double Score::recall() const {
  return share(right, missed);
}

double Score::f1() const {
  const double p = precision();
  const double r = recall();
  return p + r > 0 ? 2 * p * r / (p + r) : 0.0;
}

Score& Score::operator+=(const Score& other) {
  right += other.right;
  spurious += other.spurious;
  missed += other.missed;
  return *this;
}

Score Evaluation::all_entities() const {
  return sum(entities);
}

Score Evaluation::all_relations() const {
  return sum(relations);
}

Score Evaluation::structure() const {
  Score out;
  for (const auto& [predicate, score] : relations)
    if (std::ranges::binary_search(structural, predicate)) out += score;
  return out;
}

Score Evaluation::interaction() const {
  Score out;
  for (const auto& [predicate, score] : relations)
    if (!std::ranges::binary_search(structural, predicate)) out += score;
  return out;
}

double Evaluation::modality_accuracy() const {
  return share(right_modality, wrong_modality);
}

Evaluation evaluate(const std::vector<GoldDocument>& gold, const GraphSnapshot& graph, const Ontology& ontology,
                    const EvaluationContext& context) {
  Evaluation out;
  out.documents = gold.size();
  for (const OntologyProperty& property : ontology.properties)
    if (property.structural) out.structural.push_back(property.name);
  std::ranges::sort(out.structural);
  for (const GoldDocument& document : gold) Comparison(document, graph, ontology, context, out).run();
  return out;
}

}  // namespace entente
