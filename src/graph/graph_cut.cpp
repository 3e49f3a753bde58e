#include "graph/graph_cut.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string_view>
#include <utility>

#include "graph/metrics.hpp"
#include "text/fold.hpp"
#include "text/normalizer.hpp"

namespace entente {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

template <class Term>
std::string names_of(const std::vector<Term>& terms) {
  std::vector<std::string_view> names;
  for (const Term& term : terms) names.push_back(term.name);
  std::ranges::sort(names);
  return fmt::format("{}", fmt::join(names, ", "));
}

/// The entity that the user means.
Result<std::uint32_t> find_ego(const GraphSnapshot& snapshot, const std::string& wanted) {
  const auto normal = to_nfc(wanted);
  if (!normal) return fail(normal.error());
  const std::string folded = fold(*normal);
  std::vector<std::uint32_t> called;
  for (std::uint32_t index = 0; index < snapshot.entities.size(); ++index) {
    const Entity& entity = snapshot.entities[index];
    if (entity.id == wanted) return index;
    const auto is_it = [&](const std::string& name) { return fold(name) == folded; };
    if (is_it(entity.label) || std::ranges::any_of(entity.aliases, is_it)) called.push_back(index);
  }
  if (called.size() == 1) return called.front();
  if (called.empty()) {
    return fail(
        {.code = ErrorCode::not_found, .message = fmt::format("no entity of the graph is called \"{}\"", wanted)});
  }
  std::vector<std::string_view> ids;
  for (const std::uint32_t index : called) ids.push_back(snapshot.entities[index].id);
  return fail({.code = ErrorCode::schema,
               .message = fmt::format("several entities are called \"{}\"; give the id of one: {}", wanted,
                                      fmt::join(ids, ", "))});
}

/// How many statements each entity is away from the ego; kNone where it is farther than `depth`.
std::vector<std::uint32_t> distances(const std::vector<const Statement*>& statements, std::size_t entities,
                                     std::uint32_t ego, std::uint32_t depth) {
  std::vector<std::vector<std::uint32_t>> beside(entities);
  for (const Statement* statement : statements) {
    beside[statement->subject].push_back(statement->object);
    beside[statement->object].push_back(statement->subject);
  }
  std::vector<std::uint32_t> distance(entities, kNone);
  distance[ego] = 0;
  std::vector<std::uint32_t> queue{ego};
  for (std::size_t i = 0; i < queue.size() && distance[queue[i]] < depth; ++i) {
    for (const std::uint32_t next : beside[queue[i]]) {
      if (distance[next] != kNone) continue;
      distance[next] = distance[queue[i]] + 1;
      queue.push_back(next);
    }
  }
  return distance;
}

}  // namespace

Result<void> check_cut(const CutOptions& options, const Ontology& ontology) {
  for (const std::string& name : options.types) {
    if (ontology.find_class(name).valid()) continue;
    return fail(
        {.code = ErrorCode::schema,
         .message = fmt::format("the ontology has no class \"{}\"; it has {}", name, names_of(ontology.classes))});
  }
  for (const std::string& name : options.predicates) {
    if (ontology.find_property(name).valid()) continue;
    return fail({.code = ErrorCode::schema,
                 .message = fmt::format("the ontology has no predicate \"{}\"; it has {}", name,
                                        names_of(ontology.properties))});
  }
  return {};
}

Result<GraphSnapshot> cut_graph(const GraphSnapshot& snapshot, const Ontology& ontology, const CutOptions& options) {
  if (const auto checked = check_cut(options, ontology); !checked) return fail(checked.error());
  std::uint32_t ego = kNone;
  if (!options.ego.empty()) {
    const auto found = find_ego(snapshot, options.ego);
    if (!found) return fail(found.error());
    ego = *found;
  }
  std::vector<ClassId> types;
  for (const std::string& name : options.types) types.push_back(ontology.find_class(name));
  std::vector<bool> stays;
  for (std::uint32_t index = 0; index < snapshot.entities.size(); ++index) {
    stays.push_back(index == ego || ontology.allows(types, snapshot.entities[index].type));
  }
  std::vector<const Statement*> statements;
  for (const Statement& statement : snapshot.statements) {
    const bool wanted =
        options.predicates.empty() || std::ranges::any_of(options.predicates, [&](const std::string& name) {
          return ontology.is_a(statement.predicate, ontology.find_property(name));
        });
    if (wanted && statement_weight(statement) >= options.min_weight && stays[statement.subject] &&
        stays[statement.object]) {
      statements.push_back(&statement);
    }
  }
  if (options.min_weight > 1 || !options.predicates.empty()) {
    std::vector<bool> touched(stays.size());
    for (const Statement* statement : statements) touched[statement->subject] = touched[statement->object] = true;
    if (ego != kNone) touched[ego] = true;
    for (std::size_t index = 0; index < stays.size(); ++index) stays[index] = stays[index] && touched[index];
  }
  if (ego != kNone) {
    const auto distance = distances(statements, snapshot.entities.size(), ego, options.depth);
    for (std::size_t index = 0; index < stays.size(); ++index) {
      stays[index] = stays[index] && distance[index] != kNone;
    }
  }

  GraphSnapshot result;
  result.articles = snapshot.articles;
  std::vector<std::uint32_t> new_index(stays.size(), kNone);
  for (std::size_t index = 0; index < stays.size(); ++index) {
    if (!stays[index]) continue;
    new_index[index] = static_cast<std::uint32_t>(result.entities.size());
    result.entities.push_back(snapshot.entities[index]);
  }
  for (const Statement* statement : statements) {
    if (!stays[statement->subject] || !stays[statement->object]) continue;
    Statement& copy = result.statements.emplace_back(*statement);
    copy.subject = new_index[copy.subject];
    copy.object = new_index[copy.object];
  }
  return result;
}

}  // namespace entente
