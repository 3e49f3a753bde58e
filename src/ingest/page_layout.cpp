#include "ingest/page_layout.hpp"

#include <algorithm>
#include <functional>

#include "base/key_index.hpp"
#include "ingest/dateline.hpp"

namespace entente {
namespace {

// The shares below were measured on 4,000 articles of a corpus of news. Of the captions that stand below an
// article 75 % share at least 30 % of their word pairs with it, of the headlines of the most similar other
// articles 25 %, of those of other articles less than 2 %. Of the paragraphs of an article's second half 50 %
// share 15 % of their pairs with the first, of the first paragraphs of the most similar others 20 %.
constexpr double kCaptionPairs = 0.25;
constexpr double kCaptionWords = 0.6;
constexpr double kParagraphPairs = 0.15;
constexpr double kSureParagraphPairs = 0.3;
constexpr double kStrangePairs = 0.08;
constexpr double kStrangeWords = 0.4;

constexpr std::uint32_t kLongestShort = 40;      // words of a headline, a caption or an item of a list
constexpr std::uint32_t kLongestCaption = 50;    // words of a caption that ends with a full stop
constexpr std::uint32_t kShortestParagraph = 8;  // words of a sentence that says more than "he said"
constexpr std::uint32_t kParagraph = 20;         // words from which on a lone sentence is surely body text

enum class Kind {
  sentence,      ///< body text, or a caption with a full stop
  fragment,      ///< headline, subheading, caption, item of a list
  date,          ///< dateline
  list_heading,  ///< announces other articles
  end_heading,   ///< ends the page
};

enum class Role { unread, headline, body, caption, byline };

struct Item {
  PageLine line;
  Kind kind = Kind::sentence;
  std::optional<Date> date;      ///< kind date
  bool first_dated = false;      ///< begins with a full dateline, the text behind it at …
  std::uint32_t text_begin = 0;  ///< … this token
  bool last_dated = false;       ///< ends with a full dateline
  std::uint64_t key = 0;         ///< of its words
  bool mark = false;             ///< shows by itself that it is a caption
  bool group_start = false;      ///< an empty line or clutter stands before it
  bool in_list = false;
  bool ended = false;  ///< stands behind the article's byline or source
  Role role = Role::unread;
};

/// How far a line is made of the words and pairs of words of the article.
struct Kinship {
  double words = 0;
  double pairs = 0;
};

class Core {
 public:
  explicit Core(std::size_t words) : words_(words), pairs_(words) {}

  void add(std::span<const WordKey> words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      words_.insert(static_cast<std::uint64_t>(words[i]), 0);
      if (i > 0) pairs_.insert(pair(words[i - 1], words[i]), 0);
    }
  }

  [[nodiscard]] Kinship operator()(std::span<const WordKey> words) const {
    Kinship out;
    if (words.empty()) return out;
    std::size_t known = 0;
    std::size_t known_pairs = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words_.contains(static_cast<std::uint64_t>(words[i]))) ++known;
      if (i > 0 && pairs_.contains(pair(words[i - 1], words[i]))) ++known_pairs;
    }
    out.words = static_cast<double>(known) / static_cast<double>(words.size());
    if (words.size() > 1)
      out.pairs = static_cast<double>(known_pairs) / static_cast<double>(words.size() - 1);
    return out;
  }

 private:
  static std::uint64_t pair(WordKey left, WordKey right) {
    return static_cast<std::uint64_t>(left) * 0x9E3779B97F4A7C15U + static_cast<std::uint64_t>(right);
  }
  KeyIndex words_;
  KeyIndex pairs_;
};

class Layout {
 public:
  Layout(const Page& page, const ReaderLexicon& lexicon)
      : page_(page), lexicon_(lexicon), core_(page.words.size()) {}

  PageLayout run(std::string_view title) {
    collect(word_keys(title));
    find_headline(title);
    read_opening();
    read_sentences();
    read_fragments();
    return result();
  }

