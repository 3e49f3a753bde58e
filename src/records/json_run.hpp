#pragma once

#include <cstddef>
#include <string_view>

namespace entente {

/// Bytes of the text before the first that no string of JSON holds as it is: a quotation mark, a backslash or a control
/// character. Eight bytes at a time.
[[nodiscard]] std::size_t json_run(std::string_view text);

}  // namespace entente
