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

/// Looks in `configured` (the environment's word, may be empty); else, from the folder of the program or the library,
/// in ../share/entente (where it is installed), in share/entente (where it was built), and in ../../share/entente (a
/// library whose folder names the architecture). Nothing if none holds ontology and mappings. A `configured` that holds
/// nothing is not made up for by the others.
[[nodiscard]] std::optional<DataFolder> find_data(const std::string& program, const std::string& configured);

}  // namespace entente
