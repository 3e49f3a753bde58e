#!/usr/bin/python3
"""Breaks a good GraphML file in every way that lint_graphml.py is there to find, and has it found.

    test_lint_graphml.py GOOD_FILE
"""
import sys

from lint_graphml import Lint
from linting import find_mutants

KEY = '<key id="n_label"'
NODE = '<node id="ministry-bo-y-te">'
EDGE_KIND = 'ent:label="supports">'
LABEL = '<data key="n_label">Bộ Y tế</data>'
END = "</graph>"
# what is replaced (the first time it stands there) → by what, and a part of the message.
MUTANTS = [
    ("<graphml ", "<!DOCTYPE graphml [<!ENTITY x 'y'>]><graphml ", "document type"),
    ("</graphml>", "", "not well-formed"),
    ("Bộ Y tế", "Bộ\x01Y tế", "not well-formed"),
    ("Bộ Y tế", "Bộ&#1;Y tế", "not well-formed"),
    ("Bộ Y tế", "Bộ\x85Y tế", "a control character"),
    ("xmlns=\"http://graphml", "xmlns=\"https://graphml", "namespace"),
    ('edgedefault="directed"', 'edgedefault="undirected"', "edgedefault"),
    (END, END + '<graph edgedefault="directed"/>', "2 graphs"),
    (END, END + '<key id="n_late" for="node" attr.name="late" attr.type="string"/>', "after <graph>"),
    (KEY, '<key id="n_any" for="all" attr.name="any" attr.type="string"/>' + KEY, 'is for "all"'),
    (KEY, '<key id="d0" for="node" attr.name="any" attr.type="string"/>' + KEY, 'key id "d0"'),
    (KEY, '<key id="n_Type" for="node" attr.name="any" attr.type="string"/>' + KEY, "in lower case"),
    (KEY, '<key id="n_type" for="node" attr.name="any" attr.type="string"/>' + KEY, "twice but for case"),
    (KEY, '<key id="n_any" for="node" attr.name="Type" attr.type="string"/>' + KEY, "twice but for case"),
    (KEY, '<key id="n_any" for="node" attr.type="string"/>' + KEY, "without attr.name"),
    (KEY, '<key id="n_any" for="node" attr.name="any" attr.type="liststring"/>' + KEY, 'type "liststring"'),
    (KEY, '<key id="n_any" for="node" attr.name="any" attr.type="date"/>' + KEY, 'type "date"'),
    (KEY, '<key id="n_any" for="node" attr.name="b" attr.type="boolean"/>' + KEY, "its own property"),
    (KEY, '<key id="n_any" for="node" attr.name="d3" attr.type="string"/>' + KEY, "a meaning of its own"),
    (KEY, '<key id="e_any" for="edge" attr.name="id" attr.type="string"/>' + KEY, "a meaning of its own"),
    (KEY, '<key id="n_any" for="node" attr.name="any" attr.type="int"><default>1</default></key>' + KEY,
     "<default>"),
    ('attr.name="label"', 'attr.name="Label"', "is not Gephi's label"),
    ('attr.name="label"', 'attr.name="name"', "no node key with the attr.name label"),
    ('attr.name="weight"', 'attr.name="count"', "no edge key with the attr.name weight"),
    ('attr.name="kind"', 'attr.name="sort"', "no edge key with the attr.name kind"),
    (NODE, NODE + "<desc>x</desc>", "<desc>"),
    (NODE, NODE + '<graph edgedefault="directed"/>', "<graph> in <node>"),
    (NODE, NODE + '<port name="x"/>', "<port>"),
    (NODE, '<hyperedge/>' + NODE, "<hyperedge>"),
    (NODE, '<data key="n_label">x</data>' + NODE, "<data> in <graph>"),
    (NODE, '<node id="ministry-bo-y-te"/>' + NODE, "is there twice"),
    (NODE, '<node id="two words">', "no NMTOKEN"),
    (NODE, "<node>", "no NMTOKEN"),
    (NODE, '<node id="ministry-bo-y-te" label="x">', "has the attribute label"),
    (NODE, NODE + "x", "text outside of <data>"),
    (NODE, NODE + '<data key="n_other">x</data>', "not declared"),
    (NODE, NODE + '<data key="e_kind">x</data>', "not declared"),
    (LABEL, LABEL + LABEL, "twice in one <node>"),
    (LABEL, "", "<node> without label"),
    (LABEL, '<data key="n_label"> </data>', "empty or blank"),
    (LABEL, '<data key="n_label">A &amp; B</data>', "no CDATA"),
    (LABEL, '<data key="n_label">A &gt; B</data>', "no CDATA"),
    (LABEL, '<data key="n_label">A&#32;B</data>', "no CDATA"),
    ("#2e7d32", "rgb(1,2,3)", "no colour"),
    ('"e_symmetric">true', '"e_symmetric">TRUE', "is no boolean"),
    ('"e_symmetric">true', '"e_symmetric">1', "is no boolean"),
    ('"n_mentions">1', '"n_mentions">1.5', "is no int"),
    ('"n_mentions">1', '"n_mentions">3000000000', "is no int"),
    ('"e_confidence">', '"e_confidence">NaN', "is no double"),
    ('"e_confidence">1<', '"e_confidence">0,5<', "is no double"),
    ('"e_confidence">1<', '"e_confidence">1e999<', "is no double"),
    ('"e_weight">2', '"e_weight">0', "not above 0"),
    ('"e_weight">2', '"e_weight">-2', "not above 0"),
    ('<data key="e_weight">2</data>', "", "<edge> without weight"),
    (EDGE_KIND, ">", "without one namespaced attribute"),
    (EDGE_KIND, 'label="supports">', "has the attribute label"),
    (EDGE_KIND, 'ent:label=" ">', "without one namespaced attribute"),
    (EDGE_KIND, 'ent:label="thanks">', "the kind of an edge"),
    (EDGE_KIND, 'directed="false" ' + EDGE_KIND, "an undirected edge"),
    ('ent:label="supports (intended)">', EDGE_KIND, "Gephi would merge them"),
    ('target="company-a-b"', 'target="nobody"', "is no node"),
    ('<edge id="', '<edge id="two words ', "no NMTOKEN"),
]


def main(path):
    failures, good = find_mutants(Lint, path, MUTANTS)
    if not any("no UTF-8" in text for _, text in Lint(good.encode().replace(b"Y", b"\xff", 1)).run()):
        failures.append("bytes that are no UTF-8 were not found")
    print("\n".join(failures) or f"{len(MUTANTS) + 1} breaches found")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
