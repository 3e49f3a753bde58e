#include "graph/csv_writer.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {
namespace {

const char* type_of(const std::string&) {
  return "";
}
const char* type_of(std::uint32_t) {
  return ":int";
}
const char* type_of(double) {
  return ":double";
}
const char* type_of(bool) {
  return ":boolean";
}
const char* type_of(const std::vector<std::string>&) {
  return ":string[]";
}
const char* type_of(const std::optional<double>&) {
  return ":double";
}
const char* type_of(const std::optional<Date>&) {
  return ":date";
}

std::string list_of(const std::vector<std::string>& values) {
  std::string result;
  for (const std::string& value : values) {
    if (!result.empty()) result += ';';
    std::ranges::replace_copy(value, std::back_inserter(result), ';', ',');
  }
  return result;
}

std::string field_of(const std::vector<std::string>& values) {
  return list_of(values);
}
template <class Value>
std::string field_of(const Value& value) {
  return text_of(value);
}

/// A line of the table. Its first field is not empty.
class Row {
 public:
  void add(std::string_view field) {
    if (!line_.empty()) line_ += ',';
    const bool quoted = field.find_first_of(",\"") != std::string_view::npos;
    if (quoted) line_ += '"';
    for (const char c : field) {
      if (c == '"') line_ += '"';
      line_ += c == '\n' || c == '\t' ? ' ' : c;
    }
    if (quoted) line_ += '"';
  }
  std::string take() { return std::exchange(line_, {}) + "\n"; }

 private:
  std::string line_;
};

std::string type_name(const NetworkEdge& edge) {
  return edge.kind == edge.predicate ? edge.predicate : edge.predicate + "_" + edge.modality;
}

}  // namespace

Result<void> write_nodes_csv(const Network& network, AtomicFile& file) {
  Row row;
  row.add("id:ID");
  row.add("label");
  for_each_column(NetworkNode{},
                  [&](const char* name, const auto& value) { row.add(std::string(name) + type_of(value)); });
  for (const char* name : {"color", "size:double", "x:double", "y:double", ":LABEL"}) row.add(name);
  if (auto done = file.write(row.take()); !done) return done;
  for (const NetworkNode& node : network.nodes) {
    row.add(node.id);
    row.add(node.label);
    for_each_column(node, [&](const char*, const auto& value) { row.add(field_of(value)); });
    row.add(node.colour);
    row.add(text_of(node.size));
    row.add(text_of(node.position.x));
    row.add(text_of(node.position.y));
    row.add(list_of(node.types));
    if (auto done = file.write(row.take()); !done) return done;
  }
  return {};
}

Result<void> write_edges_csv(const Network& network, AtomicFile& file) {
  Row row;
  for (const char* name : {":START_ID", ":END_ID", ":TYPE", "id", "label", "weight:double"}) row.add(name);
  for_each_column(NetworkEdge{},
                  [&](const char* name, const auto& value) { row.add(std::string(name) + type_of(value)); });
  if (auto done = file.write(row.take()); !done) return done;
  for (const NetworkEdge& edge : network.edges) {
    row.add(network.nodes[edge.source].id);
    row.add(network.nodes[edge.target].id);
    row.add(type_name(edge));
    row.add(edge.id);
    row.add(edge.label);
    row.add(text_of(edge.weight));
    for_each_column(edge, [&](const char*, const auto& value) { row.add(field_of(value)); });
    if (auto done = file.write(row.take()); !done) return done;
  }
  return {};
}

}  // namespace entente
