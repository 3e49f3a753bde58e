#include "resolve/join_decisions.hpp"

#include <algorithm>

#include "text/fold.hpp"

namespace entente {
namespace {

constexpr std::string_view kIn = " @ ";

DecidedActor actor_of(std::string_view text) {
  const auto at = text.rfind(kIn);
  if (at == std::string_view::npos) return {std::string(trim(text)), {}};
  return {std::string(trim(text.substr(0, at))), std::string(trim(text.substr(at + kIn.size())))};
}

}  // namespace

Result<JoinDecisions> parse_join_decisions(std::string_view text, const std::string& file) {
  JoinDecisions out{file, {}};
  std::uint32_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (trim(line).empty() || line.starts_with('#')) continue;
    const auto complain = [&](const std::string& message) {
      return fail({.code = ErrorCode::schema, .message = message, .file = file, .line = number});
    };
    const auto first = std::min(line.find('\t'), line.size());
    const auto second = first == line.size() ? first : std::min(line.find('\t', first + 1), line.size());
    const auto end_of_pair = second == line.size() ? second : std::min(line.find('\t', second + 1), line.size());
    if (second == line.size())
      return complain("three fields between tabs are expected: same or different, an actor, another actor");
    const std::string_view verb = trim(line.substr(0, first));
    if (verb != "same" && verb != "different")
      return complain("\"" + std::string(verb) + "\" is neither same nor different");
    JoinDecision decision;
    decision.same = verb == "same";
    decision.line = number;
    decision.first = actor_of(line.substr(first + 1, second - first - 1));
    decision.second = actor_of(line.substr(second + 1, end_of_pair - second - 1));
    if (decision.first.actor.empty() || decision.second.actor.empty()) return complain("an actor is empty");
    out.list.push_back(std::move(decision));
  }
  return out;
}

}  // namespace entente
