#include "rdf/ontology_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "rdf/triple_reader.hpp"
#include "rdf/vocabulary.hpp"

namespace entente {
namespace {

using namespace vocabulary;

/// The triples by subject and predicate.
class Facts {
 public:
  explicit Facts(std::vector<Triple> triples) {
    for (Triple& triple : triples) {
      facts_[std::move(triple.subject)][std::move(triple.predicate)].push_back(std::move(triple.object));
    }
  }

  [[nodiscard]] const std::vector<Term>& objects(const Term& subject, const std::string& predicate) const {
    static const std::vector<Term> none;
    const auto of_subject = facts_.find(subject);
    if (of_subject == facts_.end()) return none;
    const auto found = of_subject->second.find(predicate);
    return found == of_subject->second.end() ? none : found->second;
  }

  [[nodiscard]] bool has(const Term& subject, const std::string& predicate, const Term& object) const {
    return std::ranges::count(objects(subject, predicate), object) > 0;
  }

  [[nodiscard]] bool is_true(const Term& subject, std::string_view annotation) const {
    return has(subject, iri(kEnt, annotation), Term::typed("true", iri(kXsd, "boolean")));
  }

  /// The terms of entente's namespace that are of this OWL type, by IRI.
  [[nodiscard]] std::vector<Term> declared(std::string_view owl_type) const {
    std::vector<Term> out;
    for (const auto& [subject, unused] : facts_) {
      if (subject.kind == Term::Kind::iri && subject.value.starts_with(kEnt) &&
          has(subject, iri(kRdf, "type"), Term::iri(iri(kOwl, owl_type))) && !is_true(subject, "bookkeeping")) {
        out.push_back(subject);
      }
    }
    return out;
  }

 private:
  std::map<Term, std::map<std::string, std::vector<Term>>> facts_;
};

bool is_colour(std::string_view text) {
  return text.size() == 7 && text[0] == '#' &&
         text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

/// True if some item is above itself: then not all can be put behind those above them.
template <class T>
bool has_cycle(const std::vector<T>& items) {
  std::vector<bool> placed(items.size(), false);
  for (bool progress = true; progress;) {
    progress = false;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const auto is_placed = [&](auto super) { return placed[super.value]; };
      if (placed[i] || !std::ranges::all_of(items[i].supers, is_placed)) continue;
      placed[i] = progress = true;
    }
  }
  return std::ranges::count(placed, false) > 0;
}

/// The index of each term by its IRI.
template <class IdType>
std::map<std::string, IdType> number(const std::vector<Term>& terms) {
  std::map<std::string, IdType> out;
  for (std::uint32_t i = 0; i < terms.size(); ++i) out.emplace(terms[i].value, IdType{i});
  return out;
}

class Reader {
 public:
  Reader(Facts facts, std::string path) : facts_(std::move(facts)), path_(std::move(path)) {}

  Result<Ontology> read() {
    ontology_.ns = kEnt;
    const std::vector<Term> classes = facts_.declared("Class");
    const std::vector<Term> properties = facts_.declared("ObjectProperty");
    class_ids_ = number<ClassId>(classes);
    property_ids_ = number<PropertyId>(properties);
    for (const Term& term : classes) ontology_.classes.push_back(read_class(term));
    for (const Term& term : properties) ontology_.properties.push_back(read_property(term));

    if (classes.empty() || properties.empty()) {
      complain(fmt::format("the file declares no class or no property in {}", kEnt));
    }
    if (has_cycle(ontology_.classes)) complain("a class is its own superclass, over others or directly");
    if (has_cycle(ontology_.properties)) complain("a property is above itself, over others or directly");
    if (error_) return fail(*error_);
    ontology_.seal();
    return std::move(ontology_);
  }

 private:
  /// Keeps the first complaint: the later ones may follow from it.
  void complain(std::string message) {
    if (!error_) error_ = Error{.code = ErrorCode::schema, .message = std::move(message), .file = path_};
  }

  template <class IdType>
  IdType look_up(const std::map<std::string, IdType>& ids, const Term& term, const std::string& referrer) {
    const auto found = ids.find(term.value);
    if (term.kind == Term::Kind::iri && found != ids.end()) return found->second;
    complain(fmt::format("<{}> refers to <{}>, which this ontology does not declare", referrer, term.value));
    return {};
  }

