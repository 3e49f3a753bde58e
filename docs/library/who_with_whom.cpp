// Who did what with whom, each with the words that say so:  who_with_whom ARTICLE...
#include <entente/entente.hpp>

#include <iostream>

int main(int count, char** arguments) {
  const auto reader = entente::Reader::open();
  if (!reader) {
    std::cerr << to_string(reader.error()) << '\n';
    return 2;
  }
  std::vector<entente::Error> skipped;
  const auto readings = reader->read_files({arguments + 1, arguments + count}, &skipped);
  for (const entente::Error& error : skipped) std::cerr << to_string(error) << '\n';

  const auto graph = reader->join(readings);
  if (!graph) {
    std::cerr << to_string(graph.error()) << '\n';
    return 2;
  }
  for (const entente::Statement& one : graph->statements()) {
    if (one.modality != entente::Modality::asserted || one.evidence.empty()) continue;
    const auto& who = graph->entities();
    std::cout << who[one.subject].name << " — " << one.predicate << " → " << who[one.object].name << "\n    "
              << one.evidence.front().quote << '\n';
  }
  return skipped.empty() ? 0 : 1;
}
