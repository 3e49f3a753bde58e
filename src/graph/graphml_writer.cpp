#include "graph/graphml_writer.hpp"

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
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

/// Writes the nodes and edges. They are most of the file, so that libxml2 gets many in one piece, indented as it
/// indents.
class ElementWriter {
 public:
  explicit ElementWriter(XmlFile& xml) : xml_(xml) {}

  void write(const NetworkNode& node) {
    open<NetworkNode>({{"id", node.id}});
    write_data(node, node_data_);
  }
  void write(const NetworkEdge& edge, const Network& network) {
    // Gephi's name for the kind of an edge, without which it would merge parallel edges.
    open<NetworkEdge>({{"id", edge.id},
                       {"source", network.nodes[edge.source].id},
                       {"target", network.nodes[edge.target].id},
                       {"ent:label", edge.kind}});
    write_data(edge, edge_data_);
  }
  /// To be called behind the last element, if there is any.
  void finish() {
    out_ += "\n ";
    flush();
  }

 private:
  static constexpr std::size_t kPage = std::size_t{1} << 16U;  // bytes

  struct Attribute {
    const char* name;
    std::string_view value;
  };

  /// By key of the data, what stands before it.
  template <class Element>
  static std::vector<std::string> data_starts() {
    std::vector<std::string> out;
    for_each_key(Element{}, [&](const char* name, const auto&) {
      out.push_back("\n   <data key=\"" + key_id<Element>(name) + "\">");
    });
    return out;
  }

  template <class Element>
  void open(std::initializer_list<Attribute> attributes) {
    out_.append("\n  <").append(kElement<Element>);
    for (const auto& [name, value] : attributes) {
      out_.append(1, ' ').append(name).append("=\"");
      append_xml_attribute(value, out_);
      out_ += '"';
    }
    out_ += '>';
  }

  /// Gephi takes no blank value.
  template <class Element>
  void write_data(const Element& element, const std::vector<std::string>& starts) {
    auto start = starts.begin();
    for_each_key(element, [&](const char*, const auto& value) {
      const std::string& before = *start++;
      const auto& text = text_of(value);
      if (is_blank(text)) return;
      out_ += before;
      append_xml_text(text, out_);
      out_ += "</data>";
    });
    out_.append("\n  </").append(kElement<Element>).append(1, '>');
    if (out_.size() >= kPage) flush();
  }

  void flush() {
    xml_.markup(out_);
    out_.clear();
  }

  XmlFile& xml_;
  std::vector<std::string> node_data_ = data_starts<NetworkNode>();
  std::vector<std::string> edge_data_ = data_starts<NetworkEdge>();
  std::string out_;
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
  ElementWriter elements(xml);
  for (const NetworkNode& node : network.nodes) elements.write(node);
  for (const NetworkEdge& edge : network.edges) elements.write(edge, network);
  if (!network.nodes.empty()) elements.finish();
  return xml.finish();
}

}  // namespace entente
