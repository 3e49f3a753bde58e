#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "pipeline/options.hpp"
#include "tools/explanation.hpp"

namespace entente {

/// Explains every article of `options.paths`; those that cannot be read go to `options.on_skip`. Errors: those of
/// read_ontology() and load_languages().
[[nodiscard]] Result<std::vector<Explanation>> explain_articles(const Options& options, const ExplainOptions& how);

/// Explains a text as the body of an article, a paragraph a line. `language` says by which pack; it may be empty
/// where there is only one. Errors: also language (no such pack, or several and none named) and invalid_utf8.
[[nodiscard]] Result<Explanation> explain_text(const std::string& text, const std::string& language,
                                               const Options& options, const ExplainOptions& how);

}  // namespace entente
