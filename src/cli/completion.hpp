#pragma once

#include <string>
#include <vector>

#include "cli/description.hpp"

namespace entente {

/// What bash completes after "entente": commands, their options, values and files.
[[nodiscard]] std::string bash_completion(const std::vector<Description>& commands);

/// The same for zsh, with descriptions: the file _entente of a folder in its fpath.
[[nodiscard]] std::string zsh_completion(const std::vector<Description>& commands);

}  // namespace entente
