#include "ingest/page.hpp"

#include <algorithm>
#include <utility>

#include "ingest/line_marks.hpp"
#include "ingest/raw_lines.hpp"
#include "text/fold.hpp"
#include "text/tokenizer.hpp"

namespace entente {
namespace {

constexpr Marks<9> kSeparators{{{"-", "–", "—", "(", "[", "|", "/", "•", "*"}}};
constexpr Marks<4> kDashes{{{"-", "–", "—", "―"}}};

/// Splits "28News" and "17h06" into digits and letters, from a token on behind which there is one such: scrapers glue
/// times and words together.
void split_numbers(Page& page, std::size_t first) {
  const std::string_view text = page.text;
  std::vector<Token>& tokens = page.tokens;
  const auto mixed = std::find_if(tokens.begin() + static_cast<std::ptrdiff_t>(first), tokens.end(),
                                  [](const Token& token) { return token.is_mixed; });
  first = static_cast<std::size_t>(mixed - tokens.begin());
  const auto is_digit = [&](std::uint32_t i) { return text[i] >= '0' && text[i] <= '9'; };
  scratch::vector<Token> out;
  const auto add = [&](const Token& token) {
    if (!out.empty() && out.back().is_word && out.back().bytes.end == token.bytes.begin && token.is_word)
      page.cuts.push_back(static_cast<std::uint32_t>(first + out.size()));
    out.push_back(token);
  };
  for (std::size_t i = first; i < tokens.size(); ++i) {
    Token rest = tokens[i];
    while (rest.is_mixed) {
      for (const bool digits : {true, false}) {
        std::uint32_t end = rest.bytes.begin;
        while (end < rest.bytes.end && is_digit(end) == digits) ++end;
        if (end == rest.bytes.end || end == rest.bytes.begin) break;
        Token head = rest;
        head.bytes.end = end;
        head.is_mixed = false;
        head.is_number = digits;
        head.is_upper = !digits && starts_upper(text.substr(head.bytes.begin, head.bytes.size()));
        head.key = word_key(text.substr(head.bytes.begin, head.bytes.size()));
        add(head);
        rest.bytes.begin = end;
        rest.space_before = rest.line_before = false;
      }
      rest.is_number = std::ranges::all_of(text.substr(rest.bytes.begin, rest.bytes.size()),
                                           [](char c) { return c >= '0' && c <= '9'; });
      rest.is_upper = starts_upper(text.substr(rest.bytes.begin, rest.bytes.size()));
      rest.key = word_key(text.substr(rest.bytes.begin, rest.bytes.size()));
      rest.is_mixed = is_digit(rest.bytes.begin) && !rest.is_number;
    }
    add(rest);
  }
  tokens.resize(first);
  tokens.insert(tokens.end(), out.begin(), out.end());
}

void end_line_at(const Page& page, PageLine& line, std::uint32_t token) {
  line.tokens.end = token;
  while (!line.tokens.empty() && kSeparators.contains(page.text_of(page.tokens[line.tokens.end - 1])))
    --line.tokens.end;
  line.words.end = page.words_before(line.tokens.end);
  line.span.end = line.tokens.empty() ? line.span.begin : page.tokens[line.tokens.end - 1].bytes.end;
}

bool all_names(const Page& page, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t t = first; t < last; ++t)
    if (page.tokens[t].is_word && !page.tokens[t].is_upper) return false;
  return true;
}

constexpr std::uint32_t kLongestCredit = 10;  // words of a credit, with the names
constexpr std::uint32_t kSentence = 20;       // words from which on a line is a sentence rather than a caption

/// Cuts "- Photo: X", "(Photo: X)" and a source in brackets off the end of a line; the mark that begins a
/// caption off its start. What is nothing but a credit becomes empty.
void cut_credits(const Page& page, const ReaderLexicon& lexicon, PageLine& line) {
  const auto token_text = [&](std::uint32_t t) { return page.text_of(page.tokens[t]); };
  for (bool again = true; again && !line.tokens.empty();) {
    again = false;
    // (according to X)
    std::uint32_t last = line.tokens.end - 1;
    if (line.opens && token_text(last) == "." && last > line.tokens.begin) --last;
    if (line.opens && token_text(last) == ")") {
      std::uint32_t open = last;
      while (open > line.tokens.begin && token_text(open) != "(") --open;
      const auto inside = page.words_of(page.words_in({open, last}));
      if (token_text(open) == "(" && open > line.tokens.begin && inside.size() <= kLongestCredit &&
          page.tokens[open + 1].is_upper &&
          (lexicon.source_starts.prefix(inside) > 0 || lexicon.agencies.contains(inside))) {
        line.sourced = true;
        end_line_at(page, line, open);
        again = true;
        continue;
      }
    }
    const std::uint32_t words = line.words.size();
    const std::uint32_t first = words > kLongestCredit + 4 ? line.words.end - kLongestCredit - 4 : line.words.begin;
    for (std::uint32_t w = first; w < line.words.end; ++w) {
      if (!lexicon.credits.may_begin(page.words[w])) continue;
      const auto rest = std::span(page.words).subspan(w, line.words.end - w);
      std::uint32_t joined = 1;  // words up to the next punctuation
      while (w + joined < line.words.end && page.word_tokens[w + joined] == page.word_tokens[w] + joined) ++joined;
      const auto length = static_cast<std::uint32_t>(lexicon.credits.prefix(rest.first(joined)));
      if (length == 0) continue;
      const std::uint32_t token = page.word_tokens[w];
      const std::uint32_t behind = page.word_tokens[w + length - 1] + 1;
      const bool at_start = token == line.tokens.begin;
      const std::string_view before = at_start ? std::string_view{} : token_text(token - 1);
      const bool separated =
          at_start || kSeparators.contains(before) || before == "." || before == "," || before == ")" || before == ";";
      const bool colon = behind < line.tokens.end && token_text(behind) == ":";
      const auto named = static_cast<std::uint32_t>(rest.size()) - length;
      const bool upper = page.tokens[token].is_upper;
      const bool bracket = before == "(" || before == "[";
      if (colon && at_start && named > kLongestCredit) {
        line.credit = true;
        begin_line_at(page, line, behind + 1);
        return;
      }
      const bool is_credit = (colon && (separated || upper) && named <= kLongestCredit) ||
                             (named == 0 && separated && (upper || bracket)) ||
                             (named > 0 && named <= 6 && separated && before != "," && before != "." && upper &&
                              !at_start && all_names(page, behind, line.tokens.end));
      if (!is_credit) continue;
      line.credit = true;
      line.dash_credit = kDashes.contains(before);
      end_line_at(page, line, token);
      again = true;
      break;
    }
  }
}

/// Cuts "(Agency) -" and "AGENCY -" off the start.
void cut_agency(const Page& page, const ReaderLexicon& lexicon, PageLine& line) {
  const auto token_text = [&](std::uint32_t t) { return page.text_of(page.tokens[t]); };
  constexpr std::uint32_t kLongestMark = 14;  // tokens
  std::uint32_t behind = line.tokens.begin;
  if (token_text(behind) == "(" || token_text(behind) == "[") {
    const std::uint32_t limit = std::min(line.tokens.end, behind + kLongestMark);
    while (behind < limit && token_text(behind) != ")" && token_text(behind) != "]") ++behind;
    if (behind >= limit || page.words_before(behind) == line.words.begin) return;
    ++behind;
  } else {
    const auto length = lexicon.agencies.prefix(page.words_of(line));
    if (length == 0) return;
    behind = page.word_tokens[line.words.begin + length - 1] + 1;
  }
  if (behind >= line.tokens.end || !kDashes.contains(token_text(behind))) return;
  if (behind + 1 < line.tokens.end) begin_line_at(page, line, behind + 1);
}

void find_end(const Page& page, PageLine& line) {
  std::string_view view = page.text.substr(line.span.begin, line.span.size());
  for (auto closer = kClosers.at_end(view); !closer.empty(); closer = kClosers.at_end(view)) {
    view.remove_suffix(closer.size());
    for (auto space = kSpaces.at_end(view); !space.empty(); space = kSpaces.at_end(view))
      view.remove_suffix(space.size());
  }
  if (view.ends_with("...") || view.ends_with("…")) {
    line.ellipsis = line.weak_end = true;
  } else if (view.ends_with('?') || view.ends_with('!')) {
    line.weak_end = true;
  } else if (view.ends_with('.')) {
    line.strong_end = true;
  } else if (view.ends_with(':') || view.ends_with(';')) {
    line.colon = true;
  }
}

/// Room for so many words and their places, of which `used` are there already. The others hold nothing yet.
void make_room(Page& page, std::size_t used, std::size_t size) {
  const auto enlarge = [&]<class T>(std::span<T>& row) {
    const std::span<T> room(Scratch::take<T>(size), size);
    std::ranges::copy(row.first(used), room.begin());
    row = room;
  };
  enlarge(page.words);
  enlarge(page.word_tokens);
}

/// Says of a line what its words are, those of the page from `begin` on. True if a token is to be split.
bool add_words(Page& page, std::uint32_t begin, PageLine& line) {
  const std::size_t most = begin + line.tokens.size();
  if (page.words.size() < most) make_room(page, begin, 2 * most);
  WordKey* const words = page.words.data();
  std::uint32_t* const places = page.word_tokens.data();
  static const WordKey kOpen = word_key("(");
  std::uint32_t count = begin;
  bool mixed = false;
  // No branch: nobody foresees where a comma stands. What is no word gives its place to what comes next.
  for (std::uint32_t place = line.tokens.begin;
       const Token& token : std::span(page.tokens).subspan(line.tokens.begin, line.tokens.size())) {
    words[count] = token.key;
    places[count] = place++;
    count += token.is_word ? 1U : 0U;
    line.numbers = line.numbers | token.is_number;
    line.year = line.year | (token.is_number & (token.bytes.size() == 4));
    line.opens = line.opens | (token.key == kOpen);
    mixed = mixed | token.is_mixed;
  }
  line.words = {begin, count};
  return mixed;
}

}  // namespace

