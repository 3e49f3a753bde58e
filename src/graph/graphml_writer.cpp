#include "graph/graphml_writer.hpp"

#include <concepts>
#include <optional>
#include <string>
#include <vector>

#include "graph/xml_file.hpp"
#include "graph/xml_text.hpp"

namespace entente {
namespace {

constexpr const char* kGraphmlNamespace = "http://graphml.graphdrawing.org/xmlns";
constexpr const char* kKindNamespace = "https://w3id.org/entente/graphml#";

/// Names and values of all attributes, those too by which Gephi draws. It takes a key for its own label,
/// weight, size, colour or position by the id, else by the name: with prefixed ids, which no reader has a
/// meaning for, the name alone decides.
template <class Column>
void for_each_key(const NetworkNode& node, Column&& column) {
  column("label", node.label);
  column("color", node.colour);
  column("size", node.size);
  column("x", node.position.x);
  column("y", node.position.y);
  for_each_column(node, column);
}

template <class Column>
void for_each_key(const NetworkEdge& edge, Column&& column) {
  column("label", edge.label);
  column("weight", edge.weight);
  for_each_column(edge, column);
}

template <class Element>
constexpr const char* kElement = std::same_as<Element, NetworkNode> ? "node" : "edge";

/// "n_" or "e_" and the name.
template <class Element>
std::string key_id(const char* name) {
  return std::string{*kElement<Element>, '_'}.append(name);
}

const char* type_of(const std::string&) {
  return "string";
}
const char* type_of(std::uint32_t) {
  return "int";
}
const char* type_of(double) {
  return "double";
}
const char* type_of(bool) {
  return "boolean";
}
const char* type_of(const std::vector<std::string>&) {
  return "string";
}
const char* type_of(const std::optional<double>&) {
  return "double";
}
const char* type_of(const std::optional<Date>&) {
  return "string";
}

template <class Element>
void declare_keys(XmlFile& xml) {
  for_each_key(Element{}, [&](const char* name, const auto& value) {
    xml.start("key");
    xml.attribute("id", key_id<Element>(name));
    xml.attribute("for", kElement<Element>);
    xml.attribute("attr.name", name);
    xml.attribute("attr.type", type_of(value));
    xml.end();
  });
}

/// Writes the data of one kind of element. They are most of the file, so that libxml2 gets those of a node or an edge
/// in one piece, indented as it indents.
template <class Element>
class DataWriter {
 public:
  DataWriter() {
    for_each_key(Element{}, [&](const char* name, const auto&) {
      starts_.push_back("\n   <data key=\"" + key_id<Element>(name) + "\">");
    });
  }

  /// Gephi takes no blank value.
  void write(XmlFile& xml, const Element& element) {
    data_.clear();
    std::size_t key = 0;
    for_each_key(element, [&](const char*, const auto& value) {
      const std::string& start = starts_[key++];
      const std::string text = text_of(value);
      if (is_blank(text)) return;
      data_ += start;
      append_xml_text(text, data_);
      data_ += "</data>";
    });
    data_ += "\n  ";
    xml.markup(data_);
  }

 private:
  std::vector<std::string> starts_;  // by key
  std::string data_;
};

}  // namespace

Result<void> write_graphml(const Network& network, AtomicFile& file) {
  XmlFile xml(file);
  xml.start("graphml");
  xml.attribute("xmlns", kGraphmlNamespace);
  xml.attribute("xmlns:ent", kKindNamespace);
  declare_keys<NetworkNode>(xml);
  declare_keys<NetworkEdge>(xml);
  xml.start("graph");
  xml.attribute("edgedefault", "directed");
  DataWriter<NetworkNode> node_data;
  for (const NetworkNode& node : network.nodes) {
    xml.start("node");
    xml.attribute("id", node.id);
    node_data.write(xml, node);
    xml.end();
  }
  DataWriter<NetworkEdge> edge_data;
  for (const NetworkEdge& edge : network.edges) {
    xml.start("edge");
    xml.attribute("id", edge.id);
    xml.attribute("source", network.nodes[edge.source].id);
    xml.attribute("target", network.nodes[edge.target].id);
    // Gephi's name for the kind of an edge, without which it would merge parallel edges.
    xml.attribute("ent:label", edge.kind);
    edge_data.write(xml, edge);
    xml.end();
  }
  return xml.finish();
}

}  // namespace entente
