#pragma once

#include <string>
#include <vector>

#include "cli/description.hpp"

namespace entente {

/// The manual page entente(1) in roff: what the program does, its commands, environment and files.
[[nodiscard]] std::string program_manual(const std::vector<Description>& commands);

/// The manual page of a command, entente-build(1), …: all that is said of it and of each of its options.
[[nodiscard]] std::string command_manual(const Description& command);

}  // namespace entente
