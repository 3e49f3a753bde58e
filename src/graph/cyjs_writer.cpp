#include "graph/cyjs_writer.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {
namespace {

using Json = nlohmann::ordered_json;

void put(Json& data, const char* name, const std::optional<Date>& value) {
  if (value) data[name] = to_iso(*value);
}
void put(Json& data, const char* name, const std::optional<double>& value) {
  if (value) data[name] = *value;
}
void put(Json& data, const char* name, const std::string& value) {
  if (!is_blank(value)) data[name] = value;
}
template <class Value>
void put(Json& data, const char* name, const Value& value) {
  data[name] = value;
}

/// Cytoscape calls what it shows of a node its name, what it shows of an edge its interaction.
Json to_json(const NetworkNode& node) {
  Json data{{"id", node.id}, {"name", node.label}, {"label", node.label}};
  for_each_column(node, [&](const char* name, const auto& value) { put(data, name, value); });
  data["color"] = node.colour;
  data["size"] = node.size;
  return {{"data", std::move(data)}, {"position", {{"x", node.position.x}, {"y", 0 - node.position.y}}}};
}

Json to_json(const NetworkEdge& edge, const Network& network) {
  Json data{{"id", edge.id},
            {"source", network.nodes[edge.source].id},
            {"target", network.nodes[edge.target].id},
            {"interaction", edge.kind},
            {"label", edge.label},
            {"weight", edge.weight}};
  for_each_column(edge, [&](const char* name, const auto& value) { put(data, name, value); });
  return {{"data", std::move(data)}};
}

/// A JSON array, an element a line.
template <class Element, class ToJson>
Result<void> write_list(AtomicFile& file, const std::vector<Element>& elements, ToJson to_json) {
  std::string_view before = "[\n";
  for (const Element& element : elements) {
    std::string line(before);
    line += to_json(element).dump();
    if (auto done = file.write(line); !done) return done;
    before = ",\n";
  }
  return file.write(elements.empty() ? "[]" : "]");
}

}  // namespace

Result<void> write_cyjs(const Network& network, AtomicFile& file) {
  if (auto done = file.write("{\"format_version\": \"1.0\", \"generated_by\": \"entente\", \"data\": {\"name\": "
                             "\"entente\"}, \"elements\": {\"nodes\": ");
      !done) {
    return done;
  }
  if (auto done = write_list(file, network.nodes, [](const NetworkNode& node) { return to_json(node); }); !done) {
    return done;
  }
  if (auto done = file.write(", \"edges\": "); !done) return done;
  const auto edge_to_json = [&](const NetworkEdge& edge) { return to_json(edge, network); };
  if (auto done = write_list(file, network.edges, edge_to_json); !done) return done;
  return file.write("}}\n");
}

}  // namespace entente
