#include "extract/extractor.hpp"

#include "extract/second_pass.hpp"
#include "extract/sentence_reader.hpp"

namespace entente {

Mentions extract(const Document& document, const Ontology& ontology, const LanguagePack& pack) {
  Abbreviations abbreviations;
  const auto read = [&] {
    Mentions out;
    SentenceReader reader(document, ontology, pack, abbreviations, out);
    for (const Sentence& sentence : document.sentences) reader.read(sentence);
    return out;
  };
  Mentions out = read();
  // The headline uses short forms that only the body explains.
  if (!abbreviations.empty()) out = read();
  run_second_pass(document, ontology, pack, out);
  return out;
}

}  // namespace entente
