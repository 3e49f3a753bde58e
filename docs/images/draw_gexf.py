#!/usr/bin/env python3
"""Draw a GEXF file of entente as SVG: its positions, sizes and colours, as Gephi shows them. Needs nothing but Python.

usage: draw_gexf.py GRAPH.gexf OUT.svg

docs/images/examples.svg was made of the example articles:
    build/release/entente build docs/examples -o /tmp/graph --format gexf
    docs/images/draw_gexf.py /tmp/graph/graph.gexf docs/images/examples.svg
"""
import html
import sys
import xml.etree.ElementTree as ElementTree

NS = {"": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}
WIDTH = 1200
SMALLEST = 9  # points of a label that can still be read; smaller ones are left out
# Strokes for what is no plain fact.
DASHES = {"intended": "6 3", "requested": "2 3", "negated": "2 3"}


class Node:
    def __init__(self, element):
        size, place, colour = (element.find("viz:" + name, NS).attrib for name in ("size", "position", "color"))
        self.label = element.get("label")
        self.x, self.y, self.size = float(place["x"]), -float(place["y"]), float(size["value"])
        self.colour = "#{:02x}{:02x}{:02x}".format(*(int(colour[part]) for part in "rgb"))


def labels(nodes, scale):
    """(node, font size) of the labels for which there is room, the large nodes first."""
    taken = []
    for node in sorted(nodes, key=lambda node: (-node.size, node.label)):
        font = 6 + 0.45 * node.size * scale
        if font < SMALLEST:
            break
        half, x, y = 0.28 * font * len(node.label), node.x * scale, node.y * scale
        box = (x - half, y - 0.6 * font, x + half, y + 0.6 * font)
        if all(box[2] < b[0] or b[2] < box[0] or box[3] < b[1] or b[3] < box[1] for b in taken):
            taken.append(box)
            yield node, font


def main(source, target):
    graph = ElementTree.parse(source).getroot().find("graph", NS)
    nodes = {element.get("id"): Node(element) for element in graph.iterfind("nodes/node", NS)}
    left, right = (pick(node.x + sign * node.size for node in nodes.values()) for pick, sign in ((min, -1), (max, 1)))
    top, bottom = (pick(node.y + sign * node.size for node in nodes.values()) for pick, sign in ((min, -1), (max, 1)))
    scale = WIDTH / (right - left)
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left * scale - 40:.0f} {top * scale - 10:.0f} '
             f'{WIDTH + 80} {(bottom - top) * scale + 20:.0f}" font-family="sans-serif">',
             f'<rect x="{left * scale - 40:.0f}" y="{top * scale - 10:.0f}" width="100%" height="100%" fill="white"/>']
    for element in graph.iterfind("edges/edge", NS):
        start, end = nodes[element.get("source")], nodes[element.get("target")]
        dashes = next((dash for modality, dash in DASHES.items() if f"({modality})" in element.get("kind")), None)
        lines.append(f'<line x1="{start.x * scale:.1f}" y1="{start.y * scale:.1f}" x2="{end.x * scale:.1f}" '
                     f'y2="{end.y * scale:.1f}" stroke="{start.colour}" stroke-opacity="0.45"'
                     + (f' stroke-dasharray="{dashes}"' if dashes else "") + "/>")
    for node in nodes.values():
        lines.append(f'<circle cx="{node.x * scale:.1f}" cy="{node.y * scale:.1f}" r="{node.size * scale:.1f}" '
                     f'fill="{node.colour}" stroke="white"><title>{html.escape(node.label)}</title></circle>')
    for node, font in labels(nodes.values(), scale):
        lines.append(f'<text x="{node.x * scale:.1f}" y="{node.y * scale:.1f}" font-size="{font:.1f}" '
                     'text-anchor="middle" dominant-baseline="central" stroke="white" stroke-width="3" '
                     f'stroke-opacity="0.8" paint-order="stroke">{html.escape(node.label)}</text>')
    with open(target, "w", encoding="utf-8") as file:
        file.write("\n".join([*lines, "</svg>"]) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
