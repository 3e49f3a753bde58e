#include "pipeline/knowledge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "base/hash.hpp"
#include "base/version.hpp"
#include "rdf/ontology_reader.hpp"
#include "records/record.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kFingerprintDigits = 16;

/// Adds a line for the file: its name and a hash of its bytes.
Result<void> add_file(const fs::path& path, const std::string& name, std::string& out) {
  std::ifstream file(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (!file) return fail({.code = ErrorCode::unreadable, .message = "the file cannot be read", .file = path.string()});
  fmt::format_to(std::back_inserter(out), "{} {}\n", name, content_hash(bytes));
  return {};
}

Result<void> add_folder(const fs::path& folder, const std::string& name, std::string& out) {
  std::vector<fs::path> files;
  std::error_code code;
  for (fs::recursive_directory_iterator at(folder, code), end; !code && at != end; at.increment(code))
    if (at->is_regular_file() && !at->path().filename().string().starts_with('.')) files.push_back(at->path());
  if (code) return fail({.code = ErrorCode::unreadable, .message = code.message(), .file = folder.string()});
  std::ranges::sort(files);
  for (const fs::path& file : files)
    if (const auto done = add_file(file, name + "/" + file.lexically_relative(folder).generic_string(), out); !done)
      return fail(done.error());
  return {};
}

Result<std::string> fingerprint_of(const std::string& ontology, std::vector<Language>& languages) {
  std::string parts = fmt::format("entente {} format {}\n", version(), kRecordFormat);
  if (const auto done = add_file(ontology, "ontology", parts); !done) return fail(done.error());
  for (Language& language : languages) {
    std::string files;
    if (const auto done = add_folder(language.pack.folder, language.pack.language, files); !done)
      return fail(done.error());
    language.hash = content_hash(files).substr(0, kFingerprintDigits);
    parts += files;
  }
  return content_hash(parts).substr(0, kFingerprintDigits);
}

}  // namespace

Result<Knowledge> load_knowledge(const std::string& ontology, const std::string& mappings) {
  Knowledge out;
  Result<Ontology> terms = read_ontology(ontology);
  if (!terms) return fail(terms.error());
  out.ontology = std::move(*terms);
  Result<std::vector<Language>> languages = load_languages(mappings, out.ontology);
  if (!languages) return fail(languages.error());
  out.languages = std::move(*languages);
  Result<std::string> fingerprint = fingerprint_of(ontology, out.languages);
  if (!fingerprint) return fail(fingerprint.error());
  out.fingerprint = std::move(*fingerprint);
  return out;
}

}  // namespace entente
