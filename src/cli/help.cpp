#include "cli/help.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <iterator>

#include "cli/interrupt.hpp"

namespace entente {
namespace {

constexpr std::size_t kNameWidth = 25;  ///< a longer name gets a line of its own

/// A name, and beside it what it is; below it, if it is long.
std::string row(const std::string& name, std::string_view text, std::size_t column) {
  std::string out = "  " + name;
  if (out.size() + 2 > column) {
    out += '\n' + std::string(column, ' ');
  } else {
    out.append(column - out.size(), ' ');
  }
  return out + wrapped(text, column);
}

std::string name_of(const Argument& argument) {
  if (argument.placed) return argument.name;
  std::string out = argument.short_name.empty() ? "    " : argument.short_name + ", ";
  out += argument.name;
  if (!argument.value.empty()) out += ' ' + argument.value;
  return out;
}

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

/// What the short help says: the first sentence.
std::string short_text(const Argument& argument) {
  std::string out = argument.what.substr(0, argument.what.find(". "));
  if (!argument.choices.empty()) out += ": " + joined(argument.choices);
  if (!argument.fallback.empty()) out += " (default: " + argument.fallback + ')';
  return out;
}

std::string examples_text(const std::vector<Example>& examples) {
  std::string out = "\nExamples:\n";
  for (const Example& example : examples) out += fmt::format("  {}\n", example.line);
  return out;
}

}  // namespace

std::string wrapped(std::string_view text, std::size_t column, std::size_t width) {
  std::string out;
  std::size_t at = column;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (at > column && at + 1 + end > width) {
      out += '\n' + std::string(column, ' ');
      at = column;
    } else if (at > column) {
      out += ' ';
      ++at;
    }
    out += text.substr(0, end);
    at += end;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out + '\n';
}

std::string_view program_summary() {
  return "Turns news articles into a graph of who did what with whom, each relation with its sentences.";
}

const std::vector<Example>& program_examples() {
  static const std::vector<Example> kExamples = {
      {"Read all articles of a folder and write their graph", "entente build articles/ -o graph"},
      {"Look at it in the browser", "entente view graph --open"},
      {"Ask it in SPARQL", "entente query 'SELECT ?name { [] rdfs:label ?name }' --graph graph"}};
  return kExamples;
}

std::string program_help() {
  std::string out = "Usage: entente COMMAND [OPTION]...\n" + wrapped(program_summary(), 0) + "\nCommands:\n";
  for (const Command* command : commands()) out += row(std::string(command->name), command->what, 12);
  return out + examples_text(program_examples()) +
         "\nentente COMMAND --help shows what a command takes, man entente-COMMAND says all,\n"
         "entente --version the version.\n";
}

std::string usage(const Description& command) {
  std::string out = fmt::format("entente {} [OPTION]...", command.command->name);
  for (const Argument& argument : command.arguments) {
    if (argument.placed) {
      const std::string name = argument.name + (argument.several ? "..." : "");
      out += argument.required ? ' ' + name : " [" + name + ']';
    } else if (argument.required) {
      out += ' ' + argument.name + (argument.value.empty() ? "" : ' ' + argument.value);
    }
  }
  return out;
}

std::string full_text(const Argument& argument) {
  std::string out = argument.what;
  if (!argument.choices.empty())
    out += fmt::format("; {} of {}", argument.list ? "one or more" : "one", joined(argument.choices));
  if (!argument.needs.empty()) out += "; with " + joined(argument.needs);
  if (!argument.fallback.empty()) out += " (default: " + argument.fallback + ')';
  return out;
}

std::span<const ExitStatus> signal_statuses() {
  static constexpr ExitStatus kStatuses[] = {{kSignalStatus + SIGINT, "interrupted (SIGINT, Ctrl-C)"},
                                             {kSignalStatus + SIGTERM, "terminated (SIGTERM)"}};
  return kStatuses;
}

std::string status_text(const Command& command, bool all) {
  std::vector<std::string> told;
  for (std::size_t status = 0; status < command.statuses.size(); ++status)
    if (!command.statuses[status].empty()) told.push_back(fmt::format("{} {}", status, command.statuses[status]));
  if (all)
    for (const ExitStatus& one : signal_statuses()) told.push_back(fmt::format("{} {}", one.status, one.what));
  return "Exit status: " + joined(told);
}

std::string help_text(const Description& description, bool all) {
  const Command& command = *description.command;
  std::string out = "Usage: " + usage(description) + '\n' + wrapped(std::string(command.what) + '.', 0);
  // The last line names --help-all.
  const auto shown = [&](const Argument& one) { return all || (one.group.empty() && one.name != kHelpAll); };
  std::size_t column = 0;
  for (const Argument& one : description.arguments)
    if (shown(one)) column = std::max(column, std::min(name_of(one).size(), kNameWidth) + 4);
  std::string heading = "-";  // of no group
  for (const Argument& argument : description.arguments) {
    if (!shown(argument)) continue;
    const std::string wanted = argument.placed ? "" : argument.group.empty() ? "Options" : argument.group;
    if (wanted != heading) out += wanted.empty() ? "\n" : '\n' + wanted + ":\n";
    heading = wanted;
    out += row(name_of(argument), all ? full_text(argument) : short_text(argument), column);
  }
  const bool more =
      !all && std::ranges::any_of(description.arguments, [](const Argument& one) { return !one.group.empty(); });
  out += examples_text(command.examples) + '\n' + wrapped(status_text(command, !more), 0);
  const std::string manual = "man entente-" + std::string(command.name);
  return out +
         (more ? fmt::format("More: entente {} {}, {}\n", command.name, kHelpAll, manual) : "More: " + manual + '\n');
}

}  // namespace entente
