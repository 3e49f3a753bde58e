#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::test {

/// The same text written otherwise, with a name for each way: composed, decomposed, with a byte order mark, with line
/// ends of Windows, with the marks of tone of open syllables in oa, oe, uy on the first vowel ("hòa") and on the
/// second ("hoà").
[[nodiscard]] std::vector<std::pair<std::string, std::string>> variants(std::string_view text);

}  // namespace entente::test
