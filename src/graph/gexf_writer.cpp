#include "graph/gexf_writer.hpp"

#include <charconv>
#include <string>
#include <vector>

#include "graph/xml_file.hpp"

namespace entente {
namespace {

const char* type_of(const std::string&) {
  return "string";
}
const char* type_of(std::uint32_t) {
  return "integer";
}
const char* type_of(double) {
  return "double";
}
const char* type_of(bool) {
  return "boolean";
}
const char* type_of(const std::vector<std::string>&) {
  return "liststring";
}
const char* type_of(const std::optional<double>&) {
  return "double";
}
// Gephi's own type for dates is a point in time; as text they sort as well.
const char* type_of(const std::optional<Date>&) {
  return "string";
}

/// ["one", "two"], as Gephi reads and writes lists.
std::string value_of(const std::vector<std::string>& values) {
  std::string result;
  for (const std::string& value : values) {
    result += result.empty() ? "[\"" : ", \"";
    for (const char c : value) {
      if (c == '"' || c == '\\') result += '\\';
      result += c;
    }
    result += '"';
  }
  return result.empty() ? result : result + "]";
}
template <class Value>
std::string value_of(const Value& value) {
  return text_of(value);
}

template <class Element>
void declare(XmlFile& xml, const char* what) {
  xml.start("attributes");
  xml.attribute("class", what);
  for_each_column(Element{}, [&](const char* name, const auto& value) {
    xml.start("attribute");
    xml.attribute("id", name);
    xml.attribute("title", name);
    xml.attribute("type", type_of(value));
    xml.end();
  });
  xml.end();
}

template <class Element>
void write_values(XmlFile& xml, const Element& element) {
  xml.start("attvalues");
  for_each_column(element, [&](const char* name, const auto& value) {
    const std::string text = value_of(value);
    if (is_blank(text)) return;
    xml.start("attvalue");
    xml.attribute("for", name);
    xml.attribute("value", text);
    xml.end();
  });
  xml.end();
}

/// Whole days only: an edge with anything shorter makes Gephi give up the file.
void write_spells(XmlFile& xml, const std::vector<Period>& periods) {
  if (periods.empty()) return;
  xml.start("spells");
  for (const Period& period : periods) {
    xml.start("spell");
    xml.attribute("start", to_iso(period.first));
    xml.attribute("end", to_iso(period.last));
    xml.end();
  }
  xml.end();
}

void write_looks(XmlFile& xml, const NetworkNode& node) {
  const auto part = [&](std::size_t begin) {
    std::uint32_t value = 0;
    std::from_chars(node.colour.data() + begin, node.colour.data() + begin + 2, value, 16);
    return text_of(value);
  };
  xml.start("viz:size");
  xml.attribute("value", text_of(node.size));
  xml.end();
  xml.start("viz:position");
  xml.attribute("x", text_of(node.position.x));
  xml.attribute("y", text_of(node.position.y));
  xml.attribute("z", "0");
  xml.end();
  // networkx takes no colour that is written as #rrggbb.
  xml.start("viz:color");
  xml.attribute("r", part(1));
  xml.attribute("g", part(3));
  xml.attribute("b", part(5));
  xml.end();
}

}  // namespace

Result<void> write_gexf(const Network& network, AtomicFile& file) {
  XmlFile xml(file);
  xml.start("gexf");
  xml.attribute("xmlns", "http://gexf.net/1.3");
  xml.attribute("xmlns:viz", "http://gexf.net/1.3/viz");
  xml.attribute("version", "1.3");
  xml.start("meta");
  xml.start("creator");
  xml.text("entente");
  xml.end();
  xml.end();
  xml.start("graph");
  // Without the default, networkx takes edges for undirected.
  xml.attribute("defaultedgetype", "directed");
  xml.attribute("mode", "dynamic");
  xml.attribute("timeformat", "date");
  xml.attribute("timerepresentation", "interval");
  // One block a class: graphology refuses a second.
  declare<NetworkNode>(xml, "node");
  declare<NetworkEdge>(xml, "edge");
  xml.start("nodes");
  for (const NetworkNode& node : network.nodes) {
    xml.start("node");
    xml.attribute("id", node.id);
    xml.attribute("label", node.label);
    write_values(xml, node);
    write_spells(xml, node.periods);
    write_looks(xml, node);
    xml.end();
  }
  xml.end();
  xml.start("edges");
  for (const NetworkEdge& edge : network.edges) {
    xml.start("edge");
    xml.attribute("id", edge.id);
    xml.attribute("source", network.nodes[edge.source].id);
    xml.attribute("target", network.nodes[edge.target].id);
    xml.attribute("label", edge.label);
    xml.attribute("kind", edge.kind);
    xml.attribute("weight", text_of(edge.weight));
    write_values(xml, edge);
    write_spells(xml, edge.periods);
    xml.end();
  }
  xml.end();
  return xml.finish();
}

}  // namespace entente