std::uint32_t Page::words_before(std::uint32_t token) const {
  const std::uint32_t* first = word_tokens.data();
  // No branch: nobody foresees on which side the token is.
  for (std::size_t size = word_tokens.size(); size > 0; size /= 2) {
    const std::size_t half = size - size / 2;
    first += half * static_cast<std::size_t>(first[half - 1] < token);
  }
  return static_cast<std::uint32_t>(first - word_tokens.data());
}

std::vector<Token> take_tokens(Page& page, std::span<const Block> blocks, std::span<const TokenSpan> spans) {
  std::vector<Token> tokens = std::move(page.tokens);
  std::vector<Token> whole;  // of a block of which the page cut a token apart
  auto out = tokens.begin();
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    const TokenSpan span = spans[b];
    if (span.empty()) continue;
    const auto cut = std::ranges::upper_bound(page.cuts, span.begin);
    if (cut != page.cuts.end() && *cut < span.end) {
      whole.clear();
      tokenize(page.text, blocks[b].span, whole, page.vocabulary);
      out = std::ranges::move(whole, out).out;  // these are fewer
      continue;
    }
    const auto first = tokens.begin() + span.begin;
    const auto last = tokens.begin() + span.end;
    first->space_before = true;
    first->line_before = blocks[b].span.begin == 0;
    out = first == out ? last : std::move(first, last, out);
  }
  tokens.erase(out, tokens.end());
  return tokens;
}

