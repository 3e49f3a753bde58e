// Files of a language pack, each behind a line "=== NAME": they take the place of those of a small pack. What loads
// must then read an article.
#include <map>
#include <string>

#include "ingest/article_reader.hpp"
#include "packs/reader_lexicon.hpp"
#include "pipeline/article_pipeline.hpp"
#include "support/placed_text.hpp"
#include "tiny_language.hpp"

namespace {

using namespace entente;
using namespace entente::fuzz;

constexpr std::string_view kMark = "=== ";

/// The files that an input may bring, as they are without it; empty for those that the small pack lacks.
std::map<std::string, std::string, std::less<>> known_files() {
  std::map<std::string, std::string, std::less<>> files;
  for (const char* name : {"pack.json", "reader.json", "confidence.json", "namesakes.json", "lexicon/names.json",
                           "lexicon/words.json", "gazetteer/actors.tsv", "relations/rules.json"}) {
    const std::filesystem::path path = std::filesystem::path(tiny_pack().path()) / name;
    files[name] = std::filesystem::exists(path) ? test::read_bytes(path) : std::string();
  }
  return files;
}

/// Removes what is empty: a file that is not there is another thing than an empty one, and the more usual.
void put(const std::string& name, std::string_view bytes) {
  if (bytes.empty())
    std::filesystem::remove(std::filesystem::path(tiny_pack().path()) / name);
  else
    tiny_pack().write(name, bytes);
}

void use() {
  const std::string path = tiny_pack().path();
  const auto pack = load_pack(path, tiny_ontology());
  const auto reader = load_reader_lexicon(path + "/reader.json", "xx");
  if (!pack) require_reason(pack.error());
  if (!reader) require_reason(reader.error());
  if (pack) {
    const std::string text(kSample);
    const auto found = extract_article(plain_article(text, *pack), tiny_ontology(), *pack);
    for (const std::string& fault : test::misplaced(text, found)) require(false, fault);
  }
  if (reader) {
    RawArticle raw;
    raw.text = kSample;
    raw.language = "xx";
    if (const auto article = read_article(raw, {&*reader}); !article) require_reason(article.error());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto kFiles = known_files();
  std::map<std::string, std::string_view> brought;
  std::string_view rest = as_text(data, size);
  while (rest.starts_with(kMark)) {
    const std::size_t line = std::min(rest.find('\n'), rest.size() - 1);
    const std::string_view name = rest.substr(kMark.size(), line - std::min(line, kMark.size()));
    rest.remove_prefix(line + 1);
    const std::size_t end = rest.find("\n=== ");
    const std::string_view bytes = rest.substr(0, end == std::string_view::npos ? end : end + 1);
    rest.remove_prefix(bytes.size());
    if (const auto known = kFiles.find(name); known != kFiles.end()) brought[known->first] = bytes;
  }
  for (const auto& [name, bytes] : brought) put(name, bytes);
  use();
  for (const auto& [name, bytes] : brought) put(name, kFiles.find(name)->second);
  return 0;
}
