#include "cli/console.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "emit/utf8.hpp"
#include "tools/text_file.hpp"

namespace entente {
namespace {

/// Messages quote names and inputs of others, which must not give orders to a terminal: U+FFFD for control
/// characters and for what is no UTF-8.
std::string printable(const std::string& message) {
  std::string out;
  for (std::size_t pos = 0; pos < message.size();) {
    const std::size_t begin = pos;
    const char32_t c = next_code_point(message, pos);
    const bool control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
    out += control || c == kIllFormed ? kReplacementCharacter : std::string_view(message).substr(begin, pos - begin);
  }
  return out;
}

}  // namespace

void complain(const std::string& message) {
  std::fprintf(stderr, "entente: %s\n", printable(message).c_str());
}

std::optional<DataFolder> find_own_data() {
  const char* configured = std::getenv("ENTENTE_DATA");
  std::error_code code;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", code);
  auto data = find_data(program.string(), configured == nullptr ? "" : configured);
  if (!data) {
    complain(
        "the ontology and the language packs are not where they were installed; set ENTENTE_DATA to the "
        "folder "
        "that holds ontology/ and mappings/");
  }
  return data;
}

bool find_knowledge(Options& options) {
  if (!options.ontology.empty() && !options.mappings.empty()) return true;
  const auto data = find_own_data();
  if (!data) return false;
  if (options.ontology.empty()) options.ontology = data->ontology;
  if (options.mappings.empty()) options.mappings = data->mappings;
  return true;
}

bool takes_colours(std::FILE* stream) {
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value == nullptr ? "" : value);
  };
  if (!variable("NO_COLOR").empty()) return false;
  const std::string force = variable("CLICOLOR_FORCE");
  if (!force.empty() && force != "0") return true;
  return variable("CLICOLOR") != "0" && variable("TERM") != "dumb" && isatty(fileno(stream)) != 0;
}

bool print(const std::string& text, std::FILE* stream) {
  if (std::fwrite(text.data(), 1, text.size(), stream) == text.size() && std::fflush(stream) == 0) return true;
  complain("standard output cannot be written");
  return false;
}

bool write_file(const std::string& path, const std::string& text) {
  if (path == "-") return print(text);
  const auto done = write_text_file(path, text);
  if (!done) complain(to_string(done.error()));
  return done.has_value();
}

}  // namespace entente