  template <class IdType>
  std::vector<IdType> read_supers(const Term& term, std::string_view predicate,
                                  const std::map<std::string, IdType>& ids) {
    std::vector<IdType> out;
    for (const Term& super : facts_.objects(term, iri(kRdfs, predicate))) {
      if (super.kind != Term::Kind::iri || !super.value.starts_with(kEnt)) continue;
      const IdType id = look_up(ids, super, term.value);
      if (id.valid()) out.push_back(id);
    }
    std::ranges::sort(out);
    return out;
  }

  std::map<std::string, std::string> read_labels(const Term& term) {
    std::map<std::string, std::string> out;
    for (const Term& label : facts_.objects(term, iri(kRdfs, "label"))) out[label.language] = label.value;
    return out;
  }

  OntologyClass read_class(const Term& term) {
    OntologyClass out{.iri = term.value,
                      .name = term.value.substr(kEnt.size()),
                      .labels = read_labels(term),
                      .supers = read_supers(term, "subClassOf", class_ids_),
                      .colour = {},
                      .annotated = facts_.is_true(term, "annotationType"),
                      .place = facts_.is_true(term, "place")};
    const std::vector<Term>& colours = facts_.objects(term, iri(kEnt, "colour"));
    if (!colours.empty()) out.colour = colours.front().value;
    if (colours.size() > 1 || (!colours.empty() && !is_colour(out.colour))) {
      complain(fmt::format("<{}> has a colour that is not one \"#rrggbb\"", term.value));
    }
    return out;
  }

  OntologyProperty read_property(const Term& term) {
    return {.iri = term.value,
            .name = term.value.substr(kEnt.size()),
            .labels = read_labels(term),
            .supers = read_supers(term, "subPropertyOf", property_ids_),
            .domain = read_classes(term, "domain"),
            .range = read_classes(term, "range"),
            .symmetric = facts_.has(term, iri(kRdf, "type"), Term::iri(iri(kOwl, "SymmetricProperty"))),
            .structural = facts_.is_true(term, "structural")};
  }

  /// A class, or all those of an owl:unionOf.
  std::vector<ClassId> read_classes(const Term& property, std::string_view predicate) {
    const std::vector<Term>& values = facts_.objects(property, iri(kRdfs, predicate));
    if (values.empty()) return {};
    if (values.size() > 1) {
      complain(fmt::format("<{}> has more than one rdfs:{}: write one owl:unionOf", property.value, predicate));
    }
    const Term& value = values.front();
    const std::vector<Term>& unions = facts_.objects(value, iri(kOwl, "unionOf"));
    std::vector<ClassId> out;
    for (const Term& member : unions.empty() ? std::vector{value} : read_list(unions.front())) {
      out.push_back(look_up(class_ids_, member, property.value));
    }
    std::ranges::sort(out);
    return out;
  }

  std::vector<Term> read_list(Term list) {
    std::vector<Term> out;
    std::vector<Term> seen;
    while (list != Term::iri(iri(kRdf, "nil"))) {
      const std::vector<Term>& first = facts_.objects(list, iri(kRdf, "first"));
      const std::vector<Term>& rest = facts_.objects(list, iri(kRdf, "rest"));
      if (first.size() != 1 || rest.size() != 1 || std::ranges::count(seen, list) > 0) {
        complain("an owl:unionOf is no well-formed list");
        break;
      }
      out.push_back(first.front());
      seen.push_back(std::exchange(list, rest.front()));
    }
    return out;
  }

  Facts facts_;
  std::string path_;
  std::optional<Error> error_;
  std::map<std::string, ClassId> class_ids_;
  std::map<std::string, PropertyId> property_ids_;
  Ontology ontology_;
};

}  // namespace

Result<Ontology> read_ontology(const std::string& path) {
  auto triples = read_triples(path);
  if (!triples) return tl::unexpected(triples.error());
  return Reader(Facts(std::move(*triples)), path).read();
}

}  // namespace entente
