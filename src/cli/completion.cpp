#include "cli/completion.hpp"

#include <fmt/format.h>

#include <map>
#include <string_view>

namespace entente {
namespace {

/// What can be completed of a value; its name in the help tells.
enum class Kind { unknown, file, folder, choice, list };

Kind kind_of(const Argument& argument) {
  if (!argument.choices.empty()) return argument.list ? Kind::list : Kind::choice;
  if (argument.value == "FOLDER") return Kind::folder;
  // What is told by its place are files with all commands.
  return argument.placed || argument.value == "FILE" || argument.value == "PATH" ? Kind::file : Kind::unknown;
}

std::string names_of(const Argument& argument, std::string_view separator) {
  if (argument.short_name.empty()) return argument.name;
  return argument.short_name + std::string(separator) + argument.name;
}

constexpr std::string_view kBashStart = R"(# Completion of entente for bash.

_entente_list() {
  # Of a list with commas its last part: what the list does not have yet.
  local done='' choice
  [[ $word != *,* ]] || done=${word%,*},
  for choice in $1; do
    [[ ,$done == *,$choice,* || $done$choice != "$word"* ]] || COMPREPLY+=("$done$choice")
  done
  compopt -o nospace
}

_entente() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} options=''
  COMPREPLY=()
  # --option=value are three words for bash.
  if [[ $word == = ]]; then
    word=''
  elif [[ $before == = ]]; then
    before=${COMP_WORDS[COMP_CWORD - 2]}
  fi
)";

constexpr std::string_view kBashEnd = R"(  if [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
  else
    compopt -o default
  fi
}

complete -F _entente entente
)";

std::string bash_action(const Argument& argument) {
  const std::string choices = fmt::format("{}", fmt::join(argument.choices, " "));
  switch (kind_of(argument)) {
    case Kind::file:
      return "compopt -o default";
    case Kind::folder:
      return "compopt -o dirnames";
    case Kind::choice:
      return fmt::format(R"(mapfile -t COMPREPLY < <(compgen -W "{}" -- "$word"))", choices);
    case Kind::list:
      return fmt::format("_entente_list \"{}\"", choices);
    case Kind::unknown:
      break;
  }
  return "true";
}

std::string zsh_quoted(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out;
}

std::string zsh_action(const Argument& argument) {
  const std::string choices = fmt::format("{}", fmt::join(argument.choices, " "));
  switch (kind_of(argument)) {
    case Kind::file:
      return "_files";
    case Kind::folder:
      return "_files -/";
    case Kind::choice:
      return '(' + choices + ')';
    case Kind::list:
      return fmt::format("_values -s , {} {}", argument.value, choices);
    case Kind::unknown:
      break;
  }
  return " ";
}

std::string zsh_specification(const Argument& argument) {
  if (argument.placed)
    return fmt::format("'{}:{}:{}'", argument.several ? "*" : "1", argument.name, zsh_action(argument));
  // "-o FILE" and "-oFILE", "--output FILE" and "--output=FILE".
  const std::string short_name = argument.short_name + (argument.is_flag() ? "" : "+");
  const std::string name = argument.name + (argument.is_flag() ? "" : "=");
  std::string out;
  if (argument.short_name.empty()) {
    out = (argument.several && !argument.list ? "'*" : "'") + name;
  } else {
    out = fmt::format("'({} {})'{{{},{}}}'", argument.short_name, argument.name, short_name, name);
  }
  out += fmt::format("[{}]", zsh_quoted(argument.what.substr(0, argument.what.find(". "))));
  if (!argument.is_flag()) out += fmt::format(":{}:{}", argument.value, zsh_action(argument));
  return out + '\'';
}

}  // namespace

std::string bash_completion(const std::vector<Description>& commands) {
  std::string names;
  std::string cases;
  for (const Description& one : commands) {
    const std::string_view name = one.command->name;
    names += std::string(name) + ' ';
    std::string options;
    std::map<std::string, std::string> by_action;
    for (const Argument& argument : one.arguments) {
      if (argument.placed) continue;
      options += (options.empty() ? "" : " ") + names_of(argument, " ");
      if (argument.is_flag()) continue;
      std::string& taking = by_action[bash_action(argument)];
      taking += (taking.empty() ? "" : " | ") + names_of(argument, " | ");
    }
    cases += fmt::format("    {})\n      options='{}'\n      case $before in\n", name, options);
    for (const auto& [action, taking] : by_action) cases += fmt::format("        {}) {}; return ;;\n", taking, action);
    cases += "      esac ;;\n";
  }
  return fmt::format(
      "{}  if ((COMP_CWORD == 1)); then\n"
      "    mapfile -t COMPREPLY < <(compgen -W '{}--help --version' -- \"$word\")\n"
      "    return\n"
      "  fi\n"
      "  case ${{COMP_WORDS[1]}} in\n{}    *) return ;;\n  esac\n{}",
      kBashStart, names, cases, kBashEnd);
}

std::string zsh_completion(const std::vector<Description>& commands) {
  std::string names;
  std::string cases;
  for (const Description& one : commands) {
    const std::string_view name = one.command->name;
    names += fmt::format("        '{}:{}'\n", name, zsh_quoted(one.command->what));
    cases += fmt::format("        {})\n          _arguments -s -S", name);
    for (const Argument& argument : one.arguments) cases += " \\\n            " + zsh_specification(argument);
    cases += " ;;\n";
  }
  return fmt::format(
      "#compdef entente\n"
      "# Completion of entente for zsh.\n\n"
      "_entente() {{\n"
      "  local context state state_descr line\n"
      "  typeset -A opt_args\n"
      "  _arguments -C '(- *)'{{-h,--help}}'[Show the commands]' '(- *)--version[Show the version]' \\\n"
      "    '1:command:->command' '*::argument:->argument'\n"
      "  case $state in\n"
      "    command)\n"
      "      local -a commands=(\n{}      )\n"
      "      _describe command commands ;;\n"
      "    argument)\n"
      "      case $line[1] in\n{}      esac ;;\n"
      "  esac\n"
      "}}\n\n"
      "_entente \"$@\"\n",
      names, cases);
}

}  // namespace entente
