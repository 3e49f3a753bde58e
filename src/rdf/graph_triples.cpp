#include "rdf/graph_triples.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/number_lists.hpp"
#include "rdf/iri.hpp"
#include "rdf/vocabulary.hpp"

namespace entente {
namespace {

using namespace vocabulary;

/// The IRIs of the terms in which every graph is written, made once.
struct Terms {
  std::string type = iri(kRdf, "type");
  std::string integer = iri(kXsd, "integer");
  std::string decimal = iri(kXsd, "decimal");
  std::string date = iri(kXsd, "date");
  std::string boolean = iri(kXsd, "boolean");
  std::string news_article = iri(kSchema, "NewsArticle");
  std::string identifier = iri(kDcterms, "identifier");
  std::string headline = iri(kDcterms, "title");
  std::string issued = iri(kDcterms, "issued");
  std::string source = iri(kDcterms, "source");
  std::string creator = iri(kDcterms, "creator");
  std::string mentions = iri(kSchema, "mentions");
  std::string label = iri(kRdfs, "label");
  std::string alt_label = iri(kSkos, "altLabel");
  std::string notation = iri(kSkos, "notation");
  std::string mention_count = iri(kEnt, "mentionCount");
  std::string evidence_count = iri(kEnt, "evidenceCount");
  std::string statement = iri(kEnt, "Statement");
  std::string subject = iri(kRdf, "subject");
  std::string predicate = iri(kRdf, "predicate");
  std::string object = iri(kRdf, "object");
  std::string modality = iri(kEnt, "modality");
  std::array<std::string, 4> modalities{
      iri(kEnt, to_string(Modality::asserted)), iri(kEnt, to_string(Modality::intended)),
      iri(kEnt, to_string(Modality::requested)), iri(kEnt, to_string(Modality::negated))};  // by their numbers
  std::string derived_from = iri(kProv, "wasDerivedFrom");
  std::string confidence = iri(kEnt, "confidence");
  std::string title = iri(kEnt, "title");
  std::string item = iri(kEnt, "item");
  std::string day = iri(kEnt, "date");
  std::string background = iri(kEnt, "background");
  std::string evidence = iri(kEnt, "Evidence");
  std::string has_source = iri(kOa, "hasSource");
  std::string start = iri(kOa, "start");
  std::string end = iri(kOa, "end");
  std::string exact = iri(kOa, "exact");
  std::string rule = iri(kEnt, "rule");
};

/// Four digits at most, and always a point: without one Turtle's short form is an integer.
std::string decimal(double value) {
  const double known = value > 0 ? std::min(value, 1.0) : 0.0;  // which takes what is no number for 0
  std::string out = fmt::format("{:.4f}", known);
  out.erase(std::max(out.find_last_not_of('0') + 1, out.find('.') + 2));
  return out;
}

class Translator {
 public:
  Translator(const GraphSnapshot& graph, const Ontology& ontology, bool named_graphs, TripleSink& sink)
      : graph_(graph), ontology_(ontology), named_graphs_(named_graphs), sink_(sink) {}

  void translate() {
    index();
    for (std::uint32_t i = 0; i < graph_.articles.size(); ++i) add_article(i);
    for (std::uint32_t i = 0; i < graph_.entities.size(); ++i) add_entity(i);
    for (const Statement& statement : graph_.statements) add_statement(statement);
  }

 private:
  void index() {
    entities_ = NumberLists(graph_.articles.size(), [&](auto&& put) {
      for (std::uint32_t i = 0; i < graph_.entities.size(); ++i)
        for (const std::uint32_t article : graph_.entities[i].articles) put(article, i);
    });
    statements_ = NumberLists(graph_.entities.size(), [&](auto&& put) {
      for (std::uint32_t i = 0; i < graph_.statements.size(); ++i)
        if (graph_.statements[i].modality == Modality::asserted) put(graph_.statements[i].subject, i);
    });
  }

  /// The triples that follow are about this, and stand in this graph.
  void about(std::string_view subject, std::string_view graph = {}) {
    subject_ = subject;
    named_ = graph;
  }
  void add(const std::string& predicate, const NodeView& object) { sink_.add(subject_, predicate, object, named_); }
  void add_resource(const std::string& predicate, std::string_view name) { add(predicate, NodeView::resource(name)); }
  void add_integer(const std::string& predicate, std::uint32_t value) {
    add(predicate, NodeView::typed(std::to_string(value), terms_.integer));
  }
  void add_date(const std::string& predicate, const Date& value) {
    add(predicate, NodeView::typed(to_iso(value), terms_.date));
  }

  [[nodiscard]] std::string_view graph_of(std::uint32_t article) const { return graph_.articles[article].iri_name; }

  void add_article(std::uint32_t index) {
    const ArticleNode& article = graph_.articles[index];
    about(article.iri_name, article.iri_name);
    add(terms_.type, NodeView::iri(terms_.news_article));
    add(terms_.identifier, NodeView::text(article.id));
    if (!article.title.empty()) add(terms_.headline, NodeView::text(article.title, article.language));
    if (article.published) add_date(terms_.issued, *article.published);
    if (!article.url.empty()) {
      const std::string url = to_iri(article.url);
      add(terms_.source, url.empty() ? NodeView::text(article.url) : NodeView::iri(url));
    }
    if (!article.author.empty()) add(terms_.creator, NodeView::text(article.author));
    for (const std::uint32_t entity : entities_.of(index)) add_resource(terms_.mentions, graph_.entities[entity].id);
  }

