#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rdf/query.hpp"

namespace entente {

enum class AnswerFormat { table, csv, json, turtle };

/// The answer as text in UTF-8, ending in a line break. A table for people: IRIs shortened, control
/// characters blanked; CSV and JSON as the W3C's "SPARQL 1.1 Query Results" have them. Triples are Turtle,
/// which is nothing else's format: none where the format does not fit the answer.
[[nodiscard]] std::optional<std::string> to_text(const Answer& answer, AnswerFormat format);

}  // namespace entente
