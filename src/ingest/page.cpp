#include "ingest/page.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "text/fold.hpp"
#include "text/tokenizer.hpp"

namespace entente {
namespace {

/// Characters that may stand at the ends of a line. Nearly always none does, which one byte tells.
template <std::size_t N>
class Marks {
 public:
  constexpr Marks(const std::array<std::string_view, N>& marks) : marks_(marks) {
    for (const std::string_view mark : marks) {
      first_[static_cast<unsigned char>(mark.front())] = true;
      last_[static_cast<unsigned char>(mark.back())] = true;
    }
  }
  /// The one with which the text begins, ends; empty if there is none.
  [[nodiscard]] std::string_view at_start(std::string_view text) const {
    if (text.empty() || !first_[static_cast<unsigned char>(text.front())]) return {};
    for (const std::string_view mark : marks_)
      if (text.starts_with(mark)) return mark;
    return {};
  }
  [[nodiscard]] std::string_view at_end(std::string_view text) const {
    if (text.empty() || !last_[static_cast<unsigned char>(text.back())]) return {};
    for (const std::string_view mark : marks_)
      if (text.ends_with(mark)) return mark;
    return {};
  }
  [[nodiscard]] bool contains(std::string_view text) const { return at_start(text) == text && !text.empty(); }

 private:
  std::array<std::string_view, N> marks_;
  std::array<bool, 256> first_{};
  std::array<bool, 256> last_{};
};
// White space and characters that show nothing.
constexpr Marks<14> kSpaces{{{" ",      "\t",     "\f",     "\v",     "\u00A0",
                                                   "\u00AD", "\u2002", "\u2003", "\u2009", "\u200B",
                                                   "\u200C", "\u200D", "\u3000", "\uFEFF"}}};
constexpr Marks<21> kBullets{{{"-", "–", "—", "−", "•", "*", "+", "·", "●", "○", "■",
                                                    "□", "▪", "▫", "◦", "‣", "⁃", "✓", "✔", "➢", "◆"}}};
constexpr Marks<9> kPointers{{{">", "»", "›", "►", "▶", "→", "☞", "👉", "⇒"}}};
constexpr Marks<8> kClosers{{{"\"", "'", "”", "’", "»", ")", "]", "_"}}};
constexpr Marks<9> kSeparators{{{"-", "–", "—", "(", "[", "|", "/", "•", "*"}}};
constexpr Marks<4> kDashes{{{"-", "–", "—", "―"}}};

struct RawLine {
  ByteSpan span;
  std::uint32_t blanks_before = 0;
  bool bullet = false;
  bool link = false;
  bool image = false;
};

void trim(std::string_view text, ByteSpan& span) {
  const auto view = [&] { return text.substr(span.begin, span.size()); };
  for (auto space = kSpaces.at_start(view()); !space.empty(); space = kSpaces.at_start(view()))
    span.begin += static_cast<std::uint32_t>(space.size());
  for (auto space = kSpaces.at_end(view()); !space.empty(); space = kSpaces.at_end(view()))
    span.end -= static_cast<std::uint32_t>(space.size());
}

/// Takes bullets, table bars, heading signs and the like off both ends.
void strip_marks(std::string_view text, RawLine& line) {
  trim(text, line.span);
  std::size_t pointers = 0;
  for (;;) {
    const std::string_view view = text.substr(line.span.begin, line.span.size());
    std::string_view mark;
    if (mark = kBullets.at_start(view); !mark.empty()) {
      line.bullet = true;
    } else if (mark = kPointers.at_start(view); !mark.empty()) {
      ++pointers;
      // One ">" may be a quotation, two point somewhere; so do the arrows.
      line.link = line.link || pointers > 1 || mark != ">";
    } else if (view.starts_with('|') || view.starts_with('#')) {
      mark = view.substr(0, 1);
    } else {
      break;
    }
    line.span.begin += static_cast<std::uint32_t>(mark.size());
    trim(text, line.span);
  }
  while (line.span.size() > 0 && (text[line.span.end - 1] == '|' || text[line.span.end - 1] == '*')) {
    --line.span.end;
    trim(text, line.span);
  }
}

/// Where each bracket of one kind ends, brackets in it being balanced.
class BracketEnds {
 public:
  BracketEnds(std::string_view text, char open, char close) {
    std::vector<std::size_t> opened;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == open) opened.push_back(i);
      if (text[i] != close || opened.empty()) continue;
      ends_.emplace_back(opened.back(), i + 1);
      opened.pop_back();
    }
    std::ranges::sort(ends_);
  }
  /// Behind the bracket that closes the one at `open`; nothing if there is none at `open` or it stays open.
  [[nodiscard]] std::optional<std::size_t> operator()(std::size_t open) const {
    const auto found = std::ranges::lower_bound(ends_, open, {}, &std::pair<std::size_t, std::size_t>::first);
    return found == ends_.end() || found->first != open ? std::nullopt : std::optional(found->second);
  }