 private:
  // ---- lines to items ----

  [[nodiscard]] std::span<const WordKey> words(const Item& item) const {
    return page_.words_of(item.line);
  }

  /// Equal for lines of the same words.
  [[nodiscard]] std::uint64_t make_key(const PageLine& line) const {
    std::uint64_t key = 0;
    for (const WordKey word : page_.words_of(line))
      key = key * 0x9E3779B97F4A7C15U + static_cast<std::uint64_t>(word);
    return key;
  }

  [[nodiscard]] std::string_view text(std::uint32_t token) const {
    return page_.text_of(page_.tokens[token]);
  }

  /// Words without numbers, so that "Related (5)" is "Related".
  [[nodiscard]] std::vector<WordKey> plain_words(const PageLine& line) const {
    std::vector<WordKey> out;
    for (std::uint32_t w = line.words.begin; w < line.words.end; ++w)
      if (!page_.tokens[page_.word_tokens[w]].is_number) out.push_back(page_.words[w]);
    return out;
  }

  /// True if the line begins with a phrase and goes on as a mark does, not as a sentence: with a colon, or
  /// shortly and without a full stop.
  [[nodiscard]] bool starts_with(const PhraseSet& phrases, const PageLine& line) const {
    constexpr std::uint32_t kLongestMarked = 16;  // words
    const std::size_t length = phrases.prefix(page_.words_of(line));
    if (length == 0) return false;
    const std::uint32_t behind = page_.word_tokens[line.words.begin + length - 1] + 1;
    if (behind >= line.tokens.end || text(behind) == ":") return true;
    return !line.strong_end && line.words.size() <= kLongestMarked;
  }

  [[nodiscard]] bool is_noise(const PageLine& line) const {
    if (line.words.empty()) return true;
    const auto all = page_.words_of(line);
    if (line.words.size() > kLongestShort) return false;
    const std::vector<WordKey> plain = plain_words(line);
    if (plain.empty()) return !date_prefix(page_, lexicon_, line.tokens).date;
    if (lexicon_.noise.composes(all) || lexicon_.noise.composes(plain)) return true;
    if (starts_with(lexicon_.noise_starts, line)) return true;
    // A trail of sections: "News > World".
    std::size_t steps = 0;
    for (std::uint32_t t = line.tokens.begin; t < line.tokens.end; ++t)
      if (text(t) == ">" || text(t) == "»" || text(t) == "›") ++steps;
    return steps > 0 && line.words.size() <= 12 && !line.strong_end;
  }

  /// True if the tokens are names only: capitalised words, initials, and what joins them.
  [[nodiscard]] bool are_names(TokenSpan range, std::size_t limit) const {
    std::size_t count = 0;
    for (std::uint32_t t = range.begin; t < range.end; ++t) {
      const Token& token = page_.tokens[t];
      if (token.is_number) return false;
      if (!token.is_word) continue;
      if (!token.is_upper) return false;
      ++count;
    }
    return count > 0 && count <= limit;
  }

