#include "ingest/page_layout.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/key_index.hpp"
#include "ingest/byline.hpp"
#include "ingest/kinship.hpp"
#include "ingest/line_reader.hpp"

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

/// The same for lines of the same words: the words, each times an odd number of its place, so that none waits for the
/// one before.
std::uint64_t key_of(std::span<const WordKey> words) {
  std::uint64_t key = words.size();
  for (std::uint64_t i = 0; i < words.size(); ++i) key += static_cast<std::uint64_t>(words[i]) * (2 * i + 1);
  return key;
}

/// Of a few of the words: lines of which it differs are others, whatever their other words are.
std::uint64_t sample_of(std::span<const WordKey> words) {
  return words.empty() ? 0 : key_of(std::array{words.front(), words[words.size() / 2], words.back()}) + words.size();
}

class Layout {
 public:
  Layout(const Page& page, const ReaderLexicon& lexicon) : page_(page), lexicon_(lexicon), kin_(page.words.size()) {}

  PageLayout run(std::string_view title) {
    const std::vector<WordKey> wanted = word_keys(title);
    items_ = read_lines(page_, lexicon_, wanted);
    find_headline(wanted, !title.empty());
    read_opening();
    read_sentences();
    read_fragments();
    return result();
  }

 private:
  [[nodiscard]] std::span<const WordKey> words(const PageItem& item) const { return page_.words_of(item.line); }

  [[nodiscard]] std::string_view text(std::uint32_t token) const { return page_.text_of(page_.tokens[token]); }

  // ---- headline, date, author ----

  [[nodiscard]] bool is_kind(std::size_t i, LineKind kind) const { return i < items_.size() && items_[i].kind == kind; }

