#pragma once

// Not for use outside this folder.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/arena.hpp"
#include "base/scratch.hpp"
#include "extract/found.hpp"

namespace entente {

/// Which countries the persons of an article are known to lead, by the names that it has of them when it is asked.
class Leaders {
 public:
  explicit Leaders(Found& found) : found_(found) {}

  /// Entries of the countries that a person of this name may lead, sorted, by the fullest form that the article has of
  /// it; of several those whose leader he was when the article was published.
  [[nodiscard]] scratch::vector<std::uint32_t> led_by(const Mention& person);

 private:
  /// Takes in the persons that have become known since.
  void collect();
  /// False if nobody of this name leads a country.
  [[nodiscard]] bool may_lead(const Mention& person) const;
  [[nodiscard]] std::string_view key(const Mention& person);
  /// True if the article has a name of a person that begins or ends with the words of this one, `own`, and has more.
  [[nodiscard]] bool has_fuller(const Mention& person, std::string_view own);

  Found& found_;
  std::size_t collected_ = 0;  // of Found::persons
  TextArena texts_;
  NameSet known_;                              // names of persons that may lead a country
  scratch::vector<std::string_view> leaders_;  // those that the pack knows as leaders, as it has them
  std::optional<NameSet> parts_;               // what names of persons begin and end with; made when it is asked for
};

}  // namespace entente
