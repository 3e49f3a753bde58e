#include "rdf/answer_text.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

#include "emit/utf8.hpp"
#include "rdf/iri.hpp"
#include "rdf/triples_text.hpp"

namespace entente {
namespace {

std::string shortened(const std::string& iri, const std::vector<KnownPrefix>& prefixes) {
  for (const auto& [name, ns] : prefixes)
    if (iri.starts_with(ns) && is_flat_name(std::string_view(iri).substr(ns.size())))
      return name + ":" + iri.substr(ns.size());
  return "<" + iri + ">";
}

/// The text in one line, without what could steer a terminal.
std::string harmless(std::string_view text) {
  std::string out;
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t begin = pos;
    const char32_t c = next_code_point(text, pos);
    const bool steers = c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
                        (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
    out += steers ? " " : text.substr(begin, pos - begin);
  }
  return out;
}

std::string cell(const std::optional<Term>& term, const std::vector<KnownPrefix>& prefixes) {
  if (!term) return {};
  if (term->kind == Term::Kind::iri) return harmless(shortened(term->value, prefixes));
  return harmless(term->kind == Term::Kind::blank ? "_:" + term->value : term->value);
}

/// In code points, marks that stand above others not counted.
std::size_t width(std::string_view text) {
  std::size_t out = 0;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, pos);
    if (c < 0x300 || c > 0x36F) ++out;
  }
  return out;
}

std::string padded(const std::string& text, std::size_t size) {
  const std::size_t own = width(text);
  return text + std::string(size > own ? size - own : 0, ' ');
}

std::string table(const Answer& answer) {
  if (answer.kind == Answer::Kind::truth) return answer.truth ? "yes\n" : "no\n";
  std::vector<std::vector<std::string>> lines{answer.columns};
  for (const auto& row : answer.rows) {
    auto& line = lines.emplace_back();
    for (const auto& term : row) line.push_back(cell(term, answer.prefixes));
  }
  std::vector<std::size_t> widths(answer.columns.size(), 1);
  for (const auto& line : lines)
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], width(line[i]));
  std::string out;
  const auto put = [&](const std::vector<std::string>& line) {
    std::string row;
    for (std::size_t i = 0; i < line.size(); ++i) row += padded(line[i], widths[i]) + "  ";
    row.erase(row.find_last_not_of(' ') + 1);
    out += row + "\n";
  };
  put(lines.front());
  std::vector<std::string> rule;
  for (const std::size_t size : widths) rule.emplace_back(size, '-');
  put(rule);
  for (std::size_t i = 1; i < lines.size(); ++i) put(lines[i]);
  return out + fmt::format("({} {})\n", answer.rows.size(), answer.rows.size() == 1 ? "row" : "rows");
}

std::string csv_field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

std::string csv(const Answer& answer) {
  std::string out;
  const auto put = [&out](const auto& fields, auto text) {
    for (std::size_t i = 0; i < fields.size(); ++i) out += (i == 0 ? "" : ",") + csv_field(text(fields[i]));
    out += "\r\n";
  };
  put(answer.columns, [](const std::string& name) { return name; });
  for (const auto& row : answer.rows) {
    put(row, [](const std::optional<Term>& term) {
      if (!term) return std::string();
      return term->kind == Term::Kind::blank ? "_:" + term->value : term->value;
    });
  }
  return out;
}

nlohmann::ordered_json to_json(const Term& term) {
  constexpr const char* kTypes[] = {"uri", "bnode", "literal"};
  nlohmann::ordered_json out{{"type", kTypes[static_cast<std::size_t>(term.kind)]}, {"value", term.value}};
  if (!term.language.empty()) out["xml:lang"] = term.language;
  if (!term.datatype.empty()) out["datatype"] = term.datatype;
  return out;
}

std::string json(const Answer& answer) {
  nlohmann::ordered_json out{{"head", nlohmann::ordered_json::object()}};
  if (answer.kind == Answer::Kind::truth) {
    out["boolean"] = answer.truth;
  } else {
    out["head"]["vars"] = answer.columns;
    auto bindings = nlohmann::ordered_json::array();
    for (const auto& row : answer.rows) {
      auto& binding = bindings.emplace_back(nlohmann::ordered_json::object());
      for (std::size_t i = 0; i < row.size(); ++i)
        if (row[i]) binding[answer.columns[i]] = to_json(*row[i]);
    }
    out["results"]["bindings"] = std::move(bindings);
  }
  return out.dump(2) + "\n";
}

}  // namespace

std::optional<std::string> to_text(const Answer& answer, AnswerFormat format) {
  if (answer.kind == Answer::Kind::triples) {
    if (format != AnswerFormat::table && format != AnswerFormat::turtle) return std::nullopt;
    return to_turtle(answer.triples, answer.prefixes);
  }
  switch (format) {
    case AnswerFormat::table:
      return table(answer);
    case AnswerFormat::csv:
      return answer.kind == Answer::Kind::rows ? std::optional(csv(answer)) : std::nullopt;
    case AnswerFormat::json:
      return json(answer);
    case AnswerFormat::turtle:
      break;
  }
  return std::nullopt;
}

}  // namespace entente
