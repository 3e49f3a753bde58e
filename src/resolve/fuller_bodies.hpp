#pragma once

// Not for use outside this folder.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/key_index.hpp"
#include "base/scratch.hpp"
#include "model/mention.hpp"
#include "packs/language_pack.hpp"
#include "resolve/mention_names.hpp"

namespace entente {

/// "Công ty Minh Phát" is "Công ty TNHH Thương mại Minh Phát": of the bodies that one article names, which is short for
/// which. Keeps references; looks for the fuller names when somebody first asks, since few articles make anybody ask.
class FullerBodies {
 public:
  FullerBodies(const Mentions& mentions, const Ontology& ontology, const LanguagePack& pack, MentionNames& names)
      : mentions_(mentions), ontology_(ontology), pack_(pack), names_(names) {}

  /// A mention with a fuller name of the same body; kNone if there is none or more than one.
  [[nodiscard]] std::uint32_t of(std::uint32_t mention);

 private:
  /// The last words of a body's name, some or all of those behind its head noun.
  struct Tail {
    ClassId type;
    std::string_view words;
    NameId name;
    std::size_t size = 0;        ///< of the name as it is written, in bytes
    std::uint32_t head = kNone;  ///< Mention::head
    bool whole = false;          ///< these are all that stand behind the head noun
    std::uint32_t mention = kNone;
    auto operator<=>(const Tail&) const = default;
  };

  /// A body of a state with the noun of one of its fields and the same owner.
  struct Fields {
    std::uint32_t head = kNone;
    std::uint32_t owner = kNone;  ///< its entry
    std::string_view core;        ///< folded
    std::uint32_t mention = kNone;
    auto operator<=>(const Fields&) const = default;
  };

  void collect();
  /// "Bộ Y tế Cuba" is "Bộ Y tế Công cộng Cuba" where the article names no other ministry that begins so.
  [[nodiscard]] std::uint32_t with_more_fields(std::uint32_t mention);
  /// The entry of whose a body is whose noun stands before fields; kNone for any other.
  [[nodiscard]] std::uint32_t owner_of_fields(const Mention& body) const;
  /// What stands behind the head noun in the name of a body, folded.
  [[nodiscard]] std::string_view tail(std::uint32_t body);

  const Mentions& mentions_;
  const Ontology& ontology_;
  const LanguagePack& pack_;
  MentionNames& names_;
  bool collected_ = false;
  bool collected_fields_ = false;
  scratch::vector<Fields> fields_;  // sorted; each name once
  scratch::vector<Tail> tails_;     // sorted; one that stands in many places once
  scratch::KeyIndex shorts_;        // name that is no form of its core → mention
};

}  // namespace entente
