// usage: check_rules PACK [PREFIX]      run the examples of the rules whose id begins with PREFIX
//        check_rules PACK --explain     explain the text on standard input
// Prints one block a failing example; exits 1 if there is any, 2 if the pack does not load.
#include <cstdio>
#include <iostream>
#include <iterator>
#include <string>

#include "pipeline/article_pipeline.hpp"
#include "pipeline/rule_check.hpp"
#include "rdf/ontology_reader.hpp"
#include "text/normalizer.hpp"
#include "tools/explanation_text.hpp"

int main(int argc, char** argv) {
  using namespace entente;
  if (argc < 2) return 2;
  const auto ontology = read_ontology(std::string(ENTENTE_SOURCE_DIR) + "/ontology/entente.ttl");
  if (!ontology) {
    std::fprintf(stderr, "%s\n", to_string(ontology.error()).c_str());
    return 2;
  }
  const auto pack = load_pack(argv[1], *ontology);
  if (!pack) {
    std::fprintf(stderr, "%s\n", to_string(pack.error()).c_str());
    return 2;
  }
  const std::string argument = argc > 2 ? argv[2] : "";
  if (argument == "--explain") {
    const std::string text((std::istreambuf_iterator<char>(std::cin)), std::istreambuf_iterator<char>());
    const auto nfc = to_nfc(text);
    if (!nfc) return 2;
    std::fputs(to_text(explain(plain_article(*nfc, *pack), *ontology, *pack, {}), false).c_str(), stdout);
    return 0;
  }
  std::size_t faults = 0;
  for (const ExampleFault& fault : check_examples(*pack, *ontology)) {
    if (!fault.rule.starts_with(argument)) continue;
    ++faults;
    std::printf("%s (%s)\n  text     %s\n  expected %s\n  found    %s\n", fault.rule.c_str(), fault.file.c_str(),
                fault.text.c_str(), fault.expected.c_str(), fault.found.c_str());
  }
  std::size_t rules = 0;
  std::size_t examples = 0;
  for (const Rule& rule : pack->rules) {
    if (!rule.id.starts_with(argument)) continue;
    ++rules;
    examples += rule.examples.size();
  }
  std::printf("%zu rules, %zu examples, %zu faults\n", rules, examples, faults);
  return faults == 0 && rules > 0 ? 0 : 1;
}