 private:
  std::vector<std::pair<std::size_t, std::size_t>> ends_;
};

/// True if tags or image markup may stand in the text.
bool holds_markup(std::string_view text) {
  return text.find('<') != std::string_view::npos || text.find("![") != std::string_view::npos;
}

/// Keeps the longest stretch of the line outside image markup, tags and bare addresses; a line that is one
/// Markdown link is reduced to its label. `marked_up`: the text around it may hold markup.
void strip_markup(std::string_view text, bool marked_up, RawLine& line) {
  const std::string_view view = text.substr(line.span.begin, line.span.size());
  if (view.starts_with('[')) {
    const auto label = BracketEnds(view, '[', ']')(0);
    if (label && BracketEnds(view, '(', ')')(*label) == view.size()) {
      line.link = true;
      line.span = {line.span.begin + 1, line.span.begin + static_cast<std::uint32_t>(*label) - 1};
      strip_marks(text, line);
      return;
    }
  }
  if (!(marked_up && holds_markup(view)) && !view.starts_with("http")) return;
  ByteSpan best{line.span.begin, line.span.begin};
  std::size_t start = 0;
  const auto keep = [&](std::size_t end) {
    if (end - start > best.size())
      best = {line.span.begin + static_cast<std::uint32_t>(start),
              line.span.begin + static_cast<std::uint32_t>(end)};
  };
  std::optional<BracketEnds> labels;
  std::optional<BracketEnds> addresses;  // which may hold balanced brackets
  if (view.find("![") != std::string_view::npos) {
    labels.emplace(view, '[', ']');
    addresses.emplace(view, '(', ')');
  }
  const std::size_t last_close = view.rfind('>');
  std::size_t i = 0;
  while (i < view.size()) {
    std::size_t end = i;
    if (view[i] == '!' && i + 1 < view.size() && view[i + 1] == '[') {
      const auto label = (*labels)(i + 1);
      const auto address = label ? (*addresses)(*label) : std::nullopt;
      if (address) end = *address;
    } else if (view[i] == '<' && i + 1 < view.size() &&
               (view[i + 1] == '/' || view[i + 1] == '!' || (view[i + 1] >= 'a' && view[i + 1] <= 'z') ||
                (view[i + 1] >= 'A' && view[i + 1] <= 'Z'))) {
      if (last_close != std::string_view::npos && i < last_close) end = view.find('>', i) + 1;
    } else if (i == 0 && (view.starts_with("http://") || view.starts_with("https://"))) {
      end = std::min(view.find(' '), view.size());
    }
    if (end == i) {
      ++i;
      continue;
    }
    line.image = line.image || view[i] == '!' || view.substr(i).starts_with("<img");
    keep(i);
    i = start = end;
  }
  if (start == 0) return;
  keep(view.size());
  line.span = best;
  strip_marks(text, line);
}

/// Length in bytes of the visible text, a stand-in for its width that needs no decoding.
constexpr std::uint32_t kWidestWrap = 200;

bool ends_sentence(std::string_view view) {
  while (true) {
    const std::string_view closer = kClosers.at_end(view);
    if (closer.empty()) break;
    view.remove_suffix(closer.size());
  }
  return view.ends_with('.') || view.ends_with('?') || view.ends_with('!') || view.ends_with("…") ||
         view.ends_with(':') || view.ends_with(';');
}

/// True if the lines [first, last) are one paragraph that was wrapped at a fixed width: all but the last are
/// about equally long, and most break off in the middle of a sentence.
bool is_wrapped(std::string_view text, const std::vector<RawLine>& lines, std::size_t first,
                std::size_t last) {
  if (last - first < 3) return false;
  std::uint32_t longest = 0;
  for (std::size_t i = first; i < last; ++i) {
    if (i > first && (lines[i].bullet || lines[i].link || lines[i].image)) return false;
    longest = std::max(longest, lines[i].span.size());
  }
  if (longest > kWidestWrap) return false;
  std::size_t open = 0;
  for (std::size_t i = first; i + 1 < last; ++i) {
    if (lines[i].span.size() * 10 < longest * 7) return false;
    if (!ends_sentence(text.substr(lines[i].span.begin, lines[i].span.size()))) ++open;
  }
  return open * 10 >= (last - first - 1) * 7;
}

