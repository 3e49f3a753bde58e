#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "packs/phrase_set.hpp"
#include "text/vocabulary.hpp"

namespace entente {

/// One element of a date pattern.
struct DatePart {
  enum class Kind { day, month, month_name, year, literal };
  Kind kind = Kind::literal;
  WordKey literal{};  ///< of a word or one symbol; meaningless for the other kinds
};

/// What the reader of articles has to know of a language: how its function words, clutter, captions, credits,
/// bylines and datelines look. Read from `reader.json` of a language pack (docs/reader.md); every list
/// but the function words may be missing.
struct ReaderLexicon {
  std::string language;                          ///< tag of the pack, "vi"
  std::shared_ptr<const Vocabulary> vocabulary;  ///< of the pack; without one, words are read without ids

  PhraseSet function_words;          ///< single words that every text of the language is full of
  double function_word_share = 0.1;  ///< of all words, from which on a text is in this language; in (0, 1]

  PhraseSet list_headings;  ///< lines that announce a list of other articles; the body may go on after it
  PhraseSet link_starts;    ///< starts of lines that point to one other article
  PhraseSet end_headings;   ///< lines after which nothing of the article follows
  PhraseSet end_starts;     ///< starts of such lines

  PhraseSet noise;         ///< buttons and the like; a line of nothing but such phrases is skipped
  PhraseSet noise_starts;  ///< starts of lines that are skipped
  PhraseSet sections;      ///< names of sections, as they stand above a headline

  PhraseSet caption_starts;  ///< how captions begin ("view of the hall")
  PhraseSet caption_words;   ///< words that in brackets say who is where in a picture
  PhraseSet credits;         ///< "Photo", before a colon or at the end of a caption

  PhraseSet byline_starts;  ///< "by", before a name
  PhraseSet byline_words;   ///< words that may stand beside the names of a byline

  PhraseSet source_starts;  ///< "according to", before the name of the source
  PhraseSet agencies;       ///< names of media as they stand before the first sentence or at the end

  std::vector<std::vector<DatePart>> date_patterns;
  std::map<WordKey, int> months;  ///< name → 1 to 12
  PhraseSet date_words;           ///< weekdays, "updated at": what stands in a dateline beside the date
  PhraseSet date_vocabulary;      ///< every single word of the three
};

/// Reads `reader.json`. Errors: not_found, syntax, schema (with the file and a JSON pointer).
[[nodiscard]] Result<ReaderLexicon> load_reader_lexicon(const std::string& path, const std::string& language);

}  // namespace entente
