#pragma once

#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "model/token.hpp"
#include "text/vocabulary.hpp"

namespace entente {

/// Appends the tokens of `range` (bytes of `text`, which is NFC) to `out`, with their keys (word_key()) and the ids
/// that the vocabulary, which does not change meanwhile, gives them; without one, their ids mean nothing. A word is a
/// longest run of letters, digits and marks; any other visible character is a token of its own; white space, control
/// and format characters (zero-width space, soft hyphen) only separate.
void tokenize(std::string_view text, ByteSpan range, std::vector<Token>& out, const Vocabulary* vocabulary = nullptr);

}  // namespace entente
