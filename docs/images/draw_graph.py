#!/usr/bin/env python3
"""Draw a small GraphML file of entente as SVG, with Graphviz (Debian package graphviz).

usage: draw_graph.py GRAPH.graphml OUT.svg

docs/images/graph.svg was made of the first two example articles:
    build/release/entente build docs/examples/01-*.txt docs/examples/02-*.txt -o /tmp/graph
    docs/images/draw_graph.py /tmp/graph/graph.graphml docs/images/graph.svg
"""
import collections
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

NS = "{http://graphml.graphdrawing.org/xmlns}"
# Strokes for what is no plain fact.
STYLE = {"asserted": "solid", "intended": "dashed", "requested": "dotted", "negated": "dotted"}


def data(element):
    return {child.get("key"): child.text or "" for child in element.iter(NS + "data")}


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def main(source, target):
    graph = ElementTree.parse(source).getroot().find(NS + "graph")
    lines = ["digraph {", 'graph [rankdir=LR, nodesep=0.25, ranksep=0.5, bgcolor=white, pad=0.2]',
             'node [shape=box, style="rounded,filled", fontname="sans-serif", fontsize=11, fontcolor=white, penwidth=0, margin="0.12,0.05"]',
             'edge [fontname="sans-serif", fontsize=9, color="#8a8f98", fontcolor="#444a55", arrowsize=0.6]']
    ends = {end for edge in graph.iter(NS + "edge") for end in (edge.get("source"), edge.get("target"))}
    for node in graph.iter(NS + "node"):
        if node.get("id") in ends:
            values = data(node)
            label = re.sub(r"(.{14,22}?) ", r"\1\\n", values["n_label"].replace('"', ""))
            lines.append(f'{quoted(node.get("id"))} [label="{label}", fillcolor={quoted(values["n_color"])}]')
    between = collections.defaultdict(list)
    for edge in graph.iter(NS + "edge"):
        between[edge.get("source"), edge.get("target")].append(data(edge))
    for (start, end), kinds in between.items():
        labels = [values["e_predicate"] + ("" if values["e_modality"] == "asserted" else f' ({values["e_modality"]})')
                  for values in kinds]
        modality = "asserted" if any(v["e_modality"] == "asserted" for v in kinds) else kinds[0]["e_modality"]
        arrow = "none" if all(v["e_symmetric"] == "true" for v in kinds) else "normal"
        lines.append(f'{quoted(start)} -> {quoted(end)} [label={quoted(chr(10).join(labels))}, '
                     f'style={STYLE[modality]}, arrowhead={arrow}]')
    lines.append("}")
    subprocess.run(["dot", "-T" + target.rsplit(".", 1)[1], "-o", target], input="\n".join(lines), text=True, check=True)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
