#pragma once

#include <optional>
#include <string>

namespace entente {

/// What comes with the program beside itself.
struct DataFolder {
  std::string ontology;
  std::string mappings;
  std::string page;  ///< of `entente view`: there if npm was when the program was built
};

/// Looks in `configured` (the environment's word, may be empty), in ../share/entente beside the folder of the
/// program (where it is installed) and in share/entente within it (where it was built). Nothing if neither
/// holds ontology and mappings. A `configured` that holds nothing is not made up for by the others.
[[nodiscard]] std::optional<DataFolder> find_data(const std::string& program, const std::string& configured);

}  // namespace entente
