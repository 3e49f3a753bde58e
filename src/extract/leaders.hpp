#pragma once

// Not for use outside this folder.

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "extract/found.hpp"

namespace entente {

/// Which countries the persons of an article are known to lead, by the names that it has of them when it is first asked.
class Leaders {
 public:
  explicit Leaders(const Found& found) : found_(found) {}

  /// Entries of the countries that a person of this name may lead, by the fullest form that the article has of it; of
  /// several those whose leader he was when the article was published.
  [[nodiscard]] const std::set<std::uint32_t>& led_by(const Mention& person);

 private:
  /// The names of persons that begin or end with the words of the name, and have more.
  [[nodiscard]] const std::set<std::string>& fuller_names(const std::string& own);

  const Found& found_;
  std::map<std::string, std::set<std::string>> fuller_;  // part of a name → fuller_names()
  std::map<std::string, std::set<std::uint32_t>> led_;   // name → led_by()
};

}  // namespace entente
