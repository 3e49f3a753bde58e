#pragma once

#include <string>

#include "base/result.hpp"
#include "evaluate/evaluation.hpp"
#include "pipeline/options.hpp"

namespace entente {

/// Builds the graph of the articles of `options.paths`, as build() does but without writing it, and compares it
/// with the annotations of the folder `gold`. Articles that cannot be read are handed to `options.on_skip` and
/// count as if nothing had been found in them.
///
/// Errors: those of read_ontology(), load_languages(), load_gold() and load_name_prefixes().
[[nodiscard]] Result<Evaluation> evaluate_articles(const Options& options, const std::string& gold);

}  // namespace entente
