// Any bytes as text: normal form, words, sentences, and what maps their places to code points.
#include <algorithm>
#include <string>

#include "annotate/annotator.hpp"
#include "base/scratch.hpp"
#include "pipeline/article_pipeline.hpp"
#include "support.hpp"
#include "text/code_points.hpp"
#include "text/fold.hpp"
#include "text/normalizer.hpp"
#include "text/slug.hpp"
#include "text/tokenizer.hpp"

namespace {

using namespace entente;
using namespace entente::fuzz;

bool is_well_formed(std::string_view text) {
  for (std::size_t pos = 0; pos < text.size();)
    if (next_code_point(text, pos) == kIllFormed) return false;
  return true;
}

void check_code_points(std::string_view text) {
  const Scratch::Use use;
  const CodePointIndex index(text);
  std::uint32_t count = 0;
  for (std::size_t pos = 0;; ++count) {
    require(index.at(static_cast<std::uint32_t>(pos)) == count, "code points are counted");
    if (pos == text.size()) return;
    static_cast<void>(next_code_point(text, pos));
  }
}

bool cuts_no_character(std::string_view text, ByteSpan span) {
  const auto is_boundary = [&](std::uint32_t byte) {
    return byte == text.size() || (static_cast<unsigned char>(text[byte]) & 0xC0U) != 0x80U;
  };
  return span.end <= text.size() && is_boundary(span.begin) && is_boundary(span.end);
}

void check_words(std::string_view text) {
  std::vector<Token> tokens;
  tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  std::uint32_t end = 0;
  for (const Token& token : tokens) {
    require(token.bytes.begin >= end && token.bytes.begin < token.bytes.end, "tokens are in text order");
    require(cuts_no_character(text, token.bytes), "tokens cut no character");
    const std::string_view word = text.substr(token.bytes.begin, token.bytes.size());
    require(word_key(word) == token.key, "a token's key is that of its text", word);
    require(trim(word) == word, "a token has no white space", word);
    end = token.bytes.end;
  }
}

void check_document(const std::string& text) {
  const Document document = annotate(plain_article(text, vietnamese().pack), vietnamese().pack);
  require(document.groups.size() == document.tokens.size() + 1,
          "every token has a group of phrases, and one is behind");
  std::uint32_t token = 0;
  for (const Sentence& sentence : document.sentences) {
    require(sentence.tokens.begin >= token && !sentence.tokens.empty() && sentence.tokens.end <= document.tokens.size(),
            "sentences are in text order");
    for (token = sentence.tokens.begin; token < sentence.tokens.end; ++token) {
      const ByteSpan bytes = document.tokens[token].bytes;
      require(
          std::ranges::any_of(document.article.blocks, [&](const Block& block) { return block.span.contains(bytes); }),
          "every word of a sentence lies in a block", document.text(bytes));
      for (const Phrase& phrase : document.phrases_at(token))
        require(phrase.length > 0 && token + phrase.length <= sentence.tokens.end, "no phrase crosses a sentence");
    }
  }
  for (const TimeMention& time : document.times)
    require(!time.tokens.empty() && time.tokens.end <= document.tokens.size() && time.date.ok(),
            "a day stands in the text");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = as_text(data, size);
  const Result<std::string> text = to_nfc(input);
  require(text.has_value() == is_well_formed(input), "what is UTF-8 is read, and nothing else");
  require(is_well_formed(well_formed_utf8(input)), "repaired text is UTF-8");
  if (!text) {
    require_reason(text.error());
    return 0;
  }
  require(to_nfc(*text) == *text, "the normal form is its own");
  check_code_points(*text);
  check_words(*text);
  const std::string folded = fold(*text);
  require(fold(folded) == folded, "what is folded stays as it is", folded);
  const std::string name = slug(*text);
  require(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos,
          "a slug fits into an IRI", name);
  check_document(*text);
  return 0;
}
