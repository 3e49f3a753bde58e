#include "text/folded_names.hpp"

#include <functional>

#include "text/fold.hpp"

namespace entente {
namespace {

std::uint64_t hash(std::string_view text) {
  return std::hash<std::string_view>{}(text);
}

}  // namespace

NameId FoldedNames::add(std::string_view text) {
  fold(text, folded_);
  const std::uint32_t name = by_folded_.insert(hash(folded_), size());
  if (name == size()) names_.push_back(texts_.add(folded_));
  return {name};
}

NameId FoldedNames::find(std::string_view folded) const {
  const std::uint32_t known = by_folded_.find(hash(folded));
  return known == KeyIndex::kAbsent ? NameId{} : NameId{known};
}

}  // namespace entente
