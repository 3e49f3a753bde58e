#include "model/ontology.hpp"

#include <algorithm>
#include <utility>

namespace entente {
namespace {

std::string_view local_name(std::string_view name) {
  constexpr std::string_view kPrefix = "ent:";
  return name.starts_with(kPrefix) ? name.substr(kPrefix.size()) : name;
}

template <class T, class IdType>
IdType find(const std::vector<T>& items, std::string_view name) {
  const auto it = std::ranges::find(items, local_name(name), &T::name);
  return it == items.end() ? IdType{} : IdType{static_cast<std::uint32_t>(it - items.begin())};
}

}  // namespace

ClassId Ontology::find_class(std::string_view name) const {
  return find<OntologyClass, ClassId>(classes, name);
}

PropertyId Ontology::find_property(std::string_view name) const {
  return find<OntologyProperty, PropertyId>(properties, name);
}

ClassId Ontology::annotation_type(ClassId id) const {
  std::vector<ClassId> level{id};
  while (!level.empty()) {
    std::vector<ClassId> above;
    for (const ClassId one : level) {
      if (!one.valid()) continue;
      if ((*this)[one].annotated) return one;
      above.insert(above.end(), (*this)[one].supers.begin(), (*this)[one].supers.end());
    }
    level = std::move(above);
  }
  return {};
}

bool Ontology::is_place(ClassId id) const {
  for (std::uint32_t i = 0; i < classes.size(); ++i)
    if (classes[i].place && is_a(id, ClassId{i})) return true;
  return false;
}

void Ontology::seal() {
  class_order_ = Subsumption(classes);
  property_order_ = Subsumption(properties);
}

bool Ontology::allows(const std::vector<ClassId>& allowed, ClassId id) const {
  return allowed.empty() || std::ranges::any_of(allowed, [&](ClassId super) { return is_a(id, super); });
}

}  // namespace entente
