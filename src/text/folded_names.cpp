#include "text/folded_names.hpp"

#include <string>

#include "base/short_hash.hpp"
#include "text/fold.hpp"

namespace entente {

NameId FoldedNames::add(std::string_view text) {
  thread_local std::string folded;  // keeps its room
  fold(text, folded);
  const std::uint32_t name = by_folded_.insert(short_hash(folded), size());
  if (name == size()) names_.push_back(Scratch::join(folded));
  return {name};
}

NameId FoldedNames::find(std::string_view folded) const {
  const std::uint32_t known = by_folded_.find(short_hash(folded));
  return known == KeyIndex::kAbsent ? NameId{} : NameId{known};
}

}  // namespace entente
