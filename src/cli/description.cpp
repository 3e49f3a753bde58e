#include "cli/description.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace entente {
namespace {

/// The group of options that are in none of their own, as CLI11 calls it.
constexpr std::string_view kNoGroup = "Options";

/// "turtle" and "csv" of "LIST:{turtle,csv}", which is how CLI11 says what an option takes.
std::vector<std::string> choices_of(const std::string& type) {
  const std::size_t open = type.find('{');
  const std::size_t close = type.find('}', open);
  if (close == std::string::npos) return {};
  return CLI::detail::split(type.substr(open + 1, close - open - 1), ',');
}

std::string fallback_of(const CLI::Option& option) {
  std::string text = option.get_default_str();
  // A list is shown in brackets, but typed without.
  if (text.starts_with('[') && text.ends_with(']')) text = text.substr(1, text.size() - 2);
  std::erase(text, '"');
  return text;
}

Argument argument_of(const CLI::Option& option) {
  Argument out;
  out.placed = option.get_positional();
  if (!option.get_lnames().empty()) out.name = "--" + option.get_lnames().front();
  if (out.placed) out.name = option.get_name(true);
  if (!option.get_snames().empty()) out.short_name = "-" + option.get_snames().front();
  const std::string type = option.get_type_name();
  if (option.get_items_expected_max() > 0 && !out.placed) out.value = type.substr(0, type.find(':'));
  out.what = option.get_description();
  out.choices = choices_of(type);
  out.fallback = fallback_of(option);
  if (option.get_group() != kNoGroup) out.group = option.get_group();
  out.required = option.get_required();
  out.several = option.get_items_expected_max() > 1;
  out.list = option.get_delimiter() == ',';
  for (const CLI::Option* needed : option.get_needs()) out.needs.push_back(needed->get_name());
  return out;
}

}  // namespace

Action declare(const Command& command, CLI::App& arguments) {
  Action action = command.declare(arguments);
  arguments.set_help_flag("-h,--help", "Show this help");
  // Only where there is more to show.
  if (std::ranges::any_of(arguments.get_options(), [](const CLI::Option* one) { return one->get_group() != kNoGroup; }))
    arguments.set_help_all_flag(kHelpAll, "Show the rarer options too");
  return action;
}

Description describe(const Command& command, const CLI::App& arguments) {
  Description out{&command, {}};
  std::vector<std::string> groups;
  for (const CLI::Option* option : arguments.get_options()) {
    out.arguments.push_back(argument_of(*option));
    const std::string& group = out.arguments.back().group;
    if (!group.empty() && std::ranges::count(groups, group) == 0) groups.push_back(group);
  }
  const auto rank = [&](const Argument& one) {
    const auto group = one.group.empty() ? -1 : std::ranges::find(groups, one.group) - groups.begin();
    return std::pair(!one.placed, group);
  };
  std::ranges::stable_sort(out.arguments, {}, rank);
  return out;
}

Description describe(const Command& command) {
  CLI::App app;
  static_cast<void>(declare(command, app));
  return describe(command, app);
}

}  // namespace entente
