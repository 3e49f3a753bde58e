#pragma once

#include <string>
#include <vector>

#include "packs/language_pack.hpp"

namespace entente {

/// An example of a rule that does not come out as written.
struct ExampleFault {
  std::string rule;
  std::string file;
  std::string text;      ///< of the example; empty where the rule lacks examples
  std::string expected;  ///< "A -> B; C -> D (intended)"; "(nothing)" for a negative example
  std::string found;
};

/// Runs the examples of every rule through all stages. An example holds if the rule itself states exactly the
/// expected pairs, each written "subject name -> object name", with " (modality)" where it is not asserted;
/// the predicate in front, "visits: A -> B", names one of a rule's further predicates. A rule without a
/// positive example is a fault too.
[[nodiscard]] std::vector<ExampleFault> check_examples(const LanguagePack& pack, const Ontology& ontology);

}  // namespace entente
