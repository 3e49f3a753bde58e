#include "rdf/turtle_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "rdf/iri.hpp"
#include "rdf/triple_store.hpp"
#include "rdf/vocabulary.hpp"

namespace entente {
namespace {

using namespace vocabulary;

/// Four digits at most, and always a point: without one Raptor writes an integer.
std::string decimal(double value) {
  const double known = value > 0 ? std::min(value, 1.0) : 0.0;  // which takes what is no number for 0
  std::string out = fmt::format("{:.4f}", known);
  out.erase(std::max(out.find_last_not_of('0') + 1, out.find('.') + 2));
  return out;
}

Term integer(std::uint32_t value) {
  return Term::typed(std::to_string(value), iri(kXsd, "integer"));
}

Term date(const Date& value) {
  return Term::typed(to_iso(value), iri(kXsd, "date"));
}

/// Translates the parts of one snapshot into triples.
class Translator {
 public:
  Translator(const GraphSnapshot& graph, const Ontology& ontology, const std::string& base,
             TripleStore& store)
      : graph_(graph), ontology_(ontology), base_(base), store_(store) {}

  void translate() {
    for (const ArticleNode& article : graph_.articles) add_article(article);
    for (const Entity& entity : graph_.entities) add_entity(entity);
    for (const Statement& statement : graph_.statements) add_statement(statement);
  }

 private:
  [[nodiscard]] std::string id(std::string_view name) const { return iri(base_, name); }
  [[nodiscard]] std::string id(std::uint32_t entity) const { return id(graph_.entities[entity].id); }

  void add_type(const std::string& subject, std::string type) {
    store_.add(subject, iri(kRdf, "type"), Term::iri(std::move(type)));
  }

  void add_article(const ArticleNode& article) {
    const std::string subject = id(article.iri_name);
    add_type(subject, iri(kSchema, "NewsArticle"));
    store_.add(subject, iri(kDcterms, "identifier"), Term::text(article.id));
    if (!article.title.empty()) {
      store_.add(subject, iri(kDcterms, "title"), Term::text(article.title, article.language));
    }
    if (article.published) {
      store_.add(subject, iri(kDcterms, "issued"), date(*article.published));
    }
    if (!article.url.empty()) {
      const std::string url = to_iri(article.url);
      store_.add(subject, iri(kDcterms, "source"), url.empty() ? Term::text(article.url) : Term::iri(url));
    }
    if (!article.author.empty()) {
      store_.add(subject, iri(kDcterms, "creator"), Term::text(article.author));
    }
  }

  void add_entity(const Entity& entity) {
    const std::string subject = id(entity.id);
    add_type(subject, ontology_[entity.type].iri);
    store_.add(subject, iri(kRdfs, "label"), Term::text(entity.label, entity.language));
    for (const std::string& alias : entity.aliases) {
      store_.add(subject, iri(kSkos, "altLabel"), Term::text(alias, entity.language));
    }
    for (const auto& [scheme, code] : entity.codes) {
      store_.add(subject, iri(kSkos, "notation"), Term::typed(code, iri(kEnt, scheme)));
    }
    store_.add(subject, iri(kEnt, "mentionCount"), integer(entity.mentions));
    for (const std::uint32_t article : entity.articles) {
      store_.add(id(graph_.articles[article].iri_name), iri(kSchema, "mentions"), Term::iri(subject));
    }
  }

  void add_statement(const Statement& statement) {
    const std::string subject = id(statement.iri_name);
    const Term object = Term::iri(id(statement.object));
    const std::string& predicate = ontology_[statement.predicate].iri;
    if (statement.modality == Modality::asserted) store_.add(id(statement.subject), predicate, object);

    add_type(subject, iri(kEnt, "Statement"));
    store_.add(subject, iri(kRdf, "subject"), Term::iri(id(statement.subject)));
    store_.add(subject, iri(kRdf, "predicate"), Term::iri(predicate));
    store_.add(subject, iri(kRdf, "object"), object);
    store_.add(subject, iri(kEnt, "modality"), Term::iri(iri(kEnt, to_string(statement.modality))));
    store_.add(subject, iri(kEnt, "confidence"),
               Term::typed(decimal(statement.confidence), iri(kXsd, "decimal")));
    const std::string language = language_of(statement);
    for (const std::string& title : statement.titles) {
      store_.add(subject, iri(kEnt, "title"), Term::text(title, language));
    }
    for (const std::string& item : statement.items) {
      store_.add(subject, iri(kEnt, "item"), Term::text(item, language));
    }
    for (const Date& day : statement.dates) {
      store_.add(subject, iri(kEnt, "date"), date(day));
    }
    if (statement.background) {
      store_.add(subject, iri(kEnt, "background"), Term::typed("true", iri(kXsd, "boolean")));
    }
    for (const StatementEvidence& evidence : statement.evidence) {
      store_.add(subject, iri(kProv, "wasDerivedFrom"), Term::iri(id(evidence.iri_name)));
      add_evidence(evidence);
    }
  }

  void add_evidence(const StatementEvidence& node) {
    const std::string subject = id(node.iri_name);
    const ArticleNode& article = graph_.articles[node.article];
    add_type(subject, iri(kEnt, "Evidence"));
    store_.add(subject, iri(kOa, "hasSource"), Term::iri(id(article.iri_name)));
    store_.add(subject, iri(kOa, "start"), integer(node.evidence.span.begin));
    store_.add(subject, iri(kOa, "end"), integer(node.evidence.span.end));
    store_.add(subject, iri(kOa, "exact"), Term::text(node.evidence.quote, article.language));
    store_.add(subject, iri(kEnt, "rule"), Term::text(node.evidence.rule));
  }

  /// The language of what a statement quotes: that of its articles, of its subject if it has none.
  [[nodiscard]] std::string language_of(const Statement& statement) const {
    if (statement.evidence.empty()) return graph_.entities[statement.subject].language;
    const auto language = [this](const StatementEvidence& evidence) -> const std::string& {
      return graph_.articles[evidence.article].language;
    };
    const std::string& first = language(statement.evidence.front());
    const bool same = std::ranges::all_of(
        statement.evidence, [&](const StatementEvidence& evidence) { return language(evidence) == first; });
    return same ? first : std::string();
  }

  const GraphSnapshot& graph_;
  const Ontology& ontology_;
  const std::string& base_;
  TripleStore& store_;
};

}  // namespace

Result<void> write_turtle(const GraphSnapshot& graph, const Ontology& ontology, const RdfOptions& options,
                          const std::string& path) {
  const std::string& base = options.base_iri;
  if (!is_absolute_iri(base) || !(base.ends_with('/') || base.ends_with('#'))) {
    return fail({.code = ErrorCode::schema,
                 .message = fmt::format("the base IRI \"{}\" must be an absolute IRI that ends in '/' or '#'",
                                        base)});
  }
  auto store = TripleStore::create();
  if (!store) return tl::unexpected(store.error());
  Translator(graph, ontology, base, *store).translate();
  return store->write_turtle({{"ent", kEnt},
                              {"id", base},
                              {"rdf", kRdf},
                              {"rdfs", kRdfs},
                              {"owl", kOwl},
                              {"skos", kSkos},
                              {"xsd", kXsd},
                              {"dcterms", kDcterms},
                              {"prov", kProv},
                              {"oa", kOa},
                              {"org", kOrg},
                              {"foaf", kFoaf},
                              {"schema", kSchema}},
                             path);
}

}  // namespace entente
