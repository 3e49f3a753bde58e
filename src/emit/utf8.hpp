#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace entente {

/// What next_code_point() returns for bytes that are no UTF-8.
inline constexpr char32_t kIllFormed = 0xFFFFFFFF;

/// U+FFFD, which stands for what cannot be shown.
inline constexpr std::string_view kReplacementCharacter = "\xEF\xBF\xBD";

/// The code point at byte `pos` of `text` (pos < text.size()), and moves `pos` behind it. Bytes that are no
/// UTF-8 (overlong forms, surrogates and what lies above U+10FFFF too) give kIllFormed, once for each longest
/// run that could have begun a character, as Unicode recommends.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& pos);

/// The text with every ill-formed stretch replaced by U+FFFD.
[[nodiscard]] std::string well_formed_utf8(std::string_view text);

}  // namespace entente
