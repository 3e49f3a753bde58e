#include <csignal>
#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <string_view>

#include "base/version.hpp"
#include "cli/commands.hpp"
#include "cli/console.hpp"
#include "cli/help.hpp"
#include "cli/interrupt.hpp"
#include "cli/tool_options.hpp"

namespace {

int run(int count, char** arguments) {
  using namespace entente;
  const std::string_view first = count > 1 ? arguments[1] : "";
  if (const Command* command = find_command(first)) return run(*command, count - 1, arguments + 1);
  if (first == "-h" || first == "--help") return print(program_help()) ? kDone : kNothingDone;
  if (first == "--version") return print(std::string("entente ") + version() + '\n') ? kDone : kNothingDone;
  complain((first.empty() ? "a command is missing" : "there is no command \"" + std::string(first) + '"') +
           "; entente --help lists them");
  return kNothingDone;
}

}  // namespace

int main(int count, char** arguments) {
  // A reader of the summary that goes away must not leave the temporary files behind.
  std::signal(SIGPIPE, SIG_IGN);
  entente::heed_signals();
  try {
    return run(count, arguments);
  } catch (const std::bad_alloc&) {
    entente::complain("out of memory");
  } catch (const std::exception& error) {
    entente::complain(error.what());
  } catch (...) {
    entente::complain("an error of an unknown kind");
  }
  return entente::kNothingDone;
}
