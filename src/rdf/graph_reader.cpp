#include "rdf/graph_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rdf/triple_reader.hpp"
#include "rdf/vocabulary.hpp"

namespace entente {
namespace {

using namespace vocabulary;

struct ReadEntity {
  Entity entity;
  bool typed = false;
};

/// Names of what a statement joins, until all names are known.
struct ReadStatement {
  Statement statement;
  std::string subject;
  std::string predicate;
  std::string object;
  std::vector<std::string> evidence;
};

struct ReadEvidence {
  Evidence evidence;
  std::string language;  ///< of the quote, which is the article's
  std::string article;
};

/// Behind the namespace: IRIs of resources are flat names after the run's base.
std::string local_name(const std::string& iri) {
  return iri.substr(iri.find_last_of("/#") + 1);
}

template <class Number>
Number number(const std::string& text) {
  Number value{};
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// Gathers triples by what they are about. Each predicate of the contract belongs to one kind of resource, so that
/// triples may come in any order.
class Gatherer {
 public:
  explicit Gatherer(const Ontology& ontology) {
    for (std::uint32_t i = 0; i < ontology.classes.size(); ++i) classes_.emplace(ontology.classes[i].iri, ClassId{i});
    for (const Modality modality : {Modality::asserted, Modality::intended, Modality::requested, Modality::negated})
      modalities_.emplace(iri(kEnt, to_string(modality)), modality);
    add_article_terms();
    add_entity_terms();
    add_statement_terms();
    add_evidence_terms();
  }

  void add(const Triple& triple) {
    const auto term = terms_.find(triple.predicate);
    if (term != terms_.end()) term->second(triple.subject.value, triple.object);
  }

  std::unordered_map<std::string, ArticleNode> articles;  // by IRI; so are the others
  std::unordered_map<std::string, ReadEntity> entities;
  std::unordered_map<std::string, ReadStatement> statements;
  std::unordered_map<std::string, ReadEvidence> evidence;
  std::vector<std::pair<std::string, std::string>> mentions;  // article, entity

 private:
  using Take = std::function<void(const std::string& subject, const Term& object)>;

  void on(std::string_view ns, std::string_view name, Take take) { terms_.emplace(iri(ns, name), std::move(take)); }

  void add_article_terms() {
    on(kDcterms, "identifier", [this](const auto& s, const Term& o) { articles[s].id = o.value; });
    on(kDcterms, "title", [this](const auto& s, const Term& o) {
      articles[s].title = o.value;
      articles[s].language = o.language;
    });
    on(kDcterms, "issued", [this](const auto& s, const Term& o) { articles[s].published = from_iso(o.value); });
    on(kDcterms, "source", [this](const auto& s, const Term& o) { articles[s].url = o.value; });
    on(kDcterms, "creator", [this](const auto& s, const Term& o) { articles[s].author = o.value; });
    on(kSchema, "mentions", [this](const auto& s, const Term& o) { mentions.emplace_back(s, o.value); });
  }

  void add_entity_terms() {
    on(kRdf, "type", [this](const auto& s, const Term& o) {
      if (const auto found = classes_.find(o.value); found != classes_.end()) {
        entities[s].entity.type = found->second;
        entities[s].typed = true;
      }
    });
    on(kRdfs, "label", [this](const auto& s, const Term& o) {
      entities[s].entity.label = o.value;
      entities[s].entity.language = o.language;
    });
    on(kSkos, "altLabel", [this](const auto& s, const Term& o) { entities[s].entity.aliases.push_back(o.value); });
    on(kSkos, "notation", [this](const auto& s, const Term& o) {
      // The scheme is all that stands behind the namespace, whatever it is made of.
      const bool own = o.datatype.starts_with(kEnt);
      entities[s].entity.codes.emplace_back(own ? o.datatype.substr(kEnt.size()) : local_name(o.datatype), o.value);
    });
    on(kEnt, "mentionCount",
       [this](const auto& s, const Term& o) { entities[s].entity.mentions = number<std::uint32_t>(o.value); });
  }

  void add_statement_terms() {
    on(kRdf, "subject", [this](const auto& s, const Term& o) { statements[s].subject = o.value; });
    on(kRdf, "predicate", [this](const auto& s, const Term& o) { statements[s].predicate = o.value; });
    on(kRdf, "object", [this](const auto& s, const Term& o) { statements[s].object = o.value; });
    on(kEnt, "modality", [this](const auto& s, const Term& o) {
      if (const auto found = modalities_.find(o.value); found != modalities_.end())
        statements[s].statement.modality = found->second;
    });
    on(kEnt, "confidence",
       [this](const auto& s, const Term& o) { statements[s].statement.confidence = number<double>(o.value); });
    on(kEnt, "title", [this](const auto& s, const Term& o) { statements[s].statement.titles.push_back(o.value); });
    on(kEnt, "item", [this](const auto& s, const Term& o) { statements[s].statement.items.push_back(o.value); });
    on(kEnt, "date", [this](const auto& s, const Term& o) {
      if (const auto day = from_iso(o.value)) statements[s].statement.dates.push_back(*day);
    });
    on(kEnt, "background",
       [this](const auto& s, const Term& o) { statements[s].statement.background = o.value == "true"; });
    on(kProv, "wasDerivedFrom", [this](const auto& s, const Term& o) { statements[s].evidence.push_back(o.value); });
  }

  void add_evidence_terms() {
    on(kOa, "hasSource", [this](const auto& s, const Term& o) { evidence[s].article = o.value; });
    on(kOa, "start",
       [this](const auto& s, const Term& o) { evidence[s].evidence.span.begin = number<std::uint32_t>(o.value); });
    on(kOa, "end",
       [this](const auto& s, const Term& o) { evidence[s].evidence.span.end = number<std::uint32_t>(o.value); });
    on(kOa, "exact", [this](const auto& s, const Term& o) {
      evidence[s].evidence.quote = o.value;
      evidence[s].language = o.language;
    });
    on(kEnt, "rule", [this](const auto& s, const Term& o) { evidence[s].evidence.rule = o.value; });
  }

  std::unordered_map<std::string, ClassId> classes_;
  std::unordered_map<std::string, Modality> modalities_;
  std::unordered_map<std::string, Take> terms_;
};

/// Turns what was gathered into the sorted values of a snapshot.
class Assembler {
 public:
  Assembler(Gatherer& read, const Ontology& ontology, const std::string& path) : read_(read), path_(path) {
    for (std::uint32_t i = 0; i < ontology.properties.size(); ++i)
      predicates_.emplace(ontology.properties[i].iri, PropertyId{i});
  }

  Result<GraphSnapshot> assemble() {
    assemble_articles();
    if (auto done = assemble_entities(); !done) return tl::unexpected(done.error());
    if (auto done = assemble_statements(); !done) return tl::unexpected(done.error());
    return std::move(graph_);
  }

 private:
  [[nodiscard]] tl::unexpected<Error> lacks(const std::string& iri, std::string_view what) const {
    return fail({.code = ErrorCode::schema, .message = fmt::format("<{}> {}", iri, what), .file = path_});
  }

  void assemble_articles() {
    std::vector<std::pair<std::string, ArticleNode>> sorted;
    for (auto& [iri, article] : read_.articles) {
      // Data sets and files have titles too; an article has an identifier.
      if (article.id.empty()) continue;
      article.iri_name = local_name(iri);
      sorted.emplace_back(iri, std::move(article));
    }
    std::ranges::sort(sorted, {}, [](const auto& one) { return std::tie(one.second.id, one.second.iri_name); });
    for (auto& [iri, article] : sorted) {
      article_place_.emplace(iri, static_cast<std::uint32_t>(graph_.articles.size()));
      graph_.articles.push_back(std::move(article));
    }
  }

  Result<void> assemble_entities() {
    std::map<std::string, std::pair<std::string, Entity>> sorted;  // id → IRI, entity
    for (auto& [iri, one] : read_.entities) {
      if (!one.typed) continue;  // a label of something else
      const std::string id = local_name(iri);
      one.entity.id = id;
      std::ranges::sort(one.entity.aliases);
      std::ranges::sort(one.entity.codes);
      sorted.emplace(id, std::pair(iri, std::move(one.entity)));
    }
    for (auto& [id, one] : sorted) {
      if (one.second.label.empty()) return lacks(one.first, "has no rdfs:label");
      entity_place_.emplace(one.first, static_cast<std::uint32_t>(graph_.entities.size()));
      graph_.entities.push_back(std::move(one.second));
    }
    for (const auto& [article, entity] : read_.mentions) {
      const auto article_at = article_place_.find(article);
      const auto entity_at = entity_place_.find(entity);
      if (article_at == article_place_.end()) return lacks(article, "mentions somebody but has no dcterms:identifier");
      if (entity_at == entity_place_.end()) return lacks(entity, "is mentioned but has no class of the ontology");
      graph_.entities[entity_at->second].articles.push_back(article_at->second);
    }
    for (Entity& entity : graph_.entities) std::ranges::sort(entity.articles);
    return {};
  }

  Result<void> assemble_statements() {
    for (auto& [iri, one] : read_.statements) {
      Statement& statement = one.statement;
      const auto subject = entity_place_.find(one.subject);
      const auto object = entity_place_.find(one.object);
      const auto predicate = predicates_.find(one.predicate);
      if (subject == entity_place_.end()) return lacks(iri, "has no rdf:subject that is an actor of the graph");
      if (object == entity_place_.end()) return lacks(iri, "has no rdf:object that is an actor of the graph");
      if (predicate == predicates_.end()) return lacks(iri, "has no rdf:predicate of the ontology");
      statement.iri_name = local_name(iri);
      statement.subject = subject->second;
      statement.object = object->second;
      statement.predicate = predicate->second;
      std::ranges::sort(statement.titles);
      std::ranges::sort(statement.items);
      std::ranges::sort(statement.dates);
      if (auto done = assemble_evidence(one); !done) return done;
      graph_.statements.push_back(std::move(statement));
    }
    std::ranges::sort(graph_.statements, {}, [](const Statement& one) {
      return std::tuple(one.subject, one.predicate.value, one.object, one.modality);
    });
    return {};
  }

  Result<void> assemble_evidence(ReadStatement& one) {
    for (const std::string& iri : one.evidence) {
      const auto found = read_.evidence.find(iri);
      if (found == read_.evidence.end()) return lacks(iri, "is given as evidence, but nothing is said of it");
      const auto article = article_place_.find(found->second.article);
      if (article == article_place_.end()) return lacks(iri, "has no oa:hasSource that is an article of the graph");
      StatementEvidence& piece = one.statement.evidence.emplace_back();
      piece.iri_name = local_name(iri);
      piece.article = article->second;
      piece.evidence = std::move(found->second.evidence);
      piece.evidence.confidence = one.statement.confidence;
      // An article without a title says its language nowhere else.
      std::string& language = graph_.articles[piece.article].language;
      if (language.empty()) language = std::move(found->second.language);
    }
    std::ranges::sort(one.statement.evidence, {}, [](const StatementEvidence& piece) {
      return std::tie(piece.article, piece.evidence.span, piece.evidence.rule);
    });
    return {};
  }

  Gatherer& read_;
  const std::string& path_;
  GraphSnapshot graph_;
  std::unordered_map<std::string, PropertyId> predicates_;
  std::unordered_map<std::string, std::uint32_t> article_place_;
  std::unordered_map<std::string, std::uint32_t> entity_place_;
};

}  // namespace

Result<GraphSnapshot> read_graph(const std::string& path, const Ontology& ontology) {
  Gatherer read(ontology);
  if (auto done = visit_triples(path, [&](const Triple& triple) { read.add(triple); }); !done)
    return tl::unexpected(done.error());
  return Assembler(read, ontology, path).assemble();
}

}  // namespace entente
