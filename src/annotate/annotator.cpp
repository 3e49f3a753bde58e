#include "annotate/annotator.hpp"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include "annotate/time_finder.hpp"
#include "base/scratch.hpp"
#include "text/tokenizer.hpp"

namespace entente {
namespace {

/// Bytes of an abbreviation that is no initial.
constexpr std::uint32_t kMinAbbreviation = 2;
/// Nobody writes a longer sentence; a list without an end is cut, so that no stage takes the square of its length.
constexpr std::uint32_t kLongestSentence = 1000;  // tokens

bool is_closer(std::string_view text) {
  return text == "\"" || text == "”" || text == "’" || text == "'" || text == ")" || text == "]" || text == "»";
}

void find_words(Document& document, const LanguagePack& pack) {
  for (Token& token : document.tokens) token.word = pack.vocabulary->find(token.key);
}

/// True if the token at `at` alone is a phrase of any of the word classes.
bool is_any_of(const Document& document, const LanguagePack& pack, std::uint32_t at,
               std::initializer_list<std::uint32_t> word_classes) {
  const PhraseGroup& group = pack.phrases.find(std::span(document.tokens).subspan(at, 1));
  return std::ranges::any_of(word_classes, [&](std::uint32_t word_class) { return group.longest(word_class) > 0; });
}

/// True if the word before token `i` (a full stop) is an abbreviation or a single capital.
bool is_abbreviation(const Document& document, const LanguagePack& pack, std::uint32_t begin, std::uint32_t i) {
  if (i == begin || document.tokens[i].space_before) return false;
  const Token& before = document.tokens[i - 1];
  if (!before.is_word) return false;
  // "John F. Kennedy", "Đ. Nguyễn": one letter, whatever its bytes.
  const std::string_view letter = document.text(before);
  const auto letters =
      std::ranges::count_if(letter, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
  if (before.is_upper && letters == 1) return true;
  return is_any_of(document, pack, i - 1, {pack.grammar.abbreviation});
}

/// True if a line was broken behind an abbreviation ("UBND TP." / "Hà Nội"): a known name, a person's or a further
/// degree begins the next one. Other words would begin a sentence of their own.
bool goes_on(const Document& document, const LanguagePack& pack, const Block& block, const Block& next,
             TokenSpan tokens, std::uint32_t end) {
  const std::string_view text = document.article.text;
  const std::string_view between = text.substr(block.span.end, next.span.begin - block.span.end);
  const bool same = block.kind == next.kind || (block.kind == BlockKind::lead && next.kind == BlockKind::body);
  if (!same || tokens.size() < 2 || tokens.end == end || std::ranges::count(between, '\n') > 1 ||
      document.text(document.tokens[tokens.end - 1]) != "." ||
      document.tokens[tokens.end - 2].bytes.size() < kMinAbbreviation ||
      !is_any_of(document, pack, tokens.end - 2, {pack.grammar.abbreviation}))
    return false;
  // "Ông" is a family name too.
  if (is_any_of(document, pack, tokens.end, {pack.grammar.honorific})) return false;
  const PhraseGroup& group = pack.phrases.find(std::span(document.tokens).subspan(tokens.end, end - tokens.end));
  return std::ranges::any_of(group.phrases(),
                             [](const Phrase& phrase) { return phrase.kind == PhraseKind::gazetteer; }) ||
         is_any_of(document, pack, tokens.end, {pack.grammar.surname, pack.grammar.given_name, pack.grammar.degree});
}

/// The tokens that may end a sentence or before which a line ends.
std::span<const std::uint32_t> find_marks(std::span<const Token> tokens) {
  std::uint32_t* const marks = Scratch::take<std::uint32_t>(tokens.size());
  std::size_t count = 0;
  // No branch: nobody foresees where a sentence ends.
  for (std::uint32_t i = 0; const Token& token : tokens) {
    marks[count] = i++;
    count += (token.ends_sentence | token.line_before) != 0 ? 1U : 0U;
  }
  return {marks, count};
}

/// Adds the sentences of the tokens [begin, end) of one block, of which it takes the marks away.
void split_sentences(Document& document, const LanguagePack& pack, std::uint32_t begin, std::uint32_t end,
                     BlockKind block, std::span<const std::uint32_t>& marks) {
  std::uint32_t start = begin;
  const auto close = [&](std::uint32_t stop) {
    if (stop > start) document.sentences.push_back({{start, stop}, block});
    start = stop;
  };
  std::uint32_t ends = begin;  // behind the marks that were looked at
  const Token* const tokens = document.tokens.data();
  for (; !marks.empty() && marks.front() < end; marks = marks.subspan(1)) {
    const std::uint32_t i = marks.front();
    while (i >= start + kLongestSentence) close(start + kLongestSentence);
    if (i > start && tokens[i].line_before) close(i);
    if (!tokens[i].ends_sentence) continue;
    std::uint32_t next = std::max(i + 1, ends);
    while (next < end && !tokens[next].space_before &&
           (tokens[next].ends_sentence || is_closer(document.text(tokens[next]))))
      ++next;
    ends = next;
    if (next == end || !tokens[next].space_before) continue;
    const Token& after = tokens[next];
    const bool begins = after.is_upper || after.is_number || !after.is_word;
    if (begins && !is_abbreviation(document, pack, start, i)) close(next);
  }
  while (end > start + kLongestSentence) close(start + kLongestSentence);
  close(end);
}

}  // namespace

Document annotate(Article article, const LanguagePack& pack) {
  Document document;
  document.article = std::move(article);
  document.tokens = std::move(document.article.tokens);
  if (document.tokens.empty()) {
    for (const Block& block : document.article.blocks)
      tokenize(document.article.text, block.span, document.tokens, pack.vocabulary.get());
  } else if (document.article.vocabulary != pack.vocabulary->stamp()) {
    find_words(document, pack);
  }
  const std::vector<Block>& blocks = document.article.blocks;
  const std::span<const Token> tokens(document.tokens);
  const auto size = static_cast<std::uint32_t>(tokens.size());
  const Scratch::Use use;
  std::span<const std::uint32_t> marks = find_marks(tokens);
  document.sentences.reserve(marks.size() + blocks.size());
  std::uint32_t begin = 0;
  std::uint32_t first = 0;  // token of the block
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    const auto behind = [&](const Token& token) { return token.bytes.begin >= blocks[b].span.end; };
    const auto end =
        static_cast<std::uint32_t>(std::find_if(tokens.begin() + first, tokens.end(), behind) - tokens.begin());
    const bool open = b + 1 < blocks.size() && goes_on(document, pack, blocks[b], blocks[b + 1], {first, end}, size);
    first = end;
    if (open) continue;
    split_sentences(document, pack, begin, end, blocks[b].kind, marks);
    begin = end;
  }
  std::vector<std::uint32_t> days;
  document.groups = pack.phrases.find_each(tokens, document.sentences, days);
  find_times(document, pack, days);
  return document;
}

}  // namespace entente
