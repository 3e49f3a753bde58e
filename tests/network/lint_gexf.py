#!/usr/bin/python3
"""Lints a GEXF file by the rules that make Gephi, networkx and graphology read it without loss.

    lint_gexf.py FILE...

Every rule stands for a loss that was measured in one of them. Prints each breach with its line; exits 1 if there is any.
Needs no module beyond the standard library.
"""
import datetime
import math
import re
import sys
import xml.parsers.expat

from linting import lint_files

GEXF = "http://gexf.net/1.3"
VIZ = "http://gexf.net/1.3/viz"
TYPES = {"boolean", "integer", "long", "double", "string", "liststring"}
CHILDREN = {None: {"gexf"}, "gexf": {"meta", "graph"}, "meta": {"creator", "description"}, "graph": {"attributes", "nodes", "edges"},
            "attributes": {"attribute"}, "nodes": {"node"}, "edges": {"edge"},
            "node": {"attvalues", "spells", "viz:color", "viz:size", "viz:position"}, "edge": {"attvalues", "spells"},
            "attvalues": {"attvalue"}, "spells": {"spell"}}
ATTRIBUTES = {"gexf": {"version"}, "graph": {"defaultedgetype", "mode", "timeformat", "timerepresentation"},
              "attributes": {"class"}, "attribute": {"id", "title", "type"}, "node": {"id", "label"},
              "edge": {"id", "source", "target", "label", "kind", "weight"}, "attvalue": {"for", "value"},
              "spell": {"start", "end"}, "viz:color": {"r", "g", "b"}, "viz:size": {"value"}, "viz:position": {"x", "y", "z"}}
GRAPH = {"defaultedgetype": "directed", "mode": "dynamic", "timeformat": "date", "timerepresentation": "interval"}
NMTOKEN = re.compile(r"[A-Za-z0-9._:-]+")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
LIST = re.compile(r'\[("([^"\\]|\\.)*")(, "([^"\\]|\\.)*")*\]', re.DOTALL)


def is_number(text):
    return bool(NUMBER.fullmatch(text)) and math.isfinite(float(text))


FITS = {"boolean": lambda text: text in ("true", "false"),
        "integer": lambda text: bool(re.fullmatch("-?[0-9]+", text)) and -2**31 <= int(text) < 2**31,
        "long": lambda text: bool(re.fullmatch("-?[0-9]+", text)) and -2**63 <= int(text) < 2**63,
        "double": is_number, "string": lambda text: True, "liststring": LIST.fullmatch}