/// Finds the ends of lines one behind the other: a text that has but one kind of them is not searched for the other
/// again and again.
class LineEnds {
 public:
  explicit LineEnds(std::string_view text) : text_(text), feed_(find('\n', 0)), return_(find('\r', 0)) {}
  /// The next line feed or carriage return from `begin` on, which never goes back; the end of the text if there is none.
  std::size_t operator()(std::size_t begin) {
    if (feed_ < begin) feed_ = find('\n', begin);
    if (return_ < begin) return_ = find('\r', begin);
    return std::min(feed_, return_);
  }

 private:
  [[nodiscard]] std::size_t find(char mark, std::size_t begin) const {
    return std::min(text_.find(mark, begin), text_.size());
  }

  std::string_view text_;
  std::size_t feed_;
  std::size_t return_;
};

std::vector<RawLine> raw_lines(std::string_view text) {
  constexpr std::size_t kBytesPerLine = 128;  // a guess
  std::vector<RawLine> lines;
  lines.reserve(text.size() / kBytesPerLine + 1);
  std::uint32_t blanks = 0;
  bool image = false;
  std::size_t begin = 0;
  LineEnds line_end(text);
  const bool marked_up = holds_markup(text);
  while (begin <= text.size()) {
    const std::size_t end = line_end(begin);
    RawLine line;
    line.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    trim(text, line.span);
    const bool blank = line.span.empty();
    strip_marks(text, line);
    strip_markup(text, marked_up, line);
    if (line.span.empty()) {
      if (blank) ++blanks;
      image = image || line.image;
    } else {
      line.blanks_before = blanks;
      line.image = line.image || image;
      lines.push_back(line);
      blanks = 0;
      image = false;
    }
    begin = end + 1;
    if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n') ++begin;
  }
  std::vector<RawLine> joined;
  joined.reserve(lines.size());
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i + 1;
    while (end < lines.size() && lines[end].blanks_before == 0) ++end;
    if (is_wrapped(text, lines, i, end)) {
      joined.push_back(lines[i]);
      joined.back().span.end = lines[end - 1].span.end;
    } else {
      joined.insert(joined.end(), lines.begin() + static_cast<std::ptrdiff_t>(i),
                    lines.begin() + static_cast<std::ptrdiff_t>(end));
    }
    i = end;
  }
  return joined;
}

/// Splits "28News" and "17h06" into digits and letters, from a token on: scrapers glue times and words together.
void split_numbers(Page& page, std::size_t first) {
  const std::string_view text = page.text;
  std::vector<Token>& tokens = page.tokens;
  const auto mixed = std::find_if(tokens.begin() + static_cast<std::ptrdiff_t>(first), tokens.end(),
                                  [](const Token& token) { return token.is_mixed; });
  if (mixed == tokens.end()) return;
  first = static_cast<std::size_t>(mixed - tokens.begin());
  const auto is_digit = [&](std::uint32_t i) { return text[i] >= '0' && text[i] <= '9'; };
  std::vector<Token> out;
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

/// Number of words of the line before the token.
std::uint32_t word_at(const Page& page, const PageLine& line, std::uint32_t token) {
  const auto begin = page.word_tokens.begin() + line.words.begin;
  const auto end = page.word_tokens.begin() + line.words.end;
  return static_cast<std::uint32_t>(std::lower_bound(begin, end, token) - page.word_tokens.begin());
}

void end_line_at(const Page& page, PageLine& line, std::uint32_t token) {
  line.tokens.end = token;
  while (!line.tokens.empty() && kSeparators.contains(page.text_of(page.tokens[line.tokens.end - 1])))
    --line.tokens.end;
  line.words.end = word_at(page, line, line.tokens.end);
  line.span.end = line.tokens.empty() ? line.span.begin : page.tokens[line.tokens.end - 1].bytes.end;
}

bool all_names(const Page& page, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t t = first; t < last; ++t)
    if (page.tokens[t].is_word && !page.tokens[t].is_upper) return false;
  return true;
}

constexpr std::uint32_t kLongestCredit = 10;  // words of a credit, with the names
constexpr std::uint32_t kSentence = 20;  // words from which on a line is a sentence rather than a caption

