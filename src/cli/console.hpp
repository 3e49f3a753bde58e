#pragma once

#include <cstdio>
#include <optional>
#include <string>

#include "pipeline/data_folder.hpp"
#include "pipeline/options.hpp"

namespace entente {

/// Says on standard error what is wrong.
void complain(const std::string& message);

/// What comes with the program; nothing, with a complaint, if it is not to be found.
[[nodiscard]] std::optional<DataFolder> find_own_data();

/// Fills in the program's own ontology and language packs where the user names no others. False, with a
/// complaint, if they are not to be found.
[[nodiscard]] bool find_knowledge(Options& options);

/// True if what is written to the stream is to have colours: it is a terminal that knows them, and neither
/// NO_COLOR (no-color.org) nor CLICOLOR=0 forbids them; or CLICOLOR_FORCE asks for them all the same
/// (bixense.com/clicolors).
[[nodiscard]] bool takes_colours(std::FILE* stream);

/// Writes a file whole or not at all; "-" is standard output. False, with a complaint, if it cannot be
/// written.
[[nodiscard]] bool write_file(const std::string& path, const std::string& text);

/// Writes to the stream to the end. False, with a complaint, if nobody takes it.
[[nodiscard]] bool print(const std::string& text, std::FILE* stream = stdout);

}  // namespace entente
