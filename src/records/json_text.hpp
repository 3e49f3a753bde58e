#pragma once

// Not for use outside this folder.

#include <string>
#include <string_view>

namespace entente {

/// Appends the text as a JSON string with its quotes, on one line by any reader's notion of lines. What is no UTF-8
/// becomes U+FFFD. Linear.
void append_json_string(std::string& out, std::string_view text);

/// Appends the shortest decimal that reads back as exactly this finite number.
void append_json_number(std::string& out, double number);

}  // namespace entente
