#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "packs/language_pack.hpp"
#include "pipeline/options.hpp"

namespace entente {

/// Something in a language pack that should not be so.
struct Finding {
  enum class Severity {
    error,    ///< a rule states what it should not, or cannot state anything
    warning,  ///< says the same twice, or says it to nobody
  };
  Severity severity = Severity::error;
  std::string check;  ///< its name, as kChecks lists it
  std::string file;
  std::string where;  ///< id of the rule, JSON pointer
  std::string message;
};

/// "error", "warning".
[[nodiscard]] const char* to_string(Finding::Severity severity);

/// A check of lint(), by its name.
struct LintCheck {
  std::string_view name;
  Finding::Severity severity;
  std::string_view what;
};

/// All checks, those of errors first.
[[nodiscard]] const std::vector<LintCheck>& lint_checks();

/// How often a rule fired on a corpus.
struct RuleHits {
  std::size_t fired = 0;       ///< places where all of its pattern stood
  std::size_t statements = 0;  ///< that no other rule had made there, with both ends resolved
};

struct LintReport {
  std::vector<Finding> findings;  ///< errors first, then by file and place
  std::size_t rules = 0;
  std::size_t examples = 0;
  std::size_t articles = 0;                           ///< of the corpus
  std::map<std::string, RuleHits, std::less<>> hits;  ///< rule → hits; empty without a corpus

  [[nodiscard]] std::size_t count(Finding::Severity severity) const;
};

/// Checks the pack of the folder: its rules against one another, their examples, its word classes against those
/// that use them; with a corpus (`options.paths`) also which rules never fire. Of `options` the ontology, the paths
/// with their fields and `on_skip` count. Quadratic in the number of rules, linear in the corpus.
///
/// Errors: those of read_ontology(), load_pack() and load_reader_lexicon(): a pack that names an unknown class or
/// predicate, or a gazetteer line without a source, does not load.
[[nodiscard]] Result<LintReport> lint(const std::string& folder, const Options& options);

/// A line a finding, "file: where: severity: message [check]", then the sums.
[[nodiscard]] std::string to_text(const LintReport& report);

/// The same as one JSON object on a line; `pack` says whose it is.
[[nodiscard]] std::string to_json(const LintReport& report, const std::string& pack);

/// A line a rule, tab separated: id, fired, statements. With a header.
[[nodiscard]] std::string hits_table(const LintReport& report);

}  // namespace entente
