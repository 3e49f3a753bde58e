#pragma once

#include <string>
#include <vector>

#include "tools/explanation.hpp"

namespace entente {

/// The explanations as one HTML page that needs no other file: the articles with their mentions marked in the
/// colours of their classes, and under each sentence, to be opened, what the rules made of it.
[[nodiscard]] std::string to_html(const std::vector<Explanation>& explanations);

}  // namespace entente
