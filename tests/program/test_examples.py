#!/usr/bin/env python3
"""The program on the example articles, from the outside.

usage: test_examples.py ENTENTE PROJECT
"""
import pathlib
import subprocess
import sys
import tempfile
import unittest

from graph_file import DCT, ENT, OA, OWL, PROV, RDF, SCHEMA, article_texts, one, read_turtle, statements

ENTENTE = ""
PROJECT = pathlib.Path()


def build(paths, output):
    return subprocess.run([ENTENTE, "build", *map(str, paths), "-o", str(output)], capture_output=True, text=True,
                          encoding="utf-8")


class Examples(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.output = pathlib.Path(folder.name)
        cls.examples = PROJECT / "docs" / "examples"
        cls.run_ = build([cls.examples], cls.output)
        assert cls.run_.returncode == 0, cls.run_.stderr
        cls.graph = read_turtle(cls.output / "graph.ttl")
        cls.texts = article_texts(cls.examples)
        cls.ontology = read_turtle(PROJECT / "ontology" / "entente.ttl")

    def test_every_article_is_in_the_graph_and_names_somebody(self):
        articles = {one(node[DCT + "identifier"]): node for node in self.graph.values() if DCT + "identifier" in node}
        self.assertEqual(set(articles), set(self.texts))
        for name, node in articles.items():
            self.assertTrue(node.get(SCHEMA + "mentions"), name)

    def test_every_relation_and_every_modality_of_the_ontology_occurs(self):
        relations = {iri for iri, node in self.ontology.items() if OWL + "ObjectProperty" in node[RDF + "type"]
                     and not node.get(ENT + "bookkeeping")}
        self.assertGreaterEqual(len(relations), 19)
        found = {one(node[RDF + "predicate"]) for node in statements(self.graph).values()}
        self.assertEqual(sorted(relations - found), [])
        modalities = {one(node[ENT + "modality"]) for node in statements(self.graph).values() if ENT + "modality" in node}
        self.assertEqual(modalities, {ENT + name for name in ("asserted", "intended", "requested", "negated")})

    def test_every_statement_has_evidence_that_stands_at_its_offsets(self):
        checked = 0
        for iri, statement in statements(self.graph).items():
            evidence = statement.get(PROV + "wasDerivedFrom", set())
            if ENT + "background" not in statement:
                self.assertTrue(evidence, iri)
            for piece in evidence:
                node = self.graph[piece]
                text = self.texts[one(self.graph[one(node[OA + "hasSource"])][DCT + "identifier"])]
                start, end = int(one(node[OA + "start"])), int(one(node[OA + "end"]))
                self.assertEqual(text[start:end], one(node[OA + "exact"]), piece)
                self.assertTrue(one(node[ENT + "rule"]), piece)
                checked += 1
        self.assertGreater(checked, 0)

    def test_only_asserted_statements_are_direct_triples(self):
        asserted, others = set(), set()
        for node in statements(self.graph).values():
            triple = tuple(one(node[RDF + part]) for part in ("subject", "predicate", "object"))
            (asserted if node.get(ENT + "modality", {ENT + "asserted"}) == {ENT + "asserted"} else others).add(triple)
        direct = {(s, p, o) for s, node in self.graph.items() for p, objects in node.items() for o in objects}
        self.assertEqual(asserted - direct, set())
        self.assertEqual((others - asserted) & direct, set())

    def test_the_order_of_the_files_does_not_matter(self):
        with tempfile.TemporaryDirectory() as folder:
            files = sorted(path for path in self.examples.iterdir() if path.suffix in (".txt", ".jsonl"))
            run = build(reversed(files), folder)
            self.assertEqual(run.returncode, 0, run.stderr)
            for name in ("graph.ttl", "graph.graphml"):
                self.assertEqual((pathlib.Path(folder) / name).read_bytes(), (self.output / name).read_bytes(), name)

    def test_networkx_and_igraph_read_the_same_network(self):
        import igraph
        import networkx
        path = str(self.output / "graph.graphml")
        by_networkx = networkx.read_graphml(path, force_multigraph=True)
        by_igraph = igraph.Graph.Read_GraphML(path)
        self.assertTrue(by_networkx.is_directed() and by_igraph.is_directed())
        self.assertGreater(by_networkx.number_of_edges(), 0)
        self.assertEqual(by_networkx.number_of_nodes(), by_igraph.vcount())
        self.assertEqual(by_networkx.number_of_edges(), by_igraph.ecount())
        statements_in_rdf = sum(1 for _ in statements(self.graph))
        self.assertEqual(by_networkx.number_of_edges(), statements_in_rdf)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    ENTENTE, PROJECT = sys.argv[1], pathlib.Path(sys.argv[2])
    unittest.main(argv=sys.argv[:1], verbosity=2)
