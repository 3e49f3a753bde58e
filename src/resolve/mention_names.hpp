#pragma once

// Not for use outside this folder.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/scratch.hpp"
#include "model/mention.hpp"
#include "text/folded_names.hpp"

namespace entente {

/// What the mentions of one article are called, as numbers. Each text is folded when somebody first asks for it: most
/// places are known without that. Keeps a reference.
class MentionNames {
 public:
  explicit MentionNames(const Mentions& mentions)
      : mentions_(mentions),
        folded_(mentions.mentions.size() / 4),
        names_(mentions.mentions.size()),
        cores_(mentions.mentions.size()),
        titles_(mentions.relations.size()) {}

  [[nodiscard]] NameId name(std::uint32_t mention) {
    NameId& known = names_[mention];
    return known.valid() ? known : known = folded_.add(mentions_.mentions[mention].name);
  }
  /// The name without its owner, or all of it where there is none.
  [[nodiscard]] NameId core(std::uint32_t mention) {
    NameId& known = cores_[mention];
    if (known.valid()) return known;
    const std::string_view core = mentions_.mentions[mention].core;
    return known = core.empty() ? name(mention) : folded_.add(core);
  }
  /// It has another core than it seems.
  void set_core(std::uint32_t mention, NameId core) { cores_[mention] = core; }
  /// What the subject of a relation between mentions is called by it; invalid for most.
  [[nodiscard]] NameId title(std::size_t relation) {
    NameId& known = titles_[relation];
    return known.valid() || mentions_.relations[relation].title.empty()
               ? known
               : known = folded_.add(mentions_.relations[relation].title);
  }

  /// A name that no mention has.
  [[nodiscard]] NameId add(std::string_view name) { return folded_.add(name); }
  /// The folded form. It stays where it is; empty for an invalid id.
  [[nodiscard]] std::string_view operator[](NameId name) const { return folded_[name]; }
  /// The name of this folded form; invalid if nobody asked for one that folds so.
  [[nodiscard]] NameId find(std::string_view folded) const { return folded_.find(folded); }
  /// Above the number of each name that was asked for.
  [[nodiscard]] std::uint32_t size() const { return folded_.size(); }

 private:
  const Mentions& mentions_;
  FoldedNames folded_;
  scratch::vector<NameId> names_;   // by mention
  scratch::vector<NameId> cores_;   // by mention
  scratch::vector<NameId> titles_;  // by relation of the mentions
};

}  // namespace entente
