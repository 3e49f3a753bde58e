#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/extraction.hpp"

namespace entente::test {

/// What is wrong with the places of an extraction: an offset that does not map to its quote or form, an index beside
/// the entities, a statement without a rule or a sound confidence. `text` is the article's, in NFC. Counts code points
/// by itself, without the program's own index.
[[nodiscard]] inline std::vector<std::string> misplaced(std::string_view text, const ArticleExtraction& found) {
  std::vector<std::size_t> starts;  // of the code points, and the end
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) starts.push_back(i);
  starts.push_back(text.size());
  const auto stands = [&](CodePointSpan span, std::string_view words) {
    return !words.empty() && span.begin < span.end && span.end < starts.size() &&
           text.substr(starts[span.begin], starts[span.end] - starts[span.begin]) == words;
  };
  std::vector<std::string> faults;
  const auto report = [&](const char* what, std::string_view words) { faults.push_back(what + std::string(words)); };
  for (const LocalStatement& statement : found.statements) {
    const LocalEvidence& evidence = statement.evidence;
    if (statement.subject >= found.entities.size() || statement.object >= found.entities.size())
      report("an end of a statement is no entity: ", evidence.quote);
    if (!stands(evidence.span, evidence.quote)) report("the quote is not at its place: ", evidence.quote);
    if (!(evidence.confidence > 0 && evidence.confidence <= 1) || evidence.rule.empty())
      report("without a rule or a sound confidence: ", evidence.quote);
  }
  for (const LocalMention& mention : found.mentions) {
    if (mention.entity >= found.entities.size()) report("a mention of no entity: ", mention.form);
    if (!stands(mention.span, mention.form)) report("the mention is not at its place: ", mention.form);
  }
  return faults;
}

}  // namespace entente::test
