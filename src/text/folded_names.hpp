#pragma once

#include <cstdint>
#include <string_view>

#include "base/id.hpp"
#include "base/key_index.hpp"
#include "base/scratch.hpp"

namespace entente {

using NameId = Id<struct NameTag>;  ///< index into FoldedNames

/// The names in one article in folded form, each once and with a number: names are compared as numbers. Two names whose
/// hashes of 64 bits are equal count as one. Lies in scratch memory.
class FoldedNames {
 public:
  /// About so many names will come.
  explicit FoldedNames(std::size_t names) : by_folded_(names) { names_.reserve(names); }

  /// The name that a text folds to.
  NameId add(std::string_view text);
  /// The name of this folded form; invalid if it was never added.
  [[nodiscard]] NameId find(std::string_view folded) const;
  /// The folded form. It stays where it is; empty for an invalid id.
  [[nodiscard]] std::string_view operator[](NameId name) const {
    return name.valid() ? names_[name.value] : std::string_view{};
  }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(names_.size()); }

 private:
  scratch::KeyIndex by_folded_;  // hash of a folded name → its number
  scratch::vector<std::string_view> names_;
};

}  // namespace entente
