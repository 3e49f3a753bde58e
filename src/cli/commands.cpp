#include "cli/commands.hpp"

#include <algorithm>

#include "cli/evaluate_command.hpp"
#include "cli/explain_command.hpp"
#include "cli/extract_command.hpp"
#include "cli/lint_command.hpp"
#include "cli/merge_command.hpp"
#include "cli/query_command.hpp"
#include "cli/resolve_command.hpp"
#include "cli/view_command.hpp"

namespace entente {
namespace {

constexpr Command kCommands[] = {
    {"evaluate", "Compare what is found in articles with what annotators found", run_evaluate},
    {"explain", "Show how articles are read: names, rules that fired, rules that nearly did", run_explain},
    {"extract", "Turn articles into records, a line of JSON each: mentions, entities, statements", run_extract},
    {"lint", "Check the rules and words of language packs", run_lint},
    {"merge", "Join the records of entente extract into a graph", run_merge},
    {"query", "Ask a graph in SPARQL", run_query},
    {"resolve", "Say which actors of different articles are taken for one, and why", run_resolve},
    {"view", "Write a graph as a page to look at: search, filters, every relation with its sentences", run_view}};

}  // namespace

std::span<const Command> commands() {
  return kCommands;
}

const Command* find_command(std::string_view name) {
  const auto* found = std::ranges::find(kCommands, name, &Command::name);
  return found == std::end(kCommands) ? nullptr : found;
}

}  // namespace entente
