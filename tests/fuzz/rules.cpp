// Patterns of rules, a line each, and behind an empty line a text for them to read. Before a pattern may stand a
// predicate and a tab.
#include <string>

#include "annotate/annotator.hpp"
#include "extract/extractor.hpp"
#include "packs/pattern.hpp"
#include "pipeline/article_pipeline.hpp"
#include "records/json_text.hpp"
#include "relate/relator.hpp"
#include "support/placed_text.hpp"
#include "text/normalizer.hpp"
#include "tiny_language.hpp"

namespace {

using namespace entente;
using namespace entente::fuzz;

/// The rules as a file of a pack; those alone that can be written as JSON and that name a sound pattern.
std::string rules_file(std::string_view lines, bool only_sound) {
  std::string out;
  std::size_t number = 0;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    const std::string line = well_formed_utf8(lines.substr(at, end - at));
    at = end + 1;
    const std::size_t tab = line.find('\t');
    const std::string predicate = tab == std::string::npos ? "aids" : line.substr(0, tab);
    const std::string pattern = tab == std::string::npos ? line : line.substr(tab + 1);
    const auto parsed = parse_pattern(pattern, tiny_ontology());
    if (!parsed) {
      require_reason(parsed.error());
      require(parsed.error().column <= pattern.size() + 1, "a fault lies in the pattern", pattern);
      if (only_sound) continue;
    } else {
      require(!parsed->empty(), "a pattern has elements", pattern);
    }
    out += out.empty() ? "" : ",\n";
    out += JsonText(StringsMayHold::anything)
               .raw("{\"id\": \"xx." + std::to_string(number++) + "\", \"predicate\": ")
               .string(predicate)
               .raw(", \"pattern\": ")
               .string(pattern)
               .raw("}")
               .take();
  }
  return "{\"rules\": [" + out + "]}";
}

void read_with(const LanguagePack& pack, std::string_view text) {
  const auto normalised = to_nfc(text.empty() ? kSample : text);
  if (!normalised) return;
  const Article article = plain_article(*normalised, pack);
  const Document document = annotate(article, pack);
  const Mentions mentions = extract(document, tiny_ontology(), pack);
  for (const RuleTrace& one : trace(document, mentions, tiny_ontology(), pack))
    require(one.rule < pack.rules.size() && one.anchor.end <= document.tokens.size(), "a trace is of a rule");
  const auto found = extract_article(article, tiny_ontology(), pack);
  for (const std::string& fault : test::misplaced(*normalised, found)) require(false, fault);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = as_text(data, size);
  const std::size_t gap = input.find("\n\n");
  const std::string_view lines = input.substr(0, gap);
  const std::string_view text = gap == std::string_view::npos ? std::string_view() : input.substr(gap + 2);
  for (const bool only_sound : {false, true}) {
    tiny_pack().write("relations/rules.json", rules_file(lines, only_sound));
    const auto pack = load_pack(tiny_pack().path(), tiny_ontology());
    if (pack) {
      read_with(*pack, text);
      break;
    }
    require_reason(pack.error());
  }
  return 0;
}
