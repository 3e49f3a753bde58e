#include "annotate/annotator.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "annotate/time_finder.hpp"
#include "text/tokenizer.hpp"

namespace entente {
namespace {

constexpr std::string_view kEnds[] = {".", "?", "!", "…"};
constexpr std::string_view kClosers[] = {"\"", "”", "’", "'", ")", "]", "»"};

bool is_one_of(std::string_view text, std::span<const std::string_view> set) {
  for (const std::string_view member : set)
    if (text == member) return true;
  return false;
}

void find_words(Document& document, const LanguagePack& pack) {
  for (Token& token : document.tokens) token.word = pack.vocabulary.find(token.key);
}

/// True if the word before token `i` (a full stop) is an abbreviation or a single capital.
bool is_abbreviation(const Document& document, const LanguagePack& pack, std::uint32_t begin, std::uint32_t i) {
  if (i == begin || document.tokens[i].space_before) return false;
  const Token& before = document.tokens[i - 1];
  if (!before.is_word) return false;
  // "John F. Kennedy", "Đ. Nguyễn": one letter, whatever its bytes.
  const std::string_view letter = document.text(before);
  const auto letters = std::ranges::count_if(letter, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
  if (before.is_upper && letters == 1) return true;
  const PhraseGroup& group = pack.phrases.find(std::span(document.tokens).subspan(i - 1, 1));
  return std::ranges::any_of(group.phrases, [&](const Phrase& phrase) {
    return phrase.kind == PhraseKind::word_class && phrase.index == pack.grammar.abbreviation;
  });
}

/// Adds the sentences of the tokens [begin, end) of one block.
void split_sentences(Document& document, const LanguagePack& pack, std::uint32_t begin, std::uint32_t end,
                     BlockKind block) {
  std::uint32_t start = begin;
  const auto close = [&](std::uint32_t stop) {
    if (stop > start) document.sentences.push_back({{start, stop}, block});
    start = stop;
  };
  for (std::uint32_t i = begin; i < end; ++i) {
    if (i > start && document.tokens[i].line_before) close(i);
    if (document.tokens[i].is_word || !is_one_of(document.text(document.tokens[i]), kEnds)) continue;
    std::uint32_t next = i + 1;
    while (next < end && !document.tokens[next].space_before &&
           (is_one_of(document.text(document.tokens[next]), kClosers) ||
            is_one_of(document.text(document.tokens[next]), kEnds)))
      ++next;
    if (next == end || !document.tokens[next].space_before) continue;
    const Token& after = document.tokens[next];
    const bool begins = after.is_upper || after.is_number || !after.is_word;
    if (begins && !is_abbreviation(document, pack, start, i)) close(next);
  }
  close(end);
}

void find_phrases(Document& document, const LanguagePack& pack) {
  document.groups.reserve(document.tokens.size());
  for (const Sentence& sentence : document.sentences)
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i)
      document.groups.push_back(
          &pack.phrases.find(std::span(document.tokens).subspan(i, sentence.tokens.end - i)));
}

}  // namespace

Document annotate(Article article, const LanguagePack& pack) {
  Document document;
  document.article = std::move(article);
  document.tokens = std::move(document.article.tokens);
  if (document.tokens.empty())
    for (const Block& block : document.article.blocks) tokenize(document.article.text, block.span, document.tokens);
  find_words(document, pack);
  std::uint32_t begin = 0;
  for (const Block& block : document.article.blocks) {
    std::uint32_t end = begin;
    while (end < document.tokens.size() && document.tokens[end].bytes.begin < block.span.end) ++end;
    split_sentences(document, pack, begin, end, block.kind);
    begin = end;
  }
  find_phrases(document, pack);
  find_times(document, pack);
  return document;
}

}  // namespace entente
