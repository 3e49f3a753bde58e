#include "extract/extractor.hpp"

#include <algorithm>
#include <span>

#include "extract/second_pass.hpp"
#include "extract/sentence_reader.hpp"

namespace entente {

namespace {

/// True if a short form may stand before the place where the article explains it.
bool used_early(const Abbreviations& abbreviations, const Document& document) {
  return std::ranges::any_of(abbreviations, [&](const auto& abbreviation) {
    const std::uint32_t explained = abbreviation.second.tokens.begin;
    const std::span before(document.tokens.data(), explained);
    return std::ranges::any_of(before, [&](const Token& token) {
      return token.is_upper && token.key == document.tokens[explained].key;
    });
  });
}

}  // namespace

Mentions extract(const Document& document, const Ontology& ontology, const LanguagePack& pack,
                 const Deadline& deadline) {
  Abbreviations abbreviations;
  const auto read = [&] {
    Mentions out;
    SentenceReader reader(document, ontology, pack, abbreviations, out);
    for (const Sentence& sentence : document.sentences) {
      deadline.check();
      reader.read(sentence);
    }
    return out;
  };
  Mentions out = read();
  // The headline uses short forms that only the body explains.
  if (used_early(abbreviations, document)) out = read();
  run_second_pass(document, ontology, pack, out);
  return out;
}

}  // namespace entente
