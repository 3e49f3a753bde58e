#include "packs/phrase_lists.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "packs/json_file.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

Result<void> read_file(const std::string& path, std::vector<PhraseList>& out) {
  auto file = JsonFile::load(path);
  if (!file) return fail(file.error());
  const JsonNode root = file->root();
  if (root.has("classes")) {
    for (const auto& [name, phrases] : root.at("classes").members())
      out.push_back({PhraseList::Kind::word_class, name, path, fmt::format("/classes/{}", name), phrases.texts()});
  }
  constexpr std::pair<const char*, PhraseList::Kind> kEntries[] = {{"titles", PhraseList::Kind::title},
                                                                   {"heads", PhraseList::Kind::head},
                                                                   {"references", PhraseList::Kind::reference}};
  for (const auto& [key, kind] : kEntries) {
    const std::vector<JsonNode> entries = root.list(key);
    for (std::size_t i = 0; i < entries.size(); ++i)
      out.push_back({kind, {}, path, fmt::format("/{}/{}/forms", key, i), entries[i].strings("forms")});
  }
  if (file->error()) return fail(*file->error());
  return {};
}

}  // namespace

Result<std::vector<PhraseList>> read_phrase_lists(const std::string& folder) {
  std::vector<fs::path> files;
  std::error_code code;
  for (fs::directory_iterator at(fs::path(folder) / "lexicon", code), end; !code && at != end; at.increment(code))
    if (at->path().extension() == ".json") files.push_back(at->path());
  std::ranges::sort(files);
  std::vector<PhraseList> out;
  for (const fs::path& file : files)
    if (const auto done = read_file(file.string(), out); !done) return fail(done.error());
  return out;
}

}  // namespace entente
