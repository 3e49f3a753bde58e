#include "pipeline/made_files.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <utility>

#include "base/hash.hpp"
#include "pipeline/earlier_run.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

/// A line of a hash: of everything but the articles that decides the bytes of the files. The records of the articles
/// are one of these.
std::string recipe(const Options& options, const std::string& fingerprint, const JoinDecisions& decisions) {
  const CutOptions& cut = options.cut;
  std::string all = fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n", fingerprint, options.formats,
                                options.rdf.base_iri, options.license, options.created, cut.min_weight, cut.types,
                                cut.predicates, cut.ego, cut.depth, options.min_confidence, options.max_evidence);
  for (const auto& [same, first, second, line] : decisions.list)
    all += fmt::format("{}\t{}\t{}\t{}\t{}\n", same, first.actor, first.article, second.actor, second.article);
  return content_hash(all) + '\n';
}

/// Empty if the file cannot be read.
std::string hash_of_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  ContentHash hash;
  std::array<char, std::size_t{1} << 16U> page{};
  while (file.read(page.data(), page.size()) || file.gcount() > 0)
    hash.add({page.data(), static_cast<std::size_t>(file.gcount())});
  return file.eof() ? hash.digest() : std::string();
}

std::string line_of(const std::string& hash, const fs::path& file) {
  return hash + ' ' + file.filename().string() + '\n';
}

}  // namespace

std::string made_path(const Options& options) {
  return (fs::path(options.output) / ".entente-made").string();
}

Result<AtomicFile> note_made(const Options& options, const std::string& fingerprint, const JoinDecisions& decisions,
                             std::span<const AtomicFile> files) {
  Result<AtomicFile> out = AtomicFile::create(made_path(options));
  if (!out) return out;
  std::string note = recipe(options, fingerprint, decisions);
  for (const AtomicFile& file : files) {
    // zlib packs the records into their file past write(); it is complete by now.
    const bool packed = file.goal() == records_path(options);
    note += line_of(packed ? hash_of_file(file.path()) : file.hash(), file.goal());
  }
  if (const auto done = out->write(note); !done) return fail(done.error());
  return out;
}

bool still_made(const Options& options, const std::string& fingerprint, const JoinDecisions& decisions) {
  std::ifstream note(made_path(options), std::ios::binary);
  std::string line;
  if (!std::getline(note, line) || line + '\n' != recipe(options, fingerprint, decisions)) return false;
  while (std::getline(note, line)) {
    const std::size_t space = line.find(' ');
    if (space == std::string::npos) return false;
    const fs::path file = fs::path(options.output) / line.substr(space + 1);
    if (line + '\n' != line_of(hash_of_file(file), file)) return false;
  }
  return true;
}

}  // namespace entente
