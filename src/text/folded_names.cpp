#include "text/folded_names.hpp"

#include <functional>
#include <string>

#include "text/fold.hpp"

namespace entente {
namespace {

std::uint64_t hash(std::string_view text) {
  return std::hash<std::string_view>{}(text);
}

}  // namespace

NameId FoldedNames::add(std::string_view text) {
  const std::uint64_t key = hash(text);
  if (const std::uint32_t known = by_text_.find(key); known != KeyIndex::kAbsent) return {known};
  const std::string folded = fold(text);
  const std::uint32_t name = by_folded_.insert(hash(folded), size());
  if (name == size()) names_.push_back(texts_.add(folded));
  return {by_text_.insert(key, name)};
}

NameId FoldedNames::find(std::string_view folded) const {
  const std::uint32_t known = by_folded_.find(hash(folded));
  return known == KeyIndex::kAbsent ? NameId{} : NameId{known};
}

}  // namespace entente
