#pragma once

// Not for use outside this folder.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/arena.hpp"
#include "extract/found.hpp"

namespace entente {

/// Which countries the persons of an article are known to lead, by the names that it has of them when it is first
/// asked.
class Leaders {
 public:
  explicit Leaders(Found& found) : found_(found) {}

  /// Entries of the countries that a person of this name may lead, sorted, by the fullest form that the article has of
  /// it; of several those whose leader he was when the article was published.
  [[nodiscard]] std::vector<std::uint32_t> led_by(const Mention& person);

 private:
  void collect();
  /// False if nobody of this name leads a country.
  [[nodiscard]] bool may_lead(const Mention& person) const;
  [[nodiscard]] std::string_view key(const Mention& person);
  /// True if the article has a name of a person that begins or ends with the words of this one, `own`, and has more.
  [[nodiscard]] bool has_fuller(const Mention& person, std::string_view own);

  Found& found_;
  bool collected_ = false;
  TextArena texts_;
  std::vector<std::string_view> leaders_;  // names of persons that the pack knows as leaders, as it has them
  std::optional<NameSet> parts_;           // what names of persons begin and end with; made when it is first asked for
};

}  // namespace entente
