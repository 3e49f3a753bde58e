#pragma once

#include <string>

#include "evaluate/evaluation.hpp"

namespace entente {

/// The figures as a table, a row a type and a predicate, then the sums.
[[nodiscard]] std::string to_text(const Evaluation& evaluation);

/// The figures as a JSON object: row → precision, recall, f1, tp, fp, fn; "modality" → accuracy.
[[nodiscard]] std::string to_json(const Evaluation& evaluation);

/// What was missed and what is spurious: a line each, tab separated (document, what kind, type or predicate, name
/// or ends, remark), and under it the sentence.
[[nodiscard]] std::string list_deviations(const Evaluation& evaluation);

}  // namespace entente
