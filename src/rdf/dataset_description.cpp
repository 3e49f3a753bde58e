#include "rdf/dataset_description.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

#include "rdf/graph_triples.hpp"
#include "rdf/iri.hpp"
#include "rdf/turtle_sink.hpp"
#include "rdf/vocabulary.hpp"

namespace entente {
namespace {

using namespace vocabulary;

constexpr std::string_view kVoid = "http://rdfs.org/ns/void#";
constexpr std::string_view kDcat = "http://www.w3.org/ns/dcat#";
constexpr Prefix kMorePrefixes[] = {{"void", kVoid}, {"dcat", kDcat}};

class Counter final : public TripleSink {
 public:
  [[nodiscard]] std::size_t triples() const { return triples_; }

 private:
  std::string form_of(std::string_view) const override { return {}; }
  void write(std::string_view, std::string_view, const NodeView&, std::string_view) override { ++triples_; }
  Result<void> end() override { return {}; }

  std::size_t triples_ = 0;
};

/// A name of letters, digits and hyphens for what has one of other characters too.
std::string flat(std::string_view name) {
  std::string out(name);
  std::ranges::replace_if(
      out, [](char c) { return !is_flat_name(std::string_view(&c, 1)); }, '-');
  return out;
}

class Describer {
 public:
  Describer(const GraphSnapshot& graph, const Ontology& ontology, TripleSink& sink)
      : graph_(graph), ontology_(ontology), sink_(sink) {}

  void describe(const DatasetFacts& facts, const std::string& base, std::size_t triples) {
    count();
    describe_dataset(facts, base, triples);
    for (const auto& [iri, number] : classes_) {
      about(part("class", iri));
      add(iri_of(kVoid, "class"), NodeView::iri(iri));
      add_integer(iri_of(kVoid, "entities"), number);
    }
    for (const auto& [iri, number] : relations_) {
      about(part("property", iri));
      add(iri_of(kVoid, "property"), NodeView::iri(iri));
      add_integer(iri_of(kVoid, "triples"), number);
    }
    describe_period();
    for (const std::string& name : facts.files) {
      about("file-" + flat(name));
      add_type(kDcat, "Distribution");
      add(iri_of(kDcterms, "title"), NodeView::text(name));
    }
    describe_run(facts);
  }

 private:
  static std::string iri_of(std::string_view ns, std::string_view name) { return vocabulary::iri(ns, name); }
  static std::string part(std::string_view kind, const std::string& iri) {
    return "dataset-" + std::string(kind) + "-" + flat(iri.substr(iri.find_last_of("#/") + 1));
  }

  void count() {
    for (const Entity& entity : graph_.entities) ++classes_[ontology_[entity.type].iri];
    std::size_t evidence = 0;
    for (const Statement& statement : graph_.statements) {
      if (statement.modality == Modality::asserted) ++relations_[ontology_[statement.predicate].iri];
      evidence += statement.evidence.size();
    }
    classes_[iri_of(kSchema, "NewsArticle")] = graph_.articles.size();
    classes_[iri_of(kEnt, "Statement")] = graph_.statements.size();
    classes_[iri_of(kEnt, "Evidence")] = evidence;
    for (const ArticleNode& article : graph_.articles) {
      if (!article.published) continue;
      const std::string day = to_iso(*article.published);
      first_ = first_.empty() ? day : std::min(first_, day);
      last_ = std::max(last_, day);
    }
  }

  void describe_dataset(const DatasetFacts& facts, const std::string& base, std::size_t triples) {
    about("dataset");
    add_type(kVoid, "Dataset");
    add_type(kDcat, "Dataset");
    add(iri_of(kDcterms, "title"), NodeView::text("Actors and their relations in news articles", "en"));
    if (!facts.license.empty()) add(iri_of(kDcterms, "license"), NodeView::iri(facts.license));
    if (!facts.created.empty()) add_time(iri_of(kDcterms, "created"), facts.created);
    for (const UsedPack& pack : facts.packs) add(iri_of(kDcterms, "language"), NodeView::text(pack.language));
    if (!first_.empty()) add_resource(iri_of(kDcterms, "temporal"), "dataset-period");
    add(iri_of(kVoid, "uriSpace"), NodeView::text(base));
    add(iri_of(kVoid, "vocabulary"), NodeView::iri(kEnt));
    add_integer(iri_of(kVoid, "triples"), triples);
    add_integer(iri_of(kVoid, "entities"), graph_.entities.size());
    for (const auto& [iri, unused] : classes_) add_resource(iri_of(kVoid, "classPartition"), part("class", iri));
    for (const auto& [iri, unused] : relations_)
      add_resource(iri_of(kVoid, "propertyPartition"), part("property", iri));
    for (const std::string& name : facts.files) add_resource(iri_of(kDcat, "distribution"), "file-" + flat(name));
    add_resource(iri_of(kProv, "wasGeneratedBy"), "run");
  }

