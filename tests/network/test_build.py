#!/usr/bin/env python3
"""What the finished program writes for graph tools: every format of one build carries the same, and cuts hold for all.

usage: test_build.py ENTENTE PROJECT
"""
import gzip
import itertools
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

from compare_formats import READERS, compare
from lint_gexf import Lint as GexfLint
from lint_graphml import Lint as GraphmlLint
from network_files import Missing, read_graphml
import read_graphml as graphml_readers

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "program"))
from graph_file import RDF, RDFS, one, read_turtle, statements  # noqa: E402

ENTENTE = ""
PROJECT = pathlib.Path()
ID = "https://w3id.org/entente/id/"
DRAWN = "graphml,gexf,cyjs,csv"
NODE_READERS = ["graphology-graphml", "graphology-gexf", "cytoscape"]
# A test of a minute, where the corpus lies beside the project.
ARTICLES_OF_CORPUS = 5000


def build(paths, output, *options):
    return subprocess.run([ENTENTE, "build", *map(str, paths), "-o", str(output), "-q", *options], capture_output=True,
                          text=True, encoding="utf-8")


class Network(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def build(self, paths, *options):
        run = build(paths, self.folder, *options)
        self.assertEqual(run.returncode, 0, run.stderr)

    def build_examples(self, *options):
        self.build([PROJECT / "docs" / "examples"], "--format", DRAWN, *options)
        return read_graphml(self.folder)

    def compare_all(self, readers):
        for reader in readers:
            try:
                self.assertEqual(compare(self.folder, reader), [], reader)
            except Missing as error:
                print(f"skipped: {reader}: {error}")

    def check_formats(self):
        self.assertEqual(GraphmlLint((self.folder / "graph.graphml").read_bytes()).run(), [])
        self.assertEqual(GexfLint((self.folder / "graph.gexf").read_bytes()).run(), [])
        self.compare_all(READERS)

    def check_readers(self):
        self.compare_all(NODE_READERS)
        for reader in graphml_readers.READERS:
            self.assertIn(graphml_readers.main(reader, str(self.folder / "graph.graphml"), []), (0, 77), reader)

    def test_all_formats_of_one_build_carry_the_same(self):
        self.build([PROJECT / "docs" / "examples"], "--format", f"turtle,{DRAWN}")
        self.check_formats()
        self.check_readers()
        nodes, edges = read_graphml(self.folder)
        graph = read_turtle(self.folder / "graph.ttl")
        in_rdf = statements(graph)
        ends = {one(node[RDF + part]) for node in in_rdf.values() for part in ("subject", "object")}
        self.assertEqual({ID + edge for edge in edges}, set(in_rdf))
        for edge, values in edges.items():
            node = in_rdf[ID + edge]
            self.assertEqual((ID + values["source"], ID + values["target"]),
                             (one(node[RDF + "subject"]), one(node[RDF + "object"])))
        self.assertLessEqual(ends, {ID + node for node in nodes})
        for node, values in nodes.items():
            self.assertEqual(values["label"], one(graph[ID + node][RDFS + "label"]))
        named = {iri for iri in graph if RDFS + "label" in graph[iri]}
        self.assertEqual({ID + node for node in nodes}, named)

    def test_the_same_of_a_corpus(self):
        shared = pathlib.Path(os.environ.get("ENTENTE_SHARED", PROJECT.parent / "shared"))
        corpus = shared / "corpus" / "vietnews-20k.jsonl.gz"
        if not corpus.is_file():
            self.skipTest(f"skipped: there is no {corpus}")
        articles = self.folder / "articles.jsonl"
        with gzip.open(corpus, "rt", encoding="utf-8") as lines:
            articles.write_text("".join(itertools.islice(lines, ARTICLES_OF_CORPUS)), encoding="utf-8")
        self.build([articles], "--format", DRAWN)
        self.check_formats()
        self.check_readers()

    def test_neither_threads_nor_runs_show_in_the_picture(self):
        self.build_examples("-j", "1")
        first = [path.read_bytes() for path in sorted(self.folder.iterdir())]
        self.build_examples("-j", "3")
        self.assertEqual(first, [path.read_bytes() for path in sorted(self.folder.iterdir())])

    def test_a_least_weight_leaves_what_is_said_more_than_once(self):
        _, everything = self.build_examples()
        nodes, edges = self.build_examples("--min-weight", "2")
        self.assertEqual(set(edges), {edge for edge, values in everything.items() if values["weight"] >= 2})
        self.assertEqual(set(nodes), {values[end] for values in edges.values() for end in ("source", "target")})
        self.check_formats()

    def test_types_and_predicates_cut_every_format(self):
        nodes, edges = self.build_examples("--types", "Country,Organization")
        self.assertTrue(nodes and edges)
        self.assertFalse({"Person", "Province"} & {values["type"] for values in nodes.values()})
        self.check_formats()
        nodes, edges = self.build_examples("--predicates", "cooperatesWith")
        self.assertIn("signedMoUWith", {values["predicate"] for values in edges.values()})
        self.assertNotIn("donatesTo", {values["predicate"] for values in edges.values()})
        self.check_formats()

    def test_an_ego_has_its_neighbours_around_it(self):
        _, everything = self.build_examples()
        nodes, edges = self.build_examples("--ego", "cuba")
        self.assertIn("country-CU", nodes)
        beside = {values[end] for values in everything.values() for end in ("source", "target")
                  if "country-CU" in (values["source"], values["target"])}
        self.assertEqual(set(nodes), beside)
        farther, _ = self.build_examples("--ego", "country-CU", "--depth", "2")
        self.assertLess(set(nodes), set(farther))
        self.check_formats()

    def test_rdf_stays_whole(self):
        self.build([PROJECT / "docs" / "examples"], "--format", "turtle")
        whole = (self.folder / "graph.ttl").read_bytes()
        self.build([PROJECT / "docs" / "examples"], "--format", "turtle,csv", "--ego", "Cuba")
        self.assertEqual((self.folder / "graph.ttl").read_bytes(), whole)

    def test_cuts_that_cannot_be_are_refused_and_write_nothing(self):
        examples = [PROJECT / "docs" / "examples"]
        for options, message in ((["--types", "Hero"], "no class \"Hero\""),
                                 (["--predicates", "likes"], "no predicate \"likes\""),
                                 (["--ego", "Ông Không Có"], "called \"Ông Không Có\""),
                                 (["--depth", "2"], "--ego"), (["--min-weight", "0"], "--min-weight"),
                                 (["--types", "Person", "--format", "turtle"], "only formats for graph tools")):
            run = build(examples, self.folder, *options)
            self.assertEqual(run.returncode, 2, options)
            self.assertIn(message, run.stderr)
        self.assertEqual(list(self.folder.iterdir()), [])


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    ENTENTE, PROJECT = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
    unittest.main(argv=sys.argv[:1], verbosity=2)
