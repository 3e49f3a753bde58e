#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/completion.hpp"
#include "cli/console.hpp"
#include "cli/description.hpp"
#include "cli/manual.hpp"

namespace {

/// Writes what is made of the description of the commands, where it is installed below share/.
bool write_all(const std::filesystem::path& share) {
  using namespace entente;
  const auto write = [&](const std::filesystem::path& name, const std::string& text) {
    std::filesystem::create_directories((share / name).parent_path());
    return write_file((share / name).string(), text);
  };
  std::vector<Description> all;
  for (const Command* command : commands()) all.push_back(describe(*command));
  bool done = write("man/man1/entente.1", program_manual(all));
  for (const Description& one : all)
    done = write("man/man1/entente-" + std::string(one.command->name) + ".1", command_manual(one)) && done;
  return write("bash-completion/completions/entente", bash_completion(all)) &&
         write("zsh/site-functions/_entente", zsh_completion(all)) && done;
}

}  // namespace

/// Part of the build: write_manual FOLDER writes the manual pages and the completions.
int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("usage: write_manual FOLDER\n", stderr);
    return 2;
  }
  try {
    return write_all(arguments[1]) ? 0 : 1;
  } catch (const std::exception& error) {
    entente::complain(error.what());
    return 1;
  }
}