  void describe_period() {
    if (first_.empty()) return;
    about("dataset-period");
    add_type(kDcterms, "PeriodOfTime");
    add(iri_of(kDcat, "startDate"), NodeView::typed(first_, iri_of(kXsd, "date")));
    add(iri_of(kDcat, "endDate"), NodeView::typed(last_, iri_of(kXsd, "date")));
  }

  void describe_run(const DatasetFacts& facts) {
    about("run");
    add_type(kProv, "Activity");
    if (!facts.created.empty()) add_time(iri_of(kProv, "endedAtTime"), facts.created);
    add_resource(iri_of(kProv, "wasAssociatedWith"), "program");
    add_resource(iri_of(kProv, "used"), "knowledge");
    for (const UsedPack& pack : facts.packs) add_resource(iri_of(kProv, "used"), "pack-" + flat(pack.language));
    about("program");
    add_type(kProv, "SoftwareAgent");
    add(iri_of(kRdfs, "label"), NodeView::text("entente"));
    add(iri_of(kOwl, "versionInfo"), NodeView::text(facts.version));
    about("knowledge");
    add_type(kProv, "Entity");
    add(iri_of(kRdfs, "label"), NodeView::text("the ontology and the language packs of the run", "en"));
    add(iri_of(kDcterms, "identifier"), NodeView::text(facts.fingerprint));
    for (const UsedPack& pack : facts.packs) {
      about("pack-" + flat(pack.language));
      add_type(kProv, "Entity");
      add(iri_of(kRdfs, "label"), NodeView::text("language pack", "en"));
      add(iri_of(kDcterms, "language"), NodeView::text(pack.language));
      add(iri_of(kDcterms, "identifier"), NodeView::text(pack.hash));
    }
  }

  void about(std::string subject) { subject_ = std::move(subject); }
  void add(const std::string& predicate, const NodeView& object) { sink_.add(subject_, predicate, object); }
  void add_type(std::string_view ns, std::string_view name) {
    add(iri_of(kRdf, "type"), NodeView::iri(iri_of(ns, name)));
  }
  void add_resource(const std::string& predicate, const std::string& name) { add(predicate, NodeView::resource(name)); }
  void add_integer(const std::string& predicate, std::size_t value) {
    add(predicate, NodeView::typed(std::to_string(value), iri_of(kXsd, "integer")));
  }
  void add_time(const std::string& predicate, const std::string& value) {
    add(predicate, NodeView::typed(value, iri_of(kXsd, "dateTime")));
  }

  const GraphSnapshot& graph_;
  const Ontology& ontology_;
  TripleSink& sink_;
  std::string subject_;
  std::map<std::string, std::size_t> classes_;    // IRI → individuals
  std::map<std::string, std::size_t> relations_;  // IRI → direct triples
  std::string first_, last_;                      // days on which articles were published; empty if none is known
};

}  // namespace

Result<void> write_description(const GraphSnapshot& graph, const Ontology& ontology, const RdfOptions& options,
                               const DatasetFacts& facts, AtomicFile& file) {
  for (const std::string& iri : {options.base_iri, facts.license}) {
    if (!iri.empty() && !is_absolute_iri(iri))
      return fail({.code = ErrorCode::schema, .message = "\"" + iri + "\" is no absolute IRI"});
  }
  Counter counter;
  add_triples(graph, ontology, false, counter);
  if (const auto counted = counter.finish(); !counted) return counted;
  const auto sink = make_turtle_sink(options.base_iri, file, kMorePrefixes);
  Describer(graph, ontology, *sink).describe(facts, options.base_iri, counter.triples());
  return sink->finish();
}

}  // namespace entente
