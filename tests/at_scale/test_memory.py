#!/usr/bin/env python3
"""Memory grows with what articles say, not with how often they say it.

usage: test_memory.py ENTENTE PROJECT

Articles that say the same under other ids cost what is kept of each article: with --max-evidence that is its name and
which actors it names; without it also where it says what.
"""
import itertools
import json
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "hostile"))
from running import at_most, run  # noqa: E402

ENTENTE = ""
PROJECT = pathlib.Path()
FEW, MANY = 500, 5_000
# Kilobytes that an article of which all is known already may take: about twice what was measured.
LIMITED, WHOLE = 8, 20


class Memory(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.texts = [path.read_text(encoding="utf-8") for path in sorted((PROJECT / "docs" / "examples").glob("*.txt"))]

    def megabytes(self, count, *options):
        articles = self.folder / "in.jsonl"
        with open(articles, "w", encoding="utf-8") as out:
            for i, text in zip(range(count), itertools.cycle(self.texts)):
                out.write(json.dumps({"id": f"copy-{i}", "text": text}, ensure_ascii=False) + "\n")
        done = run([ENTENTE, "build", articles, "-j1", "-q", "-o", self.folder / "out", *options])
        self.assertEqual(done.status, 0, done.err[:500])
        return done.megabytes

    def check(self, limit, *options):
        few, many = self.megabytes(FEW, *options), self.megabytes(MANY, *options)
        kilobytes = (many - few) * 1024 / (MANY - FEW)
        print(f"{few:.0f} MB for {FEW} articles, {many:.0f} MB for {MANY}: {kilobytes:.1f} KB an article", file=sys.stderr)
        self.assertLess(kilobytes, at_most(limit))

    def test_known_articles_with_little_evidence_cost_next_to_nothing(self):
        self.check(LIMITED, "--max-evidence", "3")

    def test_known_articles_cost_their_evidence(self):
        self.check(WHOLE)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    ENTENTE, PROJECT = sys.argv[1], pathlib.Path(sys.argv[2])
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