  void classify(Item& item) const {
    PageLine& line = item.line;
    // A heading may be followed by a colon or a number, never by a full stop.
    if (!line.strong_end && line.words.size() <= kLongestShort) {
      const std::vector<WordKey> plain = plain_words(line);
      if (lexicon_.end_headings.contains(plain)) {
        item.kind = Kind::end_heading;
        return;
      }
      if (lexicon_.list_headings.contains(plain)) {
        item.kind = Kind::list_heading;
        return;
      }
    }
    if (starts_with(lexicon_.end_starts, line)) {
      item.kind = Kind::end_heading;
      return;
    }
    const DateMark head = date_prefix(page_, lexicon_, line.tokens);
    if (!head.tokens.empty() && head.tokens.end == line.tokens.end) {
      item.kind = Kind::date;
      item.date = head.date;
      return;
    }
    // A place, a section or an author may share the line with the date.
    constexpr std::size_t kLongestRest = 6;
    const DateMark tail = date_suffix(page_, lexicon_, line.tokens);
    const auto is_rest = [&](TokenSpan rest) {
      PageLine part = line;
      part.tokens = rest;
      const auto first = std::ranges::lower_bound(page_.word_tokens, rest.begin) - page_.word_tokens.begin();
      const auto past = std::ranges::lower_bound(page_.word_tokens, rest.end) - page_.word_tokens.begin();
      const auto some = std::span(page_.words)
                            .subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(past - first));
      return some.empty() || are_names(rest, kLongestRest) || lexicon_.sections.contains(some) ||
             lexicon_.noise.composes(some) ||
             (some.size() <= kLongestRest && lexicon_.source_starts.prefix(some) > 0) ||
             (some.size() <= kLongestRest && lexicon_.byline_starts.prefix(some) > 0);
    };
    if (head.date && (head.time || head.tokens.size() > 5) && is_rest({head.tokens.end, line.tokens.end})) {
      item.kind = Kind::date;
      item.date = head.date;
      return;
    }
    if (tail.date && is_rest({line.tokens.begin, tail.tokens.begin})) {
      item.kind = Kind::date;
      item.date = tail.date;
      return;
    }
    // A comma after it makes it part of the sentence: "at 9:15 on 7 March 2022, the ship …".
    if (head.date && head.time && text(head.tokens.end - 1) != ",") {
      item.first_dated = true;
      item.date = head.date;
      item.text_begin = head.tokens.end;
    }
    if (tail.date) {
      const bool bracket = text(tail.tokens.begin) == "(" && text(tail.tokens.end - 1) == ")";
      item.last_dated = !line.strong_end && (tail.time || (bracket && line.bullet));
    }
    item.mark = line.credit || line.image || lexicon_.caption_starts.prefix(page_.words_of(line)) > 0 ||
                has_position(line);
    const bool sentence = line.strong_end || line.weak_end || line.colon || line.words.size() > kLongestShort;
    item.kind = sentence ? Kind::sentence : Kind::fragment;
  }

  /// "(left)" and the like.
  [[nodiscard]] bool has_position(const PageLine& line) const {
    constexpr std::uint32_t kLongestPosition = 6;  // words
    for (std::uint32_t t = line.tokens.begin; t < line.tokens.end; ++t) {
      if (text(t) != "(") continue;
      std::uint32_t count = 0;
      for (std::uint32_t u = t + 1; u < line.tokens.end && text(u) != ")" && count <= kLongestPosition; ++u) {
        if (!page_.tokens[u].is_word) continue;
        ++count;
        if (lexicon_.caption_words.contains(page_.tokens[u].key)) return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool is_link(const PageLine& line) const {
    const std::size_t length = lexicon_.link_starts.prefix(page_.words_of(line));
    if (line.link || length == 0) return line.link;
    const std::uint32_t behind = page_.word_tokens[line.words.begin + length - 1] + 1;
    return !line.strong_end || (behind < line.tokens.end && (text(behind) == ":" || text(behind) == ">"));
  }

  void collect(const std::vector<WordKey>& title) {
    bool gap = true;
    bool title_seen = title.empty();
    for (const PageLine& line : page_.lines) {
      gap = gap || line.blanks_before > 0;
      Item item;
      item.line = line;
      item.key = make_key(line);
      if (!title_seen && std::ranges::equal(page_.words_of(line), title)) {
        // The record vouches for it, whatever it looks like.
        item.kind = Kind::fragment;
        item.group_start = gap;
        gap = false;
        title_seen = true;
        items_.push_back(std::move(item));
        continue;
      }
      if (is_noise(line)) {
        // A credit on a line of its own says what the line above it is.
        if (line.credit && line.words.empty() && line.blanks_before == 0 && !gap && !items_.empty() &&
            items_.back().line.words.size() <= kLongestCaption)
          items_.back().mark = true;
        gap = true;
        continue;
      }
      classify(item);
      // "See also:" alone announces links, with a headline behind it it is one.
      if (item.kind == Kind::sentence || item.kind == Kind::fragment) {
        if (is_link(line)) {
          gap = true;
          continue;
        }
      }
      item.group_start = gap;
      gap = false;
      items_.push_back(std::move(item));
    }
  }

  // ---- headline, date, author ----

  [[nodiscard]] bool is_kind(std::size_t i, Kind kind) const {
    return i < items_.size() && items_[i].kind == kind;
  }

  void find_headline(std::string_view title) {
    headline_ = items_.size();
    if (!title.empty()) {
      const std::vector<WordKey> wanted = word_keys(title);
      for (std::size_t i = 0; i < items_.size() && headline_ == items_.size(); ++i) {
        const auto have = words(items_[i]);
        if (std::ranges::equal(have, wanted)) headline_ = i;
      }
      // A title whose end looked like a credit was cut; it is the first line all the same.
      if (headline_ == items_.size() && !items_.empty()) headline_ = 0;
    } else {
      headline_ = guess_headline();
    }
    if (headline_ == items_.size()) return;
    items_[headline_].kind = Kind::fragment;
    items_[headline_].role = Role::headline;
    core_.add(words(items_[headline_]));
  }

  /// Headlines end without a full stop, but may ask or exclaim.
  [[nodiscard]] static bool may_be_headline(const Item& item) {
    return item.kind == Kind::fragment ||
           (item.kind == Kind::sentence && item.line.weak_end && item.line.words.size() <= kLongestShort);
  }

  /// The first line that looks like a headline, but for lists and menus above the body.
  [[nodiscard]] std::size_t guess_headline() const {
    constexpr std::uint32_t kShortestTitle = 4;
    // Where the body begins: the first sentence that is no teaser of a list.
    std::size_t body = 0;
    while (body < items_.size() &&
           (items_[body].kind != Kind::sentence || items_[body].first_dated || may_be_headline(items_[body])))
      ++body;
    if (body == 0 && items_.size() > 1 && items_[0].line.words.size() <= kLongestShort &&
        items_[0].line.words.size() < kParagraph && !items_[0].line.colon)
      return 0;  // a headline with a full stop
    std::vector<std::size_t> candidates;
    std::size_t pairs = 0;
    bool list = false;
    for (std::size_t i = 0; i < body && i < items_.size(); ++i) {
      const Item& item = items_[i];
      if (item.kind == Kind::list_heading || item.kind == Kind::end_heading) {
        if (candidates.empty()) list = true;
        continue;
      }
      if (!may_be_headline(item) || item.line.bullet || item.last_dated) continue;
      if (lexicon_.sections.contains(words(item))) continue;
      candidates.push_back(i);
      if (is_kind(i + 1, Kind::date)) ++pairs;
    }
    if (candidates.empty()) return items_.size();
    if (list) return candidates.back();
    if (pairs >= 2) {
      // A list of dated headlines stands above: the last pair is the article's, if the body follows it.
      for (auto i = candidates.rbegin(); i != candidates.rend(); ++i)
        if (is_kind(*i + 1, Kind::date)) return *i;
    }
    for (const std::size_t i : candidates)
      if (items_[i].line.words.size() >= kShortestTitle) return i;
    return candidates.front();
  }

  /// The dateline and the byline between headline and body; the dateline right above the headline.
  void read_opening() {
    const std::size_t first = headline_ == items_.size() ? 0 : headline_ + 1;
    for (std::size_t i = first; i < items_.size(); ++i) {
      Item& item = items_[i];
      if (item.kind == Kind::sentence && !item.first_dated) break;
      if (item.kind == Kind::list_heading || item.kind == Kind::end_heading) break;
      if (item.date && !published_) published_ = item.date;
      if (item.first_dated) break;
      if (item.kind == Kind::fragment && is_byline(item) && !item.mark) take_byline(item);
    }
    if (!published_ && headline_ > 0 && headline_ < items_.size() && is_kind(headline_ - 1, Kind::date))
      published_ = items_[headline_ - 1].date;
  }

  /// The tokens of a byline that name somebody, empty if it names nobody ("compiled"); nothing if the line is
  /// no byline.
  [[nodiscard]] std::optional<TokenSpan> byline_names(const PageLine& line) const {
    constexpr std::size_t kLongestByline = 12;  // words
    if (line.words.size() > kLongestByline) return std::nullopt;
    TokenSpan rest = line.tokens;
    const std::size_t start = lexicon_.byline_starts.prefix(page_.words_of(line));
    bool marked = start > 0;
    if (start > 0) rest.begin = page_.word_tokens[line.words.begin + start - 1] + 1;
    TokenSpan names{rest.begin, rest.begin};
    std::size_t count = 0;
    bool bracket = false;
    for (std::uint32_t t = rest.begin; t < rest.end; ++t) {
      const Token& token = page_.tokens[t];
      if (token.is_number) return std::nullopt;
      if (!token.is_word) {
        const std::string_view symbol = text(t);
        if (symbol == "(") {
          if (count == 0) return std::nullopt;
          bracket = true;
        } else if (symbol == "?" || symbol == "!" || symbol == "\"" || symbol == "“") {
          return std::nullopt;
        }
        continue;
      }
      if (lexicon_.byline_words.contains(token.key)) {
        marked = true;
        continue;
      }
      if (bracket) continue;
      if (!token.is_upper) return std::nullopt;
      if (names.empty()) names.begin = t;
      names.end = t + 1;
      ++count;
    }
    const bool initials = count == 1 && names.size() == 1 && page_.tokens[names.begin].is_all_upper;
    if (count < 2 && !marked && !initials) return std::nullopt;
    return names;
  }

  [[nodiscard]] bool is_byline(const Item& item) const {
    return !item.line.colon && byline_names(item.line).has_value();
  }

  [[nodiscard]] bool is_source(const Item& item) const {
    constexpr std::uint32_t kLongestSource = 8;  // words
    const PageLine& line = item.line;
    if (line.words.size() > kLongestSource || line.colon) return false;
    if (lexicon_.agencies.contains(words(item))) return true;
    return lexicon_.source_starts.prefix(words(item)) > 0 && (!line.strong_end || line.bracketed);
  }

  void take_byline(Item& item) {
    item.role = Role::byline;
    const std::optional<TokenSpan> names = byline_names(item.line);
    if (!author_.empty() || !names || names->empty()) return;
    const std::uint32_t begin = page_.tokens[names->begin].bytes.begin;
    author_ = page_.text.substr(begin, page_.tokens[names->end - 1].bytes.end - begin);
  }

  // ---- sentences ----

  /// A short text that announces another article: a dateline or a dated teaser follows it.
  [[nodiscard]] bool heads_teaser(std::size_t i) const {
    if (i >= items_.size() || !may_be_headline(items_[i])) return false;
    return is_kind(i + 1, Kind::date) || (i + 1 < items_.size() && items_[i + 1].first_dated);
  }

  [[nodiscard]] bool is_teaser(std::size_t i) const {
    const Item& item = items_[i];
    if (item.first_dated || item.line.ellipsis) return true;
    const bool below = i > 0 && items_[i - 1].kind != Kind::sentence;
    const bool above = i + 1 < items_.size() && items_[i + 1].kind != Kind::sentence;
    return below && above && core_(words(item)).pairs < kSureParagraphPairs;
  }

  /// Decides whether the article goes on at sentence `i`, which stands behind a list of other articles.
  [[nodiscard]] bool resumes(std::size_t i, bool strict) const {
    if (items_[i].line.words.size() < kShortestParagraph || items_[i].line.weak_end || is_teaser(i))
      return false;
    const double here = core_(words(items_[i])).pairs;
    if (here >= kSureParagraphPairs) return true;
    const bool goes_on = i + 1 < items_.size() && items_[i + 1].kind == Kind::sentence &&
                         !items_[i + 1].first_dated && !items_[i + 1].line.ellipsis;
    if (!strict) return goes_on || items_[i].line.words.size() >= kParagraph;
    return goes_on && std::max(here, core_(words(items_[i + 1])).pairs) >= kParagraphPairs;
  }

  void read_sentences() {
    const std::size_t first = headline_ == items_.size() ? 0 : headline_ + 1;
    bool list = false;
    bool ended = false;
    std::size_t body = 0;  // sentences read
    const auto dated = std::ranges::count_if(items_, &Item::first_dated);
    for (std::size_t i = 0; i < first; ++i) items_[i].in_list = true;
    for (std::size_t i = first; i < items_.size(); ++i) {
      Item& item = items_[i];
      item.ended = ended;
      if (item.kind == Kind::end_heading && body > 0) {
        for (std::size_t j = i; j < items_.size(); ++j) items_[j].in_list = true;
        return;
      }
      if (item.kind == Kind::list_heading || item.kind == Kind::end_heading) {
        list = true;
      } else if (list && item.kind == Kind::sentence && resumes(i, body >= 2)) {
        list = false;
      }
      item.in_list = list;
      if (list) continue;
      if (body > 0 && item.role == Role::unread && closes_article(i)) {
        if (item.kind == Kind::fragment && !is_source(item)) {
          take_byline(item);
        } else {
          item.role = Role::byline;
        }
        ended = true;
        continue;
      }
      if (item.kind != Kind::sentence || heads_teaser(i)) continue;
      if (item.first_dated) {
        if (i > first && may_be_headline(items_[i - 1]) && (body > 0 || dated > 1)) {
          list = item.in_list = true;  // a list of dated teasers that nothing announced
          continue;
        }
        if (body == 0) begin_line_at(page_, item.line, item.text_begin);
      }
      const Kinship kin = core_(words(item));
      if (ended) {
        const bool below_headline =
            items_[i - 1].kind == Kind::fragment && items_[i - 1].role == Role::unread;
        if (below_headline && !item.mark && kin.pairs < kParagraphPairs) continue;
        if (item.group_start && !item.mark && kin.pairs < kStrangePairs && item.line.words.size() > 25)
          continue;
      }
      item.role = Role::body;
      if (item.line.words.size() >= kShortestParagraph) ++body;
      // What asks or exclaims may yet turn out to be the headline of another article.
      if (!item.line.weak_end) core_.add(words(item));
    }
    demote_questions();
  }

  /// Below the last full sentence of the page, a line that asks or exclaims is the headline of another
  /// article unless it directly follows the body.
  void demote_questions() {
    std::size_t last = items_.size();
    while (last > 0 && !(items_[last - 1].role == Role::body && !items_[last - 1].line.weak_end)) --last;
    bool attached = true;
    for (std::size_t i = last; i < items_.size(); ++i) {
      Item& item = items_[i];
      attached = attached && !item.group_start && item.role == Role::body && !item.line.bullet;
      if (item.role == Role::body && !attached && item.line.words.size() <= kLongestShort) {
        item.kind = Kind::fragment;
        item.role = Role::unread;
      }
    }
  }

  /// True if the item is the article's closing byline or source: short, and the last of its group.
  [[nodiscard]] bool closes_article(std::size_t i) const {
    const Item& item = items_[i];
    // "X - Photo: Y" is a caption that names X; "X (Photo: Y)" below the body is a byline.
    if (item.line.image || (item.line.credit && (item.group_start || item.line.dash_credit))) return false;
    const bool last =
        i + 1 >= items_.size() || items_[i + 1].group_start || items_[i + 1].kind != Kind::sentence;
    if (!last) return false;
    if (is_source(item)) return true;
    return item.kind == Kind::fragment && is_byline(item);
  }

  // ---- captions and subheadings ----

  [[nodiscard]] bool readable(std::size_t i) const {
    return i < items_.size() && !items_[i].in_list && items_[i].role != Role::byline &&
           (items_[i].kind == Kind::sentence || items_[i].kind == Kind::fragment);
  }

  /// The lines around `i` without an empty line between them.
  [[nodiscard]] std::pair<std::size_t, std::size_t> group(std::size_t i) const {
    std::size_t begin = i;
    while (begin > 0 && !items_[begin].group_start) --begin;
    std::size_t end = i + 1;
    while (end < items_.size() && !items_[end].group_start) ++end;
    return {begin, end};
  }

  /// True for a line that is too long for a subheading and holds a name of two words or more: inside the body
  /// that is a caption.
  [[nodiscard]] bool names_actors(const PageLine& line) const {
    constexpr std::uint32_t kLongestSubheading = 8;  // words
    if (line.words.size() <= kLongestSubheading) return false;
    std::uint32_t run = 0;
    for (std::uint32_t t = line.tokens.begin; t < line.tokens.end; ++t) {
      run = page_.tokens[t].is_upper ? run + 1 : 0;
      if (run == 2) return true;
    }
    return false;
  }

  /// True for a sentence that its credit, or its shortness below a picture, shows to be a caption.
  [[nodiscard]] static bool is_marked_caption(const PageLine& line) {
    constexpr std::uint32_t kLongestBelowPicture = 25;  // words
    return (line.credit && line.words.size() <= kLongestCaption) ||
           (line.image && line.words.size() <= kLongestBelowPicture);
  }

  /// "Name (post)" above what they say.
  [[nodiscard]] bool introduces_person(const PageLine& line) const {
    return text(line.tokens.end - 1) == ")" && names_actors(line);
  }

  /// Captions that scrapers collect below the article: the last group, of short lines, much shorter than what
  /// stands before it, and shown to be captions by a mark, a repetition or the article's end before it.
  [[nodiscard]] bool is_caption_group(std::size_t begin, std::size_t end,
                                      const KeyIndex& repeated) const {
    bool shown = items_[begin].line.blanks_before > 1;
    std::size_t size = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const Item& item = items_[i];
      if (!readable(i) || item.line.bullet || item.line.words.size() > kLongestCaption) return false;
      shown = shown || item.mark || item.ended || repeated.contains(item.key);
      size += item.line.words.size();
    }
    if (!shown) return false;
    for (std::size_t i = end; i < items_.size(); ++i)
      if (readable(i)) return false;
    std::size_t before = 0;
    for (std::size_t i = 0; i < begin; ++i)
      if (items_[i].role == Role::body) before += items_[i].line.words.size();
    return before >= 2 * size;
  }

  void read_fragments() {
    const std::size_t first = headline_ == items_.size() ? 0 : headline_ + 1;
    KeyIndex seen;
    KeyIndex repeated;
    for (std::uint32_t i = 0; i < items_.size(); ++i)
      if (seen.insert(items_[i].key, i) != i) repeated.insert(items_[i].key, i);
    behind_body_ = items_.size();
    while (behind_body_ > 0 && items_[behind_body_ - 1].role != Role::body) --behind_body_;
    for (std::size_t i = first; i < items_.size();) {
      if (items_[i].group_start) {
        const auto [begin, end] = group(i);
        if (begin == i && is_caption_group(begin, end, repeated)) {
          for (std::size_t j = begin; j < end; ++j) items_[j].role = Role::caption;
          i = end;
          continue;
        }
      }
      if (items_[i].role == Role::body) {
        if (repeated.contains(items_[i].key) && items_[i].line.words.size() <= kLongestCaption)
          items_[i].role = Role::caption;
        if (items_[i].ended || is_marked_caption(items_[i].line)) items_[i].role = Role::caption;
      }
      if (!readable(i) || items_[i].kind != Kind::fragment || items_[i].role != Role::unread) {
        ++i;
        continue;
      }
      i = read_run(i, repeated);
    }
  }

  /// Reads the run of fragments that begins at `i`; the index behind it.
  std::size_t read_run(std::size_t i, const KeyIndex& repeated) {
    std::vector<std::size_t> run;
    std::size_t end = i;
    while (end < items_.size() && !items_[end].in_list &&
           ((items_[end].kind == Kind::fragment && items_[end].role == Role::unread) ||
            items_[end].kind == Kind::date)) {
      if (items_[end].kind == Kind::fragment) run.push_back(end);
      ++end;
    }
    for (; before_run_ < i; ++before_run_)
      read_before_run_ = read_before_run_ || items_[before_run_].role == Role::body ||
                         items_[before_run_].role == Role::caption;
    const bool opens = !read_before_run_;
    const bool closes = end >= behind_body_;
    const bool introduced = i > 0 && items_[i - 1].line.colon && items_[i - 1].role == Role::body;
    for (const std::size_t j : run) {
      Item& item = items_[j];
      if ((headline_ < items_.size() && item.key == items_[headline_].key) || heads_teaser(j) ||
          item.last_dated)
        continue;
      if (item.mark || repeated.contains(item.key)) {
        item.role = Role::caption;
        continue;
      }
      const Kinship kin = core_(words(item));
      const bool kindred = kin.words >= kCaptionWords && kin.pairs >= kCaptionPairs;
      const bool strange = kin.words < kStrangeWords && kin.pairs < kStrangePairs;
      bool read = false;
      if (introduced) {
        read = !closes || !item.ended;
      } else if (closes && !opens) {
        read = run.size() < 3 && (item.ended ? kindred : kindred || kin.words >= kSureWords);
      } else if (run.size() >= 3 || item.line.bullet) {
        read = kindred || (!item.line.bullet && kin.words >= kCaptionWords);
      } else {
        read = !strange || item.line.words.size() < 6 || item.line.words.size() >= kParagraph ||
               introduces_person(item.line);
      }
      if (read) item.role = opens || closes || names_actors(item.line) ? Role::caption : Role::body;
    }
    return std::max(end, i + 1);
  }

  // ---- blocks ----

  [[nodiscard]] PageLayout result() const {
    PageLayout out;
    bool lead = true;
    for (const Item& item : items_) {
      Block block;
      block.span = item.line.span;
      if (item.role == Role::headline) {
        block.kind = BlockKind::headline;
        out.title = page_.text.substr(block.span.begin, block.span.size());
      } else if (item.role == Role::body) {
        block.kind = lead && item.kind == Kind::sentence ? BlockKind::lead : BlockKind::body;
        lead = lead && item.kind != Kind::sentence;
      } else if (item.role == Role::caption) {
        block.kind = BlockKind::caption;
      } else {
        continue;
      }
      if (!block.span.empty()) out.blocks.push_back(block);
    }
    out.author = author_;
    out.published = published_;
    return out;
  }

  static constexpr double kSureWords = 0.8;

  const Page& page_;
  const ReaderLexicon& lexicon_;
  std::vector<Item> items_;
  std::size_t before_run_ = 0;    // items that read_run() has left behind
  bool read_before_run_ = false;  // a sentence is among them
  std::size_t behind_body_ = 0;   // of the sentences that read_sentences() found
  std::size_t headline_ = 0;  // index; the number of items if there is no headline
  std::optional<Date> published_;
  std::string author_;
  Core core_;
};

}  // namespace

PageLayout lay_out(const Page& page, const ReaderLexicon& lexicon, std::string_view title) {
  return Layout(page, lexicon).run(title);
}

}  // namespace entente
