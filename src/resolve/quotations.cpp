#include "resolve/quotations.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <vector>

namespace entente {
namespace {

/// A longer quotation is none: a mark is missing.
constexpr std::uint32_t kMaxQuoteTokens = 400;
/// Words between a quotation, who says it, and the verb of saying.
constexpr std::uint32_t kMaxReportGap = 4;

enum class Mark : std::uint8_t { none, open, close, straight };

Mark mark(std::string_view token) {
  if (token == "“" || token == "«") return Mark::open;
  if (token == "”" || token == "»") return Mark::close;
  return token == "\"" ? Mark::straight : Mark::none;
}

/// A straight mark opens where white space stands before it and none behind.
bool opens(const Document& document, std::uint32_t token) {
  return document.tokens[token].space_before && token + 1 < document.tokens.size() &&
         !document.tokens[token + 1].space_before && document.tokens[token + 1].is_word;
}

/// The tokens from the opening to behind the closing quotation mark around a token; the closing one may be
/// missing at the end of a block.
std::optional<TokenSpan> quotation(const Document& document, std::uint32_t at) {
  const auto mark_at = [&](std::uint32_t token) {
    return document.tokens[token].is_word ? Mark::none : mark(document.text(document.tokens[token]));
  };
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

bool is(const Document& document, std::uint32_t token, std::uint32_t word_class) {
  return document.groups[token]->longest(word_class) > 0;
}

class Speakers {
 public:
  Speakers(const Document& document, const Mentions& mentions, const LanguagePack& pack)
      : document_(document), mentions_(mentions), chunks_(mentions.chunks), pack_(pack) {}

  /// “…”, ông A nói; “…”, hãng tin X dẫn lời ông A
  [[nodiscard]] std::uint32_t behind(std::uint32_t end) const {
    for (std::uint32_t i = end; i < document_.tokens.size() && i <= end + kMaxReportGap; ++i)
      for (const Phrase& phrase : document_.phrases_at(i))
        if (phrase.kind == PhraseKind::word_class && phrase.index == pack_.grammar.quoting)
          if (const auto chunk = from(i + phrase.length);
              chunk != chunks_.end() && chunk->tokens.begin <= i + phrase.length + 1 && chunk->heads.size() == 1)
            return chunk->heads.front();
    for (auto chunk = from(end); chunk != chunks_.end(); ++chunk) {
      if (chunk->heads.size() != 1) continue;
      const bool near = chunk->tokens.begin <= end + kMaxReportGap;
      return near && free(*chunk) && (reports(chunk->tokens.end) || ends_report(end, *chunk)) ? chunk->heads.front()
                                                                                              : kNone;
    }
    return kNone;
  }

  /// Ông A nói: “…”, in the sentence that holds the token and ends before `limit`.
  [[nodiscard]] std::uint32_t before(const Sentence* sentence, std::uint32_t limit) const {
    for (auto chunk = from(limit); chunk != chunks_.begin();) {
      --chunk;
      if (chunk->tokens.end > limit) continue;
      if (sentence == nullptr || chunk->tokens.begin < sentence->tokens.begin) break;
      if (chunk->heads.size() == 1 && free(*chunk) && reports(chunk->tokens.end)) return chunk->heads.front();
    }
    return sentence == nullptr ? kNone : introduced(*sentence, limit);
  }

 private:
  /// “…”, ông A xúc động.: a person who stands behind a comma, and a word or two that end the sentence.
  [[nodiscard]] bool ends_report(std::uint32_t end, const Chunk& chunk) const {
    const Sentence* sentence = document_.sentence_at(chunk.tokens.begin);
    return chunk.tokens.begin == end + 1 && is(document_, end, pack_.grammar.comma) && is_person(chunk) &&
           sentence != nullptr && sentence->tokens.end <= chunk.tokens.end + kMaxReportGap;
  }

  /// Ông A xúc động: “…”: whom the sentence begins with, if it is a person and nobody else stands before the colon.
  [[nodiscard]] std::uint32_t introduced(const Sentence& sentence, std::uint32_t limit) const {
    if (limit <= sentence.tokens.begin + 1 || document_.text(document_.tokens[limit - 1]) != ":") return kNone;
    const auto first = from(sentence.tokens.begin);
    if (first == chunks_.end() || first->tokens.begin != sentence.tokens.begin || first->heads.size() != 1 ||
        !is_person(*first))
      return kNone;
    const auto next = std::next(first);
    return next == chunks_.end() || next->tokens.begin >= limit ? first->heads.front() : kNone;
  }

  [[nodiscard]] bool is_person(const Chunk& chunk) const {
    return mentions_.mentions[chunk.heads.front()].type == pack_.person;
  }

  /// “ông A, giám đốc ở Mỹ, nói”: who stands behind a preposition does not say it.
  [[nodiscard]] bool free(const Chunk& chunk) const {
    const std::uint32_t begin = chunk.tokens.begin;
    return begin == 0 || !is(document_, begin - 1, pack_.grammar.preposition);
  }

  [[nodiscard]] std::vector<Chunk>::const_iterator from(std::uint32_t token) const {
    return std::ranges::lower_bound(chunks_, token, {}, [](const Chunk& chunk) { return chunk.tokens.begin; });
  }

  /// True if a verb of saying stands at `token` or a few words behind it, not counting the day.
  [[nodiscard]] bool reports(std::uint32_t token) const {
    std::uint32_t words = 0;
    for (std::uint32_t i = token; i < document_.tokens.size() && words <= kMaxReportGap; ++i) {
      if (is(document_, i, pack_.grammar.reporting) || is(document_, i, pack_.grammar.said)) return true;
      if (document_.tokens[i].is_word && !document_.tokens[i].is_number) ++words;
    }
    return false;
  }

  const Document& document_;
  const Mentions& mentions_;
  const std::vector<Chunk>& chunks_;
  const LanguagePack& pack_;
};

}  // namespace

std::uint32_t speaker_of(const Document& document, const Mentions& mentions, const LanguagePack& pack,
                         std::uint32_t token) {
  const std::optional<TokenSpan> quote = quotation(document, token);
  if (!quote) return kNone;
  const Speakers speakers(document, mentions, pack);
  if (const std::uint32_t found = speakers.behind(quote->end); found != kNone) return found;
  const Sentence* sentence = document.sentence_at(quote->begin);
  if (const std::uint32_t found = speakers.before(sentence, quote->begin); found != kNone) return found;
  // A sentence that is nothing but a quotation goes on with who spoke in the one before.
  if (sentence == nullptr || sentence->tokens.begin != quote->begin || quote->begin == 0) return kNone;
  const Sentence* last = document.sentence_at(quote->begin - 1);
  return last != nullptr ? speakers.before(last, last->tokens.end) : kNone;
}

}  // namespace entente
