#include "pipeline/run_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <numeric>

namespace entente {
namespace {

std::size_t total(const std::map<std::string, std::size_t>& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::size_t{0},
                         [](std::size_t sum, const auto& count) { return sum + count.second; });
}

/// "name count" pairs, the largest first, a few to a line.
std::string columns(const std::map<std::string, std::size_t>& counts) {
  std::vector<std::pair<std::string, std::size_t>> rows(counts.begin(), counts.end());
  std::ranges::stable_sort(rows, [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string out;
  for (const auto& [name, count] : rows) fmt::format_to(std::back_inserter(out), "  {:>8}  {}\n", count, name);
  return out;
}

}  // namespace

std::size_t RunReport::skipped_total() const {
  return std::accumulate(skipped.begin(), skipped.end(), std::size_t{0},
                         [](std::size_t sum, const auto& count) { return sum + count.second; });
}

const char* to_string(ErrorCode code) {
  switch (code) {
    case ErrorCode::not_found:
      return "not_found";
    case ErrorCode::unreadable:
      return "unreadable";
    case ErrorCode::empty:
      return "empty";
    case ErrorCode::binary:
      return "binary";
    case ErrorCode::invalid_utf8:
      return "invalid_utf8";
    case ErrorCode::syntax:
      return "syntax";
    case ErrorCode::schema:
      return "schema";
    case ErrorCode::language:
      return "language";
    case ErrorCode::limit:
      return "limit";
    case ErrorCode::duplicate:
      return "duplicate";
    case ErrorCode::internal:
      return "internal";
  }
  return "internal";
}

std::string to_text(const RunReport& report) {
  std::string out;
  auto to = std::back_inserter(out);
  fmt::format_to(to, "articles read      {:>8}", report.read);
  if (!report.languages.empty()) {
    std::string parts;
    for (const auto& [tag, count] : report.languages)
      parts += fmt::format("{}{} {}", parts.empty() ? "" : ", ", tag, count);
    fmt::format_to(to, "  ({})", parts);
  }
  if (report.kept > 0 || report.removed > 0)
    fmt::format_to(to, "\n  of earlier runs  {:>8}  ({} more are gone)", report.kept, report.removed);
  fmt::format_to(to, "\narticles skipped   {:>8}", report.skipped_total());
  if (!report.skipped.empty()) {
    std::string parts;
    for (const auto& [code, count] : report.skipped)
      parts += fmt::format("{}{} {}", parts.empty() ? "" : ", ", to_string(code), count);
    fmt::format_to(to, "  ({})", parts);
  }
  if (report.unchanged) {
    fmt::format_to(to, "\nnothing is new: the graph stays as it is\n");
  } else {
    std::string beside;
    if (report.background > 0) beside += fmt::format("; {} more are background", report.background);
    if (report.left_out > 0) beside += fmt::format("; {} less sure ones left out", report.left_out);
    fmt::format_to(to, "\nentities           {:>8}\n{}", total(report.entities), columns(report.entities));
    fmt::format_to(to, "statements         {:>8}  (in {} places{})\n{}", total(report.statements), report.evidence,
                   beside, columns(report.statements));
  }
  std::string parts;
  for (const auto& [stage, seconds] : report.seconds)
    parts += fmt::format("{}{} {:.2f}", parts.empty() ? "" : ", ", stage, seconds);
  fmt::format_to(to, "seconds            {:>8.2f}  ({}; {})\n", report.elapsed, parts,
                 report.jobs == 1 ? "on 1 thread" : fmt::format("added up over {} threads", report.jobs));
  for (const std::string& file : report.files) fmt::format_to(to, "written            {}\n", file);
  return out;
}

std::string to_json(const RunReport& report) {
  nlohmann::ordered_json out;
  out["read"] = report.read;
  out["kept"] = report.kept;
  out["removed"] = report.removed;
  out["skipped"] = nlohmann::ordered_json::object();
  for (const auto& [code, count] : report.skipped) out["skipped"][to_string(code)] = count;
  out["languages"] = report.languages;
  out["entities"] = report.entities;
  out["statements"] = report.statements;
  out["left_out"] = report.left_out;
  out["background"] = report.background;
  out["evidence"] = report.evidence;
  out["seconds"] = nlohmann::ordered_json::object();
  for (const auto& [stage, seconds] : report.seconds) out["seconds"][stage] = seconds;
  out["elapsed"] = report.elapsed;
  out["jobs"] = report.jobs;
  out["files"] = report.files;
  out["unchanged"] = report.unchanged;
  // Paths are bytes; what is no UTF-8 in them must not cost the report.
  return out.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace entente
