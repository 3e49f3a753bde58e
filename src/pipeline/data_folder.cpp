#include "pipeline/data_folder.hpp"

#include <filesystem>
#include <system_error>
#include <vector>

namespace entente {

namespace fs = std::filesystem;

std::optional<DataFolder> find_data(const std::string& program, const std::string& configured) {
  std::vector<fs::path> places;
  if (!configured.empty()) {
    places.emplace_back(configured);
  } else {
    const fs::path folder = fs::path(program).parent_path();
    places = {folder / ".." / "share" / "entente", folder / "share" / "entente",
              folder / ".." / ".." / "share" / "entente"};
  }
  for (const fs::path& place : places) {
    std::error_code code;
    const fs::path ontology = place / "ontology" / "entente.ttl";
    const fs::path mappings = place / "mappings";
    if (fs::is_regular_file(ontology, code) && fs::is_directory(mappings, code))
      return DataFolder{ontology.lexically_normal().string(), mappings.lexically_normal().string(),
                        (place / "page.html").lexically_normal().string()};
  }
  return std::nullopt;
}

}  // namespace entente