void begin_line_at(const Page& page, PageLine& line, std::uint32_t token) {
  line.words.begin = page.words_before(token);
  line.tokens.begin = token;
  line.span.begin = line.tokens.empty() ? line.span.end : page.tokens[token].bytes.begin;
}

Page read_page(std::string_view text, const Vocabulary* vocabulary) {
  Page page;
  page.text = text;
  page.vocabulary = vocabulary;
  constexpr std::size_t kBytesPerToken = 4;  // a guess on the safe side
  page.tokens.reserve(text.size() / kBytesPerToken);
  make_room(page, 0, text.size() / kBytesPerToken);
  const scratch::vector<RawLine> lines = raw_lines(text);
  page.lines.reserve(lines.size());
  std::uint32_t blanks = 0;
  std::uint32_t words = 0;
  for (const RawLine& raw : lines) {
    PageLine line;
    line.span = raw.span;
    line.blanks_before = raw.blanks_before;
    line.bullet = raw.bullet;
    line.link = raw.link;
    line.image = raw.image;
    line.tokens.begin = static_cast<std::uint32_t>(page.tokens.size());
    tokenize(text, raw.span, page.tokens, vocabulary);
    line.tokens.end = static_cast<std::uint32_t>(page.tokens.size());
    if (add_words(page, words, line)) {
      split_numbers(page, line.tokens.begin);
      line.tokens.end = static_cast<std::uint32_t>(page.tokens.size());
      add_words(page, words, line);
    }
    words = line.words.end;
    if (line.words.empty()) {
      blanks += raw.blanks_before;
      continue;
    }
    line.blanks_before += blanks;
    blanks = 0;
    line.bracketed = line.opens && page.text_of(page.tokens[line.tokens.begin]) == "(" &&
                     page.text_of(page.tokens[line.tokens.end - 1]) == ")";
    find_end(page, line);
    page.lines.push_back(line);
  }
  page.words = page.words.first(words);
  page.word_tokens = page.word_tokens.first(words);
  return page;
}

void cut_marks(Page& page, const ReaderLexicon& lexicon) {
  for (PageLine& line : page.lines) {
    const bool full_stop = line.strong_end;
    cut_agency(page, lexicon, line);
    cut_credits(page, lexicon, line);
    if ((line.credit || line.sourced) && !line.words.empty()) {
      line.strong_end = line.weak_end = line.ellipsis = line.colon = false;
      find_end(page, line);
      // The full stop of a sentence may stand behind its source in brackets.
      line.strong_end = line.strong_end || (full_stop && line.words.size() >= kSentence);
    }
  }
}

}  // namespace entente
