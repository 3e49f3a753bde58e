#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"

namespace entente {

using ClassId = Id<struct ClassTag>;        ///< index into Ontology::classes
using PropertyId = Id<struct PropertyTag>;  ///< index into Ontology::properties

struct OntologyClass {
  std::string iri;
  std::string name;                           ///< local name in the ontology's namespace, "Person"
  std::map<std::string, std::string> labels;  ///< language tag → label
  std::vector<ClassId> supers;                ///< direct superclasses inside the ontology, sorted
  std::string colour;                         ///< ent:colour, "#rrggbb"; empty if none
  bool annotated = false;                     ///< ent:annotationType true: a type by which annotators sort actors
  bool place = false;                         ///< ent:place true: much else lies in it or belongs to it
};

struct OntologyProperty {
  std::string iri;
  std::string name;
  std::map<std::string, std::string> labels;
  std::vector<PropertyId> supers;
  std::vector<ClassId> domain;  ///< any of these (owl:unionOf or a single class); empty: no limit
  std::vector<ClassId> range;
  bool symmetric = false;
  bool structural = false;  ///< ent:structural true: a state of affairs, no event; carries no tense
};

/// Which of some things falls under which, directly or not: answers in one look. Empty until it is made.
class Subsumption {
 public:
  Subsumption() = default;
  template <class T>
  explicit Subsumption(const std::vector<T>& items) : size_(items.size()), above_((size_ + 1) * (size_ + 1), 0) {
    for (std::size_t i = 0; i < size_; ++i) add(items, i, i);
  }
  /// Of what is beyond them nothing holds.
  [[nodiscard]] bool holds(std::size_t sub, std::size_t super) const { return above_.data()[place(sub, super)] != 0; }

 private:
  template <class T>
  void add(const std::vector<T>& items, std::size_t sub, std::size_t super) {
    if (holds(sub, super)) return;
    above_[place(sub, super)] = 1;
    for (const auto up : items[super].supers)
      if (up.valid()) add(items, sub, up.value);
  }

  [[nodiscard]] std::size_t place(std::size_t sub, std::size_t super) const {
    return std::min(sub, size_) * (size_ + 1) + std::min(super, size_);
  }

  std::size_t size_ = 0;
  // 0 or 1: bits would take longer to ask. A row and a column for all beyond: no branch asks whether something is.
  std::vector<std::uint8_t> above_{0};
};

/// The domain knowledge as read from ontology/entente.ttl: classes and object properties, sorted by IRI.
/// Plain values: src/rdf reads the file, everybody else asks.
struct Ontology {
  std::string ns;  ///< namespace IRI of its terms
  std::vector<OntologyClass> classes;
  std::vector<OntologyProperty> properties;

  [[nodiscard]] const OntologyClass& operator[](ClassId id) const { return classes[id.value]; }
  [[nodiscard]] const OntologyProperty& operator[](PropertyId id) const { return properties[id.value]; }

  /// By local name, with or without the "ent:" prefix; an invalid id if there is none.
  [[nodiscard]] ClassId find_class(std::string_view name) const;
  [[nodiscard]] PropertyId find_property(std::string_view name) const;

  /// The annotation type that the class falls under, the nearest where there are several; an invalid id if none.
  [[nodiscard]] ClassId annotation_type(ClassId id) const;

  /// True if the class or one above it is marked as a place.
  [[nodiscard]] bool is_place(ClassId id) const;

  /// Ends the construction: is_a, is_place and allows serve only now.
  void seal();

  /// Reflexive and transitive.
  [[nodiscard]] bool is_a(ClassId sub, ClassId super) const { return class_order_.holds(sub.value, super.value); }
  [[nodiscard]] bool is_a(PropertyId sub, PropertyId super) const {
    return property_order_.holds(sub.value, super.value);
  }

  /// True if `id` falls under one of `allowed`, or `allowed` is empty.
  [[nodiscard]] bool allows(const std::vector<ClassId>& allowed, ClassId id) const;

 private:
  Subsumption class_order_;
  Subsumption property_order_;
};

}  // namespace entente