/// Cuts "- Photo: X", "(Photo: X)" and a source in brackets off the end of a line; the mark that begins a
/// caption off its start. What is nothing but a credit becomes empty.
void cut_credits(const Page& page, const ReaderLexicon& lexicon, PageLine& line) {
  const auto token_text = [&](std::uint32_t t) { return page.text_of(page.tokens[t]); };
  for (bool again = true; again && !line.tokens.empty();) {
    again = false;
    // (according to X)
    std::uint32_t last = line.tokens.end - 1;
    if (token_text(last) == "." && last > line.tokens.begin) --last;
    if (token_text(last) == ")") {
      std::uint32_t open = last;
      while (open > line.tokens.begin && token_text(open) != "(") --open;
      const std::uint32_t first_word = word_at(page, line, open);
      const std::uint32_t end_word = word_at(page, line, last);
      const auto inside = std::span(page.words).subspan(first_word, end_word - first_word);
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
    const std::uint32_t first =
        words > kLongestCredit + 4 ? line.words.end - kLongestCredit - 4 : line.words.begin;
    for (std::uint32_t w = first; w < line.words.end; ++w) {
      if (!lexicon.credits.may_begin(page.words[w])) continue;
      const auto rest = std::span(page.words).subspan(w, line.words.end - w);
      std::uint32_t joined = 1;  // words up to the next punctuation
      while (w + joined < line.words.end && page.word_tokens[w + joined] == page.word_tokens[w] + joined)
        ++joined;
      const auto length = static_cast<std::uint32_t>(lexicon.credits.prefix(rest.first(joined)));
      if (length == 0) continue;
      const std::uint32_t token = page.word_tokens[w];
      const std::uint32_t behind = page.word_tokens[w + length - 1] + 1;
      const bool at_start = token == line.tokens.begin;
      const std::string_view before = at_start ? std::string_view{} : token_text(token - 1);
      const bool separated = at_start || kSeparators.contains(before) || before == "." || before == "," ||
                             before == ")" || before == ";";
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
                             (named > 0 && named <= 6 && separated && before != "," && before != "." &&
                              upper && !at_start && all_names(page, behind, line.tokens.end));
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
    if (behind >= limit || word_at(page, line, behind) == line.words.begin) return;
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

/// Adds the words among the tokens of the line to those of the page.
void add_words(Page& page, PageLine& line) {
  std::uint32_t count = line.words.begin = static_cast<std::uint32_t>(page.words.size());
  page.words.resize(count + line.tokens.size());
  page.word_tokens.resize(count + line.tokens.size());
  WordKey* const words = page.words.data();
  std::uint32_t* const places = page.word_tokens.data();
  // No branch: nobody foresees where a comma stands. What is no word gives its place to what comes next.
  for (std::uint32_t place = line.tokens.begin;
       const Token& token : std::span(page.tokens).subspan(line.tokens.begin, line.tokens.size())) {
    words[count] = token.key;
    places[count] = place++;
    count += token.is_word ? 1U : 0U;
    line.numbers = line.numbers | token.is_number;
  }
  page.words.resize(count);
  page.word_tokens.resize(count);
  line.words.end = count;
}

}  // namespace

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
  line.words.begin = word_at(page, line, token);
  line.tokens.begin = token;
  line.span.begin = line.tokens.empty() ? line.span.end : page.tokens[token].bytes.begin;
}

Page read_page(std::string_view text, const Vocabulary* vocabulary) {
  Page page;
  page.text = text;
  page.vocabulary = vocabulary;
  constexpr std::size_t kBytesPerToken = 4;  // a guess on the safe side
  page.tokens.reserve(text.size() / kBytesPerToken);
  page.words.reserve(text.size() / kBytesPerToken);
  page.word_tokens.reserve(text.size() / kBytesPerToken);
  const std::vector<RawLine> lines = raw_lines(text);
  page.lines.reserve(lines.size());
  std::uint32_t blanks = 0;
  for (const RawLine& raw : lines) {
    PageLine line;
    line.span = raw.span;
    line.blanks_before = raw.blanks_before;
    line.bullet = raw.bullet;
    line.link = raw.link;
    line.image = raw.image;
    const std::size_t first = page.tokens.size();
    tokenize(text, raw.span, page.tokens, vocabulary);
    split_numbers(page, first);
    line.tokens = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(page.tokens.size())};
    add_words(page, line);
    if (line.words.empty()) {
      blanks += raw.blanks_before;
      continue;
    }
    line.blanks_before += blanks;
    blanks = 0;
    line.bracketed = page.text_of(page.tokens[line.tokens.begin]) == "(" &&
                     page.text_of(page.tokens[line.tokens.end - 1]) == ")";
    find_end(page, line);
    page.lines.push_back(line);
  }
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
