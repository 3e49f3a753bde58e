#!/usr/bin/python3
"""Lints a GraphML file by the rules that make Gephi, networkx, igraph and graphology read it without loss.

    lint_graphml.py FILE...

Every rule stands for a loss that was measured in one of them; most are silent there: an edge, a column or a
space is simply missing. Prints each breach with its line; exits 1 if there is any. Needs no module beyond
the standard library.
"""
import math
import re
import sys
import xml.parsers.expat

from linting import lint_files

GRAPHML = "http://graphml.graphdrawing.org/xmlns"
TYPES = {"boolean", "int", "long", "double", "string"}
# What Gephi takes for a property of its own, by a key's id or else its attr.name, with the types it parses.
NODE_PROPERTIES = {
    "label": {"string"}, "nodelabel": {"string"}, "d3": set(), "size": {"int", "double"}, "color": {"string"},
    "x": {"double"}, "y": {"double"}, "z": {"double"}, "xpos": {"double"}, "ypos": {"double"}, "zpos": {"double"},
    "r": {"int"}, "g": {"int"}, "b": {"int"},
}
EDGE_PROPERTIES = {
    "label": {"string"}, "edgelabel": {"string"}, "d7": set(), "weight": {"int", "double"},
    "edge weight": {"int", "double"}, "color": {"string"}, "r": {"int"}, "g": {"int"}, "b": {"int"},
    # Gephi and igraph have the id of the element under these names.
    "id": set(), "edgeid": set(),
}
PROPERTIES = {"node": NODE_PROPERTIES, "edge": EDGE_PROPERTIES}
REQUIRED = {"node": ["label"], "edge": ["label", "weight", "kind"]}
PREFIX = {"node": "n_", "edge": "e_"}
INT_RANGE = {"int": 2**31, "long": 2**63}
CHILDREN = {None: {"graphml"}, "graphml": {"key", "graph"}, "graph": {"node", "edge"}, "node": {"data"},
            "edge": {"data"}, "key": set(), "data": set()}
ATTRIBUTES = {"graphml": set(), "key": {"id", "for", "attr.name", "attr.type"}, "graph": {"id", "edgedefault"},
              "node": {"id"}, "edge": {"id", "source", "target", "directed"}, "data": {"key"}}
NMTOKEN = re.compile(r"[A-Za-z0-9._:-]+")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")


class Key:
    def __init__(self, name, kind, type_):
        self.name, self.kind, self.type = name, kind, type_


