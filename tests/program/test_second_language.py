#!/usr/bin/env python3
"""A language is data: a folder with one title, one name and one rule is enough, and nothing is built anew.

usage: test_second_language.py ENTENTE PROJECT
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

from graph_file import ENT, RDF, RDFS, one, read_turtle, statements

ENTENTE = ""
PROJECT = pathlib.Path()


class SecondLanguage(unittest.TestCase):
    def test_two_packs_read_the_articles_of_their_languages(self):
        here = PROJECT / "tests" / "program" / "second_language"
        with tempfile.TemporaryDirectory() as folder:
            mappings = pathlib.Path(folder) / "mappings"
            shutil.copytree(PROJECT / "mappings", mappings)
            shutil.copytree(here / "it", mappings / "it")
            run = subprocess.run([ENTENTE, "build", here / "articolo.txt", here / "bai-viet.txt",
                                  "--mappings", mappings, "-o", folder], capture_output=True, text=True)
            self.assertEqual(run.returncode, 0, run.stderr)
            graph = read_turtle(pathlib.Path(folder) / "graph.ttl")

        def name(iri):
            return one(graph[iri][RDFS + "label"])
        said = {(name(one(node[RDF + "subject"])), one(node[RDF + "predicate"]).removeprefix(ENT),
                 name(one(node[RDF + "object"]))) for node in statements(graph).values()}
        self.assertIn(("Bianca Esempio", "holdsPositionIn", "Siena"), said)
        self.assertIn(("Bianca Esempio", "visits", "Svizzera"), said)
        self.assertIn(("Chính phủ Lào", "thanks", "Việt Nam"), said)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    ENTENTE, PROJECT = sys.argv[1], pathlib.Path(sys.argv[2])
    unittest.main(argv=sys.argv[:1], verbosity=2)
