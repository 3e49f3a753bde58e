#!/usr/bin/python3
"""Reads a GraphML file as networkx or igraph does and compares it with a plain reading of the XML.

    read_graphml.py networkx|igraph FILE [LABEL...]

Compared are the numbers of nodes and edges, the values of every node and edge with their types, the ends and
the kinds. Each LABEL must be that of a node. Exits 1 with what differs, 77 where the module is missing.
"""
import math
import sys
import xml.etree.ElementTree as ElementTree

NS = "{http://graphml.graphdrawing.org/xmlns}"
CONVERT = {"boolean": lambda text: text == "true", "int": int, "long": int, "double": float, "string": str}


def plain(path):
    """(nodes: id → values, edges: id → (source, target, values), names of all node keys, of all edge keys)"""
    keys, nodes, edges = {}, {}, {}
    names = {"node": {}, "edge": {}}

    def values(element):
        return {keys[data.get("key")][0]: keys[data.get("key")][1](data.text) for data in element.iter(NS + "data")}

    for _, element in ElementTree.iterparse(path):
        if element.tag == NS + "key":
            keys[element.get("id")] = (element.get("attr.name"), CONVERT[element.get("attr.type")])
            names[element.get("for")][element.get("attr.name")] = element.get("attr.type")
        elif element.tag == NS + "node":
            nodes[element.get("id")] = values(element)
            element.clear()
        elif element.tag == NS + "edge":
            edges[element.get("id")] = (element.get("source"), element.get("target"), values(element))
            element.clear()
    return nodes, edges, names


def with_networkx(path, names):
    import networkx
    graph = networkx.read_graphml(path, force_multigraph=True)
    if not (graph.is_directed() and graph.is_multigraph()):
        sys.exit("networkx read no directed multigraph")
    nodes = dict(graph.nodes(data=True))
    edges = {}
    for source, target, key, data in graph.edges(keys=True, data=True):
        data.pop("id", None)
        edges[key] = (source, target, data)
    return len(graph), graph.number_of_edges(), nodes, edges


def with_igraph(path, names):
    import igraph
    graph = igraph.Graph.Read_GraphML(path)
    if not graph.is_directed():
        sys.exit("igraph read no directed graph")

    def present(attributes, kinds):
        """Without what igraph puts for a missing value: NaN, or an empty string. A boolean is never missing
        in our files."""
        result = {}
        for name, value in attributes.items():
            if name == "id" or value == "" or (isinstance(value, float) and math.isnan(value)):
                continue
            result[name] = int(value) if kinds.get(name) in ("int", "long") else value
        return result

    nodes = {vertex["id"]: present(vertex.attributes(), names["node"]) for vertex in graph.vs}
    edges = {edge["id"]: (graph.vs[edge.source]["id"], graph.vs[edge.target]["id"],
                          present(edge.attributes(), names["edge"])) for edge in graph.es}
    return graph.vcount(), graph.ecount(), nodes, edges


def differences(what, expected, got):
    for key in sorted(expected.keys() | got.keys()):
        if expected.get(key) != got.get(key):
            yield f"{what} {key}: expected {expected.get(key)}, got {got.get(key)}"


def main(reader, path, labels):
    expected_nodes, expected_edges, names = plain(path)
    try:
        nodes_read, edges_read, nodes, edges = READERS[reader](path, names)
    except ModuleNotFoundError as error:
        print(f"skipped: {error}")
        return 77
    wrong = []
    if nodes_read != len(expected_nodes):
        wrong.append(f"{nodes_read} nodes, the file has {len(expected_nodes)}")
    if edges_read != len(expected_edges):
        wrong.append(f"{edges_read} edges, the file has {len(expected_edges)}")
    wrong += differences("node", expected_nodes, nodes)
    wrong += differences("edge", expected_edges, edges)
    found = {values.get("label") for values in nodes.values()}
    wrong += [f"no node with the label {label}" for label in labels if label not in found]
    for line in wrong[:20]:
        print(line)
    if not wrong:
        print(f"{reader} reads {nodes_read} nodes and {edges_read} edges as they stand in the file")
    return 1 if wrong else 0


READERS = {"networkx": with_networkx, "igraph": with_igraph}

if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in READERS:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