class Lint:
    """Events of expat in, breaches out. Expat is used bare, because only there does one see whether a
    character came from a CDATA section, from a reference, or as itself."""

    def __init__(self, raw):
        self.raw = raw
        self.breaches = []
        self.path = []          # local names of the open elements
        self.keys = {}          # id → Key
        self.key_ids = set()    # lower-cased
        self.key_names = set()  # (for, lower-cased attr.name)
        self.graphs = 0
        self.nodes = set()
        self.edge_ids = set()
        self.triples = set()
        self.ends = []          # (line, node id) of edges, checked at the end
        self.element = None     # the open node or edge
        self.text = None        # of the open data
        self.in_cdata = False
        self.parser = xml.parsers.expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = False
        self.parser.ordered_attributes = False
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.StartCdataSectionHandler = lambda: setattr(self, "in_cdata", True)
        self.parser.EndCdataSectionHandler = lambda: setattr(self, "in_cdata", False)
        self.parser.StartDoctypeDeclHandler = lambda *_: self.breach("a document type: readers differ in entities")

    def breach(self, message, line=None):
        self.breaches.append((line or self.parser.CurrentLineNumber, message))

    def run(self):
        try:
            self.raw.decode("utf-8")
        except UnicodeDecodeError as error:
            return [(self.raw.count(b"\n", 0, error.start) + 1, f"no UTF-8: {error.reason}")]
        try:
            self.parser.Parse(self.raw, True)
        except xml.parsers.expat.ExpatError as error:
            self.breach(f"not well-formed: {error}", error.lineno)
            return self.breaches
        if self.graphs != 1:
            self.breach(f"{self.graphs} graphs; igraph and networkx read the first")
        for line, node in self.ends:
            if node not in self.nodes:
                self.breach(f"an edge ends at {node}, which is no node: Gephi would make one up", line)
        for kind, names in REQUIRED.items():
            for name in names:
                if not any(key.kind == kind and key.name == name for key in self.keys.values()):
                    self.breach(f"no {kind} key with the attr.name {name}")
        return self.breaches

    def start(self, name, attributes):
        namespace, _, local = name.rpartition(" ")
        if namespace != GRAPHML:
            self.breach(f"<{local}> is not in GraphML's namespace")
        parent = self.path[-1] if self.path else None
        self.path.append(local)
        if local not in CHILDREN.get(parent, set()):
            self.breach(f"<{local}> in <{parent}>: readers drop it or what is in it")
            return
        for attribute in attributes:
            if attribute not in ATTRIBUTES[local] and not (local == "edge" and attribute.endswith(" label")):
                self.breach(f"<{local}> has the attribute {attribute}")
        getattr(self, "start_" + local)(attributes)

    def start_graphml(self, attributes):
        pass

    def start_key(self, attributes):
        key_id, kind = attributes.get("id", ""), attributes.get("for", "")
        name, type_ = attributes.get("attr.name", ""), attributes.get("attr.type", "")
        if self.graphs:
            self.breach(f"key {key_id} after <graph>: Gephi ignores it")
        if kind not in PREFIX:
            self.breach(f"key {key_id} is for \"{kind}\": only node and edge are read alike")
            return
        if not re.fullmatch(PREFIX[kind] + "[a-z][a-z0-9_]*", key_id):
            self.breach(f"key id \"{key_id}\": not {PREFIX[kind]}* in lower case; Cytoscape shows it, Gephi "
                        "lower-cases it")
        if key_id.lower() in self.key_ids:
            self.breach(f"key id {key_id} is there twice but for case: one column in Gephi")
        self.key_ids.add(key_id.lower())
        if not name:
            self.breach(f"key {key_id} without attr.name")
        if (kind, name.lower()) in self.key_names:
            self.breach(f"attr.name {name} is there twice but for case: one attribute in networkx")
        self.key_names.add((kind, name.lower()))
        if type_ not in TYPES:
            self.breach(f"key {key_id} has the type \"{type_}\": Gephi or igraph drops it")
        wanted = PROPERTIES[kind].get(name.lower())
        if wanted is not None:
            if name != name.lower() and name != "Edge Weight":
                self.breach(f"attr.name {name} is not Gephi's {name.lower()}, only a column")
            elif not wanted:
                self.breach(f"attr.name {name} has a meaning of its own in readers")
            elif type_ not in wanted:
                self.breach(f"attr.name {name} with the type {type_}: Gephi takes it for its own property")
        self.keys[key_id] = Key(name, kind, type_)

    def start_graph(self, attributes):
        self.graphs += 1
        if attributes.get("edgedefault") != "directed":
            self.breach("edgedefault is not \"directed\"")

    def start_node(self, attributes):
        self.check_id("node", attributes.get("id", ""), self.nodes)
        self.element = {}

    def start_edge(self, attributes):
        self.check_id("edge", attributes.get("id", ""), self.edge_ids)
        if attributes.get("directed", "true") != "true":
            self.breach("an undirected edge: networkx refuses the file, Gephi may")
        for end in ("source", "target"):
            self.ends.append((self.parser.CurrentLineNumber, attributes.get(end, "")))
        kinds = [value for attribute, value in attributes.items() if attribute.endswith(" label")]
        if len(kinds) != 1 or not kinds[0].strip():
            self.breach("an edge without one namespaced attribute label: Gephi would merge parallel edges")
        self.kind = kinds[0] if kinds else ""
        triple = (attributes.get("source"), self.kind, attributes.get("target"))
        if triple in self.triples:
            self.breach("two edges {} -[{}]-> {}: Gephi would merge them".format(triple[0], triple[1], triple[2]))
        self.triples.add(triple)
        self.element = {}

    def check_id(self, what, value, seen):
        if not NMTOKEN.fullmatch(value):
            self.breach(f"{what} id \"{value}\" is missing or no NMTOKEN")
        if value in seen:
            self.breach(f"{what} id {value} is there twice: Gephi drops the second")
        seen.add(value)

    def start_data(self, attributes):
        self.text = ""
        self.key = attributes.get("key", "")

    def characters(self, text):
        if self.text is None:
            if text.strip():
                self.breach(f"text outside of <data>: \"{text.strip()[:40]}\"")
            return
        # The event's first byte tells a reference from the character itself.
        if not self.in_cdata and self.raw[self.parser.CurrentByteIndex] == ord("&"):
            self.breach(f"a reference for \"{text}\" in <data>, no CDATA: Gephi loses white space around it")
        self.text += text

    def end(self, name):
        local = self.path.pop()
        if local == "data" and self.text is not None:
            self.end_data()
        elif local in PREFIX and self.element is not None:
            self.end_element(local)

    def end_data(self):
        text, self.text = self.text, None
        key = self.keys.get(self.key)
        parent = self.path[-1] if self.path else None
        if key is None or key.kind != parent:
            self.breach(f"data of the key {self.key}, which is not declared for <{parent}>")
            return
        if self.element is None:
            return
        if self.key in self.element:
            self.breach(f"data of the key {self.key} twice in one <{parent}>")
        self.element[self.key] = text
        if CONTROL.search(text):
            self.breach(f"a control character in {self.key}")
        if not text.strip():
            self.breach(f"{self.key} is empty or blank: readers differ; leave it out")
        elif not self.fits(key.type, text):
            self.breach(f"{self.key}: \"{text[:40]}\" is no {key.type}")
        elif key.name == "color" and not re.fullmatch("#[0-9a-f]{6}", text, re.IGNORECASE):
            self.breach(f"{self.key}: \"{text[:40]}\" is no colour #rrggbb")
        elif key.name in ("weight", "Edge Weight", "size") and not float(text) > 0:
            self.breach(f"{self.key} is not above 0: Gephi drops an edge of weight 0")

    @staticmethod
    def fits(type_, text):
        if type_ == "boolean":
            return text in ("true", "false")
        if type_ in INT_RANGE:
            return bool(re.fullmatch("-?[0-9]+", text)) and -INT_RANGE[type_] <= int(text) < INT_RANGE[type_]
        if type_ == "double":
            return bool(NUMBER.fullmatch(text)) and math.isfinite(float(text))
        return True

    def end_element(self, local):
        values = {self.keys[key].name: text for key, text in self.element.items()}
        self.element = None
        for name in REQUIRED[local]:
            if name not in values:
                self.breach(f"<{local}> without {name}")
        if local == "edge" and values.get("kind", self.kind) != self.kind:
            self.breach(f"the kind of an edge is \"{self.kind}\" for Gephi, \"{values['kind']}\" for the others")


if __name__ == "__main__":
    sys.exit(lint_files(Lint, __doc__, sys.argv[1:], lambda lint: len(lint.edge_ids)))