  void add_entity(std::uint32_t index) {
    const Entity& entity = graph_.entities[index];
    about(entity.id);
    add(terms_.type, NodeView::iri(ontology_[entity.type].iri));
    add(terms_.label, NodeView::text(entity.label, entity.language));
    for (const std::string& alias : entity.aliases) add(terms_.alt_label, NodeView::text(alias, entity.language));
    for (const auto& [scheme, code] : entity.codes) add(terms_.notation, NodeView::typed(code, iri(kEnt, scheme)));
    add_integer(terms_.mention_count, entity.mentions);
    for (const std::uint32_t place : statements_.of(index)) {
      const Statement& statement = graph_.statements[place];
      for_each_graph(statement, [&](std::string_view graph) {
        about(entity.id, graph);
        add_resource(ontology_[statement.predicate].iri, graph_.entities[statement.object].id);
      });
    }
  }

  /// Calls once for each graph in which the statement stands.
  template <class Visit>
  void for_each_graph(const Statement& statement, Visit visit) const {
    if (!named_graphs_ || statement.evidence.empty()) return visit(std::string_view());
    // The evidence of an article stands together.
    for (std::size_t i = 0; i < statement.evidence.size(); ++i) {
      const std::uint32_t article = statement.evidence[i].article;
      if (i == 0 || article != statement.evidence[i - 1].article) visit(graph_of(article));
    }
  }

  void add_statement(const Statement& statement) {
    std::string_view only;  // the one graph in which the statement stands, if it is one
    std::size_t graphs = 0;
    for_each_graph(statement, [&](std::string_view graph) {
      only = graphs++ == 0 ? graph : std::string_view();
      about(statement.iri_name, graph);
      add(terms_.type, NodeView::iri(terms_.statement));
      add_resource(terms_.subject, graph_.entities[statement.subject].id);
      add(terms_.predicate, NodeView::iri(ontology_[statement.predicate].iri));
      add_resource(terms_.object, graph_.entities[statement.object].id);
      add(terms_.modality, NodeView::iri(terms_.modalities.at(static_cast<std::size_t>(statement.modality))));
    });
    about(statement.iri_name, only);
    add_summary(statement);
    for (const StatementEvidence& evidence : statement.evidence) {
      about(statement.iri_name, graph_of(evidence.article));
      add_resource(terms_.derived_from, evidence.iri_name);
    }
    for (const StatementEvidence& evidence : statement.evidence) add_evidence(evidence);
  }

  /// What a statement says over all its evidence.
  void add_summary(const Statement& statement) {
    add(terms_.confidence, NodeView::typed(decimal(statement.confidence), terms_.decimal));
    const std::string_view language = language_of(statement);
    for (const std::string& title : statement.titles) add(terms_.title, NodeView::text(title, language));
    for (const std::string& item : statement.items) add(terms_.item, NodeView::text(item, language));
    for (const Date& day : statement.dates) add_date(terms_.day, day);
    if (statement.more_evidence > 0)
      add_integer(terms_.evidence_count,
                  static_cast<std::uint32_t>(statement.evidence.size()) + statement.more_evidence);
    if (statement.background) add(terms_.background, NodeView::typed("true", terms_.boolean));
  }

  void add_evidence(const StatementEvidence& node) {
    const ArticleNode& article = graph_.articles[node.article];
    about(node.iri_name, article.iri_name);
    add(terms_.type, NodeView::iri(terms_.evidence));
    add_resource(terms_.has_source, article.iri_name);
    add_integer(terms_.start, node.evidence.span.begin);
    add_integer(terms_.end, node.evidence.span.end);
    add(terms_.exact, NodeView::text(node.evidence.quote, article.language));
    add(terms_.rule, NodeView::text(node.evidence.rule));
  }

  /// The language of what a statement quotes: that of its articles, of its subject if it has none.
  [[nodiscard]] std::string_view language_of(const Statement& statement) const {
    if (statement.evidence.empty()) return graph_.entities[statement.subject].language;
    const auto language = [this](const StatementEvidence& evidence) -> const std::string& {
      return graph_.articles[evidence.article].language;
    };
    const std::string& first = language(statement.evidence.front());
    const bool same = std::ranges::all_of(
        statement.evidence, [&](const StatementEvidence& evidence) { return language(evidence) == first; });
    return same ? std::string_view(first) : std::string_view();
  }

  const GraphSnapshot& graph_;
  const Ontology& ontology_;
  const bool named_graphs_;
  const Terms terms_;
  TripleSink& sink_;
  NumberLists entities_;    // by article
  NumberLists statements_;  // by subject; asserted ones only
  std::string_view subject_;
  std::string_view named_;
};

}  // namespace

void add_triples(const GraphSnapshot& graph, const Ontology& ontology, bool named_graphs, TripleSink& sink) {
  Translator(graph, ontology, named_graphs, sink).translate();
}

}  // namespace entente
