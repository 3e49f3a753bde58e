#pragma once

#include <cstdint>

#include "base/id.hpp"
#include "base/span.hpp"

namespace entente {

/// A word in folded form, as a number: a hash of 64 bits, the same for all words that fold alike. That two others
/// among a million words share one has a chance of one in thirty million.
enum class WordKey : std::uint64_t {};

/// A word of a language pack's vocabulary, compared in folded form. Invalid: a word the pack never names.
using WordId = Id<struct WordTag>;

/// Which vocabulary word ids are of; 0: of none, nobody has looked them up.
enum class VocabularyStamp : std::uint64_t {};

/// What a token says, wherever it stands; and room for what stands before it.
struct Word {
  WordKey key{};
  WordId word;
  bool is_word : 1 = false;       ///< letters or digits; false: one punctuation character or symbol
  bool is_number : 1 = false;     ///< digits only
  bool is_upper : 1 = false;      ///< begins with an upper-case letter
  bool is_all_upper : 1 = false;  ///< two or more letters, none in lower case
  bool is_mixed : 1 = false;      ///< begins with one of 0 to 9 and is no number: "28News", "17h06"
  bool ends_sentence = false;     ///< a mark with which a sentence may end
  bool space_before = false;      ///< white space or the start of the text stands before it
  bool line_before = false;       ///< a line end stands before it
};

/// A word (letters, digits, marks) or one other visible character. White space belongs to no token.
struct Token : Word {
  ByteSpan bytes;  ///< of Article::text
};
static_assert(sizeof(Token) == 24);

}  // namespace entente
