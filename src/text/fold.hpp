#pragma once

#include <string>
#include <string_view>

#include "model/document.hpp"

namespace entente {

/// The form under which names are compared: lower case, every mark of tone moved to the end of its word
/// ("hoà" and "hòa" fold alike), runs of white space as one space, none at the ends. `text` is NFC.
/// Two texts that differ only in these fold to the same bytes; marks that change a letter (â, ơ, ç) stay.
[[nodiscard]] std::string fold(std::string_view text);
/// The same instead of what `out` held. A thread remembers the words of names that it has folded of late.
void fold(std::string_view text, std::string& out);

/// Appends the folded form of one word (no white space inside) to `out`.
void fold_word(std::string_view word, std::string& out);

/// The key of one word (no white space inside): that of its folded form, whether it is folded or not.
[[nodiscard]] WordKey word_key(std::string_view word);

/// The text without the white space at its ends.
[[nodiscard]] std::string_view trim(std::string_view text);

/// The text in lower case, by the full mapping: one letter may become two. `text` is NFC.
[[nodiscard]] std::string lower_case(std::string_view text);

/// Like fold(), but in normalisation form D, by the full mapping to lower case and for any number of marks: what
/// programs come to that know nothing but Unicode's own tables. For comparing with their results; slower.
[[nodiscard]] std::string fold_decomposed(std::string_view text);

/// True if the first letter of `text` is upper or title case.
[[nodiscard]] bool starts_upper(std::string_view text);

}  // namespace entente
