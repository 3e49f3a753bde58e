#pragma once

#include <optional>
#include <string>

namespace entente {

/// The ontology and the language packs that come with the program.
struct DataFolder {
  std::string ontology;
  std::string mappings;
};

/// Looks in `configured` (the environment's word, may be empty), in ../share/entente beside the folder of the
/// program (where it is installed) and in share/entente within it (where it was built). Nothing if neither
/// holds both. A `configured` that holds nothing is not made up for by the others.
[[nodiscard]] std::optional<DataFolder> find_data(const std::string& program, const std::string& configured);

}  // namespace entente