class Lint:
    """Events of expat in, breaches out."""

    def __init__(self, raw):
        self.raw = raw
        self.breaches = []
        self.path = []
        self.columns = {"node": {}, "edge": {}}  # class → id → type
        self.blocks = set()
        self.nodes, self.edges, self.kinds = set(), set(), set()
        self.ends = []
        self.last_end = None
        self.parser = xml.parsers.expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end

    def breach(self, message, line=None):
        self.breaches.append((line or self.parser.CurrentLineNumber, message))

    def run(self):
        try:
            self.parser.Parse(self.raw, True)
        except xml.parsers.expat.ExpatError as error:
            self.breach(f"not well-formed: {error}", error.lineno)
            return self.breaches
        for line, node in self.ends:
            if node not in self.nodes:
                self.breach(f"an edge ends at {node}, which is no node", line)
        return self.breaches

    def start(self, name, attributes):
        namespace, _, local = name.rpartition(" ")
        if namespace == VIZ:
            local = "viz:" + local
        elif namespace != GEXF:
            self.breach(f"<{local}> is not in the namespace of GEXF 1.3")
        parent = self.path[-1] if self.path else None
        self.path.append(local)
        if local not in CHILDREN.get(parent, ()):
            self.breach(f"<{local}> in <{parent}>: readers drop it or what is in it")
            return
        for attribute in attributes.keys() - ATTRIBUTES.get(local, set()):
            self.breach(f"<{local}> has the attribute {attribute}")
        for attribute in ATTRIBUTES.get(local, set()) - attributes.keys():
            self.breach(f"<{local}> without {attribute}")
        for value in attributes.values():
            if CONTROL.search(value):
                self.breach(f"a control character in <{local}>")
        getattr(self, "start_" + local.replace(":", "_"), lambda _: None)(attributes)

    def end(self, name):
        self.path.pop()

    def start_graph(self, attributes):
        for name, value in GRAPH.items():
            if attributes.get(name) != value:
                self.breach(f"{name} is not \"{value}\"")

    def start_attributes(self, attributes):
        kind = attributes.get("class")
        if kind not in self.columns:
            self.breach(f"attributes of the class {kind}")
        if kind in self.blocks:
            self.breach(f"a second block of attributes for {kind}: graphology refuses it")
        self.blocks.add(kind)
        self.block = kind

    def start_attribute(self, attributes):
        key, type_ = attributes.get("id"), attributes.get("type")
        columns = self.columns.get(self.block, {})
        if key != attributes.get("title"):
            self.breach(f"the title of {key} is another: graphology shows the id, Gephi the title")
        if key in columns:
            self.breach(f"the attribute {key} is there twice")
        if key in ("id", "label", "weight", "size", "color", "x", "y", "z", "r", "g", "b"):
            self.breach(f"the attribute {key} has a meaning of its own in readers")
        if type_ not in TYPES:
            self.breach(f"{key} has the type \"{type_}\": Gephi drops it")
        columns[key] = type_

    def start_node(self, attributes):
        self.check_id(attributes.get("id", ""), self.nodes)
        if not attributes.get("label", "").strip():
            self.breach("<node> with a blank label")

    def start_edge(self, attributes):
        self.check_id(attributes.get("id", ""), self.edges)
        for end in ("source", "target"):
            self.ends.append((self.parser.CurrentLineNumber, attributes.get(end, "")))
        self.kind = attributes.get("kind", "")
        triple = attributes.get("source"), self.kind, attributes.get("target")
        if triple in self.kinds:
            self.breach("two edges {} -[{}]-> {}: Gephi would merge them".format(*triple))
        self.kinds.add(triple)
        if not self.kind.strip():
            self.breach("an edge without a kind")
        weight = attributes.get("weight", "")
        if not (is_number(weight) and float(weight) > 0):
            self.breach(f"the weight \"{weight}\" is not above 0: Gephi drops the edge")

    def check_id(self, value, seen):
        if not NMTOKEN.fullmatch(value):
            self.breach(f"the id \"{value}\" is no NMTOKEN")
        if value in seen:
            self.breach(f"the id {value} is there twice: Gephi drops the second")
        seen.add(value)

    def start_attvalues(self, attributes):
        self.seen = set()

    def start_attvalue(self, attributes):
        key, value = attributes.get("for"), attributes.get("value", "")
        kind = self.path[-3]
        type_ = self.columns[kind].get(key)
        if type_ is None:
            self.breach(f"a value of {key}, which is not declared for <{kind}>")
            return
        if key in self.seen:
            self.breach(f"two values of {key} in one <{kind}>")
        self.seen.add(key)
        if not value.strip():
            self.breach(f"{key} is blank: leave it out")
        elif not FITS.get(type_, FITS["string"])(value):
            self.breach(f"{key}: \"{value[:40]}\" is no {type_}")
        if kind == "edge" and key == "kind" and value != self.kind:
            self.breach(f"the kind of an edge is \"{self.kind}\" for Gephi, \"{value}\" for networkx")

    def start_spells(self, attributes):
        self.last_end = None

    def start_spell(self, attributes):
        days = []
        for name in ("start", "end"):
            try:
                days.append(datetime.date.fromisoformat(attributes.get(name, "")))
            except ValueError:
                self.breach(f"{name} is \"{attributes.get(name)}\", no full date: Gephi gives the file up")
                return
        if days[0] > days[1]:
            self.breach("a spell ends before it starts")
        if self.last_end and days[0] <= self.last_end:
            self.breach("spells overlap: Gephi loses one")
        self.last_end = days[1]

    def start_viz_color(self, attributes):
        if not all(re.fullmatch("[0-9]+", attributes.get(name, "")) and int(attributes[name]) < 256 for name in "rgb"):
            self.breach("a colour that is not of three numbers below 256")

    def start_viz_size(self, attributes):
        if not (is_number(attributes.get("value", "")) and float(attributes["value"]) > 0):
            self.breach("a size that is not above 0")

    def start_viz_position(self, attributes):
        if not all(is_number(attributes.get(name, "")) for name in "xyz"):
            self.breach("a position that is no numbers")


if __name__ == "__main__":
    sys.exit(lint_files(Lint, __doc__, sys.argv[1:], lambda lint: len(lint.edges)))
