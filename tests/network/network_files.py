"""Reads the files for graph tools with programs that are not ours, into plain values that can be compared.

A network is (nodes, edges): nodes a dict from id to values, edges one from id to values with "source" and "target".
Lists are joined by " | ", missing values left out.
"""
import csv
import json
import os
import re
import subprocess
import xml.etree.ElementTree as ElementTree

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
CONVERT = {"boolean": lambda text: text == "true", "int": int, "double": float, "string": str}


class Missing(Exception):
    """A program that is not there, with how to get it."""


def read_graphml(folder):
    """What stands in the file, by a plain XML parser."""
    keys, nodes, edges = {}, {}, {}
    for _, element in ElementTree.iterparse(folder / "graph.graphml"):
        tag = element.tag.removeprefix(GRAPHML)
        if tag == "key":
            keys[element.get("id")] = element.get("attr.name"), CONVERT[element.get("attr.type")]
        elif tag in ("node", "edge"):
            values = {keys[data.get("key")][0]: keys[data.get("key")][1](data.text) for data in element.iter(GRAPHML + "data")}
            if tag == "edge":
                values |= {"source": element.get("source"), "target": element.get("target")}
            (nodes if tag == "node" else edges)[element.get("id")] = values
            element.clear()
    return nodes, edges


def parse_list(text):
    """The elements of ["one", "two"], as Gephi reads it."""
    return " | ".join(re.sub(r"\\(.)", r"\1", piece, flags=re.DOTALL)
                      for piece in re.findall(r'"((?:[^"\\]|\\.)*)"', text, re.DOTALL))


def read_gexf(folder):
    try:
        import networkx
        from networkx.readwrite.gexf import GEXF
    except ModuleNotFoundError as error:
        raise Missing(f"{error}; apt-get install python3-networkx") from error
    # networkx before 3.2 knows the format, but not the namespace of its version 1.3.
    GEXF.versions.setdefault("1.3", {
        "NS_GEXF": "http://gexf.net/1.3", "NS_VIZ": "http://gexf.net/1.3/viz", "VERSION": "1.3",
        "NS_XSI": "http://www.w3.org/2001/XMLSchema-instance",
        "SCHEMALOCATION": "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd"})
    graph = networkx.read_gexf(folder / "graph.gexf", version="1.3")
    if not graph.is_directed():
        raise AssertionError("networkx takes the GEXF for undirected")
    lists = {"aliases", "codes", "titles", "items"}

    def values(data):
        data = dict(data)
        data.pop("spells", None)
        data.pop("id", None)
        viz = data.pop("viz", None)
        if viz:
            colour = viz["color"]
            data["color"] = "#{:02x}{:02x}{:02x}".format(colour["r"], colour["g"], colour["b"])
            data["size"] = viz["size"]
            data |= {axis: viz["position"][axis] for axis in "xy"}
        return {name: parse_list(value) if name in lists else value for name, value in data.items()}

    edges = graph.edges(data=True)
    return ({node: values(data) for node, data in graph.nodes(data=True)},
            {data["id"]: values(data) | {"source": source, "target": target} for source, target, data in edges})


def from_cytoscape(elements):
    """Of Cytoscape's JSON, as the file or the library has it."""
    def values(element):
        data = dict(element["data"])
        data.pop("name", None)
        data.pop("id")
        if data.pop("interaction", data.get("kind")) != data.get("kind"):
            raise AssertionError(f"the interaction of {element} is not its kind")
        if "source" not in data:
            data |= {"x": element["position"]["x"], "y": -element["position"]["y"]}
        lists = {name: " | ".join(value) for name, value in data.items() if isinstance(value, list)}
        return {name: value for name, value in (data | lists).items() if value != ""}
    return tuple({element["data"]["id"]: values(element) for element in elements[group]} for group in ("nodes", "edges"))


def read_cyjs(folder):
    return from_cytoscape(json.loads((folder / "graph.cyjs").read_text(encoding="utf-8"))["elements"])


def read_csv(folder):
    """With the types of the header, as Neo4j's importer reads them."""
    convert = {"": str, "int": int, "double": float, "boolean": CONVERT["boolean"], "date": str, "ID": str,
               "string[]": lambda text: " | ".join(text.split(";"))}
    special = {":START_ID": "source", ":END_ID": "target", ":TYPE": None, ":LABEL": None}

    def rows(name):
        with open(folder / name, encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader)
            for row in reader:
                if len(row) != len(header):
                    raise AssertionError(f"{name}:{reader.line_num}: {len(row)} fields, {len(header)} in the header")
                values = {}
                for column, text in zip(header, row):
                    key, _, kind = column.partition(":")
                    if column in special:
                        if special[column]:
                            values[special[column]] = text
                    elif text:
                        values[key] = convert[kind](text)
                yield values.pop("id"), values
    return dict(rows("nodes.csv")), dict(rows("relationships.csv"))


def read_with_node(folder, packages, reader):
    """graphology-graphml, graphology-gexf or cytoscape: what read_with_node.mjs prints of them."""
    run = subprocess.run(["node", os.path.join(os.path.dirname(__file__), "read_with_node.mjs"), reader, str(folder)],
                         capture_output=True, text=True, encoding="utf-8", env=os.environ | {"ENTENTE_PACKAGES": str(packages)})
    if run.returncode:
        raise AssertionError(f"{reader}: {run.stderr}")
    read = json.loads(run.stdout)
    if reader == "cytoscape":
        return from_cytoscape(read)

    def values(data):
        data = dict(data)
        data.pop("z", None)
        colour = re.fullmatch(r"rgb\((\d+),(\d+),(\d+)\)", str(data.get("color", "")))
        if colour:
            data["color"] = "#{:02x}{:02x}{:02x}".format(*map(int, colour.groups()))
        return {name: " | ".join(value) if isinstance(value, list) else value for name, value in data.items()}
    return tuple({key: values(data) for key, data in read[group].items()} for group in ("nodes", "edges"))


def in_one_line(values):
    """A value as the CSV files have it."""
    return {name: re.sub("[\n\t]", " ", value) if isinstance(value, str) else value for name, value in values.items()}


def without_semicolons(values):
    return {name: value.replace(";", ",") if name in ("aliases", "codes", "titles", "items") else value
            for name, value in values.items()}


def differences(expected, got):
    """The first few differences between two networks, as lines of text."""
    lines = []
    for what, one, other in zip(("node", "edge"), expected, got):
        for key in sorted(one.keys() | other.keys()):
            values, others = one.get(key), other.get(key)
            if values == others:
                continue
            if values is None or others is None:
                lines.append(f"{what} {key} is {'missing' if others is None else 'too much'}")
            else:
                lines += [f"{what} {key}: {name} is {others.get(name)!r}, not {values.get(name)!r}"
                          for name in sorted(values.keys() | others.keys()) if values.get(name) != others.get(name)]
    return lines[:20]
