#include "cli/manual.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <string_view>

#include "base/version.hpp"
#include "cli/help.hpp"

namespace entente {
namespace {

/// The text as roff: backslashes, hyphens and quotes are to be seen as they are typed.
std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\\':
        out += "\\e";
        break;
      case '-':
        out += "\\-";
        break;
      case '\'':
        out += "\\(aq";
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// Text that roff fills, in short lines of which none is taken for a request.
std::string filled(std::string_view text) {
  constexpr std::size_t kWidth = 72;
  std::string out = '\n' + wrapped(roff(text), 0, kWidth);
  for (std::size_t at = out.find("\n."); at != std::string::npos; at = out.find("\n.", at)) out.insert(at + 1, "\\&");
  return out.substr(1);
}

std::string bold(std::string_view text) {
  return "\\fB" + roff(text) + "\\fR";
}

std::string italic(std::string_view text) {
  return "\\fI" + roff(text) + "\\fR";
}

/// No date: the same sources give the same bytes, whenever they are built.
std::string begin(const std::string& page, std::string_view what) {
  std::string title = roff(page);
  std::ranges::transform(title, title.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  std::string in_a_row(what);
  in_a_row[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(in_a_row[0])));
  return fmt::format(".TH {} 1 \"\" \"entente {}\" \"User Commands\"\n.SH NAME\n{}", title, version(),
                     filled(page + " - " + in_a_row));
}

std::string entry(const std::string& name, std::string_view text) {
  return ".TP\n" + name + '\n' + filled(text);
}

std::string name_of(const Argument& argument) {
  if (argument.placed) return italic(argument.name);
  std::string out = argument.short_name.empty() ? "" : bold(argument.short_name) + ", ";
  out += bold(argument.name);
  if (!argument.value.empty()) out += ' ' + italic(argument.value);
  return out;
}

std::string examples_of(const std::vector<Example>& examples) {
  std::string out = ".SH EXAMPLES\n";
  for (const Example& example : examples)
    out += fmt::format("{}.PP\n.RS 4\n.nf\n{}\n.fi\n.RE\n.PP\n", filled(std::string(example.what) + ':'),
                       roff(example.line));
  // What stands last begins no paragraph.
  out.erase(out.size() - 4);
  return out;
}

std::string signal_entries() {
  std::string out;
  for (const ExitStatus& one : signal_statuses())
    out += entry(bold(std::to_string(one.status)), std::string(one.what) + '.');
  return out;
}

std::string reference(std::string_view page, const char* end) {
  return fmt::format(".BR {} (1){}\n", roff(page), end);
}

}  // namespace

std::string command_manual(const Description& description) {
  const Command& command = *description.command;
  const std::string page = "entente-" + std::string(command.name);
  const std::string call = usage(description);
  const std::size_t start = call.find(" [OPTION]");
  std::string out = begin(page, command.what);
  out += fmt::format(".SH SYNOPSIS\n{} {}\n", bold(call.substr(0, start)), roff(call.substr(start + 1)));
  out += ".SH DESCRIPTION\n" + filled(std::string(command.what) + '.');
  for (const std::string_view paragraph : command.more) out += ".PP\n" + filled(paragraph);
  out += ".SH OPTIONS\n";
  std::string group;
  for (const Argument& argument : description.arguments) {
    if (argument.group != group) out += ".SS " + roff(argument.group) + '\n';
    group = argument.group;
    out += entry(name_of(argument), full_text(argument) + '.');
  }
  out += examples_of(command.examples) + ".SH EXIT STATUS\n";
  for (std::size_t status = 0; status < command.statuses.size(); ++status)
    if (!command.statuses[status].empty())
      out += entry(bold(std::to_string(status)), std::string(command.statuses[status]) + '.');
  out += signal_entries();
  out += ".SH SEE ALSO\n" + reference("entente", command.guide.empty() ? "" : ",");
  if (!command.guide.empty()) out += fmt::format(".I {}\namong the documents of entente.\n", roff(command.guide));
  return out;
}

std::string program_manual(const std::vector<Description>& commands) {
  std::string out = begin("entente", "knowledge graphs of news articles");
  out += fmt::format(".SH SYNOPSIS\n{} {} [{}]...\n", bold("entente"), italic("COMMAND"), italic("OPTION"));
  out += ".SH DESCRIPTION\n" + filled(program_summary()) + ".PP\n" +
         filled(
             "Its knowledge of a language is data, in language packs; what there is in the world and how it "
             "may be related is told by an ontology. Both come with the program and can be replaced.");
  out += ".SH COMMANDS\n";
  for (const Description& one : commands) {
    const std::string name(one.command->name);
    out += entry(bold("entente-" + name) + "(1)", std::string(one.command->what) + '.');
  }
  out += ".SH OPTIONS\n" + entry(bold("-h") + ", " + bold("--help"), "Show the commands.") +
         entry(bold("--version"), "Show the version.") + examples_of(program_examples());
  out += ".SH ENVIRONMENT\n" +
         entry(bold("ENTENTE_DATA"),
               "The folder with ontology, mappings and the page of entente view, where they are not beside the "
               "program.") +
         entry(bold("NO_COLOR"), "Set to anything, it forbids colours. They are for terminals anyway.") +
         entry(bold("CLICOLOR"), "Set to 0, it forbids colours, too.") +
         entry(bold("CLICOLOR_FORCE"), "Set to anything but 0, it asks for colours where there is no terminal.");
  out += ".SH FILES\n" +
         entry(italic("share/entente/ontology/entente.ttl"), "The classes and predicates of all graphs.") +
         entry(italic("share/entente/mappings/"), "The language packs: names, words and rules, a folder a language.") +
         entry(italic("share/doc/entente/"), "Guides, queries to begin with, and articles to try.") +
         ".PP\nThe folder share lies beside that of the program.\n";
  out += ".SH EXIT STATUS\n" + entry(bold("0"), "All was done.") +
         entry(bold("1"), "The result is there, but not of everything: some articles were skipped, say.") +
         entry(bold("2"), "Nothing was done.") + signal_entries();
  out += ".SH SEE ALSO\n";
  for (std::size_t i = 0; i < commands.size(); ++i)
    out += reference("entente-" + std::string(commands[i].command->name), i + 1 < commands.size() ? "," : "");
  return out;
}

}  // namespace entente
