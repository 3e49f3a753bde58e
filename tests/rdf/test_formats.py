#!/usr/bin/env python3
"""Every format of one build carries the same entities and statements.

usage: test_formats.py ENTENTE PROJECT FOLDER

Builds a graph of the examples and of a record with hostile texts into FOLDER, in all formats, and reads the RDF files
with rdflib. Exits 77 where that is missing.
"""
import json
import pathlib
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ElementTree

try:
    import rdflib
except ModuleNotFoundError:
    print("skipped: rdflib is missing (Debian package python3-rdflib)")
    sys.exit(77)

ENTENTE, PROJECT, FOLDER = "", pathlib.Path(), pathlib.Path()
ENT = rdflib.Namespace("https://w3id.org/entente/ontology#")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
ID = "https://w3id.org/entente/id/"
VOID = rdflib.Namespace("http://rdfs.org/ns/void#")
LICENSE = "https://creativecommons.org/licenses/by/4.0/"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"

# But no backslash before a u: rdflib 6.1 takes what stands escaped in N-Triples for an escape.
HOSTILE = {"id": "a \"b\" <c>\\ ]]>", "title": "\"\\ \t\u0001 \u202e \U0001f600 {\"@id\": \"x\"} </script> @vi .",
           "text": "Ngày 5/3/2024, Việt Nam đã tặng Cuba 3 \"máy\" <thở> \\ {a} để giúp các bệnh viện của nước này. Ông cho biết đây là "
                   "món quà của nhân dân.\n\nCuba cảm ơn Việt Nam về sự giúp đỡ quý báu trong những năm qua và mong được hợp tác.",
           "url": "https://ví-dụ.vn/bài 1?q=<a>&b=\"c\"#x", "author": "O'Neil \\\" ^^<x>", "date": "2024-03-06"}


def read(name, syntax):
    graph = rdflib.ConjunctiveGraph()
    graph.parse(str(FOLDER / name), format=syntax)
    return graph


class Formats(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        rdflib.NORMALIZE_LITERALS = False
        FOLDER.mkdir(parents=True, exist_ok=True)
        record = FOLDER / "hostile.jsonl"
        record.write_text(json.dumps(HOSTILE) + "\n", encoding="utf-8")
        subprocess.run([ENTENTE, "build", PROJECT / "docs" / "examples", record, "-o", FOLDER, "-q",
                        "--format", "turtle,ntriples,nquads,jsonld,graphml,void", "--license", LICENSE], check=True)
        cls.turtle = set(read("graph.ttl", "turtle").triples((None, None, None)))

    def test_the_graph_is_worth_the_comparison(self):
        self.assertGreater(len(self.turtle), 3000)
        self.assertEqual([], [node for triple in self.turtle for node in triple if isinstance(node, rdflib.BNode)])
        self.assertIn(rdflib.Literal(HOSTILE["id"]), {o for _, _, o in self.turtle})

    def test_ntriples_and_json_ld_hold_the_triples_of_turtle(self):
        for name, syntax in (("graph.nt", "nt"), ("graph.jsonld", "json-ld")):
            found = set(read(name, syntax).triples((None, None, None)))
            self.assertEqual((found - self.turtle, self.turtle - found), (set(), set()), name)

    def test_the_graphs_of_n_quads_are_what_each_article_says(self):
        quads = read("graph.nq", "nquads")
        self.assertEqual(set(quads.triples((None, None, None))), self.turtle)
        articles = {s for s, p, o in self.turtle if p == rdflib.RDF.type and o.endswith("NewsArticle")}
        named = {graph.identifier: graph for graph in quads.contexts() if str(graph.identifier).startswith(ID)}
        self.assertEqual(set(named), articles)
        for article, graph in named.items():
            self.assertLessEqual(set(graph.objects(None, OA.hasSource)), {article})
            for statement in graph.subjects(rdflib.RDF.type, ENT.Statement):
                self.assertTrue(list(graph.objects(statement, PROV.wasDerivedFrom)), statement)
        outside = [graph for graph in quads.contexts() if graph.identifier not in named]
        self.assertEqual([], [s for graph in outside for s in graph.subjects(rdflib.RDF.type, ENT.Evidence)])

    def test_json_ld_is_json_with_one_subject_a_line(self):
        text = (FOLDER / "graph.jsonld").read_text(encoding="utf-8")
        nodes = json.loads(text)["@graph"]
        self.assertEqual(len(nodes), len({node["@id"] for node in nodes}))
        self.assertEqual(len(nodes), sum(line.startswith('{"@id"') for line in text.splitlines()))

    def test_the_description_counts_what_is_there(self):
        description = read("dataset.ttl", "turtle")
        dataset = rdflib.URIRef(ID + "dataset")
        self.assertEqual(len(self.turtle), int(description.value(dataset, VOID.triples)))
        self.assertEqual(rdflib.URIRef(LICENSE), description.value(dataset, rdflib.DCTERMS.license))
        self.assertIsNone(description.value(dataset, rdflib.DCTERMS.created))
        for part in description.objects(dataset, VOID.classPartition):
            found = sum(p == rdflib.RDF.type and o == description.value(part, VOID["class"])
                        for _, p, o in self.turtle)
            self.assertEqual(found, int(description.value(part, VOID.entities)), part)
        for part in description.objects(dataset, VOID.propertyPartition):
            found = sum(p == description.value(part, VOID.property) for _, p, o in self.turtle)
            self.assertEqual(found, int(description.value(part, VOID.triples)), part)
        packs = [used for used in description.objects(description.value(dataset, PROV.wasGeneratedBy), PROV.used)
                 if description.value(used, rdflib.DCTERMS.language)]
        self.assertEqual(["vi"], [str(description.value(pack, rdflib.DCTERMS.language)) for pack in packs])
        self.assertRegex(str(description.value(packs[0], rdflib.DCTERMS.identifier)), "^[0-9a-f]{16}$")
        program = description.value(description.value(description.value(dataset, PROV.wasGeneratedBy),
                                                      PROV.wasAssociatedWith), rdflib.OWL.versionInfo)
        self.assertRegex(str(program), r"^\d+\.\d+\.\d+$")

    def test_times_are_said_where_they_are_asked_for(self):
        for created, status in (("2026-01-31T09:00:00Z", 0), ("now", 0), ("yesterday", 2)):
            done = subprocess.run([ENTENTE, "build", PROJECT / "docs" / "examples", "-o", FOLDER / "timed", "-q", "--format",
                                   "void", "--created", created], capture_output=True)
            self.assertEqual(done.returncode, status, created)
            if status == 0:
                text = (FOLDER / "timed" / "dataset.ttl").read_text(encoding="utf-8")
                self.assertRegex(text, r'dcterms:created "2\d{3}-\d\d-\d\dT\d\d:\d\d:\d\dZ"\^\^xsd:dateTime')

    def test_graphml_has_the_same_entities_and_statements(self):
        graph = ElementTree.parse(FOLDER / "graph.graphml").getroot()
        subjects = {s for s, p, o in self.turtle if p == rdflib.RDFS.label}
        statements = {s for s, p, o in self.turtle if p == rdflib.RDF.type and o == ENT.Statement}
        self.assertEqual({ID + node.get("id") for node in graph.iter(GRAPHML + "node")}, set(map(str, subjects)))
        self.assertEqual({ID + edge.get("id") for edge in graph.iter(GRAPHML + "edge")}, set(map(str, statements)))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    ENTENTE, PROJECT, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    unittest.main(argv=sys.argv[:1], verbosity=2)
