#include "pipeline/language_set.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace entente {

namespace fs = std::filesystem;

Result<std::vector<Language>> load_languages(const std::string& mappings, const Ontology& ontology) {
  std::vector<fs::path> folders;
  std::error_code code;
  for (fs::directory_iterator at(mappings, code), end; !code && at != end; at.increment(code))
    if (fs::exists(at->path() / "pack.json", code)) folders.push_back(at->path());
  if (folders.empty()) {
    return fail({.code = ErrorCode::not_found,
                 .message = "there is no language pack here (a folder with a pack.json)",
                 .file = mappings});
  }
  std::ranges::sort(folders);
  std::vector<Language> languages;
  for (const fs::path& folder : folders) {
    Result<LanguagePack> pack = load_pack(folder.string(), ontology);
    if (!pack) return fail(pack.error());
    Result<ReaderLexicon> reader = load_reader_lexicon((folder / "reader.json").string(), pack->language);
    if (!reader) return fail(reader.error());
    reader->vocabulary = pack->vocabulary;
    for (const Language& other : languages) {
      if (other.pack.language == pack->language) {
        return fail({.code = ErrorCode::schema,
                     .message = fmt::format("the pack {} is for \"{}\" too", other.pack.folder, pack->language),
                     .file = (folder / "pack.json").string(),
                     .pointer = "/language"});
      }
    }
    languages.push_back({std::move(*pack), std::move(*reader)});
  }
  return languages;
}

}  // namespace entente
