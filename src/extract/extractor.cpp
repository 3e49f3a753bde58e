#include "extract/extractor.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "extract/second_pass.hpp"
#include "extract/sentence_reader.hpp"

namespace entente {

namespace {

/// True if a short form may stand before the place where the article explains it.
bool used_early(const Abbreviations& abbreviations, const Document& document) {
  std::unordered_map<WordKey, std::uint32_t> explained;  // first word → where it is explained last
  std::uint32_t last = 0;
  for (const auto& [form, mention] : abbreviations) {
    const std::uint32_t at = mention.tokens.begin;
    std::uint32_t& known = explained.try_emplace(document.tokens[at].key, at).first->second;
    known = std::max(known, at);
    last = std::max(last, at);
  }
  for (std::uint32_t i = 0; i < last; ++i) {
    if (!document.tokens[i].is_upper) continue;
    const auto found = explained.find(document.tokens[i].key);
    if (found != explained.end() && i < found->second) return true;
  }
  return false;
}

}  // namespace

Mentions extract(const Document& document, const Ontology& ontology, const LanguagePack& pack,
                 const Deadline& deadline) {
  Abbreviations abbreviations;
  const auto read = [&](TextArena texts) {
    Mentions out;
    out.texts = std::move(texts);
    SentenceReader reader(document, ontology, pack, abbreviations, out);
    for (const Sentence& sentence : document.sentences) {
      deadline.check();
      reader.read(sentence);
    }
    return out;
  };
  Mentions out = read({});
  // The headline uses short forms that only the body explains. They are views of what the first reading kept.
  if (used_early(abbreviations, document)) out = read(std::move(out.texts));
  run_second_pass(document, ontology, pack, out);
  return out;
}

}  // namespace entente
