#include "resolve/quotations.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace entente {
namespace {

/// A longer quotation is none: a mark is missing.
constexpr std::uint32_t kMaxQuoteTokens = 400;
/// Words between a quotation, who says it, and the verb of saying.
constexpr std::uint32_t kMaxReportGap = 3;

enum class Mark : std::uint8_t { none, open, close, straight };

Mark mark(std::string_view token) {
  if (token == "“" || token == "«") return Mark::open;
  if (token == "”" || token == "»") return Mark::close;
  return token == "\"" ? Mark::straight : Mark::none;
}

/// A straight mark opens where white space stands before it and none behind.
bool opens(const Document& document, std::uint32_t token) {
  return document.tokens[token].space_before && token + 1 < document.tokens.size() &&
         !document.tokens[token + 1].space_before;
}

/// The tokens from the opening to behind the closing quotation mark around a token; the closing one may be
/// missing at the end of a block.
std::optional<TokenSpan> quotation(const Document& document, std::uint32_t at) {
  const auto mark_at = [&](std::uint32_t token) { return mark(document.text(document.tokens[token])); };
  std::uint32_t begin = at;
  bool open = false;
  for (; begin > 0 && at - begin < kMaxQuoteTokens; --begin) {
    const Mark quote = mark_at(begin - 1);
    if (quote == Mark::close) return std::nullopt;
    open = quote == Mark::open || (quote == Mark::straight && opens(document, begin - 1));
    if (quote == Mark::straight && !open) return std::nullopt;
    if (open) break;
  }
  if (!open) return std::nullopt;
  std::uint32_t end = at;
  while (end < document.tokens.size() && end - at < kMaxQuoteTokens) {
    const Mark quote = mark_at(end++);
    if (quote == Mark::close || quote == Mark::straight) break;
  }
  return TokenSpan{begin - 1, end};
}

/// True if a verb of saying stands at `token` or a few words behind it.
bool reports(const Document& document, const LanguagePack& pack, std::uint32_t token) {
  for (std::uint32_t i = token; i < document.tokens.size() && i <= token + kMaxReportGap; ++i)
    for (const Phrase& phrase : document.phrases_at(i))
      if (phrase.kind == PhraseKind::word_class && phrase.index == pack.grammar.reporting) return true;
  return false;
}

}  // namespace

std::uint32_t speaker_of(const Document& document, const Mentions& mentions, const LanguagePack& pack,
                         std::uint32_t token) {
  const std::optional<TokenSpan> quote = quotation(document, token);
  if (!quote) return kNone;
  const auto& chunks = mentions.chunks;
  const auto behind =
      std::ranges::lower_bound(chunks, quote->end, {}, [](const Chunk& chunk) { return chunk.tokens.begin; });
  for (auto it = behind; it != chunks.end(); ++it) {
    const Chunk& chunk = *it;
    if (chunk.heads.size() != 1) continue;
    if (chunk.tokens.begin <= quote->end + kMaxReportGap && reports(document, pack, chunk.tokens.end))
      return chunk.heads.front();
    break;
  }
  for (auto it = behind; it != chunks.begin();) {
    const Chunk& chunk = *--it;
    if (chunk.tokens.end > quote->begin) continue;
    if (document.sentence_at(chunk.tokens.begin) != document.sentence_at(quote->begin)) break;
    if (chunk.heads.size() == 1 && reports(document, pack, chunk.tokens.end)) return chunk.heads.front();
  }
  return kNone;
}

}  // namespace entente