  void find_headline(const std::vector<WordKey>& wanted, bool titled) {
    headline_ = items_.size();
    if (titled) {
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
    items_[headline_].kind = LineKind::fragment;
    items_[headline_].role = LineRole::headline;
    kin_.add(words(items_[headline_]));
  }

  /// Headlines end without a full stop, but may ask or exclaim.
  [[nodiscard]] static bool may_be_headline(const PageItem& item) {
    return item.kind == LineKind::fragment ||
           (item.kind == LineKind::sentence && item.line.weak_end && item.line.words.size() <= kLongestShort);
  }

  /// The first line that looks like a headline, but for lists and menus above the body.
  [[nodiscard]] std::size_t guess_headline() const {
    constexpr std::uint32_t kShortestTitle = 4;
    // Where the body begins: the first sentence that is no teaser of a list.
    std::size_t body = 0;
    while (body < items_.size() &&
           (items_[body].kind != LineKind::sentence || items_[body].first_dated || may_be_headline(items_[body])))
      ++body;
    if (body == 0 && items_.size() > 1 && items_[0].line.words.size() <= kLongestShort &&
        items_[0].line.words.size() < kParagraph && !items_[0].line.colon)
      return 0;  // a headline with a full stop
    scratch::vector<std::size_t> candidates;
    std::size_t pairs = 0;
    bool list = false;
    for (std::size_t i = 0; i < body && i < items_.size(); ++i) {
      const PageItem& item = items_[i];
      if (item.kind == LineKind::list_heading || item.kind == LineKind::end_heading) {
        if (candidates.empty()) list = true;
        continue;
      }
      if (!may_be_headline(item) || item.line.bullet || item.last_dated) continue;
      if (lexicon_.sections.contains(words(item))) continue;
      candidates.push_back(i);
      if (is_kind(i + 1, LineKind::date)) ++pairs;
    }
    if (candidates.empty()) return items_.size();
    if (list) return candidates.back();
    if (pairs >= 2) {
      // A list of dated headlines stands above: the last pair is the article's, if the body follows it.
      for (auto i = candidates.rbegin(); i != candidates.rend(); ++i)
        if (is_kind(*i + 1, LineKind::date)) return *i;
    }
    for (const std::size_t i : candidates)
      if (items_[i].line.words.size() >= kShortestTitle) return i;
    return candidates.front();
  }

  /// The dateline and the byline between headline and body; the dateline right above the headline.
  void read_opening() {
    const std::size_t first = headline_ == items_.size() ? 0 : headline_ + 1;
    for (std::size_t i = first; i < items_.size(); ++i) {
      PageItem& item = items_[i];
      if (item.kind == LineKind::sentence && !item.first_dated) break;
      if (item.kind == LineKind::list_heading || item.kind == LineKind::end_heading) break;
      if (item.date && !published_) published_ = item.date;
      if (item.first_dated) break;
      if (item.kind == LineKind::fragment && is_byline(item) && !item.mark) take_byline(item);
    }
    if (!published_ && headline_ > 0 && headline_ < items_.size() && is_kind(headline_ - 1, LineKind::date))
      published_ = items_[headline_ - 1].date;
  }

  [[nodiscard]] bool is_byline(const PageItem& item) const { return entente::is_byline(page_, lexicon_, item.line); }
  [[nodiscard]] bool is_source(const PageItem& item) const { return entente::is_source(page_, lexicon_, item.line); }

  void take_byline(PageItem& item) {
    item.role = LineRole::byline;
    const std::optional<TokenSpan> names = byline_names(page_, lexicon_, item.line);
    if (!author_.empty() || !names || names->empty()) return;
    const std::uint32_t begin = page_.tokens[names->begin].bytes.begin;
    author_ = page_.text.substr(begin, page_.tokens[names->end - 1].bytes.end - begin);
  }

  // ---- sentences ----

  /// A short text that announces another article: a dateline or a dated teaser follows it.
  [[nodiscard]] bool heads_teaser(std::size_t i) const {
    if (i >= items_.size() || !may_be_headline(items_[i])) return false;
    return is_kind(i + 1, LineKind::date) || (i + 1 < items_.size() && items_[i + 1].first_dated);
  }

  [[nodiscard]] bool is_teaser(std::size_t i) {
    const PageItem& item = items_[i];
    if (item.first_dated || item.line.ellipsis) return true;
    const bool below = i > 0 && items_[i - 1].kind != LineKind::sentence;
    const bool above = i + 1 < items_.size() && items_[i + 1].kind != LineKind::sentence;
    return below && above && kin_.of(words(item)).pairs < kSureParagraphPairs;
  }

  /// Decides whether the article goes on at sentence `i`, which stands behind a list of other articles.
  [[nodiscard]] bool resumes(std::size_t i, bool strict) {
    if (items_[i].line.words.size() < kShortestParagraph || items_[i].line.weak_end || is_teaser(i)) return false;
    const double here = kin_.of(words(items_[i])).pairs;
    if (here >= kSureParagraphPairs) return true;
    const bool goes_on = i + 1 < items_.size() && items_[i + 1].kind == LineKind::sentence &&
                         !items_[i + 1].first_dated && !items_[i + 1].line.ellipsis;
    if (!strict) return goes_on || items_[i].line.words.size() >= kParagraph;
    return goes_on && std::max(here, kin_.of(words(items_[i + 1])).pairs) >= kParagraphPairs;
  }

  void read_sentences() {
    const std::size_t first = headline_ == items_.size() ? 0 : headline_ + 1;
    bool list = false;
    bool ended = false;
    std::size_t body = 0;  // sentences read
    const auto dated = std::ranges::count_if(items_, &PageItem::first_dated);
    for (std::size_t i = 0; i < first; ++i) items_[i].in_list = true;
    for (std::size_t i = first; i < items_.size(); ++i) {
      PageItem& item = items_[i];
      item.ended = ended;
      if (item.kind == LineKind::end_heading && body > 0) {
        for (std::size_t j = i; j < items_.size(); ++j) items_[j].in_list = true;
        return;
      }
      if (item.kind == LineKind::list_heading || item.kind == LineKind::end_heading) {
        list = true;
      } else if (list && item.kind == LineKind::sentence && resumes(i, body >= 2)) {
        list = false;
      }
      item.in_list = list;
      if (list) continue;
      if (body > 0 && item.role == LineRole::unread && closes_article(i)) {
        if (item.kind == LineKind::fragment && !is_source(item)) {
          take_byline(item);
        } else {
          item.role = LineRole::byline;
        }
        ended = true;
        continue;
      }
      if (item.kind != LineKind::sentence || heads_teaser(i)) continue;
      if (item.first_dated) {
        if (i > first && may_be_headline(items_[i - 1]) && (body > 0 || dated > 1)) {
          list = item.in_list = true;  // a list of dated teasers that nothing announced
          continue;
        }
        if (body == 0) begin_line_at(page_, item.line, item.text_begin);
      }
      if (ended && !item.mark) {
        const bool below_headline = items_[i - 1].kind == LineKind::fragment && items_[i - 1].role == LineRole::unread;
        const double pairs = kin_.of(words(item)).pairs;
        if (below_headline && pairs < kParagraphPairs) continue;
        if (item.group_start && pairs < kStrangePairs && item.line.words.size() > 25) continue;
      }
      item.role = LineRole::body;
      if (item.line.words.size() >= kShortestParagraph) ++body;
      // What asks or exclaims may yet turn out to be the headline of another article.
      if (!item.line.weak_end) kin_.add(words(item));
    }
    demote_questions();
  }

  /// Below the last full sentence of the page, a line that asks or exclaims is the headline of another
  /// article unless it directly follows the body.
  void demote_questions() {
    std::size_t last = items_.size();
    while (last > 0 && !(items_[last - 1].role == LineRole::body && !items_[last - 1].line.weak_end)) --last;
    bool attached = true;
    for (std::size_t i = last; i < items_.size(); ++i) {
      PageItem& item = items_[i];
      attached = attached && !item.group_start && item.role == LineRole::body && !item.line.bullet;
      if (item.role == LineRole::body && !attached && item.line.words.size() <= kLongestShort) {
        item.kind = LineKind::fragment;
        item.role = LineRole::unread;
      }
    }
  }

  /// True if the item is the article's closing byline or source: short, and the last of its group.
  [[nodiscard]] bool closes_article(std::size_t i) const {
    const PageItem& item = items_[i];
    // "X - Photo: Y" is a caption that names X; "X (Photo: Y)" below the body is a byline.
    if (item.line.image || (item.line.credit && (item.group_start || item.line.dash_credit))) return false;
    const bool last = i + 1 >= items_.size() || items_[i + 1].group_start || items_[i + 1].kind != LineKind::sentence;
    if (!last) return false;
    if (is_source(item)) return true;
    return item.kind == LineKind::fragment && is_byline(item);
  }

  // ---- captions and subheadings ----

  [[nodiscard]] bool readable(std::size_t i) const {
    return i < items_.size() && !items_[i].in_list && items_[i].role != LineRole::byline &&
           (items_[i].kind == LineKind::sentence || items_[i].kind == LineKind::fragment);
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
  [[nodiscard]] bool is_caption_group(std::size_t begin, std::size_t end, const scratch::KeyIndex& repeated) const {
    bool shown = items_[begin].line.blanks_before > 1;
    std::size_t size = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const PageItem& item = items_[i];
      if (!readable(i) || item.line.bullet || item.line.words.size() > kLongestCaption) return false;
      shown = shown || item.mark || item.ended || repeated.contains(keys_[i]);
      size += item.line.words.size();
    }
    if (!shown) return false;
    for (std::size_t i = end; i < items_.size(); ++i)
      if (readable(i)) return false;
    std::size_t before = 0;
    for (std::size_t i = 0; i < begin; ++i)
      if (items_[i].role == LineRole::body) before += items_[i].line.words.size();
    return before >= 2 * size;
  }

  /// Gives all lines keys; which of them stand there more than once.
  template <class Key>
  scratch::KeyIndex repeated_lines(Key key) {
    keys_.resize(items_.size());
    std::ranges::transform(items_, keys_.begin(), [&](const PageItem& item) { return key(words(item)); });
    // So much room that two seldom meet: where they do is a branch that the processor cannot foresee.
    scratch::KeyIndex seen(4 * items_.size());
    scratch::KeyIndex repeated;
    for (std::uint32_t i = 0; i < items_.size(); ++i)
      if (seen.insert(keys_[i], i) != i) repeated.insert(keys_[i], i);
    return repeated;
  }

  void read_fragments() {
    const std::size_t first = headline_ == items_.size() ? 0 : headline_ + 1;
    // On most pages no line stands twice, as few of its words show.
    scratch::KeyIndex repeated = repeated_lines(sample_of);
    if (repeated.size() > 0) repeated = repeated_lines(key_of);
    behind_body_ = items_.size();
    while (behind_body_ > 0 && items_[behind_body_ - 1].role != LineRole::body) --behind_body_;
    for (std::size_t i = first; i < items_.size();) {
      if (items_[i].group_start) {
        const auto [begin, end] = group(i);
        if (begin == i && is_caption_group(begin, end, repeated)) {
          for (std::size_t j = begin; j < end; ++j) items_[j].role = LineRole::caption;
          i = end;
          continue;
        }
      }
      if (items_[i].role == LineRole::body) {
        if (repeated.contains(keys_[i]) && items_[i].line.words.size() <= kLongestCaption)
          items_[i].role = LineRole::caption;
        if (items_[i].ended || is_marked_caption(items_[i].line)) items_[i].role = LineRole::caption;
      }
      if (!readable(i) || items_[i].kind != LineKind::fragment || items_[i].role != LineRole::unread) {
        ++i;
        continue;
      }
      i = read_run(i, repeated);
    }
  }

  /// Reads the run of fragments that begins at `i`; the index behind it.
  std::size_t read_run(std::size_t i, const scratch::KeyIndex& repeated) {
    scratch::vector<std::size_t> run;
    std::size_t end = i;
    while (end < items_.size() && !items_[end].in_list &&
           ((items_[end].kind == LineKind::fragment && items_[end].role == LineRole::unread) ||
            items_[end].kind == LineKind::date)) {
      if (items_[end].kind == LineKind::fragment) run.push_back(end);
      ++end;
    }
    for (; before_run_ < i; ++before_run_)
      read_before_run_ = read_before_run_ || items_[before_run_].role == LineRole::body ||
                         items_[before_run_].role == LineRole::caption;
    const bool opens = !read_before_run_;
    const bool closes = end >= behind_body_;
    const bool introduced = i > 0 && items_[i - 1].line.colon && items_[i - 1].role == LineRole::body;
    for (const std::size_t j : run) {
      PageItem& item = items_[j];
      if ((headline_ < items_.size() && keys_[j] == keys_[headline_]) || heads_teaser(j) || item.last_dated) continue;
      if (item.mark || repeated.contains(keys_[j])) {
        item.role = LineRole::caption;
        continue;
      }
      const Kinship kin = kin_.of(words(item));
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
      if (read) item.role = opens || closes || names_actors(item.line) ? LineRole::caption : LineRole::body;
    }
    return std::max(end, i + 1);
  }

  // ---- blocks ----

  [[nodiscard]] PageLayout result() const {
    PageLayout out;
    out.blocks.reserve(items_.size());
    out.tokens.reserve(items_.size());
    bool lead = true;
    for (const PageItem& item : items_) {
      Block block;
      block.span = item.line.span;
      if (item.role == LineRole::headline) {
        block.kind = BlockKind::headline;
        out.title = page_.text.substr(block.span.begin, block.span.size());
      } else if (item.role == LineRole::body) {
        block.kind = lead && item.kind == LineKind::sentence ? BlockKind::lead : BlockKind::body;
        lead = lead && item.kind != LineKind::sentence;
      } else if (item.role == LineRole::caption) {
        block.kind = BlockKind::caption;
      } else {
        continue;
      }
      if (block.span.empty()) continue;
      out.blocks.push_back(block);
      out.tokens.push_back(item.line.tokens);
    }
    out.author = author_;
    out.published = published_;
    return out;
  }

  static constexpr double kSureWords = 0.8;

  const Page& page_;
  const ReaderLexicon& lexicon_;
  scratch::vector<PageItem> items_;
  scratch::vector<std::uint64_t> keys_;  // by item
  std::size_t before_run_ = 0;           // items that read_run() has left behind
  bool read_before_run_ = false;         // a sentence is among them
  std::size_t behind_body_ = 0;          // of the sentences that read_sentences() found
  std::size_t headline_ = 0;             // index; the number of items if there is no headline
  std::optional<Date> published_;
  std::string author_;
  Kin kin_;
};

}  // namespace

PageLayout lay_out(const Page& page, const ReaderLexicon& lexicon, std::string_view title) {
  return Layout(page, lexicon).run(title);
}

}  // namespace entente
