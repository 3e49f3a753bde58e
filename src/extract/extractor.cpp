#include "extract/extractor.hpp"

#include <algorithm>
#include <utility>

#include "base/scratch.hpp"
#include "extract/second_pass.hpp"
#include "extract/sentence_reader.hpp"

namespace entente {

namespace {

/// Mentions and relations that more tokens than these bring need no further room.
constexpr std::size_t kTokensByMention = 8;
constexpr std::size_t kTokensByRelation = 64;

/// True if a short form may stand before the place where the article explains it.
bool used_early(const Abbreviations& abbreviations, const Document& document) {
  std::uint32_t last = 0;
  for (const auto& [form, mention] : abbreviations.by_form) last = std::max(last, mention.tokens.begin);
  for (std::uint32_t i = 0; i < last; ++i) {
    if (!document.tokens[i].is_upper) continue;
    const std::uint32_t explained = abbreviations.first_words.find(static_cast<std::uint64_t>(document.tokens[i].key));
    if (explained != KeyIndex::kAbsent && i < explained) return true;
  }
  return false;
}

}  // namespace

Mentions extract(const Document& document, const Ontology& ontology, const LanguagePack& pack,
                 const Deadline& deadline) {
  const Scratch::Use use;
  // What begins at a token lies somewhere in a table that no near cache holds: all of it is asked for at once.
  for (const PhraseGroup* group : document.groups) __builtin_prefetch(group);
  Abbreviations abbreviations;
  const auto read = [&](TextArena texts) {
    Mentions out;
    out.texts = std::move(texts);
    out.mentions.reserve(document.tokens.size() / kTokensByMention);
    out.chunks.reserve(document.tokens.size() / kTokensByMention);
    out.relations.reserve(document.tokens.size() / kTokensByRelation);
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
